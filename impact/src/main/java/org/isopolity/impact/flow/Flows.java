package org.isopolity.impact.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * Flows between pairs of places in one period, and what may explain them.
 *
 * @param places all places, by name
 * @param origins for each pair the position of its origin
 * @param destinations for each pair the position of its destination
 * @param flows people moving, at least 0
 * @param variables names of what may explain them
 * @param rows for each pair a value for each variable
 */
public record Flows(
        List<String> places,
        int[] origins,
        int[] destinations,
        double[] flows,
        List<String> variables,
        double[][] rows) {

    public Flows {
        places = List.copyOf(places);
        origins = origins.clone();
        destinations = destinations.clone();
        flows = flows.clone();
        variables = List.copyOf(variables);
        rows = java.util.Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /** The columns of a file of flows. */
    public record Columns(String origin, String destination, String flow, Optional<String> time) {}

    /**
     * Reads a file with one line for each pair.
     *
     * @param variables columns; written {@code log:name} where the logarithm is meant
     * @param time the period to take, if the file has several
     * @throws InvalidInput naming the line, for a pair given twice, a negative flow, a gap or a logarithm of what is not
     *     above zero
     */
    public static Flows read(Path file, Columns columns, List<String> variables, Optional<Integer> time) {
        CsvTable table = CsvTable.read(file);
        table.require(columns.origin(), columns.destination(), columns.flow());
        columns.time().ifPresent(table::require);
        variables.forEach(variable -> table.require(plain(variable)));
        table.requireRows();
        List<Row> kept = table.rows().stream()
                .filter(row -> columns.time().isEmpty()
                        || time.isEmpty()
                        || row.number(columns.time().get()) == time.get())
                .filter(row -> !row.requiredText(columns.origin()).equals(row.requiredText(columns.destination())))
                .toList();
        if (kept.isEmpty()) {
            throw new UnusableDesign("flow.none", time.map(String::valueOf).orElse("-"));
        }
        TreeSet<String> names = new TreeSet<>();
        kept.forEach(row -> {
            names.add(row.text(columns.origin()));
            names.add(row.text(columns.destination()));
        });
        return read(List.copyOf(names), kept, columns, variables);
    }

    private static Flows read(List<String> places, List<Row> lines, Columns columns, List<String> variables) {
        Map<String, Integer> position = new HashMap<>();
        places.forEach(place -> position.put(place, position.size()));
        List<Row> rows = new ArrayList<>(lines);
        rows.sort(java.util.Comparator.comparing((Row row) -> row.text(columns.origin()))
                .thenComparing(row -> row.text(columns.destination())));
        int[] origins = new int[rows.size()];
        int[] destinations = new int[rows.size()];
        double[] flows = new double[rows.size()];
        double[][] values = new double[rows.size()][variables.size()];
        for (int i = 0; i < flows.length; i++) {
            Row row = rows.get(i);
            origins[i] = position.getOrDefault(row.text(columns.origin()), 0);
            destinations[i] = position.getOrDefault(row.text(columns.destination()), 0);
            if (i > 0 && origins[i] == origins[i - 1] && destinations[i] == destinations[i - 1]) {
                throw row.problem(
                        "the flow from " + row.text(columns.origin()) + " to " + row.text(columns.destination())
                                + " was given before, in line "
                                + rows.get(i - 1).line() + ".",
                        "Keep one line for each pair, or choose a period with --time and --year.");
            }
            flows[i] = row.number(columns.flow());
            if (flows[i] < 0) {
                throw row.problem(columns.flow(), "is negative.", "A flow counts people who moved; write 0 or more.");
            }
            for (int k = 0; k < variables.size(); k++) {
                values[i][k] = value(row, variables.get(k));
            }
        }
        return new Flows(places, origins, destinations, flows, variables, values);
    }

    private static String plain(String variable) {
        return variable.startsWith("log:") ? variable.substring(4) : variable;
    }

    private static double value(Row row, String variable) {
        String column = plain(variable);
        double value = row.number(column);
        if (column.equals(variable)) {
            return value;
        }
        if (!(value > 0)) {
            throw row.problem(column, "has no logarithm.", "It must be above 0; or use the variable without log:.");
        }
        return Math.log(value);
    }

    /** How many pairs there are. */
    public int size() {
        return flows.length;
    }

    @Override
    public int[] origins() {
        return origins.clone();
    }

    @Override
    public int[] destinations() {
        return destinations.clone();
    }

    @Override
    public double[] flows() {
        return flows.clone();
    }

    @Override
    public double[][] rows() {
        return java.util.Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
