package org.isopolity.population.segregation;

import java.util.function.Supplier;
import org.isopolity.population.Figure;
import org.isopolity.population.place.Places;

/** Concentration: how little room a group has (Massey and Denton 1988). Units without people keep their area. */
public final class Concentration {

    private Concentration() {}

    /** Delta (Hoover 1941): the share of the group that would have to move for an even density over land, 0 to 1. */
    public static Figure delta(Contrast contrast, Places places) {
        return withAreas(contrast, places, () -> {
            double land = 0;
            for (int u = 0; u < contrast.size(); u++) {
                land += places.area(u);
            }
            double sum = 0;
            for (int u = 0; u < contrast.size(); u++) {
                sum += Math.abs(contrast.x(u) / contrast.sumX() - places.area(u) / land);
            }
            return Figure.of(sum / 2);
        });
    }

    /** Absolute concentration ACO: the group's mean area between the smallest (1) and the largest (0) units that could hold it. */
    public static Figure absolute(Contrast contrast, Places places) {
        return withAreas(contrast, places, () -> {
            double least = meanArea(contrast, places, true);
            double most = meanArea(contrast, places, false);
            double own = 0;
            for (int u = 0; u < contrast.size(); u++) {
                own += contrast.x(u) * places.area(u);
            }
            return most == least
                    ? Figure.undefined("undefined.equal-areas")
                    : Figure.of(1 - (own / contrast.sumX() - least) / (most - least));
        });
    }

    /**
     * Relative concentration RCO: the group's mean area against the other side's, scaled by the least and the most that units of the
     * group's size allow (both set by X, as Massey and Denton write it).
     */
    public static Figure relative(Contrast contrast, Places places) {
        return withAreas(contrast, places, () -> {
            double own = 0;
            double other = 0;
            for (int u = 0; u < contrast.size(); u++) {
                own += contrast.x(u) * places.area(u);
                other += contrast.y(u) * places.area(u);
            }
            double ratio = own / contrast.sumX() / (other / contrast.sumY());
            double bounds = meanArea(contrast, places, true) / meanArea(contrast, places, false);
            return bounds == 1 ? Figure.undefined("undefined.equal-areas") : Figure.of((ratio - 1) / (bounds - 1));
        });
    }

    /** The mean area of the smallest (or largest) units that together hold as many people as the group has. */
    private static double meanArea(Contrast contrast, Places places, boolean smallestFirst) {
        double[] areas = new double[contrast.size()];
        for (int u = 0; u < areas.length; u++) {
            areas[u] = places.area(u);
        }
        int[] order = AscendingOrder.of(areas);
        double people = 0;
        double land = 0;
        for (int i = 0; i < order.length && people < contrast.sumX(); i++) {
            int u = order[smallestFirst ? i : order.length - 1 - i];
            people += contrast.t(u);
            land += contrast.t(u) * areas[u];
        }
        return land / people;
    }

    private static Figure withAreas(Contrast contrast, Places places, Supplier<Figure> figure) {
        return places.hasAreas() ? contrast.unlessDegenerate(figure) : Figure.undefined("undefined.no-areas");
    }
}
