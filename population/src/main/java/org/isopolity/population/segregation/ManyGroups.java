package org.isopolity.population.segregation;

import java.util.Optional;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Segregation of all groups of a table from one another (Reardon and Firebaugh, "Measures of Multigroup Segregation", Sociological
 * Methodology 32, 2002). Groups that nobody belongs to change nothing.
 *
 * @param information mutual information M between unit and group, in nats: 0 to the entropy of the groups
 * @param entropy diversity of the whole E, in nats: 0 to ln K
 * @param informationRatio H = M/E, 0 to 1
 * @param dissimilarity D, 0 to 1
 * @param gini G, 0 to 1
 * @param relativeDiversity R, 0 to 1
 * @param squaredVariation C, 0 to 1
 * @param normalisedExposure P, 0 to 1
 */
public record ManyGroups(
        Figure information,
        Figure entropy,
        Figure informationRatio,
        Figure dissimilarity,
        Figure gini,
        Figure relativeDiversity,
        Figure squaredVariation,
        Figure normalisedExposure) {

    /**
     * M, H and D alone, from one walk over the table.
     *
     * @param information M
     * @param ratio H
     * @param dissimilarity D
     */
    public record Information(Figure information, Figure ratio, Figure dissimilarity) {}

    /** M, H and D: the measures for tables of any size and for draws. */
    public static Information information(AreaTable table) {
        Optional<Figure> degenerate = degenerate(table);
        if (degenerate.isPresent()) {
            Figure reason = degenerate.get();
            return new Information(reason, reason, reason);
        }
        Scan scan = Scan.of(table);
        double m = Math.max(0, scan.information() / table.total());
        return new Information(
                Figure.of(m),
                Figure.of(m / entropyOf(table)),
                Figure.of(scan.deviation() / (2 * table.total() * interaction(table))));
    }

    /** All measures. */
    public static ManyGroups of(AreaTable table) {
        Optional<Figure> degenerate = degenerate(table);
        Figure entropy = table.total() == 0 ? Figure.undefined("undefined.nobody") : Figure.of(entropyOf(table));
        if (degenerate.isPresent()) {
            Figure reason = degenerate.get();
            return new ManyGroups(reason, entropy, reason, reason, reason, reason, reason, reason);
        }
        Scan scan = Scan.of(table);
        double total = table.total();
        double interaction = interaction(table);
        double m = Math.max(0, scan.information() / total);
        double squares = 0;
        double variation = 0;
        double exposure = 0;
        int present = 0;
        for (int g = 0; g < scan.squares().length; g++) {
            double share = table.groupTotal(g) / total;
            if (share > 0) {
                squares += scan.squares()[g];
                variation += scan.squares()[g] / share;
                exposure += scan.squares()[g] / (1 - share);
                present++;
            }
        }
        return new ManyGroups(
                Figure.of(m),
                entropy,
                Figure.of(m / entropyOf(table)),
                Figure.of(scan.deviation() / (2 * total * interaction)),
                Figure.of(gini(table) / (total * total * interaction)),
                Figure.of(squares / (total * interaction)),
                Figure.of(variation / ((present - 1) * total)),
                Figure.of(exposure / total));
    }

    private static double gini(AreaTable table) {
        double[] totals = table.totals();
        double sum = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            sum += Evenness.meanDifference(table.column(g), totals);
        }
        return sum;
    }

    static double entropyOf(AreaTable table) {
        double entropy = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            entropy += Logarithms.plogp(table.groupTotal(g) / table.total());
        }
        return entropy;
    }

    static double interaction(AreaTable table) {
        double interaction = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            double share = table.groupTotal(g) / table.total();
            interaction += share * (1 - share);
        }
        return interaction;
    }

    static Optional<Figure> degenerate(AreaTable table) {
        if (table.total() == 0) {
            return Optional.of(Figure.undefined("undefined.nobody"));
        }
        if (table.groups().size() - table.absentGroups().size() < 2) {
            return Optional.of(Figure.undefined("undefined.one-group"));
        }
        if (table.units().size() - table.emptyUnits() < 2) {
            return Optional.of(Figure.undefined("undefined.one-unit"));
        }
        return Optional.empty();
    }
}
