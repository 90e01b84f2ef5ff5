package org.isopolity.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.release.CsvFile.Field;
import org.isopolity.text.input.CsvTable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The descriptor of a release, {@code datapackage.json}, by the Data Package standard version 2, so that any tool that knows
 * the standard can read the tables.
 */
final class DataPackage {

    static final String NAME = "datapackage.json";

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DataPackage() {}

    static void write(Path directory, ReleaseId id, Edition edition, List<CsvFile> tables) throws IOException {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        descriptor.put("name", id.toString());
        descriptor.put("title", edition.title());
        descriptor.put("description", edition.description());
        descriptor.put("version", id.year() + "." + id.number());
        descriptor.put("created", edition.date() + "T00:00:00Z");
        Map<String, Object> publisher = new LinkedHashMap<>();
        publisher.put("title", edition.publisher());
        publisher.put("roles", List.of("publisher"));
        descriptor.put("contributors", List.of(publisher));
        Map<String, Object> licence = new LinkedHashMap<>();
        licence.put("name", edition.licence().name());
        licence.put("title", edition.licence().title());
        licence.put("path", edition.licence().url());
        descriptor.put("licenses", List.of(licence));
        List<Map<String, Object>> resources = new ArrayList<>();
        resources.add(
                source(directory, Sources.FRAMEWORK, "What is measured: the tree of themes, areas and indicators"));
        resources.add(source(directory, Sources.CITIES, "The cities"));
        resources.add(source(directory, Sources.OBSERVATIONS, "Every observation with source, year, level and terms"));
        for (CsvFile table : tables) {
            resources.add(table(directory, table.name(), table.title(), table.fields()));
        }
        resources.add(text(directory, Sources.RECIPE, "How the index is made", "application/yaml"));
        resources.add(text(directory, Sources.EDITION, "What the release says about itself", "application/yaml"));
        resources.add(text(directory, MethodNote.NAME, "The method in words", "text/markdown"));
        descriptor.put("resources", resources);
        java.nio.file.Files.writeString(
                directory.resolve(NAME), JSON.writeValueAsString(descriptor).replace("\r\n", "\n") + "\n");
    }

    /** A table as somebody handed it in: its columns are those of its header, typed by name where the name is known. */
    private static Map<String, Object> source(Path directory, String name, String title) throws IOException {
        List<Field> fields = CsvTable.read(directory.resolve(name)).columns().stream()
                .map(column -> new Field(column, type(column), ""))
                .toList();
        return table(directory, name, title, fields);
    }

    private static String type(String column) {
        return switch (column) {
            case "year", "population", "population_year" -> "integer";
            case "value", "weight", "target", "worst", "latitude", "longitude" -> "number";
            default -> "string";
        };
    }

    private static Map<String, Object> table(Path directory, String name, String title, List<Field> fields)
            throws IOException {
        Map<String, Object> resource = resource(directory, name, title, "text/csv");
        resource.put("type", "table");
        resource.put("encoding", "utf-8");
        List<Map<String, Object>> described = new ArrayList<>();
        for (Field field : fields) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", field.name());
            entry.put("type", field.type());
            if (!field.description().isEmpty()) {
                entry.put("description", field.description());
            }
            described.add(entry);
        }
        resource.put("schema", Map.of("fields", described));
        return resource;
    }

    private static Map<String, Object> text(Path directory, String name, String title, String mediaType)
            throws IOException {
        return resource(directory, name, title, mediaType);
    }

    private static Map<String, Object> resource(Path directory, String name, String title, String mediaType)
            throws IOException {
        ReleaseFile file = Seal.fileOf(directory, name);
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", name.substring(0, name.lastIndexOf('.')));
        resource.put("path", name);
        resource.put("title", title);
        resource.put("mediatype", mediaType);
        resource.put("bytes", file.bytes());
        resource.put("hash", "sha256:" + file.sha256());
        return resource;
    }
}
