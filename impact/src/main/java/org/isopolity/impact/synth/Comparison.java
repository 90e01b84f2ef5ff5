package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;

/**
 * One treated unit, its donors, and their outcomes without a gap, before and after the start.
 */
public final class Comparison {

    private final String outcome;
    private final String treated;
    private final List<String> donors;
    private final int[] times;
    private final int start;
    private final double[] treatedOutcome;
    private final double[][] donorOutcomes;
    private final List<Exclusion> exclusions;

    private Comparison(
            String outcome,
            String treated,
            List<String> donors,
            int[] times,
            int start,
            double[] treatedOutcome,
            double[][] donorOutcomes,
            List<Exclusion> exclusions) {
        this.outcome = outcome;
        this.treated = treated;
        this.donors = donors;
        this.times = times;
        this.start = start;
        this.treatedOutcome = treatedOutcome;
        this.donorOutcomes = donorOutcomes;
        this.exclusions = exclusions;
    }

    /**
     * A comparison of one unit with all others that are not left out.
     *
     * @param panel holds the outcome
     * @param outcome the variable that is compared
     * @param treated the unit with the programme
     * @param from the first period with the programme
     * @param leftOut units that may not be donors, each with the reason
     * @param missing what happens to gaps
     * @throws UnusableDesign if there are fewer than two periods before the start, none after it, fewer than two donors, or
     *     nothing ever changes
     */
    public static Comparison of(
            Panel panel, String outcome, String treated, int from, Map<String, Phrase> leftOut, MissingData missing) {
        int unit = panel.getUnit(treated);
        for (String name : leftOut.keySet()) {
            panel.getUnit(name);
        }
        if (leftOut.containsKey(treated)) {
            throw new UnusableDesign("synth.treated-left-out", treated);
        }
        List<Exclusion> exclusions = new ArrayList<>();
        Map<String, double[]> donors = new LinkedHashMap<>();
        for (String name : panel.units()) {
            if (leftOut.containsKey(name)) {
                exclusions.add(new Exclusion(name, java.util.Objects.requireNonNull(leftOut.get(name))));
            } else if (!name.equals(treated)) {
                donors.put(name, panel.series(outcome, panel.getUnit(name)));
            }
        }
        int[] kept = keptPeriods(panel, panel.series(outcome, unit), donors, treated, missing, exclusions);
        int[] times = Arrays.stream(kept).map(t -> panel.times()[t]).toArray();
        double[] own = pick(panel.series(outcome, unit), kept);
        List<String> names = new ArrayList<>();
        List<double[]> series = new ArrayList<>();
        donors.forEach((name, all) -> {
            double[] values = pick(all, kept);
            long gaps = Arrays.stream(values).filter(Double::isNaN).count();
            if (gaps == 0) {
                names.add(name);
                series.add(values);
            } else if (missing == MissingData.REFUSE) {
                throw new UnusableDesign("synth.gap", name, outcome, gaps);
            } else {
                exclusions.add(new Exclusion(name, Phrases.of("synth.left-out.gaps", gaps)));
            }
        });
        int start = 0;
        while (start < times.length && times[start] < from) {
            start++;
        }
        requireUsable(treated, from, names, times, start, own, series);
        return new Comparison(
                outcome,
                treated,
                List.copyOf(names),
                times,
                start,
                own,
                series.toArray(double[][]::new),
                List.copyOf(exclusions));
    }

    private static int[] keptPeriods(
            Panel panel,
            double[] own,
            Map<String, double[]> donors,
            String treated,
            MissingData missing,
            List<Exclusion> exclusions) {
        List<Integer> kept = new ArrayList<>();
        for (int t = 0; t < own.length; t++) {
            int period = t;
            boolean gap = Double.isNaN(own[t]);
            boolean donorGap = donors.values().stream().anyMatch(values -> Double.isNaN(values[period]));
            if (gap && missing == MissingData.REFUSE) {
                throw new UnusableDesign("synth.gap.treated", treated, Integer.toString(panel.times()[t]));
            }
            if (gap || (donorGap && missing == MissingData.LEAVE_OUT_PERIOD)) {
                exclusions.add(new Exclusion(
                        Integer.toString(panel.times()[t]),
                        Phrases.of(gap ? "synth.left-out.period.treated" : "synth.left-out.period")));
            } else {
                kept.add(t);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void requireUsable(
            String treated,
            int from,
            List<String> donors,
            int[] times,
            int start,
            double[] own,
            List<double[]> series) {
        if (start < 2) {
            throw new UnusableDesign("synth.few-before", treated, Integer.toString(from), start);
        }
        if (start == times.length) {
            throw new UnusableDesign("synth.none-after", treated, Integer.toString(from));
        }
        if (donors.size() < 2) {
            throw new UnusableDesign("synth.few-donors", donors.size());
        }
        boolean moves = isVaried(own, start) || series.stream().anyMatch(values -> isVaried(values, start));
        if (!moves) {
            throw new UnusableDesign("synth.constant");
        }
    }

    private static boolean isVaried(double[] values, int until) {
        return Arrays.stream(values, 0, until).distinct().count() > 1;
    }

    private static double[] pick(double[] values, int[] positions) {
        return Arrays.stream(positions).mapToDouble(t -> values[t]).toArray();
    }

    /** The variable that is compared. */
    public String outcome() {
        return outcome;
    }

    /** The unit with the programme. */
    public String treated() {
        return treated;
    }

    /** Those it is compared with. */
    public List<String> donors() {
        return donors;
    }

    /** The periods, ascending. */
    public int[] times() {
        return times.clone();
    }

    /** The position of the first period with the programme. */
    public int start() {
        return start;
    }

    /** How many periods are looked at. */
    public int periods() {
        return times.length;
    }

    /** What was left out, and why. */
    public List<Exclusion> exclusions() {
        return exclusions;
    }

    /** The outcome of the treated unit. */
    public double[] treatedOutcome() {
        return treatedOutcome.clone();
    }

    /** The outcome of one donor. */
    public double[] donorOutcome(int donor) {
        return donorOutcomes[donor].clone();
    }

    /** The treated outcome from one position to before another. */
    double[] own(int begin, int end) {
        return Arrays.copyOfRange(treatedOutcome, begin, end);
    }

    /** The donors' outcomes from one position to before another: a row for each donor. */
    double[][] others(int begin, int end) {
        return Arrays.stream(donorOutcomes)
                .map(values -> Arrays.copyOfRange(values, begin, end))
                .toArray(double[][]::new);
    }

    double treatedAt(int period) {
        return treatedOutcome[period];
    }

    double donorAt(int donor, int period) {
        return donorOutcomes[donor][period];
    }

    /**
     * The same comparison as if one of the donors had been treated.
     *
     * @param withTreated whether the unit that really was treated is among the donors
     */
    Comparison placebo(int donor, boolean withTreated) {
        List<String> names = new ArrayList<>();
        List<double[]> series = new ArrayList<>();
        boolean placed = !withTreated;
        for (int j = 0; j < donors.size(); j++) {
            if (!placed && isBefore(treated, j)) {
                names.add(treated);
                series.add(treatedOutcome);
                placed = true;
            }
            if (j != donor) {
                names.add(donors.get(j));
                series.add(donorOutcomes[j]);
            }
        }
        if (!placed) {
            names.add(treated);
            series.add(treatedOutcome);
        }
        return new Comparison(
                outcome,
                donors.get(donor),
                List.copyOf(names),
                times,
                start,
                donorOutcomes[donor],
                series.toArray(double[][]::new),
                List.of());
    }

    private boolean isBefore(String unit, int donor) {
        return unit.compareTo(donors.get(donor)) < 0;
    }

    /** The same comparison without one donor. */
    Comparison withoutDonor(int donor) {
        int[] kept = IntStream.range(0, donors.size()).filter(j -> j != donor).toArray();
        return new Comparison(
                outcome,
                treated,
                Arrays.stream(kept).mapToObj(donors::get).toList(),
                times,
                start,
                treatedOutcome,
                Arrays.stream(kept).mapToObj(j -> donorOutcomes[j]).toArray(double[][]::new),
                List.of());
    }

    /** The periods before the start only, as if the programme had begun at an earlier position. */
    Comparison earlier(int pretended) {
        return new Comparison(
                outcome,
                treated,
                donors,
                Arrays.copyOf(times, start),
                pretended,
                Arrays.copyOf(treatedOutcome, start),
                others(0, start),
                List.of());
    }

    /**
     * The periods before the start and some after it, all of them counted as before, with a supposed effect taken away.
     *
     * @param after positions of periods after the start to keep
     * @param supposed the effect taken away from the treated unit in these
     */
    Comparison asIfUntreated(int[] after, double supposed) {
        int[] kept = IntStream.concat(IntStream.range(0, start), Arrays.stream(after))
                .toArray();
        double[] own = pick(treatedOutcome, kept);
        for (int t = start; t < own.length; t++) {
            own[t] -= supposed;
        }
        return new Comparison(
                outcome,
                treated,
                donors,
                pick(kept),
                own.length,
                own,
                Arrays.stream(donorOutcomes).map(values -> pick(values, kept)).toArray(double[][]::new),
                List.of());
    }

    private int[] pick(int[] positions) {
        return Arrays.stream(positions).map(t -> times[t]).toArray();
    }

    /** The same comparison with an effect added to the treated unit after the start. */
    Comparison withEffect(double added) {
        double[] own = treatedOutcome.clone();
        for (int t = start; t < own.length; t++) {
            own[t] += added;
        }
        return new Comparison(outcome, treated, donors, times, start, own, donorOutcomes, List.of());
    }
}
