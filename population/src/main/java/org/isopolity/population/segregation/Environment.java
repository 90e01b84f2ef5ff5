package org.isopolity.population.segregation;

import java.util.Arrays;
import java.util.function.Supplier;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Places;

/**
 * Segregation of local environments, whatever the borders of units (Reardon and O'Sullivan, "Measures of Spatial Segregation",
 * Sociological Methodology 34, 2004). A person's environment is everyone around, near ones more, by centres of units; the own unit
 * counts in full. Shares of environments are compared with those of the whole, each unit weighted by its real people.
 *
 * <p>This is neither the smoothed table (counts replaced by weighted sums, then an index without space: {@link #smoothed}) nor the
 * divergence form ({@link #divergence}); the three differ.
 */
public final class Environment {

    private final AreaTable table;
    private final double[][] sums;

    private Environment(AreaTable table, double[][] sums) {
        this.table = table;
        this.sums = sums;
    }

    /**
     * The environments of all units.
     *
     * @param decay shape and bandwidth in metres
     * @throws IllegalArgumentException if the places are not those of the table
     */
    public static Environment of(AreaTable table, Places places, Decay decay) {
        if (!table.units().equals(places.units())) {
            throw new IllegalArgumentException("the places are not those of the table");
        }
        double[][] columns = new double[table.groups().size()][];
        Arrays.setAll(columns, table::column);
        return new Environment(table, Surroundings.sums(places, decay, SelfDistance.ZERO, columns));
    }

    /** Spatial information index H~ = 1 - sum t_i E~_i / (T E); slightly below 0 where environments are more diverse than the whole. */
    public Figure informationRatio() {
        return unlessDegenerate(() -> {
            double sum = 0;
            for (int u = 0; u < table.units().size(); u++) {
                double entropy = 0;
                for (int g = 0; g < sums.length; g++) {
                    entropy += Logarithms.plogp(share(g, u));
                }
                sum += table.total(u) * entropy;
            }
            return Figure.of(1 - sum / (table.total() * ManyGroups.entropyOf(table)));
        });
    }

    /** The divergence form: the mean divergence of environments from the whole, over the whole's entropy. */
    public Figure divergence() {
        return unlessDegenerate(() -> {
            double sum = 0;
            for (int u = 0; u < table.units().size(); u++) {
                double divergence = 0;
                for (int g = 0; g < sums.length; g++) {
                    double share = share(g, u);
                    divergence += share > 0 ? share * Math.log(share * table.total() / table.groupTotal(g)) : 0;
                }
                sum += table.total(u) * divergence;
            }
            return Figure.of(sum / (table.total() * ManyGroups.entropyOf(table)));
        });
    }

    /** Spatial dissimilarity D~. */
    public Figure dissimilarity() {
        return unlessDegenerate(() -> {
            double sum = 0;
            for (int u = 0; u < table.units().size(); u++) {
                for (int g = 0; g < sums.length; g++) {
                    sum += table.total(u) * Math.abs(share(g, u) - table.groupTotal(g) / table.total());
                }
            }
            return Figure.of(sum / (2 * table.total() * ManyGroups.interaction(table)));
        });
    }

    /** Spatial relative diversity R~ = 1 - sum t_i I~_i / (T I). */
    public Figure relativeDiversity() {
        return unlessDegenerate(() -> {
            double sum = 0;
            for (int u = 0; u < table.units().size(); u++) {
                double interaction = 0;
                for (int g = 0; g < sums.length; g++) {
                    interaction += share(g, u) * (1 - share(g, u));
                }
                sum += table.total(u) * interaction;
            }
            return Figure.of(1 - sum / (table.total() * ManyGroups.interaction(table)));
        });
    }

    /** Spatial exposure aP~b: the mean share of group b in the environments of members of group a; rows sum to 1. */
    public Figure exposure(String group, String met) {
        int a = table.group(group);
        int b = table.group(met);
        double sum = 0;
        for (int u = 0; u < table.units().size(); u++) {
            sum += table.count(a, u) * share(b, u);
        }
        return Figure.ratio(sum, table.groupTotal(a), "undefined.group-absent", group);
    }

    /** The smoothed table: every count replaced by the weighted sum around it, for indices of tables. Its total is no number of people. */
    public AreaTable smoothed() {
        return table.withCounts(sums);
    }

    private double share(int group, int unit) {
        double around = 0;
        for (double[] sum : sums) {
            around += sum[unit];
        }
        return around == 0 ? 0 : sums[group][unit] / around;
    }

    private Figure unlessDegenerate(Supplier<Figure> figure) {
        return ManyGroups.degenerate(table).orElseGet(figure);
    }
}
