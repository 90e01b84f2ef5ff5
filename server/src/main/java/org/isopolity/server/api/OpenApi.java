package org.isopolity.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The description of the API as it is written down in {@code openapi.yaml}. */
final class OpenApi {

    private final Map<String, Object> description;

    OpenApi() {
        try (InputStream yaml = Objects.requireNonNull(
                OpenApi.class.getResourceAsStream("openapi.yaml"), "the class path lacks openapi.yaml")) {
            description = new YAMLMapper().readValue(yaml, new TypeReference<Map<String, Object>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, Object> description() {
        return description;
    }
}
