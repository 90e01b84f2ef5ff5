package org.isopolity.population.picture;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.isopolity.population.Phrases;
import org.isopolity.population.disclosure.Shown;
import org.isopolity.population.place.Places;
import org.isopolity.population.place.Ring;

/**
 * A map of dots: each stands for a number of people of one group, somewhere in their area. Where a dot falls follows from the area's id
 * and the group alone, so that the same facts give the same map; it is nobody's address.
 */
public final class DotMap {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 720;
    private static final int TRIES = 200;
    private static final String PAPER = "#f2f2f2";

    private DotMap() {}

    /**
     * All groups.
     *
     * @param shown what may be shown; hidden counts have no dots
     * @param places with outlines, of the same units
     * @param peoplePerDot at least 1
     */
    public static String svg(Shown shown, Places places, int peoplePerDot, Locale locale) {
        if (peoplePerDot < 1 || !places.hasOutlines()) {
            throw new IllegalArgumentException("dots need outlines of areas, and a person or more for each dot");
        }
        Drawing drawing = new Drawing(
                WIDTH,
                HEIGHT,
                Phrases.of("dots.title", peoplePerDot).in(locale),
                Phrases.of("dots.description", peoplePerDot, String.join(", ", shown.groups()))
                        .in(locale));
        Frame frame = Frame.around(places, 16, 44, WIDTH - 32.0, HEIGHT - 120.0);
        for (int u = 0; u < places.size(); u++) {
            drawing.area(places.outline(u), frame, PAPER, places.units().get(u));
        }
        for (int u = 0; u < places.size(); u++) {
            for (int g = 0; g < shown.groups().size(); g++) {
                int dots = (int) Math.round(shown.findCount(g, u).orElse(0) / peoplePerDot);
                scatter(
                        drawing,
                        frame,
                        places.outline(u),
                        dots,
                        seed(places.units().get(u), shown.groups().get(g)),
                        colour(g));
            }
        }
        for (int g = 0; g < shown.groups().size(); g++) {
            int row = g / 5;
            double left = 22 + g % 5 * 165.0;
            drawing.dot(left, HEIGHT - 46 + row * 22.0, 5, colour(g));
            drawing.text(left + 12, HEIGHT - 41 + row * 22.0, shown.groups().get(g));
        }
        return drawing.finish();
    }

    private static String colour(int group) {
        return Drawing.GROUPS.get(group % Drawing.GROUPS.size());
    }

    private static long seed(String unit, String group) {
        long seed = 1125899906842597L;
        for (char letter : (unit + '\0' + group).toCharArray()) {
            seed = 31 * seed + letter;
        }
        return seed * 0x9E3779B97F4A7C15L;
    }

    private static void scatter(Drawing drawing, Frame frame, List<Ring> rings, int dots, long seed, String colour) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (Ring ring : rings) {
            for (int i = 0; i < ring.x().length; i++) {
                west = Math.min(west, ring.x()[i]);
                east = Math.max(east, ring.x()[i]);
                south = Math.min(south, ring.y()[i]);
                north = Math.max(north, ring.y()[i]);
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int dot = 0; dot < dots; dot++) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                double x = west + random.nextDouble() * (east - west);
                double y = south + random.nextDouble() * (north - south);
                if (isInside(rings, x, y)) {
                    drawing.dot(frame.x(x), frame.y(y), 1, colour);
                    break;
                }
            }
        }
    }

    /** Whether a ray to the east crosses the outlines an odd number of times. */
    static boolean isInside(List<Ring> rings, double x, double y) {
        boolean inside = false;
        for (Ring ring : rings) {
            double[] east = ring.x();
            double[] north = ring.y();
            for (int i = 0, before = east.length - 1; i < east.length; before = i++) {
                if (north[i] > y != north[before] > y
                        && x < (east[before] - east[i]) * (y - north[i]) / (north[before] - north[i]) + east[i]) {
                    inside = !inside;
                }
            }
        }
        return inside;
    }
}
