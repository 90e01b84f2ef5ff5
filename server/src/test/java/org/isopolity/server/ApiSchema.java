package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API says of itself, held against what it answers. */
record ApiSchema(JsonNode description) {

    private static final JsonMapper JSON = new JsonMapper();

    static ApiSchema of(String description) {
        return new ApiSchema(JSON.readTree(description));
    }

    void assertFits(String body, String schema) {
        ObjectNode root = JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", description.get("components"));
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
        assertThat(compiled.validate(body, InputFormat.JSON)).as(schema).isEmpty();
    }
}
