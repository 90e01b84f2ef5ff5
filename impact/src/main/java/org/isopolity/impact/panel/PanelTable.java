package org.isopolity.impact.panel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * A panel in long form that was read as a table: one line for each unit and time. An empty cell is a gap; so is a unit and time
 * without a line. A line that repeats a unit and time is refused.
 *
 * @param table the lines
 * @param unit the column that names the unit
 * @param time the column of the period, a whole number such as a year
 */
public record PanelTable(CsvTable table, String unit, String time) {

    private static final int MOST_CELLS = 20_000_000;

    /**
     * A panel that was sent: cells separated by commas, semicolons or tabs, whichever the header has.
     *
     * @param name by which messages call it
     * @param content UTF-8
     * @param unit name of the unit's column; empty: the first
     * @param time name of the period's column; empty: the second
     * @throws InvalidInput if it is no table, lacks a column, or has no lines
     */
    public static PanelTable sent(String name, byte[] content, String unit, String time) {
        CsvTable table = CsvTable.read(name, content, separator(content));
        if (table.columns().size() < 3) {
            throw InvalidInput.inFile(
                    table.file(),
                    "has " + table.columns().size() + " columns.",
                    "A panel needs three at least: the unit, the period and the outcome.");
        }
        return new PanelTable(
                        table,
                        unit.isEmpty() ? table.columns().get(0) : unit,
                        time.isEmpty() ? table.columns().get(1) : time)
                .checked();
    }

    private static char separator(byte[] content) {
        int end = 0;
        while (end < content.length && content[end] != '\n') {
            end++;
        }
        String header = new String(content, 0, end, StandardCharsets.UTF_8);
        return header.indexOf(',') >= 0 ? ',' : header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    PanelTable checked() {
        table.require(unit, time);
        table.requireRows();
        return this;
    }

    /**
     * Reads variables.
     *
     * @param variables the columns to read, at least one
     * @throws InvalidInput if a column is missing or one of the lines cannot be used, naming the line
     */
    public Panel read(List<String> variables) {
        table.require(variables.toArray(String[]::new));
        Map<String, Integer> units = new LinkedHashMap<>();
        TreeSet<Integer> times = new TreeSet<>();
        for (Row row : table.rows()) {
            units.putIfAbsent(row.requiredText(unit), units.size());
            times.add(time(row));
        }
        if ((long) units.size() * times.size() * variables.size() > MOST_CELLS) {
            throw InvalidInput.inFile(
                    table.file(),
                    "has " + units.size() + " units and " + times.size() + " periods, more than can be held.",
                    "Check that --unit and --time name the right columns.");
        }
        int[] periods = times.stream().mapToInt(Integer::intValue).toArray();
        return Panel.of(List.copyOf(units.keySet()), periods, values(units, periods, variables));
    }

    private Map<String, double[][]> values(Map<String, Integer> units, int[] periods, List<String> variables) {
        Map<String, double[][]> values = new LinkedHashMap<>();
        for (String variable : new LinkedHashSet<>(variables)) {
            double[][] gaps = new double[units.size()][periods.length];
            Arrays.stream(gaps).forEach(series -> Arrays.fill(series, Double.NaN));
            values.put(variable, gaps);
        }
        long[][] lines = new long[units.size()][periods.length];
        for (Row row : table.rows()) {
            int u = units.getOrDefault(row.requiredText(unit), 0);
            int t = Arrays.binarySearch(periods, time(row));
            if (lines[u][t] != 0) {
                throw row.problem(
                        row.requiredText(unit) + " in " + periods[t] + " was given before, in line " + lines[u][t]
                                + ".",
                        "Keep one line for each unit and time.");
            }
            lines[u][t] = row.line();
            values.forEach((variable, matrix) -> row.findNumber(variable).ifPresent(value -> matrix[u][t] = value));
        }
        return values;
    }

    /**
     * Reads when each unit's programme began, from a column that is the same on all lines of a unit: the first treated
     * period, or 0 or empty for never.
     *
     * @throws InvalidInput if a unit has two different beginnings
     */
    public Map<String, Integer> starts(String column) {
        table.require(column);
        Map<String, Integer> starts = new HashMap<>();
        for (Row row : table.rows()) {
            OptionalLong start = row.findWholeNumber(column);
            int begin = start.isPresent() ? Math.toIntExact(start.getAsLong()) : 0;
            Integer before = starts.putIfAbsent(row.requiredText(unit), begin);
            if (before != null && before != begin) {
                throw row.problem(
                        column,
                        row.requiredText(unit) + " began in " + begin + " here, in " + before + " on an earlier line.",
                        "Write the same beginning on every line of a unit; 0 or nothing means never.");
            }
        }
        return starts;
    }

    /**
     * Reads when each unit's programme began, from a column that is 0 before and 1 from the beginning on.
     *
     * @throws InvalidInput if a cell is neither, or a programme ends again
     */
    public Map<String, Integer> startsFromFlag(String column) {
        table.require(column);
        Map<String, Integer> starts = new HashMap<>();
        List<Row> rows = new ArrayList<>(table.rows());
        rows.sort((one, other) -> Integer.compare(time(one), time(other)));
        for (Row row : rows) {
            double flag = row.number(column);
            if (flag != 0 && flag != 1) {
                throw row.problem(
                        column, "'" + row.text(column) + "' is neither 0 nor 1.", "Write 1 from the beginning on.");
            }
            int before = starts.getOrDefault(row.requiredText(unit), 0);
            if (flag == 0 && before > 0) {
                throw row.problem(
                        column,
                        row.requiredText(unit) + " was treated from " + before + " and is not any more.",
                        "Designs here are for programmes that stay; leave out the periods after the end.");
            }
            starts.put(row.requiredText(unit), flag == 1 && before == 0 ? time(row) : before);
        }
        return starts;
    }

    private int time(Row row) {
        OptionalLong whole = row.findWholeNumber(time);
        if (whole.isEmpty()) {
            throw row.problem(time, "is empty.", "Write the period as a whole number, such as a year.");
        }
        if (Math.abs(whole.getAsLong()) > 1_000_000_000) {
            throw row.problem(
                    time, "'" + row.text(time) + "' is too large.", "Write the period as a year, or a count.");
        }
        return (int) whole.getAsLong();
    }
}
