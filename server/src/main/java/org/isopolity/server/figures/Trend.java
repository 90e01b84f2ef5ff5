package org.isopolity.server.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Flag;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.Release;

/**
 * The values of a city on an indicator over the years, from all releases of a series; of each year what the newest release
 * says. Where values cannot be compared with the ones before, the line is broken: the source says so, or the editions measure
 * something else under the same name.
 *
 * @param points by year, at most one a year
 */
public record Trend(List<Point> points) {

    /** Why a value does not continue the line before it. */
    public enum Break {
        /** It does. */
        NONE,
        /** The source marks a break in its series. */
        SOURCE,
        /** The edition defines the indicator otherwise, or measures it in another unit or direction. */
        DEFINITION
    }

    /**
     * A value.
     *
     * @param year it describes
     * @param value in the indicator's unit
     * @param release that says it
     * @param broken why the line does not reach it from the point before
     */
    public record Point(int year, double value, String release, Break broken) {}

    private record Said(Observation observation, Indicator indicator, Release release) {}

    public Trend {
        points = List.copyOf(points);
    }

    /**
     * The trend that leads to a value.
     *
     * @param releases of one series, the oldest first
     * @param level whose figures are meant: those of a city and of its country are no line
     */
    public static Trend of(List<Release> releases, String cityId, String indicatorId, GeographicLevel level) {
        Map<Integer, Said> years = new TreeMap<>();
        for (Release release : releases) {
            release.framework()
                    .findIndicator(indicatorId)
                    .ifPresent(indicator -> release.observations().of(cityId, indicatorId).stream()
                            .filter(observation -> observation.level() == level)
                            .forEach(observation ->
                                    years.put(observation.year(), new Said(observation, indicator, release))));
        }
        List<Point> points = new ArrayList<>();
        Said before = null;
        for (Said now : years.values()) {
            points.add(new Point(
                    now.observation().year(),
                    now.observation().value(),
                    now.release().id().toString(),
                    before == null ? Break.NONE : between(before, now)));
            before = now;
        }
        return new Trend(points);
    }

    private static Break between(Said before, Said now) {
        if (now.observation().flags().contains(Flag.BREAK)) {
            return Break.SOURCE;
        }
        Indicator one = before.indicator();
        Indicator other = now.indicator();
        boolean same = one.unit().equals(other.unit())
                && one.direction() == other.direction()
                && one.texts().definition().equals(other.texts().definition())
                && one.texts().question().equals(other.texts().question());
        return same ? Break.NONE : Break.DEFINITION;
    }

    /** Whether there is anything to draw. */
    public boolean isLine() {
        return points.size() > 1;
    }

    /** The points at its end that can be compared with one another. */
    public List<Point> unbroken() {
        int from = points.size() - 1;
        while (from > 0 && points.get(from).broken() == Break.NONE) {
            from--;
        }
        return points.subList(Math.max(0, from), points.size());
    }

    /** How often the line is broken. */
    public int breaks() {
        return (int)
                points.stream().filter(point -> point.broken() != Break.NONE).count();
    }
}
