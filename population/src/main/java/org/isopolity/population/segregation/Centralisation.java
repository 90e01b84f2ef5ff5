package org.isopolity.population.segregation;

import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.isopolity.population.Figure;
import org.isopolity.population.place.Places;

/**
 * Centralisation: how near to the centre a group lives (Duncan and Duncan 1955; Massey and Denton 1988). Units equally far from the
 * centre count as one ring, so that no order of rows can change a value.
 */
public final class Centralisation {

    private Centralisation() {}

    /** Absolute centralisation ACE, -1 (at the edge) to 1 (in the centre): against an even spread over land. */
    public static Figure absolute(Contrast contrast, Places places, Centre centre) {
        return places.hasAreas()
                ? contrast.unlessDegenerate(
                        () -> Figure.of(between(contrast, places, centre, contrast::x, places::area)))
                : Figure.undefined("undefined.no-areas");
    }

    /** Relative centralisation RCE, -1 to 1: against the other side. */
    public static Figure relative(Contrast contrast, Places places, Centre centre) {
        return contrast.unlessDegenerate(() -> Figure.of(between(contrast, places, centre, contrast::x, contrast::y)));
    }

    /** The share of the group that lives in the units of the central city, PCC. */
    public static Figure centralCity(Contrast contrast, Set<String> centralUnits) {
        if (centralUnits.isEmpty()) {
            return Figure.undefined("undefined.no-central-city");
        }
        return contrast.unlessDegenerate(() -> {
            double inside = 0;
            for (int u = 0; u < contrast.size(); u++) {
                inside += centralUnits.contains(contrast.table().units().get(u)) ? contrast.x(u) : 0;
            }
            return Figure.of(inside / contrast.sumX());
        });
    }

    private static double between(
            Contrast contrast, Places places, Centre centre, IntToDoubleFunction one, IntToDoubleFunction other) {
        double[] people = new double[contrast.size()];
        double ones = 0;
        double others = 0;
        for (int u = 0; u < people.length; u++) {
            people[u] = contrast.t(u);
            ones += one.applyAsDouble(u);
            others += other.applyAsDouble(u);
        }
        double[] distances = centre.distances(places, people);
        int[] order = AscendingOrder.of(distances);
        double sum = 0;
        double oneBefore = 0;
        double otherBefore = 0;
        for (int i = 0; i < order.length; ) {
            double oneHere = oneBefore;
            double otherHere = otherBefore;
            double distance = distances[order[i]];
            for (; i < order.length && distances[order[i]] == distance; i++) {
                oneHere += one.applyAsDouble(order[i]) / ones;
                otherHere += other.applyAsDouble(order[i]) / others;
            }
            sum += oneBefore * otherHere - oneHere * otherBefore;
            oneBefore = oneHere;
            otherBefore = otherHere;
        }
        return sum;
    }
}
