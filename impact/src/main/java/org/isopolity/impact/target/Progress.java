package org.isopolity.impact.target;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.text.Phrase;

/**
 * A verdict on progress by one method.
 *
 * @param course what was judged
 * @param method by which method
 * @param category the verdict
 * @param ratio actual over required, in the sense of the method; absent where it is not defined
 * @param score on a scale from -5 to 5; absent where the method has none
 * @param expectedNow value that the path from base to target had for the latest year; absent without a path
 * @param projected value in the target year if things go on as they did; absent without a target or a rate
 * @param reached year in which the target is reached if things go on; absent if never, or not within 200 years
 * @param actual rate so far: a share per year for compound methods, units per year for linear ones
 * @param required the same from the latest year on to meet the target in time; absent without a target still ahead
 * @param reason the verdict in words
 */
public record Progress(
        Course course,
        Method method,
        Category category,
        OptionalDouble ratio,
        OptionalDouble score,
        OptionalDouble expectedNow,
        OptionalDouble projected,
        OptionalInt reached,
        OptionalDouble actual,
        OptionalDouble required,
        Phrase reason) {

    private static final double TIE = 1e-12;
    private static final int HORIZON = 200;

    /** Judges a course by a method. */
    public static Progress judge(Course course, Method method) {
        return switch (method) {
            case LINEAR, WEATHER -> linear(course, method);
            case EUROSTAT, OPEN_SDG, UNITED_NATIONS -> compound(course, method);
        };
    }

    private static Progress compound(Course course, Method method) {
        if (!course.hasRates()) {
            return without(course, method, "progress.no-rates");
        }
        double rate = course.rate();
        if (course.target().isEmpty()) {
            return direction(course, method, course.aim().sign() * rate);
        }
        double target = course.target().getAsDouble();
        int left = course.targetYear().orElseThrow() - course.latestYear();
        double onPath = course.base() * Math.pow(target / course.base(), (double) course.elapsed() / course.whole());
        double projected = course.latest() * Math.pow(1 + rate, left);
        OptionalDouble needed = left > 0 && !course.isMet()
                ? OptionalDouble.of(Math.pow(target / course.latest(), 1.0 / left) - 1)
                : OptionalDouble.empty();
        OptionalDouble ratio = OptionalDouble.empty();
        if (!course.isToBeKept()) {
            double path = Math.pow(target / course.base(), 1.0 / course.whole()) - 1;
            ratio = OptionalDouble.of(
                    method == Method.UNITED_NATIONS
                            ? (projected - course.base()) / (target - course.base())
                            : rate / path);
        }
        Category category = category(course, method, ratio, left);
        return new Progress(
                course,
                method,
                category,
                ratio,
                score(method, ratio),
                OptionalDouble.of(onPath),
                OptionalDouble.of(projected),
                reached(course, Math.log(target / course.latest()) / Math.log1p(rate)),
                OptionalDouble.of(rate),
                needed,
                words(course, category, OptionalDouble.of(onPath), OptionalDouble.of(projected)));
    }

    private static Progress linear(Course course, Method method) {
        double slope = course.slope();
        if (course.target().isEmpty()) {
            Category category = slope * course.aim().sign() > 0
                    ? Category.ON_TRACK
                    : slope == 0 ? Category.STAGNATION : Category.AWAY;
            return direction(course, method, category, slope);
        }
        double target = course.target().getAsDouble();
        int left = course.targetYear().orElseThrow() - course.latestYear();
        double onPath = course.base() + (target - course.base()) * course.elapsed() / course.whole();
        double projected = course.latest() + slope * left;
        OptionalDouble ratio = course.isToBeKept()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        method == Method.LINEAR
                                ? (projected - course.base()) / (target - course.base())
                                : course.isMet() || left <= 0
                                        ? slope * course.aim().sign() > 0 ? 1 : 0
                                        : slope * left / (target - course.latest()));
        Category category = category(course, method, ratio, left);
        return new Progress(
                course,
                method,
                category,
                ratio,
                OptionalDouble.empty(),
                OptionalDouble.of(onPath),
                OptionalDouble.of(projected),
                slope == 0 ? OptionalInt.empty() : reached(course, (target - course.latest()) / slope),
                OptionalDouble.of(slope),
                left > 0 && !course.isMet()
                        ? OptionalDouble.of((target - course.latest()) / left)
                        : OptionalDouble.empty(),
                words(course, category, OptionalDouble.of(onPath), OptionalDouble.of(projected)));
    }

    private static Category category(Course course, Method method, OptionalDouble ratio, int left) {
        if (course.isMet()) {
            return Category.MET;
        }
        if (ratio.isEmpty() || left <= 0) {
            return course.isToBeKept() ? Category.AWAY : Category.TOO_SLOW;
        }
        double r = ratio.getAsDouble();
        return switch (method) {
            case UNITED_NATIONS ->
                r >= 0.95 - TIE ? Category.ON_TRACK : r >= 0.10 - TIE ? Category.NEARLY : Category.STAGNATION;
            case WEATHER ->
                r < -TIE
                        ? Category.AWAY
                        : r > 0.95 + TIE ? Category.ON_TRACK : r >= 0.80 - TIE ? Category.NEARLY : Category.TOO_SLOW;
            case EUROSTAT, OPEN_SDG, LINEAR ->
                r >= 0.95 - TIE
                        ? Category.ON_TRACK
                        : r >= 0.60 - TIE ? Category.NEARLY : r >= -TIE ? Category.TOO_SLOW : Category.AWAY;
        };
    }

    /** Without a target: the rate in the good direction against fixed bands. */
    private static Progress direction(Course course, Method method, double signed) {
        Category category = switch (method) {
            case EUROSTAT ->
                signed >= 0.01 - TIE
                        ? Category.ON_TRACK
                        : signed >= -TIE ? Category.NEARLY : signed > -0.01 + TIE ? Category.AWAY : Category.FAR_AWAY;
            case OPEN_SDG ->
                signed >= 0.015 - TIE
                        ? Category.ON_TRACK
                        : signed >= 0.005 - TIE ? Category.NEARLY : signed >= -TIE ? Category.TOO_SLOW : Category.AWAY;
            case UNITED_NATIONS ->
                signed >= 0.02 - TIE
                        ? Category.ON_TRACK
                        : signed >= 0.005 - TIE ? Category.NEARLY : Category.STAGNATION;
            case LINEAR, WEATHER -> throw new IllegalArgumentException("no bands without a target: " + method);
        };
        Progress plain = direction(course, method, category, course.rate());
        OptionalDouble score = switch (method) {
            case EUROSTAT -> OptionalDouble.of(Math.clamp(signed / 0.02 * 5, -5, 5));
            case OPEN_SDG ->
                OptionalDouble.of(pieces(
                        signed, new double[] {-0.02, 0, 0.005, 0.015, 0.02}, new double[] {-5, -2.5, 0, 2.5, 5}));
            case UNITED_NATIONS, LINEAR, WEATHER -> OptionalDouble.empty();
        };
        return new Progress(
                course,
                method,
                category,
                plain.ratio(),
                score,
                plain.expectedNow(),
                plain.projected(),
                plain.reached(),
                plain.actual(),
                plain.required(),
                plain.reason());
    }

    private static Progress direction(Course course, Method method, Category category, double rate) {
        return new Progress(
                course,
                method,
                category,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.of(rate),
                OptionalDouble.empty(),
                words(course, category, OptionalDouble.empty(), OptionalDouble.empty()));
    }

    private static Progress without(Course course, Method method, String reason) {
        boolean met = course.isMet();
        return new Progress(
                course,
                method,
                met ? Category.MET : Category.UNDEFINED,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                met ? words(course, Category.MET, OptionalDouble.empty(), OptionalDouble.empty()) : Phrases.of(reason));
    }

    private static OptionalDouble score(Method method, OptionalDouble ratio) {
        return method == Method.OPEN_SDG && ratio.isPresent()
                ? OptionalDouble.of(pieces(ratio.getAsDouble(), new double[] {-0.6, 0.6, 1.3}, new double[] {-5, 0, 5}))
                : OptionalDouble.empty();
    }

    /** A line through points, level beyond the first and the last. */
    private static double pieces(double x, double[] at, double[] values) {
        if (x <= at[0]) {
            return values[0];
        }
        for (int k = 1; k < at.length; k++) {
            if (x <= at[k]) {
                return values[k - 1] + (x - at[k - 1]) / (at[k] - at[k - 1]) * (values[k] - values[k - 1]);
            }
        }
        return values[values.length - 1];
    }

    private static OptionalInt reached(Course course, double years) {
        if (course.isMet()) {
            return OptionalInt.of(course.latestYear());
        }
        return years > 0 && years <= HORIZON
                ? OptionalInt.of(course.latestYear() + (int) Math.ceil(years - 1e-9))
                : OptionalInt.empty();
    }

    private static Phrase words(Course course, Category category, OptionalDouble onPath, OptionalDouble projected) {
        String key =
                "progress." + category.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        Phrase verdict = Phrases.of(course.isToBeKept() ? key + ".kept" : key);
        if (course.target().isEmpty()) {
            return Phrases.of(
                    "progress.direction",
                    verdict,
                    Figure.of(course.base()),
                    Integer.toString(course.baseYear()),
                    Figure.of(course.latest()),
                    Integer.toString(course.latestYear()));
        }
        if (onPath.isEmpty() || projected.isEmpty()) {
            return Phrases.of(
                    "progress.value", verdict, Figure.of(course.latest()), Integer.toString(course.latestYear()));
        }
        boolean passed = course.targetYear().orElseThrow() <= course.latestYear();
        return Phrases.of(
                passed ? "progress.passed" : "progress.ahead",
                verdict,
                Figure.of(course.latest()),
                Integer.toString(course.latestYear()),
                Figure.of(onPath.getAsDouble()),
                Figure.of(projected.getAsDouble()),
                Integer.toString(course.targetYear().orElseThrow()),
                Figure.of(course.target().getAsDouble()));
    }
}
