package org.isopolity.population.trust;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Evenness;
import org.isopolity.population.segregation.ManyGroups;

/**
 * What an index would be on average if people were allocated to units at random, with the sizes of units and groups as they are. Each
 * count is then hypergeometric, so the means are finite sums and exact: no simulation. Indices of small units or small groups are far
 * above zero by chance alone.
 */
public final class Chance {

    private static final double NEGLIGIBLE = 1e-19;

    private Chance() {}

    /** The mean of M under random allocation, in nats. */
    public static Figure information(AreaTable table) {
        return ifWhole(table, ManyGroups.information(table).information(), () -> {
            double total = table.total();
            double sum = 0;
            for (int g = 0; g < table.groups().size(); g++) {
                double members = table.groupTotal(g);
                Map<Double, Double> known = new HashMap<>();
                for (int u = 0; u < table.units().size(); u++) {
                    double people = table.total(u);
                    sum += known.computeIfAbsent(people, t -> informationOf(total, members, t));
                }
            }
            return sum / total;
        });
    }

    private static double informationOf(double total, double members, double people) {
        return mean(total, members, people, n -> n == 0 ? 0 : n * Math.log(n * total / (people * members)));
    }

    /** The mean of H under random allocation: that of M over the entropy, which does not vary. */
    public static Figure informationRatio(AreaTable table) {
        Figure mean = information(table);
        return mean.map(value -> value / ManyGroups.of(table).entropy().get());
    }

    /** The usual approximation of the mean of M (Miller and Madow): (K - 1)(N - 1) / 2T over groups and units that have people. */
    public static Figure millerMadow(AreaTable table) {
        double groups = table.groups().size() - table.absentGroups().size();
        double units = table.units().size() - table.emptyUnits();
        return Figure.ratio((groups - 1) * (units - 1), 2 * table.total(), "undefined.nobody");
    }

    /** The mean of D between a group and the rest of a table. */
    public static Figure dissimilarity(AreaTable table, String group) {
        return dissimilarity(
                table, Evenness.dissimilarity(Contrast.withRest(table, group)), table.group(group), table::total);
    }

    /** The mean of D between two groups. */
    public static Figure dissimilarity(AreaTable table, String group, String against) {
        AreaTable pair = table.only(List.of(group, against));
        return dissimilarity(pair, Evenness.dissimilarity(Contrast.withRest(pair, group)), 0, pair::total);
    }

    private static Figure dissimilarity(AreaTable table, Figure observed, int group, IntToDoubleFunction people) {
        return ifWhole(table, observed, () -> {
            double total = table.total();
            double members = table.groupTotal(group);
            double others = total - members;
            Map<Double, Double> known = new HashMap<>();
            double sum = 0;
            for (int u = 0; u < table.units().size(); u++) {
                sum += known.computeIfAbsent(
                        people.applyAsDouble(u),
                        t -> mean(total, members, t, n -> Math.abs(n / members - (t - n) / others)));
            }
            return sum / 2;
        });
    }

    private static Figure ifWhole(AreaTable table, Figure observed, DoubleSupplier mean) {
        if (observed.find().isEmpty()) {
            return observed;
        }
        return table.isWhole() ? Figure.of(mean.getAsDouble()) : Figure.undefined("undefined.not-whole");
    }

    /**
     * The mean of a function of a hypergeometric count: {@code people} drawn from {@code total} of whom {@code members} count. Walks
     * from the likeliest count outwards and normalises at the end, so that no factorial is needed.
     */
    static double mean(double total, double members, double people, DoubleUnaryOperator function) {
        double low = Math.max(0, people + members - total);
        double high = Math.min(people, members);
        double mode = Math.clamp(Math.floor((people + 1) * (members + 1) / (total + 2)), low, high);
        double weights = 1;
        double sum = function.applyAsDouble(mode);
        double weight = 1;
        for (double n = mode; n < high && weight > NEGLIGIBLE; n++) {
            weight *= (members - n) * (people - n) / ((n + 1) * (total - members - people + n + 1));
            weights += weight;
            sum += weight * function.applyAsDouble(n + 1);
        }
        weight = 1;
        for (double n = mode; n > low && weight > NEGLIGIBLE; n--) {
            weight *= n * (total - members - people + n) / ((members - n + 1) * (people - n + 1));
            weights += weight;
            sum += weight * function.applyAsDouble(n - 1);
        }
        return sum / weights;
    }
}
