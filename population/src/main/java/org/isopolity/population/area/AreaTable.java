package org.isopolity.population.area;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How many people of each group live in each unit. Units are small areas (or schools, or visited places); the groups are a
 * partition: everyone counted belongs to exactly one of them. Units are kept in the order of their ids, so that the order of rows
 * never reaches a result. Counts may be fractions (areas that were cut and joined) but never negative.
 *
 * <p>Immutable, laid out by columns: one array of counts for each group.
 */
public final class AreaTable {

    private final List<String> units;
    private final List<String> groups;
    private final double[][] counts;
    private final double[] totals;
    private final double[] groupTotals;
    private final double total;
    private final boolean whole;
    private final Imprecision imprecision;

    private AreaTable(List<String> units, List<String> groups, double[][] counts, Imprecision imprecision) {
        this.units = units;
        this.groups = groups;
        this.counts = counts;
        this.imprecision = imprecision;
        this.totals = new double[units.size()];
        this.groupTotals = new double[groups.size()];
        boolean integers = true;
        double everyone = 0;
        for (int g = 0; g < counts.length; g++) {
            double[] column = counts[g];
            double sum = 0;
            for (int u = 0; u < column.length; u++) {
                double count = column[u];
                if (!(count >= 0 && count < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "unit " + units.get(u) + ", group " + groups.get(g) + ": " + count + " is not a count");
                }
                integers &= count == (long) count;
                totals[u] += count;
                sum += count;
            }
            groupTotals[g] = sum;
            everyone += sum;
        }
        this.total = everyone;
        this.whole = integers;
    }

    /**
     * A table of exact counts.
     *
     * @param units ids, each once
     * @param groups names, each once
     * @param countsByGroup one array for each group, as long as there are units; finite and not negative
     * @throws IllegalArgumentException if shapes do not match, an id appears twice or a count is not one
     */
    public static AreaTable of(List<String> units, List<String> groups, double[][] countsByGroup) {
        return of(units, groups, countsByGroup, new Imprecision.Exact());
    }

    /** A table of counts that are not known exactly; margins of error are given in the same shape and order as the counts. */
    public static AreaTable of(
            List<String> units, List<String> groups, double[][] countsByGroup, Imprecision imprecision) {
        if (countsByGroup.length != groups.size() || new HashSet<>(groups).size() != groups.size()) {
            throw new IllegalArgumentException("every group needs a name of its own and a column");
        }
        for (double[] column : countsByGroup) {
            if (column.length != units.size()) {
                throw new IllegalArgumentException("every column needs as many counts as there are units");
            }
        }
        int[] order = order(units);
        List<String> sorted = Arrays.stream(order).mapToObj(units::get).toList();
        return new AreaTable(sorted, List.copyOf(groups), reorder(countsByGroup, order), imprecision.reordered(order));
    }

    private static int[] order(List<String> units) {
        Integer[] order = new Integer[units.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(units::get));
        for (int i = 1; i < order.length; i++) {
            if (units.get(order[i]).equals(units.get(order[i - 1]))) {
                throw new IllegalArgumentException("the unit " + units.get(order[i]) + " appears twice");
            }
        }
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    static double[][] reorder(double[][] columns, int[] order) {
        double[][] sorted = new double[columns.length][order.length];
        for (int g = 0; g < columns.length; g++) {
            for (int u = 0; u < order.length; u++) {
                sorted[g][u] = columns[g][order[u]];
            }
        }
        return sorted;
    }

    /** The ids of the units, ascending. */
    public List<String> units() {
        return units;
    }

    /** The names of the groups, in the order they were given. */
    public List<String> groups() {
        return groups;
    }

    /** How well the counts are known. */
    public Imprecision imprecision() {
        return imprecision;
    }

    /** How many people of a group live in a unit. */
    public double count(int group, int unit) {
        return counts[group][unit];
    }

    /** Copies a stretch of a group's column, for loops over many counts. */
    public void copy(int group, int from, double[] into, int length) {
        System.arraycopy(counts[group], from, into, 0, length);
    }

    /** Copies a stretch of the column of everyone. */
    public void copyTotals(int from, double[] into, int length) {
        System.arraycopy(totals, from, into, 0, length);
    }

    /** A group's column. */
    public double[] column(int group) {
        return counts[group].clone();
    }

    /** Everyone in a unit. */
    public double total(int unit) {
        return totals[unit];
    }

    /** Everyone in each unit. */
    public double[] totals() {
        return totals.clone();
    }

    /** Everyone of a group. */
    public double groupTotal(int group) {
        return groupTotals[group];
    }

    /** Everyone. */
    public double total() {
        return total;
    }

    /** Whether every count is a whole number of people. */
    public boolean isWhole() {
        return whole;
    }

    /** How many units have nobody in them. */
    public int emptyUnits() {
        return (int) Arrays.stream(totals).filter(people -> people == 0).count();
    }

    /** The groups that nobody belongs to. */
    public List<String> absentGroups() {
        return IntStream.range(0, groups.size())
                .filter(g -> groupTotals[g] == 0)
                .mapToObj(groups::get)
                .toList();
    }

    /**
     * The position of a group.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public int group(String name) {
        int position = groups.indexOf(name);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "there is no group '" + name + "' (found: " + String.join(", ", groups) + ")");
        }
        return position;
    }

    /** The same units with some of the groups, in the order named. */
    public AreaTable only(List<String> names) {
        int[] chosen = names.stream().mapToInt(this::group).toArray();
        double[][] columns = new double[chosen.length][];
        for (int i = 0; i < chosen.length; i++) {
            columns[i] = counts[chosen[i]];
        }
        return new AreaTable(units, List.copyOf(names), columns, imprecision.only(chosen));
    }

    /** The same units and groups with other counts, such as a draw; taken as exact. */
    public AreaTable withCounts(double[][] countsByGroup) {
        double[][] columns = new double[countsByGroup.length][];
        for (int g = 0; g < columns.length; g++) {
            columns[g] = countsByGroup[g].clone();
            if (columns[g].length != units.size()) {
                throw new IllegalArgumentException("every column needs as many counts as there are units");
            }
        }
        return new AreaTable(units, groups, columns, new Imprecision.Exact());
    }

    /** The units that a test keeps, by position. */
    public AreaTable where(IntPredicate keep) {
        int[] kept = IntStream.range(0, units.size()).filter(keep).toArray();
        return new AreaTable(
                Arrays.stream(kept).mapToObj(units::get).toList(),
                groups,
                reorder(counts, kept),
                imprecision.reordered(kept));
    }

    /** Units joined into larger ones; counts are added. Margins of error are joined as the root of the sum of squares. */
    public AreaTable joined(Function<String, String> larger) {
        TreeMap<String, Integer> places = new TreeMap<>();
        units.forEach(unit -> places.put(larger.apply(unit), 0));
        int next = 0;
        for (Map.Entry<String, Integer> place : places.entrySet()) {
            place.setValue(next++);
        }
        int[] target = units.stream()
                .mapToInt(unit -> Objects.requireNonNull(places.get(larger.apply(unit))))
                .toArray();
        double[][] sums = new double[groups.size()][places.size()];
        for (int g = 0; g < sums.length; g++) {
            for (int u = 0; u < target.length; u++) {
                sums[g][target[u]] += counts[g][u];
            }
        }
        return new AreaTable(List.copyOf(places.keySet()), groups, sums, imprecision.joined(target, places.size()));
    }
}
