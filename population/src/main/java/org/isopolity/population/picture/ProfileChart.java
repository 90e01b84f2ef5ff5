package org.isopolity.population.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.population.Figure;
import org.isopolity.population.change.Movement;
import org.isopolity.population.trust.Spread;

/** The five dimensions of segregation of a group, each as a bar with its interval, and at a second date where there is one. */
public final class ProfileChart {

    private static final int WIDTH = 860;
    private static final int ROW = 74;
    private static final double LEFT = 230;
    private static final double RIGHT = 800;

    private ProfileChart() {}

    /**
     * Draws a profile.
     *
     * @param title heading
     * @param dates one or two names of dates, in the order of time
     * @param movements one for each dimension; the second date is left out where only one is named
     */
    public static String svg(String title, List<String> dates, List<Movement> movements, Locale locale) {
        String words = movements.stream()
                .map(movement -> movement.index().dimension().inWords().in(locale) + ", "
                        + movement.index().symbol() + ": "
                        + written(movement.before().estimate(), locale)
                        + (dates.size() > 1 ? " / " + written(movement.after().estimate(), locale) : ""))
                .collect(Collectors.joining("; "));
        Drawing drawing = new Drawing(WIDTH, 80 + ROW * movements.size(), title, words);
        for (int date = 0; date < dates.size(); date++) {
            drawing.rectangle(LEFT + 120.0 * date, 36, 14, 14, colour(date));
            drawing.text(LEFT + 20 + 120.0 * date, 48, dates.get(date));
        }
        for (int row = 0; row < movements.size(); row++) {
            Movement movement = movements.get(row);
            double y = 70 + (double) ROW * row;
            drawing.text(16, y + 16, movement.index().dimension().inWords().in(locale));
            drawing.text(
                    16,
                    y + 34,
                    movement.index().inWords().in(locale) + " "
                            + movement.index().symbol(),
                    Drawing.QUIET,
                    "start",
                    false);
            bar(drawing, y, movement.before(), 0, range(movement), locale);
            if (dates.size() > 1) {
                bar(drawing, y + 26, movement.after(), 1, range(movement), locale);
            }
        }
        return drawing.finish();
    }

    /** Spatial proximity is read from 1, centralisation goes below zero; all others go from 0 to 1. */
    private static double[] range(Movement movement) {
        double[] ends = Stream.of(movement.before(), movement.after())
                .flatMapToDouble(spread -> spread.estimate().find().stream())
                .toArray();
        double least = Math.min(0, Arrays.stream(ends).min().orElse(0));
        return new double[] {
            least < 0 ? -1 : 0, Math.max(1, Arrays.stream(ends).max().orElse(1))
        };
    }

    private static void bar(Drawing drawing, double y, Spread spread, int date, double[] range, Locale locale) {
        if (spread.estimate().find().isEmpty()) {
            drawing.text(LEFT, y + 15, written(spread.estimate(), locale), Drawing.QUIET, "start", false);
            return;
        }
        double zero = place(0, range);
        double end = place(spread.estimate().get(), range);
        drawing.rectangle(Math.min(zero, end), y + 4, Math.abs(end - zero), 14, colour(date));
        if (spread.low().find().isPresent()) {
            drawing.line(
                    place(spread.low().get(), range),
                    y + 11,
                    place(spread.high().get(), range),
                    y + 11,
                    Drawing.INK,
                    2);
        }
        drawing.text(Math.max(zero, end) + 8, y + 16, written(spread.estimate(), locale));
    }

    private static double place(double value, double[] range) {
        return LEFT + (RIGHT - LEFT) * Math.clamp((value - range[0]) / (range[1] - range[0]), 0, 1);
    }

    private static String colour(int date) {
        return date == 0 ? "#7ba7d0" : "#123f73";
    }

    private static String written(Figure figure, Locale locale) {
        return switch (figure) {
            case Figure.Known known -> String.format(Locale.ROOT, "%.3f", known.value());
            case Figure.Undefined undefined -> undefined.why().in(locale);
        };
    }
}
