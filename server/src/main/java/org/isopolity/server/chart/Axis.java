package org.isopolity.server.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis between two round numbers.
 *
 * @param start the number at its beginning
 * @param end the number at its end
 * @param step between two labels
 */
public record Axis(double start, double end, double step) {

    private static final int LABELS = 4;

    public Axis {
        if (!(end > start) || !(step > 0)) {
            throw new IllegalArgumentException("an axis must have a length");
        }
    }

    /** The shortest axis of round steps that holds both numbers, and begins at 0 where neither is negative. */
    public static Axis over(double least, double most) {
        double low = Math.min(0, least);
        double high = Math.max(most, low == 0 ? 0 : most);
        double length = high > low ? high - low : 1;
        double rough = length / LABELS;
        double magnitude = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = magnitude * 10;
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (rough <= factor * magnitude * 1.000001) {
                step = factor * magnitude;
                break;
            }
        }
        double start = Math.floor(low / step) * step;
        double end = Math.ceil((low + length) / step - 1e-9) * step;
        return new Axis(start, end, step);
    }

    /** How far along a number lies, in per cent. */
    public double place(double value) {
        return 100 * (value - start) / (end - start);
    }

    /** Where a number lies. */
    public String at(double value) {
        return Percent.of(place(value));
    }

    /** The labels, the first at the start and the last at the end. */
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        int steps = (int) Math.round((end - start) / step);
        for (int i = 0; i <= steps; i++) {
            double value = start + i * step;
            String anchor = i == 0 ? "start" : i == steps ? "end" : "middle";
            ticks.add(new Tick(at(value), Math.abs(value) < step * 1e-9 ? 0 : value, anchor));
        }
        return ticks;
    }

    /**
     * A label.
     *
     * @param at where it stands
     * @param value the number it names
     * @param anchor how it is set
     */
    public record Tick(String at, double value, String anchor) {}
}
