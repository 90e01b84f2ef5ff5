package org.isopolity.server.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Item;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as scripts read and write it. */
final class AnswerJson {

    private static final List<String> FIELDS =
            List.of("value", "choice", "missing", "year", "level", "flags", "source", "source_url", "licence", "note");
    private static final JsonMapper JSON = new JsonMapper();

    private AnswerJson() {}

    static void write(Answer answer, HttpServletResponse response) throws IOException {
        Content content = answer.content();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("item", answer.item());
        json.put("state", answer.state().name());
        json.put("version", answer.version());
        content.amount().ifPresent(amount -> json.put("value", amount));
        json.put("choice", content.choice());
        json.put("missing", content.missing());
        json.put("year", content.year());
        json.put("level", content.level());
        json.put("flags", content.flags());
        json.put("source", content.source());
        json.put("source_url", content.sourceUrl());
        json.put("licence", content.licence());
        json.put("note", content.note());
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(JSON.writeValueAsBytes(json));
    }

    /**
     * Reads a content.
     *
     * @throws IllegalArgumentException if there is a field that a city cannot set, or one of another type
     */
    static Content read(Item item, JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        for (String name : json.propertyNames()) {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException(name);
            }
        }
        JsonNode value = json.path("value");
        if (!value.isMissingNode() && !value.isNull() && !value.isNumber()) {
            throw new IllegalArgumentException("value");
        }
        JsonNode year = json.path("year");
        if (!year.isMissingNode() && !year.isIntegralNumber()) {
            throw new IllegalArgumentException("year");
        }
        return new Content(
                value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty(),
                item.tidy(text(json, "choice", "")),
                text(json, "missing", ""),
                year.isMissingNode() ? 0 : year.intValue(),
                text(json, "level", "city"),
                Checks.flags(text(json, "flags", "")),
                text(json, "source", ""),
                text(json, "source_url", ""),
                text(json, "licence", ""),
                text(json, "note", ""));
    }

    private static String text(JsonNode json, String name, String usual) {
        JsonNode node = json.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return usual;
        }
        if (!node.isString()) {
            throw new IllegalArgumentException(name);
        }
        return node.stringValue().strip();
    }

    /** The version that a header names; 0, for an answer that is not there yet, where it is missing. */
    static int version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return 0;
        }
        String digits = header.replace("\"", "").strip();
        if (!digits.matches("[0-9]{1,9}")) {
            throw new Refused(Reason.OVERTAKEN, "refused.overtaken");
        }
        return Integer.parseInt(digits);
    }
}
