package org.isopolity.population.picture;

import java.util.List;
import java.util.Locale;
import org.isopolity.population.place.Ring;

/** An SVG in the making. Numbers are written with one decimal, so that the same facts give the same bytes everywhere. */
final class Drawing {

    static final String INK = "#1b1b1b";
    static final String QUIET = "#5f5f5f";
    static final String RULE = "#c9c9c9";
    /** Light to dark, told apart also without colour. */
    static final List<String> RAMP = List.of("#e6eef7", "#b5cde6", "#7ba7d0", "#3f78b0", "#123f73");
    /** Groups, told apart with the usual forms of colour blindness (Okabe and Ito). */
    static final List<String> GROUPS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#8c8c00");

    private final StringBuilder text = new StringBuilder();

    Drawing(int width, int height, String title, String description) {
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<desc>")
                .append(escaped(description))
                .append("</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(16, 26, title, INK, "start", true);
    }

    void text(double x, double y, String words, String colour, String anchor, boolean heading) {
        text.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" fill=\"")
                .append(colour)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append(heading ? "\" font-size=\"17\" font-weight=\"bold\">" : "\">")
                .append(escaped(words))
                .append("</text>\n");
    }

    void text(double x, double y, String words) {
        text(x, y, words, INK, "start", false);
    }

    void rectangle(double x, double y, double width, double height, String colour) {
        text.append("<rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(Math.max(0, width)))
                .append("\" height=\"")
                .append(number(height))
                .append("\" fill=\"")
                .append(colour)
                .append("\"/>\n");
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width) {
        text.append("<line x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append("\" stroke=\"")
                .append(colour)
                .append("\" stroke-width=\"")
                .append(number(width))
                .append("\"/>\n");
    }

    void dot(double x, double y, double radius, String colour) {
        text.append("<circle cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\" fill=\"")
                .append(colour)
                .append("\"/>\n");
    }

    void polyline(double[] x, double[] y, String colour, boolean dashed) {
        text.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"2\"");
        text.append(dashed ? " stroke-dasharray=\"5 4\"" : "").append(" points=\"");
        for (int i = 0; i < x.length; i++) {
            text.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        text.append("\"/>\n");
    }

    /** An area with its holes; the words appear where a pointer rests on it. */
    void area(List<Ring> rings, Frame frame, String colour, String words) {
        text.append("<path fill-rule=\"evenodd\" fill=\"")
                .append(colour)
                .append("\" stroke=\"#ffffff\" stroke-width=\"0.4\" d=\"");
        for (Ring ring : rings) {
            for (int i = 0; i < ring.x().length; i++) {
                text.append(i == 0 ? "M" : "L")
                        .append(number(frame.x(ring.x()[i])))
                        .append(' ')
                        .append(number(frame.y(ring.y()[i])));
            }
            text.append('Z');
        }
        text.append("\"><title>").append(escaped(words)).append("</title></path>\n");
    }

    String finish() {
        return text.append("</svg>\n").toString();
    }

    private static String number(double value) {
        String written = String.format(Locale.ROOT, "%.1f", value);
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
