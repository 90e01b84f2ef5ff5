package org.isopolity.population.segregation;

import java.util.List;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Places;

/**
 * Segregation by the size of the environment looked at (Reardon and others, "The Geographic Scale of Metropolitan Racial Segregation",
 * Demography 45, 2008): near 0 metres it is that of units, at larger bandwidths only large patterns remain.
 *
 * @param shape of the kernel
 * @param points ascending by bandwidth
 */
public record ScaleProfile(Decay.Shape shape, List<Point> points) {

    /**
     * One environment.
     *
     * @param bandwidth metres; 0 for the units themselves
     * @param informationRatio H~
     */
    public record Point(double bandwidth, Figure informationRatio) {}

    public ScaleProfile {
        points = List.copyOf(points);
    }

    /** A profile over bandwidths in metres; 0 stands for the units without any environment. */
    public static ScaleProfile of(AreaTable table, Places places, Decay.Shape shape, List<Double> bandwidths) {
        return new ScaleProfile(
                shape,
                bandwidths.stream()
                        .sorted()
                        .map(bandwidth -> new Point(
                                bandwidth,
                                bandwidth == 0
                                        ? ManyGroups.information(table).ratio()
                                        : Environment.of(table, places, new Decay(shape, bandwidth))
                                                .informationRatio()))
                        .toList());
    }

    /**
     * The ratio of macro to micro: H~ of the largest bandwidth over that of the smallest, 0 (all segregation is between neighbouring
     * blocks) to 1 (all of it between large parts of the city).
     */
    public Figure macroToMicro() {
        if (points.size() < 2) {
            return Figure.undefined("undefined.one-scale");
        }
        Figure micro = points.getFirst().informationRatio();
        Figure macro = points.getLast().informationRatio();
        if (micro.find().isEmpty()) {
            return micro;
        }
        return macro.find().isEmpty() ? macro : Figure.ratio(macro.get(), micro.get(), "undefined.no-segregation");
    }
}
