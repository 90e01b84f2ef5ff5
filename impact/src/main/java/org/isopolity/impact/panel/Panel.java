package org.isopolity.impact.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Variables of units over time. Units are in their natural order and times ascend, so the order of lines in a file never
 * matters. A value that was not observed is NaN inside this class and in the series it hands to engines, and nowhere else.
 */
public final class Panel {

    private final List<String> units;
    private final int[] times;
    private final Map<String, double[][]> variables;

    private Panel(List<String> units, int[] times, Map<String, double[][]> variables) {
        this.units = units;
        this.times = times;
        this.variables = variables;
    }

    /**
     * A panel from matrices.
     *
     * @param units names, each once, in any order
     * @param times periods, each once, in any order
     * @param variables for each variable a value for every unit (row, in the order of units) and time (column); NaN where
     *     it was not observed
     */
    public static Panel of(List<String> units, int[] times, Map<String, double[][]> variables) {
        if (units.stream().distinct().count() != units.size()) {
            throw new IllegalArgumentException("units must differ: " + units);
        }
        List<Integer> unitOrder = IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.comparing(units::get, naturalOrder(units)))
                .toList();
        int[] timeOrder = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingInt(t -> times[t]))
                .mapToInt(Integer::intValue)
                .toArray();
        Map<String, double[][]> ordered = new TreeMap<>();
        variables.forEach((name, values) -> ordered.put(
                name,
                unitOrder.stream()
                        .map(u -> Arrays.stream(timeOrder)
                                .mapToDouble(t -> values[u][t])
                                .toArray())
                        .toArray(double[][]::new)));
        return new Panel(
                unitOrder.stream().map(units::get).toList(),
                Arrays.stream(timeOrder).map(t -> times[t]).toArray(),
                ordered);
    }

    /** Numbers by size where all names are whole numbers, else by their letters. */
    private static Comparator<String> naturalOrder(List<String> units) {
        boolean numbers = units.stream().allMatch(unit -> unit.matches("\\d{1,15}"));
        return numbers
                ? Comparator.<String>comparingLong(Long::parseLong).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
    }

    /** The units, in their natural order. */
    public List<String> units() {
        return units;
    }

    /** The periods, ascending. */
    public int[] times() {
        return times.clone();
    }

    /** The names of the variables. */
    public List<String> variables() {
        return List.copyOf(variables.keySet());
    }

    /** The position of a unit, or nothing if the panel lacks it. */
    public Optional<Integer> findUnit(String unit) {
        int position = units.indexOf(unit);
        return position < 0 ? Optional.empty() : Optional.of(position);
    }

    /**
     * The position of a unit.
     *
     * @throws UnusableDesign if the panel lacks it, naming those that come near
     */
    public int getUnit(String unit) {
        return findUnit(unit)
                .orElseThrow(() -> new UnusableDesign("panel.unit.unknown", unit, String.join(", ", near(unit))));
    }

    private List<String> near(String unit) {
        Map<String, Integer> distance = new HashMap<>();
        units.forEach(known -> distance.put(
                known,
                editDistance(known.toLowerCase(java.util.Locale.ROOT), unit.toLowerCase(java.util.Locale.ROOT))));
        return units.stream()
                .sorted(Comparator.comparing(distance::get))
                .limit(5)
                .toList();
    }

    private static int editDistance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }

    /** The values of a variable for one unit over all times; NaN where it was not observed. */
    public double[] series(String variable, int unit) {
        return values(variable)[unit].clone();
    }

    /** The values of a variable: a row for each unit, a column for each time; NaN where it was not observed. */
    public double[][] matrix(String variable) {
        return Arrays.stream(values(variable)).map(double[]::clone).toArray(double[][]::new);
    }

    private double[][] values(String variable) {
        double[][] values = variables.get(variable);
        if (values == null) {
            throw new UnusableDesign("panel.variable.unknown", variable, String.join(", ", variables.keySet()));
        }
        return values;
    }

    /** The position of the first time at or after the given one; the number of times if there is none. */
    public int firstAtOrAfter(int time) {
        int position = 0;
        while (position < times.length && times[position] < time) {
            position++;
        }
        return position;
    }

    /** This panel without some units; unknown names are passed over. */
    public Panel without(List<String> left) {
        List<Integer> kept = new ArrayList<>();
        for (int u = 0; u < units.size(); u++) {
            if (!left.contains(units.get(u))) {
                kept.add(u);
            }
        }
        Map<String, double[][]> fewer = new TreeMap<>();
        variables.forEach((name, values) ->
                fewer.put(name, kept.stream().map(u -> values[u]).toArray(double[][]::new)));
        return new Panel(kept.stream().map(units::get).toList(), times, fewer);
    }
}
