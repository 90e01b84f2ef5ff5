package org.isopolity.server.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.isopolity.release.Release;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A release as a workbook: a sheet that says what it is, then one for each table of the package. The package's own descriptor
 * says which columns are numbers; everything else is text, so that no cell can be taken for a formula.
 */
final class ReleaseWorkbook {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_COLUMN = 60;

    private final Release release;
    private final Workbook workbook;

    private ReleaseWorkbook(Release release, Workbook workbook) {
        this.release = release;
        this.workbook = workbook;
    }

    static byte[] of(Release release) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Isopolity", null)) {
            workbook.properties().setTitle(release.edition().title());
            new ReleaseWorkbook(release, workbook).write();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write() throws IOException {
        JsonNode descriptor = JSON.readTree(release.read("datapackage.json").orElseThrow());
        writeImprint(descriptor);
        for (JsonNode resource : descriptor.get("resources")) {
            if (resource.path("type").asString("").equals("table")) {
                writeTable(resource);
            }
        }
    }

    private void writeImprint(JsonNode descriptor) throws IOException {
        Worksheet sheet = workbook.newWorksheet(release.id().toString());
        List<Map.Entry<String, String>> lines = List.of(
                Map.entry("title", release.edition().title()),
                Map.entry("release", release.id().toString()),
                Map.entry("date", release.edition().date().toString()),
                Map.entry("digest", release.digest()),
                Map.entry("publisher", release.edition().publisher()),
                Map.entry("licence", release.edition().licence().title()),
                Map.entry("licence_url", release.edition().licence().url()),
                Map.entry("description", release.edition().description()));
        int row = 0;
        for (Map.Entry<String, String> line : lines) {
            sheet.value(row, 0, line.getKey());
            sheet.value(row, 1, line.getValue());
            row++;
        }
        for (JsonNode resource : descriptor.get("resources")) {
            sheet.value(row, 0, resource.get("name").asString());
            sheet.value(row, 1, resource.get("title").asString());
            row++;
        }
        sheet.range(0, 0, row - 1, 0).style().bold().set();
        sheet.width(0, 20);
        sheet.width(1, LONGEST_COLUMN);
        sheet.finish();
    }

    private void writeTable(JsonNode resource) throws IOException {
        JsonNode fields = resource.get("schema").get("fields");
        CsvTable table =
                CsvTable.read(release.directory().resolve(resource.get("path").asString()));
        Worksheet sheet = workbook.newWorksheet(resource.get("name").asString());
        sheet.freezePane(0, 1);
        for (int column = 0; column < fields.size(); column++) {
            String name = fields.get(column).get("name").asString();
            boolean number = List.of("number", "integer")
                    .contains(fields.get(column).get("type").asString());
            sheet.value(0, column, name);
            int line = 1;
            for (Row row : table.rows()) {
                writeCell(sheet, line++, column, row, name, number);
            }
        }
        sheet.range(0, 0, 0, fields.size() - 1).style().bold().set();
        sheet.finish();
    }

    private static void writeCell(Worksheet sheet, int line, int column, Row row, String name, boolean number) {
        if (row.text(name).isEmpty()) {
            return;
        }
        if (number) {
            sheet.value(line, column, row.number(name));
        } else {
            sheet.value(line, column, row.text(name));
        }
    }
}
