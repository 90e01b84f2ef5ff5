package org.isopolity.population.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isopolity.text.input.InvalidInput;

/** Lines of delimited text as they stand, with their numbers: for files whose first lines are no plain header. */
record Lines(Path file, List<Line> lines) {

    /** One line. */
    record Line(long number, List<String> cells) {

        String cell(int position) {
            return position < cells.size() ? cells.get(position).strip() : "";
        }
    }

    static Lines read(Path file, char separator) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .ofCsvRecord(new StringReader(text(file)))) {
            List<Line> lines = new ArrayList<>();
            for (CsvRecord line : reader) {
                lines.add(new Line(line.getStartingLineNumber(), line.getFields()));
            }
            if (lines.isEmpty()) {
                throw InvalidInput.inFile(file, "is empty.", "Download it again.");
            }
            return new Lines(file, List.copyOf(lines));
        } catch (CsvParseException | IOException unreadable) {
            throw InvalidInput.inFile(file, "cannot be read (" + unreadable.getMessage() + ").", "Download it again.");
        }
    }

    static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException unreadable) {
            throw InvalidInput.inFile(file, "is not UTF-8 text.", "Save it in UTF-8.");
        }
    }

    Line header() {
        return lines.getFirst();
    }
}
