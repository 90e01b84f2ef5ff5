package org.isopolity.population.segregation;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.isopolity.population.Figure;
import org.isopolity.population.place.Borders;
import org.isopolity.population.place.Places;

/**
 * Clustering: whether the group's units lie together (White 1983, 1986; Massey and Denton 1988; Morrill 1991; Wong 1993), and
 * exposure that decays with distance. Near units weigh most, people are as far from their own unit's others as {@link SelfDistance}
 * says, and no pair of units is left out.
 */
public final class Clustering {

    private Clustering() {}

    /** Mean proximity of two members of the group, Pxx. */
    public static Figure within(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] x = contrast.own(near.byGroup());
            double sum = 0;
            for (int u = 0; u < x.length; u++) {
                sum += contrast.x(u) * x[u];
            }
            return Figure.of(sum / (contrast.sumX() * contrast.sumX()));
        });
    }

    /** Mean proximity of two people of the other side, Pyy. */
    public static Figure withinOthers(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] y = contrast.others(near.byGroup());
            double sum = 0;
            for (int u = 0; u < y.length; u++) {
                sum += contrast.y(u) * y[u];
            }
            return Figure.of(sum / (contrast.sumY() * contrast.sumY()));
        });
    }

    /** Mean proximity of a member and someone of the other side, Pxy. */
    public static Figure across(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] y = contrast.others(near.byGroup());
            double sum = 0;
            for (int u = 0; u < y.length; u++) {
                sum += contrast.x(u) * y[u];
            }
            return Figure.of(sum / (contrast.sumX() * contrast.sumY()));
        });
    }

    /** Mean proximity of two people of either side, Ptt. */
    public static Figure ofAll(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] x = contrast.own(near.byGroup());
            double[] y = contrast.others(near.byGroup());
            double sum = 0;
            for (int u = 0; u < y.length; u++) {
                sum += contrast.t(u) * (x[u] + y[u]);
            }
            return Figure.of(sum / (contrast.sumT() * contrast.sumT()));
        });
    }

    /** Spatial proximity SP: mean proximity to the own side relative to that among all; 1 where there is no clustering. */
    public static Figure spatialProximity(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() ->
                Figure.of((contrast.sumX() * within(contrast, near).get()
                                + contrast.sumY() * withinOthers(contrast, near).get())
                        / (contrast.sumT() * ofAll(contrast, near).get())));
    }

    /** Relative clustering RCL: Pxx/Pyy - 1; positive where the group lies closer together than the others. */
    public static Figure relative(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> Figure.of(
                within(contrast, near).get() / withinOthers(contrast, near).get() - 1));
    }

    /** Absolute clustering ACL: members near a member, beyond an even spread, as a share of all people near; 0 to 1. */
    public static Figure absolute(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] x = contrast.own(near.byGroup());
            double[] y = contrast.others(near.byGroup());
            double own = 0;
            double all = 0;
            for (int u = 0; u < x.length; u++) {
                own += contrast.x(u) * x[u];
                all += contrast.x(u) * (x[u] + y[u]);
            }
            double size = contrast.size();
            double even = contrast.sumX() / (size * size) * Sums.of(near.ones());
            double denominator = all / contrast.sumX() - even;
            return Figure.ratio(own / contrast.sumX() - even, denominator, "undefined.no-room");
        });
    }

    /** Distance-decay isolation DPxx (Morgan 1983): the group's share among those whom a member meets, near ones more often. */
    public static Figure decayingIsolation(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] x = contrast.own(near.byGroup());
            double[] y = contrast.others(near.byGroup());
            double sum = 0;
            for (int u = 0; u < x.length; u++) {
                if (contrast.x(u) > 0) {
                    if (x[u] + y[u] == 0) {
                        return Figure.undefined(
                                "undefined.nobody-near",
                                contrast.table().units().get(u));
                    }
                    sum += contrast.x(u) * x[u] / (x[u] + y[u]);
                }
            }
            return Figure.of(sum / contrast.sumX());
        });
    }

    /** Distance-decay interaction DPxy: the other side's share among those whom a member meets; DPxx + DPxy = 1. */
    public static Figure decayingInteraction(Contrast contrast, Proximities near) {
        return decayingIsolation(contrast, near).map(isolation -> 1 - isolation);
    }

    /**
     * The most by which {@link #decayingIsolation} of approximate proximities can be wrong; 0 where they are exact. Proved, not estimated:
     * every sum lies as near to what was added up as its own bound says.
     */
    public static Figure errorOfDecayingIsolation(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] x = contrast.own(near.byGroup());
            double[] y = contrast.others(near.byGroup());
            double[] unsureX = contrast.own(near.unsure());
            double[] unsureY = contrast.others(near.unsure());
            double below = 0;
            double above = 0;
            for (int u = 0; u < x.length; u++) {
                if (contrast.x(u) > 0) {
                    if (x[u] + y[u] == 0) {
                        return Figure.undefined(
                                "undefined.nobody-near",
                                contrast.table().units().get(u));
                    }
                    double share = x[u] / (x[u] + y[u]);
                    below += contrast.x(u) * (share - share(x[u] - unsureX[u], y[u] + unsureY[u]));
                    above += contrast.x(u) * (share(x[u] + unsureX[u], y[u] - unsureY[u]) - share);
                }
            }
            return Figure.of(Math.max(below, above) / contrast.sumX());
        });
    }

    /** A share of two sums of people, neither of which can be negative. */
    private static double share(double x, double y) {
        return x <= 0 ? 0 : x / (x + Math.max(0, y));
    }

    /** The most by which {@link #spatialProximity} of approximate proximities can be wrong; 0 where they are exact. */
    public static Figure errorOfSpatialProximity(Contrast contrast, Proximities near) {
        return contrast.unlessDegenerate(() -> {
            double[] unsureX = contrast.own(near.unsure());
            double[] unsureY = contrast.others(near.unsure());
            double unsureWithin = 0;
            double unsureOfAll = 0;
            for (int u = 0; u < unsureX.length; u++) {
                unsureWithin +=
                        contrast.x(u) * unsureX[u] / contrast.sumX() + contrast.y(u) * unsureY[u] / contrast.sumY();
                unsureOfAll += contrast.t(u) * (unsureX[u] + unsureY[u]) / contrast.sumT();
            }
            double all = contrast.sumT() * ofAll(contrast, near).get();
            double within = spatialProximity(contrast, near).get() * all;
            return all <= unsureOfAll
                    ? Figure.undefined("undefined.too-rough")
                    : Figure.of(Math.max(
                            (within + unsureWithin) / (all - unsureOfAll) - within / all,
                            within / all - (within - unsureWithin) / (all + unsureOfAll)));
        });
    }

    /** Morrill's D(adj): D less the mean difference of shares across borders; corners count as the borders given. */
    public static Figure acrossBorders(Contrast contrast, Borders borders) {
        return withBorders(contrast, borders, () -> {
            double sum = 0;
            for (int border = 0; border < borders.size(); border++) {
                sum += difference(contrast, borders, border);
            }
            return Figure.of(Evenness.d(contrast) - sum / borders.size());
        });
    }

    /** Wong's D(w): D less the mean difference of shares across borders, weighted by their length. */
    public static Figure acrossLengths(Contrast contrast, Borders borders) {
        Borders measured = borders.withLength();
        return withBorders(contrast, measured, () -> {
            double sum = 0;
            double length = 0;
            for (int border = 0; border < measured.size(); border++) {
                sum += measured.length(border) * difference(contrast, measured, border);
                length += measured.length(border);
            }
            return Figure.of(Evenness.d(contrast) - sum / length);
        });
    }

    /** D(w) with the lengths of each unit's own borders as its weights, averaged over units; units without a border change nothing. */
    public static Figure acrossMeanLengths(Contrast contrast, Borders borders) {
        Borders measured = borders.withLength();
        return withBorders(contrast, measured, () -> {
            double[] around = new double[contrast.size()];
            double[] differences = new double[contrast.size()];
            for (int border = 0; border < measured.size(); border++) {
                double difference = measured.length(border) * difference(contrast, measured, border);
                for (int unit : new int[] {measured.one(border), measured.other(border)}) {
                    around[unit] += measured.length(border);
                    differences[unit] += difference;
                }
            }
            double sum = 0;
            double units = 0;
            for (int u = 0; u < around.length; u++) {
                if (around[u] > 0) {
                    sum += differences[u] / around[u];
                    units++;
                }
            }
            return Figure.of(Evenness.d(contrast) - sum / units);
        });
    }

    /**
     * The spatial proximity profile (Hong and Sadahiro 2014): over a thousand thresholds, how few steps apart the units lie in which the
     * group makes up at least the threshold; steps go from unit to touching unit. Sets of one unit, or that cannot be joined by steps,
     * count as 0.
     */
    public static Figure proximityProfile(Contrast contrast, Borders borders) {
        return withBorders(contrast, borders, () -> Figure.of(new ProximityProfile(contrast, borders).index()));
    }

    /** Wong's D(s): as D(w), each border weighted also by how compact its two units are (perimeter over area). */
    public static Figure acrossShapes(Contrast contrast, Places places) {
        Borders measured = places.borders().withLength();
        if (!places.hasAreas() || IntStream.range(0, places.size()).anyMatch(unit -> places.perimeter(unit) <= 0)) {
            return Figure.undefined("undefined.no-outlines");
        }
        return withBorders(contrast, measured, () -> {
            double most = 0;
            for (int u = 0; u < places.size(); u++) {
                most = Math.max(most, places.perimeter(u) / places.area(u));
            }
            double sum = 0;
            double length = 0;
            for (int border = 0; border < measured.size(); border++) {
                int one = measured.one(border);
                int other = measured.other(border);
                double shape = places.perimeter(one) / places.area(one) + places.perimeter(other) / places.area(other);
                sum += measured.length(border) * difference(contrast, measured, border) * shape / (2 * most);
                length += measured.length(border);
            }
            return Figure.of(Evenness.d(contrast) - sum / length);
        });
    }

    private static double difference(Contrast contrast, Borders borders, int border) {
        return Math.abs(contrast.p(borders.one(border)) - contrast.p(borders.other(border)));
    }

    private static Figure withBorders(Contrast contrast, Borders borders, Supplier<Figure> figure) {
        return borders.size() == 0 ? Figure.undefined("undefined.no-borders") : contrast.unlessDegenerate(figure);
    }
}
