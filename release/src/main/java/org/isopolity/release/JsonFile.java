package org.isopolity.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All tables of a directory in one JSON file: by name, a list of lines; cells that are empty are left out. */
final class JsonFile {

    static final String NAME = "results.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonFile() {}

    static void write(Path directory, List<CsvFile> tables) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        for (CsvFile table : tables) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (List<String> line : table.lines()) {
                Map<String, Object> cells = new LinkedHashMap<>();
                for (int i = 0; i < line.size(); i++) {
                    if (!line.get(i).isEmpty()) {
                        cells.put(
                                table.fields().get(i).name(),
                                cell(table.fields().get(i).type(), line.get(i)));
                    }
                }
                lines.add(cells);
            }
            all.put(table.name().replace(".csv", ""), lines);
        }
        Files.writeString(directory.resolve(NAME), JSON.writeValueAsString(all).replace("\r\n", "\n") + "\n");
    }

    private static Object cell(String type, String text) {
        return switch (type) {
            case "integer" -> Long.valueOf(text);
            case "number" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> text;
        };
    }
}
