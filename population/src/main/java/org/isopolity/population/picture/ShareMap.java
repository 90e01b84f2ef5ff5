package org.isopolity.population.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.isopolity.population.Phrases;
import org.isopolity.population.disclosure.Shown;
import org.isopolity.population.place.Places;

/** A map of shares: five classes with as many areas each, light to dark; areas whose value is hidden or missing stay grey. */
public final class ShareMap {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 720;
    private static final int CLASSES = 5;
    private static final String MISSING = "#d9d9d9";

    private ShareMap() {}

    /**
     * The share of a group in every area.
     *
     * @param shown what may be shown; areas with anything hidden stay grey
     * @param places of the same units
     */
    public static String svg(Shown shown, Places places, String group, Locale locale) {
        int position = shown.groups().indexOf(group);
        double[] shares = new double[places.size()];
        for (int u = 0; u < shares.length; u++) {
            OptionalDouble count = shown.isUnitHidden(u) ? OptionalDouble.empty() : shown.findCount(position, u);
            double people = shown.findTotal(u).orElse(0);
            shares[u] = count.isPresent() && people > 0 ? count.getAsDouble() / people : Double.NaN;
        }
        double[] known = Arrays.stream(shares).filter(Double::isFinite).sorted().toArray();
        double[] bounds = bounds(known);
        Drawing drawing = new Drawing(
                WIDTH,
                HEIGHT,
                Phrases.of("map.title", group).in(locale),
                Phrases.of("map.description", group, known.length, places.size() - known.length)
                        .in(locale));
        Frame frame = Frame.around(places, 16, 44, WIDTH - 32.0, HEIGHT - 150.0);
        for (int u = 0; u < shares.length; u++) {
            String words = Double.isFinite(shares[u])
                    ? Phrases.of("map.area", places.units().get(u), shares[u]).in(locale)
                    : Phrases.of("map.area.hidden", places.units().get(u)).in(locale);
            String colour = Double.isFinite(shares[u]) ? Drawing.RAMP.get(level(shares[u], bounds)) : MISSING;
            if (places.hasOutlines()) {
                drawing.area(places.outline(u), frame, colour, words);
            } else {
                drawing.dot(frame.x(places.x(u)), frame.y(places.y(u)), 4, colour);
            }
        }
        legend(drawing, frame, bounds, locale);
        return drawing.finish();
    }

    private static double[] bounds(double[] sorted) {
        double[] bounds = new double[CLASSES + 1];
        for (int i = 0; i <= CLASSES && sorted.length > 0; i++) {
            bounds[i] = sorted[Math.min(sorted.length - 1, i * sorted.length / CLASSES)];
        }
        return bounds;
    }

    private static int level(double share, double[] bounds) {
        int level = 0;
        while (level < CLASSES - 1 && share >= bounds[level + 1]) {
            level++;
        }
        return level;
    }

    private static void legend(Drawing drawing, Frame frame, double[] bounds, Locale locale) {
        for (int i = 0; i < CLASSES; i++) {
            drawing.rectangle(16 + i * 138.0, HEIGHT - 84.0, 24, 16, Drawing.RAMP.get(i));
            drawing.text(
                    46 + i * 138.0,
                    HEIGHT - 71.0,
                    Phrases.of("map.class", bounds[i], bounds[i + 1]).in(locale));
        }
        drawing.rectangle(16 + CLASSES * 138.0, HEIGHT - 84.0, 24, 16, MISSING);
        drawing.text(
                46 + CLASSES * 138.0, HEIGHT - 71.0, Phrases.of("map.hidden").in(locale));
        double kilometres = frame.kilometres();
        drawing.line(16, HEIGHT - 36.0, 16 + frame.length(kilometres), HEIGHT - 36.0, Drawing.INK, 2);
        drawing.text(16, HEIGHT - 18.0, Phrases.of("map.kilometres", kilometres).in(locale));
    }
}
