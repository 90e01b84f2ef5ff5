package org.isopolity.impact.panel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;

/**
 * A panel in long form: one line for each unit and time, separated by commas or semicolons. An empty cell is a gap; so is a
 * unit and time without a line. A line that repeats a unit and time is refused.
 *
 * @param file where it is
 * @param unit the column that names the unit
 * @param time the column of the period, a whole number such as a year
 */
public record PanelFile(Path file, String unit, String time) {

    /**
     * Reads variables of the file.
     *
     * @param variables the columns to read, at least one
     * @throws InvalidInput if the file or one of its lines cannot be used, naming the line
     */
    public Panel read(List<String> variables) {
        return table().read(variables);
    }

    /** Reads when each unit's programme began: {@link PanelTable#starts}. */
    public Map<String, Integer> starts(String column) {
        return table().starts(column);
    }

    /** Reads when each unit's programme began: {@link PanelTable#startsFromFlag}. */
    public Map<String, Integer> startsFromFlag(String column) {
        return table().startsFromFlag(column);
    }

    private PanelTable table() {
        return new PanelTable(CsvTable.read(file, separator()), unit, time).checked();
    }

    /** A semicolon where the header has semicolons and no comma, as spreadsheets of many countries write it. */
    private char separator() {
        if (!Files.isRegularFile(file)) {
            return ',';
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            return header != null && header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? ';' : ',';
        } catch (java.nio.charset.CharacterCodingException malformed) {
            return ',';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
