package org.isopolity.release;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A table of a release in the making: columns known to the data package's descriptor, lines of text with numbers written
 * with a dot and every digit they have.
 *
 * @param name of the file
 * @param title for readers
 * @param fields the columns
 * @param lines as many cells as there are fields
 */
record CsvFile(String name, String title, List<Field> fields, List<List<String>> lines) {

    /**
     * A column.
     *
     * @param name as in the header
     * @param type of the Table Schema: string, integer, number, boolean
     * @param description what it holds
     */
    record Field(String name, String type, String description) {}

    void write(Path directory) throws IOException {
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(directory.resolve(name), StandardCharsets.UTF_8)) {
            csv.writeRecord(fields.stream().map(Field::name).toList());
            for (List<String> line : lines) {
                csv.writeRecord(line);
            }
        }
    }
}
