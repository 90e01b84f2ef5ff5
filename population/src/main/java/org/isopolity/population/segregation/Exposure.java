package org.isopolity.population.segregation;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Exposure: whom a member of a group meets in the own unit (Bell 1954, Lieberson 1981). Values depend on the size of the groups.
 */
public final class Exposure {

    private Exposure() {}

    /** Isolation xPx: the mean share of the own group where its members live, 0 to 1. */
    public static Figure isolation(Contrast contrast) {
        return contrast.unlessDegenerate(() -> Figure.of(xPx(contrast)));
    }

    private static double xPx(Contrast contrast) {
        double[] parts = new double[contrast.size()];
        for (int u = 0; u < parts.length; u++) {
            parts[u] = contrast.x(u) * contrast.p(u);
        }
        return Sums.of(parts) / contrast.sumX();
    }

    /** Interaction xPy: the mean share of the other side where members live; xPx + xPy = 1. */
    public static Figure interaction(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double[] parts = new double[contrast.size()];
            for (int u = 0; u < parts.length; u++) {
                parts[u] = contrast.t(u) == 0 ? 0 : contrast.x(u) * contrast.y(u) / contrast.t(u);
            }
            return Figure.of(Sums.of(parts) / contrast.sumX());
        });
    }

    /** Isolation without the person herself: the mean of (x_i - 1)/(t_i - 1); people alone in their unit meet nobody and are left out. */
    public static Figure isolationFromOthers(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double met = 0;
            double members = 0;
            for (int u = 0; u < contrast.size(); u++) {
                if (contrast.t(u) > 1 && contrast.x(u) > 0) {
                    met += contrast.x(u) * Math.max(0, contrast.x(u) - 1) / (contrast.t(u) - 1);
                    members += contrast.x(u);
                }
            }
            return Figure.ratio(met, members, "undefined.all-alone", contrast.group());
        });
    }

    /** The correlation ratio V (eta squared): isolation beyond the group's share, (xPx - P)/(1 - P). */
    public static Figure correlationRatio(Contrast contrast) {
        return contrast.unlessDegenerate(() -> Figure.of((xPx(contrast) - contrast.share()) / (1 - contrast.share())));
    }

    /**
     * V without bias from chance (Fossett 2017): the mean share that members meet minus the mean share that the others meet, each
     * without the person herself. Zero on average under random allocation, however small the units. People alone in their unit meet nobody.
     */
    public static Figure unbiasedCorrelationRatio(Contrast contrast) {
        return contrast.unlessDegenerate(() -> {
            double own = 0;
            double other = 0;
            boolean anyone = false;
            for (int u = 0; u < contrast.size(); u++) {
                if (contrast.t(u) > 1) {
                    double met = contrast.t(u) - 1;
                    own += contrast.x(u) * Math.max(0, contrast.x(u) - 1) / met;
                    other += contrast.y(u) * contrast.x(u) / met;
                    anyone = true;
                }
            }
            return anyone
                    ? Figure.of(own / contrast.sumX() - other / contrast.sumY())
                    : Figure.undefined("undefined.all-alone", contrast.group());
        });
    }

    /**
     * Exposure of every group to every group: the mean share of group b where members of group a live. Rows are groups that are met
     * from, columns groups that are met; each row sums to 1. A group with nobody has a row of reasons.
     */
    public static List<List<Figure>> matrix(AreaTable table) {
        int groups = table.groups().size();
        List<List<Figure>> rows = new ArrayList<>();
        double[][] columns = new double[groups][];
        for (int g = 0; g < groups; g++) {
            columns[g] = table.column(g);
        }
        double[] totals = table.totals();
        for (int a = 0; a < groups; a++) {
            List<Figure> row = new ArrayList<>();
            for (int b = 0; b < groups; b++) {
                double sum = 0;
                for (int u = 0; u < totals.length; u++) {
                    sum += totals[u] == 0 ? 0 : columns[a][u] * columns[b][u] / totals[u];
                }
                row.add(Figure.ratio(
                        sum,
                        table.groupTotal(a),
                        "undefined.group-absent",
                        table.groups().get(a)));
            }
            rows.add(List.copyOf(row));
        }
        return List.copyOf(rows);
    }
}
