package org.isopolity.impact.target;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * Where an indicator was, is and should be.
 *
 * @param base value in the base year
 * @param baseYear the base year
 * @param latest value in the latest year
 * @param latestYear the latest year, after the base year
 * @param target value aimed at; absent if only the direction is
 * @param targetYear when; there exactly if a target is
 * @param aim which way is good
 */
public record Course(
        double base,
        int baseYear,
        double latest,
        int latestYear,
        OptionalDouble target,
        OptionalInt targetYear,
        Aim aim) {

    public Course {
        if (!Double.isFinite(base) || !Double.isFinite(latest) || !Double.isFinite(target.orElse(0))) {
            throw new UnusableDesign("target.number");
        }
        if (latestYear <= baseYear) {
            throw new UnusableDesign("target.years", Integer.toString(baseYear), Integer.toString(latestYear));
        }
        if (target.isPresent() != targetYear.isPresent()) {
            throw new UnusableDesign("target.half");
        }
        if (targetYear.isPresent() && targetYear.getAsInt() <= baseYear) {
            throw new UnusableDesign(
                    "target.past", Integer.toString(targetYear.getAsInt()), Integer.toString(baseYear));
        }
    }

    /** Whether the latest value is at the target or beyond. */
    public boolean isMet() {
        return target.isPresent() && aim.sign() * (latest - target.getAsDouble()) >= 0;
    }

    /** Whether the base value was at the target or beyond: a target to be kept. */
    public boolean isToBeKept() {
        return target.isPresent() && aim.sign() * (base - target.getAsDouble()) >= 0;
    }

    int elapsed() {
        return latestYear - baseYear;
    }

    int whole() {
        return targetYear.orElseThrow() - baseYear;
    }

    /** Whether growth rates exist: both values above zero, and the target too. */
    boolean hasRates() {
        return base > 0 && latest > 0 && target.orElse(1) > 0;
    }

    /** Compound growth per year so far. */
    double rate() {
        return Math.pow(latest / base, 1.0 / elapsed()) - 1;
    }

    /** Change per year so far. */
    double slope() {
        return (latest - base) / elapsed();
    }
}
