package org.isopolity.server.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.isopolity.impact.synth.Estimator;
import org.isopolity.impact.synth.OutcomeOnly;
import org.isopolity.impact.synth.Penalised;
import org.isopolity.impact.synth.RidgeAugmented;

/** The designs that a page offers, in the order of the offer. */
public enum Design {
    /** Synthetic control that follows the outcome. */
    SYNTH,
    /** The same, whatever the level. */
    SYNTH_DEMEANED,
    /** Synthetic control that prefers near places. */
    SYNTH_PENALISED,
    /** Synthetic control augmented by a ridge regression. */
    SYNTH_RIDGE,
    /** Synthetic difference-in-differences. */
    SDID,
    /** Difference-in-differences by group and time. */
    DID,
    /** Interrupted time series. */
    ITS,
    /** Bayesian structural time series. */
    BSTS;

    private static final double PENALTY = 0.1;

    /** As addresses write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Design::code).toList();
    }

    static Design of(String code) {
        return Arrays.stream(values())
                .filter(design -> design.code().equals(code))
                .findFirst()
                .orElse(SYNTH);
    }

    boolean isSynthetic() {
        return ordinal() <= SYNTH_RIDGE.ordinal();
    }

    Estimator estimator() {
        return switch (this) {
            case SYNTH_DEMEANED -> new OutcomeOnly(true);
            case SYNTH_PENALISED -> new Penalised(PENALTY);
            case SYNTH_RIDGE -> new RidgeAugmented(OptionalDouble.empty());
            default -> new OutcomeOnly(false);
        };
    }
}
