package org.isopolity.index.framework;

/**
 * The fixed ends of an indicator's scale: {@code worst} earns the lowest score, {@code target} the highest, whichever of
 * the two is the larger number.
 *
 * @param worst value at and beyond which the score is lowest, in the indicator's unit
 * @param target value at and beyond which the score is highest, in the indicator's unit
 * @param rationale why these ends
 */
public record Goalposts(double worst, double target, String rationale) {

    public Goalposts {
        if (!Double.isFinite(worst) || !Double.isFinite(target) || worst == target) {
            throw new IllegalArgumentException("worst and target must be two different numbers");
        }
    }
}
