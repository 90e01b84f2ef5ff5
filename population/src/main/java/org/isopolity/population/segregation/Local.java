package org.isopolity.population.segregation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Measures of single units and groups, and what each adds to the whole. With weights t_i/T local segregation sums to M over units, and
 * with weights pi_k over groups (Mora and Ruiz-Castillo 2011): contributions add up.
 */
public final class Local {

    /**
     * What one unit or group adds to M.
     *
     * @param name of the unit or group
     * @param share of everyone, 0 to 1
     * @param segregation local segregation in nats; nothing where nobody is
     * @param contribution share times segregation
     */
    public record Contribution(String name, double share, Figure segregation, double contribution) {}

    private Local() {}

    /** What each unit adds to M. */
    public static List<Contribution> ofUnits(AreaTable table) {
        List<Contribution> contributions = new ArrayList<>();
        for (int u = 0; u < table.units().size(); u++) {
            double people = table.total(u);
            double divergence = 0;
            for (int g = 0; g < table.groups().size(); g++) {
                divergence += divergence(table.count(g, u) / people, table.groupTotal(g) / table.total());
            }
            contributions.add(contribution(table.units().get(u), people, table.total(), divergence));
        }
        return List.copyOf(contributions);
    }

    /** What each group adds to M. */
    public static List<Contribution> ofGroups(AreaTable table) {
        List<Contribution> contributions = new ArrayList<>();
        for (int g = 0; g < table.groups().size(); g++) {
            double people = table.groupTotal(g);
            double divergence = 0;
            for (int u = 0; u < table.units().size(); u++) {
                divergence += divergence(table.count(g, u) / people, table.total(u) / table.total());
            }
            contributions.add(contribution(table.groups().get(g), people, table.total(), divergence));
        }
        return List.copyOf(contributions);
    }

    private static double divergence(double p, double reference) {
        return p > 0 ? p * Math.log(p / reference) : 0;
    }

    private static Contribution contribution(String name, double people, double total, double divergence) {
        return people == 0
                ? new Contribution(name, 0, Figure.undefined("undefined.nobody"), 0)
                : new Contribution(name, people / total, Figure.of(divergence), people / total * divergence);
    }

    /** What each unit adds to D of two groups: |x_i/X - y_i/Y| / 2. */
    public static List<Figure> ofDissimilarity(Contrast contrast) {
        List<Figure> parts = new ArrayList<>();
        for (int u = 0; u < contrast.size(); u++) {
            double part = Math.abs(contrast.x(u) / contrast.sumX() - contrast.y(u) / contrast.sumY()) / 2;
            parts.add(contrast.unlessDegenerate(() -> Figure.of(part)));
        }
        return List.copyOf(parts);
    }

    /** Location quotient: the group's share in the unit over its share in the whole; 1 is even. */
    public static Figure locationQuotient(AreaTable table, int group, int unit) {
        if (table.total(unit) == 0) {
            return Figure.undefined("undefined.nobody");
        }
        return Figure.ratio(
                table.count(group, unit) / table.total(unit),
                table.groupTotal(group) / table.total(),
                "undefined.group-absent",
                table.groups().get(group));
    }

    /** Diversity of a unit. */
    public static Diversity diversity(AreaTable table, int unit) {
        double[] counts = new double[table.groups().size()];
        Arrays.setAll(counts, group -> table.count(group, unit));
        return Diversity.of(counts);
    }
}
