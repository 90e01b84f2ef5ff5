package org.isopolity.server.plan;

import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.server.chart.Percent;

/**
 * The way from a baseline to a target as places along a line that always leads from left to right, whichever way the values go.
 *
 * @param baseline where it begins
 * @param target where it ends
 * @param latest where the newest value is
 * @param expected where a straight line would be today
 */
public record Track(String baseline, String target, Optional<String> latest, Optional<String> expected) {

    /** Room at either side, in per cent. */
    private static final double MARGIN = 6;

    static Optional<Track> of(Action.Target target, Standing standing) {
        if (target.baseline().isEmpty()) {
            return Optional.empty();
        }
        double sign = target.rises() ? 1 : -1;
        double from = sign * target.baseline().getAsDouble();
        double to = sign * target.value();
        double latest = sign * standing.latest().orElse(target.baseline().getAsDouble());
        double least = Math.min(Math.min(from, to), latest);
        double most = Math.max(Math.max(from, to), latest);
        if (!(most > least)) {
            return Optional.empty();
        }
        return Optional.of(new Track(
                place(from, least, most),
                place(to, least, most),
                place(standing.latest(), sign, least, most),
                place(standing.expected(), sign, least, most)));
    }

    private static Optional<String> place(OptionalDouble value, double sign, double least, double most) {
        return value.isPresent() ? Optional.of(place(sign * value.getAsDouble(), least, most)) : Optional.empty();
    }

    private static String place(double value, double least, double most) {
        return Percent.of(MARGIN + (100 - 2 * MARGIN) * (value - least) / (most - least));
    }
}
