package org.isopolity.impact.synth;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * What units should resemble each other in: a variable's mean over a window of its own, before the start.
 *
 * @param variable a variable of the panel
 * @param first first period of the window
 * @param last last period of the window
 */
public record Predictor(String variable, int first, int last) {

    private static final Pattern WRITTEN = Pattern.compile("(.+):(-?\\d{1,9})(?:-(\\d{1,9}))?");

    public Predictor {
        if (first > last) {
            throw new UnusableDesign("predictor.window", variable, Integer.toString(first), Integer.toString(last));
        }
    }

    /**
     * Reads {@code variable:1980-1988} or {@code variable:1975}.
     *
     * @throws UnusableDesign if it is written otherwise
     */
    public static Predictor parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new UnusableDesign("predictor.written", written);
        }
        int first = Integer.parseInt(matcher.group(2));
        return new Predictor(
                matcher.group(1), first, matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3)));
    }

    /**
     * This predictor, if it can be used for a programme.
     *
     * @param from the first period with the programme
     * @throws UnusableDesign if its window reaches that period: what a programme may have changed cannot predict
     */
    public Predictor before(int from) {
        if (last >= from) {
            throw new UnusableDesign("predictor.late", name(), Integer.toString(from));
        }
        return this;
    }

    /** How it is written. */
    public String name() {
        return variable + ":" + first + (first == last ? "" : "-" + last);
    }

    /** The mean over the observed periods of the window; NaN if fewer than half of them were observed. */
    double mean(Panel panel, int unit) {
        double[] series = panel.series(variable, unit);
        int[] times = panel.times();
        double sum = 0;
        int observed = 0;
        int asked = 0;
        for (int t = 0; t < times.length; t++) {
            if (times[t] >= first && times[t] <= last) {
                asked++;
                if (!Double.isNaN(series[t])) {
                    sum += series[t];
                    observed++;
                }
            }
        }
        return 2 * observed < asked || observed == 0 ? Double.NaN : sum / observed;
    }
}
