package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Check;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Light;
import org.isopolity.impact.evaluation.Quantiles;

/** The traffic lights of a synthetic control that the data themselves can set. */
final class Checks {

    private final Comparison comparison;
    private final Fit fit;
    private final Placebos placebos;

    Checks(Comparison comparison, Fit fit, Placebos placebos) {
        this.comparison = comparison;
        this.fit = fit;
        this.placebos = placebos;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>(List.of(closeness(), periods(), donors(), reach(), concentration()));
        if (!fit.unique()) {
            checks.add(new Check("uniqueness", Light.AMBER, Phrases.of("check.uniqueness")));
        }
        if (placebos.rank().isEmpty()) {
            checks.add(new Check("perfect-fit", Light.RED, Phrases.of("check.perfect-fit")));
        }
        if (!comparison.exclusions().isEmpty()) {
            checks.add(new Check(
                    "left-out",
                    Light.AMBER,
                    Phrases.of("check.left-out", comparison.exclusions().size())));
        }
        return checks;
    }

    /** The error before the start against how much the outcome itself varied: among units and over time. */
    private Check closeness() {
        double error = Math.sqrt(fit.mspeBefore());
        double[] all = new double[comparison.start() * (comparison.donors().size() + 1)];
        for (int t = 0; t < comparison.start(); t++) {
            for (int j = 0; j <= comparison.donors().size(); j++) {
                all[t * (comparison.donors().size() + 1) + j] =
                        j == 0 ? comparison.treatedAt(t) : comparison.donorAt(j - 1, t);
            }
        }
        double deviation = Quantiles.deviation(all, 1);
        double share = deviation > 0 ? error / deviation : 0;
        Light light = share <= 0.2 ? Light.GREEN : share <= 0.6 ? Light.AMBER : Light.RED;
        return new Check("fit", light, Phrases.of("check.fit." + name(light), Figure.of(error), Figure.of(share)));
    }

    private Check periods() {
        int before = comparison.start();
        Light light = before >= 10 ? Light.GREEN : before >= 5 ? Light.AMBER : Light.RED;
        return new Check("periods", light, Phrases.of("check.periods." + name(light), before));
    }

    private Check donors() {
        int count = comparison.donors().size();
        Light light = count >= 19 ? Light.GREEN : count >= 9 ? Light.AMBER : Light.RED;
        return new Check(
                "donors", light, Phrases.of("check.donors." + name(light), count, Figure.of(1.0 / (count + 1))));
    }

    /** Whether the treated unit lies between its donors, period by period, and whether weights are negative. */
    private Check reach() {
        int outside = 0;
        for (int t = 0; t < comparison.start(); t++) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < comparison.donors().size(); j++) {
                lowest = Math.min(lowest, comparison.donorAt(j, t) + fit.intercept());
                highest = Math.max(highest, comparison.donorAt(j, t) + fit.intercept());
            }
            double own = comparison.treatedAt(t);
            outside += own < lowest || own > highest ? 1 : 0;
        }
        double negative =
                -Arrays.stream(fit.weights()).filter(weight -> weight < 0).sum();
        if (negative > 0.005) {
            Light light = negative > 1 ? Light.RED : Light.AMBER;
            return new Check("extrapolation", light, Phrases.of("check.extrapolation.negative", Figure.of(negative)));
        }
        Light light = outside == 0 ? Light.GREEN : 2 * outside <= comparison.start() ? Light.AMBER : Light.RED;
        return new Check(
                "extrapolation", light, Phrases.of("check.extrapolation." + name(light), outside, comparison.start()));
    }

    private Check concentration() {
        double largest = Arrays.stream(fit.weights()).max().orElse(0);
        Light light = largest <= 0.8 ? Light.GREEN : Light.AMBER;
        return new Check(
                "concentration",
                light,
                Phrases.of("check.concentration." + name(light), Figure.of(largest), Figure.of(fit.effectiveDonors())));
    }

    static Check inTime(Fit fit, Fit earlier) {
        double found = earlier.meanGapAfter();
        double share = fit.meanGapAfter() == 0 ? 1 : Math.abs(found / fit.meanGapAfter());
        Light light = share <= 0.5 ? Light.GREEN : Light.AMBER;
        return new Check("in-time", light, Phrases.of("check.in-time." + name(light), Figure.of(found)));
    }

    static Check leaveOneOut(Fit fit, Map<String, Fit> without) {
        double[] effects =
                without.values().stream().mapToDouble(Fit::meanGapAfter).toArray();
        double lowest = Arrays.stream(effects).min().orElse(0);
        double highest = Arrays.stream(effects).max().orElse(0);
        boolean turns = Arrays.stream(effects).anyMatch(effect -> effect * fit.meanGapAfter() < 0);
        boolean halves = Arrays.stream(effects)
                .anyMatch(effect -> Math.abs(effect - fit.meanGapAfter()) > Math.abs(fit.meanGapAfter()) / 2);
        Light light = turns ? Light.RED : halves ? Light.AMBER : Light.GREEN;
        return new Check(
                "leave-one-out",
                light,
                Phrases.of("check.leave-one-out." + name(light), Figure.of(lowest), Figure.of(highest)));
    }

    private static String name(Light light) {
        return light.name().toLowerCase(java.util.Locale.ROOT);
    }
}
