package org.isopolity.server.plan;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.impact.target.Aim;
import org.isopolity.impact.target.Course;
import org.isopolity.impact.target.Method;
import org.isopolity.impact.target.Progress;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Figures;

/**
 * How far a target is, read against a release. Judged along a straight line from the baseline to the target, which is defined
 * for zero and negative values as well ({@link Method#LINEAR}).
 *
 * @param word the verdict
 * @param reason why nothing can be said; {@link Reason#NONE} where something can
 * @param latest the newest value of the city, if the release has one
 * @param latestYear the year that it describes
 * @param expected what the straight line says for today; absent without a baseline
 * @param progress what the engine says; absent where it could not be asked
 * @param revised the value that the release now has for the year of the baseline, where that differs
 */
public record Standing(
        Word word,
        Reason reason,
        OptionalDouble latest,
        OptionalInt latestYear,
        OptionalDouble expected,
        Optional<Progress> progress,
        OptionalDouble revised) {

    /** The five words, and one for silence. */
    public enum Word {
        /** The target is met, or kept. */
        MET,
        /** On the way, or faster. */
        ON_TRACK,
        /** On the way, a little too slow. */
        NEARLY,
        /** Much too slow. */
        TOO_SLOW,
        /** The wrong way. */
        AWAY,
        /** Nothing can be said. */
        UNKNOWN
    }

    /** Why nothing can be said. */
    public enum Reason {
        /** Something can. */
        NONE,
        /** There is no release. */
        NO_RELEASE,
        /** There was no value when the target was set. */
        NO_BASELINE,
        /** The indicator is no longer in the framework. */
        DROPPED,
        /** The release has no value of the city. */
        NO_VALUE,
        /** There is no value yet that is newer than the baseline. */
        NOT_YET
    }

    /** How far a target of a city is, by a release and on a day. */
    static Standing of(Action.Target target, String city, Optional<Figures> figures, LocalDate today) {
        OptionalDouble expected = expected(target, today);
        if (figures.isEmpty()) {
            return unknown(Reason.NO_RELEASE, expected);
        }
        if (figures.get().findIndicator(target.indicator()).isEmpty()) {
            return unknown(Reason.DROPPED, expected);
        }
        Optional<Observation> value = observation(figures.get(), city, target.indicator());
        if (value.isEmpty()) {
            return unknown(target.baseline().isEmpty() ? Reason.NO_BASELINE : Reason.NO_VALUE, expected);
        }
        double latest = value.get().value();
        int year = value.get().year();
        if (target.baseline().isEmpty()) {
            return new Standing(
                    Word.UNKNOWN,
                    Reason.NO_BASELINE,
                    OptionalDouble.of(latest),
                    OptionalInt.of(year),
                    expected,
                    Optional.empty(),
                    OptionalDouble.empty());
        }
        double baseline = target.baseline().getAsDouble();
        int baselineYear = target.baselineYear().orElseThrow();
        if (year <= baselineYear) {
            boolean kept = target.rises() ? latest >= target.value() : latest <= target.value();
            return new Standing(
                    kept ? Word.MET : Word.UNKNOWN,
                    kept ? Reason.NONE : Reason.NOT_YET,
                    OptionalDouble.of(latest),
                    OptionalInt.of(year),
                    expected,
                    Optional.empty(),
                    year == baselineYear && latest != baseline ? OptionalDouble.of(latest) : OptionalDouble.empty());
        }
        Progress progress = Progress.judge(
                new Course(
                        baseline,
                        baselineYear,
                        latest,
                        year,
                        OptionalDouble.of(target.value()),
                        OptionalInt.of(Math.max(target.by().getYear(), baselineYear + 1)),
                        target.rises() ? Aim.RISE : Aim.FALL),
                Method.LINEAR);
        return new Standing(
                word(progress),
                Reason.NONE,
                OptionalDouble.of(latest),
                OptionalInt.of(year),
                expected,
                Optional.of(progress),
                OptionalDouble.empty());
    }

    /** What the release observed of a city, not what it filled in. */
    static Optional<Observation> observation(Figures figures, String city, String indicator) {
        return figures.results().findValue(city, indicator).flatMap(ValueResult::observation);
    }

    private static Standing unknown(Reason reason, OptionalDouble expected) {
        return new Standing(
                Word.UNKNOWN,
                reason,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                expected,
                Optional.empty(),
                OptionalDouble.empty());
    }

    private static Word word(Progress progress) {
        return switch (progress.category()) {
            case MET -> Word.MET;
            case ON_TRACK -> Word.ON_TRACK;
            case NEARLY -> Word.NEARLY;
            case TOO_SLOW, STAGNATION -> Word.TOO_SLOW;
            case AWAY, FAR_AWAY -> Word.AWAY;
            case UNDEFINED -> Word.UNKNOWN;
        };
    }

    /** The straight line from the middle of the baseline's year to the day of the target; level before and after. */
    private static OptionalDouble expected(Action.Target target, LocalDate today) {
        if (target.baseline().isEmpty()) {
            return OptionalDouble.empty();
        }
        LocalDate start = LocalDate.of(target.baselineYear().orElseThrow(), 7, 1);
        long whole = ChronoUnit.DAYS.between(start, target.by());
        double share = whole <= 0 ? 1 : Math.clamp((double) ChronoUnit.DAYS.between(start, today) / whole, 0.0, 1.0);
        double baseline = target.baseline().getAsDouble();
        return OptionalDouble.of(baseline + share * (target.value() - baseline));
    }
}
