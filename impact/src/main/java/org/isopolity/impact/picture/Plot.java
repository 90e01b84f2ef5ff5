package org.isopolity.impact.picture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Lines over time as SVG that stands on its own: title and description for those who cannot see it, colours told apart by
 * those who see few, the same bytes for the same input.
 *
 * @param title what is shown
 * @param description what it comes to, in a sentence
 * @param times the periods, ascending
 * @param lines drawn in order, later ones above
 * @param band drawn below all lines; absent without one
 * @param start the period from which the programme ran; absent where there is none
 */
public record Plot(
        String title, String description, int[] times, List<Line> lines, Optional<Band> band, Optional<Integer> start) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 420;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 46;
    private static final int BOTTOM = 70;
    private static final int TICKS = 5;

    public Plot {
        times = times.clone();
        lines = List.copyOf(lines);
        if (times.length == 0 || lines.isEmpty()) {
            throw new IllegalArgumentException("a plot needs a period and a line");
        }
    }

    @Override
    public int[] times() {
        return times.clone();
    }

    /** How a line looks. */
    public enum Style {
        /** The treated place, or what was found. */
        MAIN("#00594f", "2.5", "none"),
        /** What would have been. */
        OTHER("#a34a00", "2", "7 4"),
        /** One of many in the background. */
        FAINT("#9a9fa6", "0.8", "none"),
        /** Zero. */
        ZERO("#1b1e23", "1", "2 3");

        private final String colour;
        private final String width;
        private final String dashes;

        Style(String colour, String width, String dashes) {
            this.colour = colour;
            this.width = width;
            this.dashes = dashes;
        }
    }

    /**
     * A line.
     *
     * @param name for the legend; empty for none
     * @param values one for each period; NaN where there is none
     */
    public record Line(String name, Style style, double[] values) {

        public Line {
            values = values.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }
    }

    /** What lies between two values in each period; NaN where nothing does. */
    public record Band(String name, double[] low, double[] high) {

        public Band {
            low = low.clone();
            high = high.clone();
        }

        @Override
        public double[] low() {
            return low.clone();
        }

        @Override
        public double[] high() {
            return high.clone();
        }
    }

    /** The picture. */
    public String svg() {
        Scale scale = Scale.of(this);
        StringBuilder svg = new StringBuilder(8192);
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"t d\" "
                        + "font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#1b1e23\">\n",
                WIDTH,
                HEIGHT));
        svg.append("<title id=\"t\">").append(escaped(title)).append("</title>\n");
        svg.append("<desc id=\"d\">").append(escaped(description)).append("</desc>\n");
        svg.append("<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" fill=\"#ffffff\"/>\n");
        text(svg, LEFT, 24, "start", title, true);
        axes(svg, scale);
        band.ifPresent(area -> band(svg, scale, area));
        lines.forEach(line -> line(svg, scale, line));
        start.ifPresent(period -> {
            double x = scale.x(period) - scale.half();
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#1b1e23\" stroke-dasharray=\"4 4\"/>\n",
                    x,
                    x,
                    TOP,
                    HEIGHT - BOTTOM));
        });
        legend(svg);
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg, Scale scale) {
        for (double value = scale.first(); value <= scale.last() + scale.step() / 2; value += scale.step()) {
            double y = scale.y(value);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d6d3c9\"/>\n",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y));
            text(svg, LEFT - 8, y + 4, "end", scale.label(value), false);
        }
        int every = Math.max(1, (int) Math.ceil(times.length / 8.0));
        for (int t = 0; t < times.length; t += every) {
            text(svg, scale.x(times[t]), HEIGHT - BOTTOM + 20, "middle", Integer.toString(times[t]), false);
        }
    }

    private void band(StringBuilder svg, Scale scale, Band area) {
        StringBuilder points = new StringBuilder();
        for (int t = 0; t < times.length; t++) {
            point(points, scale, t, area.high()[t]);
        }
        for (int t = times.length - 1; t >= 0; t--) {
            point(points, scale, t, area.low()[t]);
        }
        if (!points.isEmpty()) {
            svg.append("<polygon points=\"")
                    .append(points.toString().strip())
                    .append("\" fill=\"#d9eae6\" stroke=\"none\"/>\n");
        }
    }

    private void line(StringBuilder svg, Scale scale, Line line) {
        StringBuilder points = new StringBuilder();
        double[] values = line.values();
        for (int t = 0; t <= times.length; t++) {
            if (t < times.length && Double.isFinite(values[t])) {
                point(points, scale, t, values[t]);
            } else if (!points.isEmpty()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\""
                                + " stroke-dasharray=\"%s\"/>\n",
                        points.toString().strip(),
                        line.style().colour,
                        line.style().width,
                        line.style().dashes));
                points.setLength(0);
            }
        }
    }

    private void point(StringBuilder points, Scale scale, int t, double value) {
        if (Double.isFinite(value)) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", scale.x(times[t]), scale.y(value)));
        }
    }

    private void legend(StringBuilder svg) {
        double x = LEFT;
        for (Line line : lines) {
            if (!line.name().isEmpty()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%s\""
                                + " stroke-dasharray=\"%s\"/>\n",
                        x,
                        x + 26,
                        HEIGHT - 22,
                        HEIGHT - 22,
                        line.style().colour,
                        line.style().width,
                        line.style().dashes));
                text(svg, x + 32, HEIGHT - 18, "start", line.name(), false);
                x += 56 + 7.2 * line.name().codePointCount(0, line.name().length());
            }
        }
        double right = x;
        band.ifPresent(area -> {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"26\" height=\"12\" fill=\"#d9eae6\"/>\n",
                    right,
                    HEIGHT - 28));
            text(svg, right + 32, HEIGHT - 18, "start", area.name(), false);
        });
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words, boolean strong) {
        int letters = Math.max(1, words.codePointCount(0, words.length()));
        String look = strong
                ? String.format(
                        Locale.ROOT,
                        " font-size=\"%.1f\" font-weight=\"600\"",
                        Math.min(15, (WIDTH - LEFT - RIGHT) / (0.6 * letters)))
                : "";
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>\n",
                x,
                y,
                anchor,
                look,
                escaped(words)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Where values and periods lie on the paper. */
    private record Scale(double first, double last, double step, int from, int until, int periods) {

        static Scale of(Plot plot) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Line line : plot.lines) {
                for (double value : line.values()) {
                    low = Double.isFinite(value) ? Math.min(low, value) : low;
                    high = Double.isFinite(value) ? Math.max(high, value) : high;
                }
            }
            if (plot.band.isPresent()) {
                for (int t = 0; t < plot.times.length; t++) {
                    double bottom = plot.band.get().low()[t];
                    double top = plot.band.get().high()[t];
                    low = Double.isFinite(bottom) ? Math.min(low, bottom) : low;
                    high = Double.isFinite(top) ? Math.max(high, top) : high;
                }
            }
            if (!(low <= high)) {
                low = 0;
                high = 1;
            }
            if (high - low <= 1e-12 * Math.abs(high)) {
                double wider = Math.max(1e-9, Math.abs(high) * 0.1);
                low -= wider;
                high += wider;
            }
            double step = step((high - low) / TICKS);
            return new Scale(
                    Math.floor(low / step) * step,
                    Math.ceil(high / step) * step,
                    step,
                    plot.times[0],
                    plot.times[plot.times.length - 1],
                    plot.times.length);
        }

        /** The next of 1, 2 and 5 times a power of ten. */
        private static double step(double rough) {
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double digit = rough / power;
            return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
        }

        double x(int time) {
            double share = until == from ? 0.5 : (time - from) / (double) (until - from);
            return LEFT + share * (WIDTH - LEFT - RIGHT);
        }

        double half() {
            return periods < 2 ? 0 : (WIDTH - LEFT - RIGHT) / (2.0 * (periods - 1));
        }

        double y(double value) {
            return HEIGHT - BOTTOM - (value - first) / (last - first) * (HEIGHT - BOTTOM - TOP);
        }

        String label(double value) {
            double cleaned = Math.abs(value) < step / 1e6 ? 0 : value;
            return new java.text.DecimalFormat("#,##0.######", java.text.DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(cleaned);
        }
    }
}
