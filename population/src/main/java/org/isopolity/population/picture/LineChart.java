package org.isopolity.population.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;

/** Lines over years: indices of a city at several dates, or a city's share beside its country's. */
public final class LineChart {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 420;
    private static final double LEFT = 60;
    private static final double RIGHT = 660;
    private static final double TOP = 50;
    private static final double BOTTOM = 370;

    /**
     * One line.
     *
     * @param name written at its end
     * @param values by year
     * @param dashed for what is only compared with
     */
    public record Series(String name, NavigableMap<Integer, Double> values, boolean dashed) {}

    /**
     * A stretch of years with a name.
     *
     * @param name written above
     * @param from first year
     * @param to last year
     */
    public record Span(String name, int from, int to) {}

    private LineChart() {}

    /**
     * Draws lines on one scale from zero.
     *
     * @param title heading
     * @param series one or more, each with a value or more
     * @param spans shaded behind the lines
     */
    public static String svg(String title, List<Series> series, List<Span> spans) {
        int first =
                series.stream().mapToInt(line -> line.values().firstKey()).min().orElseThrow();
        int last =
                series.stream().mapToInt(line -> line.values().lastKey()).max().orElseThrow();
        double top = series.stream()
                .flatMap(line -> line.values().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        double bottom = Math.min(
                0,
                series.stream()
                        .flatMap(line -> line.values().values().stream())
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElseThrow());
        double height = top - bottom == 0 ? 1 : 1.08 * (top - bottom);
        String words = series.stream()
                .map(line -> line.name() + " " + line.values().firstKey() + ": "
                        + round(line.values().firstEntry().getValue()) + ", "
                        + line.values().lastKey() + ": "
                        + round(line.values().lastEntry().getValue()))
                .collect(Collectors.joining("; "));
        Drawing drawing = new Drawing(WIDTH, HEIGHT, title, words);
        for (int i = 0; i < spans.size(); i++) {
            double from = x(Math.max(first, spans.get(i).from()), first, last);
            double to = x(Math.min(last, spans.get(i).to()), first, last);
            drawing.rectangle(from, TOP, to - from, BOTTOM - TOP, i % 2 == 0 ? "#f3f3f3" : "#e9e9e9");
            drawing.text(from + 4, TOP + 14, spans.get(i).name(), Drawing.QUIET, "start", false);
        }
        for (int tick = 0; tick <= 4; tick++) {
            double value = bottom + height * tick / 4;
            double y = BOTTOM - (BOTTOM - TOP) * tick / 4;
            drawing.line(LEFT, y, RIGHT, y, Drawing.RULE, 0.5);
            drawing.text(LEFT - 6, y + 4, round(value), Drawing.QUIET, "end", false);
        }
        drawing.text(LEFT, BOTTOM + 20, Integer.toString(first), Drawing.QUIET, "middle", false);
        drawing.text(RIGHT, BOTTOM + 20, Integer.toString(last), Drawing.QUIET, "middle", false);
        for (int i = 0; i < series.size(); i++) {
            draw(drawing, series.get(i), i, first, last, bottom, height);
        }
        return drawing.finish();
    }

    private static void draw(
            Drawing drawing, Series line, int number, int first, int last, double bottom, double height) {
        String colour = Drawing.GROUPS.get(number % Drawing.GROUPS.size());
        double[] x = new double[line.values().size()];
        double[] y = new double[x.length];
        int i = 0;
        for (Map.Entry<Integer, Double> point : line.values().entrySet()) {
            x[i] = x(point.getKey(), first, last);
            y[i] = BOTTOM - (point.getValue() - bottom) / height * (BOTTOM - TOP);
            drawing.dot(x[i], y[i], 3, colour);
            i++;
        }
        drawing.polyline(x, y, colour, line.dashed());
        drawing.text(
                RIGHT + 12,
                y[y.length - 1] + 4,
                line.name() + " " + round(line.values().lastEntry().getValue()),
                colour,
                "start",
                false);
    }

    private static double x(int year, int first, int last) {
        return last == first ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * (year - first) / (last - first);
    }

    private static String round(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
