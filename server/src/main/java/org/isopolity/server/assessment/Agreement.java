package org.isopolity.server.assessment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far raters who answered the same questions agree beyond chance. Answers are ordered and not measured, so a difference of
 * two steps counts more than one of one step, but nothing is added up across questions.
 *
 * @param questions answered with 0, 50 or 100 by two raters or more
 * @param same of those, how many were answered the same by all who answered them
 * @param kappa Cohen's kappa with linear weights (J. Cohen, 1968), for two raters only: 1 for perfect agreement, 0 for that of
 *     chance; absent for more raters, or where all answers are the same and chance explains everything
 * @param alpha Krippendorff's alpha for ordered data (K. Krippendorff, Content Analysis, 2013), for any number of raters and
 *     with open answers; absent where all answers are the same
 */
public record Agreement(int questions, int same, OptionalDouble kappa, OptionalDouble alpha) {

    /** How far answers agree. */
    public static Agreement of(List<Answers> raters) {
        if (raters.size() < 2) {
            throw new IllegalArgumentException("it takes two to agree");
        }
        int[][] steps = raters.getFirst().questionnaire().questions().stream()
                .map(question -> raters.stream()
                        .map(rater -> rater.find(question.id()).flatMap(Agreement::step))
                        .flatMap(Optional::stream)
                        .mapToInt(step -> step)
                        .toArray())
                .filter(row -> row.length > 1)
                .toArray(int[][]::new);
        int same = 0;
        for (int[] row : steps) {
            same += java.util.Arrays.stream(row).distinct().count() == 1 ? 1 : 0;
        }
        int categories = 3;
        return new Agreement(
                steps.length,
                same,
                raters.size() == 2 ? kappa(steps, categories) : OptionalDouble.empty(),
                alpha(steps, categories));
    }

    private static Optional<Integer> step(Answer answer) {
        return switch (answer.grade()) {
            case NONE -> Optional.of(0);
            case PART -> Optional.of(1);
            case FULL -> Optional.of(2);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** Cohen's kappa with linear weights, of pairs of categories counted from 0. */
    static OptionalDouble kappa(int[][] pairs, int categories) {
        double[] first = new double[categories];
        double[] second = new double[categories];
        double observed = 0;
        for (int[] pair : pairs) {
            first[pair[0]]++;
            second[pair[1]]++;
            observed += Math.abs(pair[0] - pair[1]);
        }
        double expected = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                expected += first[i] * second[j] * Math.abs(i - j);
            }
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed * pairs.length / expected);
    }

    /** Krippendorff's alpha for ordered categories counted from 0; a row holds what was said of one unit. */
    static OptionalDouble alpha(int[][] units, int categories) {
        double[][] coincidences = new double[categories][categories];
        double[] totals = new double[categories];
        double all = 0;
        for (int[] unit : units) {
            if (unit.length < 2) {
                continue;
            }
            double weight = 1.0 / (unit.length - 1);
            for (int i = 0; i < unit.length; i++) {
                for (int j = 0; j < unit.length; j++) {
                    if (i != j) {
                        coincidences[unit[i]][unit[j]] += weight;
                        totals[unit[i]] += weight;
                        all += weight;
                    }
                }
            }
        }
        double observed = 0;
        double expected = 0;
        for (int i = 0; i < categories; i++) {
            for (int j = i + 1; j < categories; j++) {
                double distance = distance(totals, i, j);
                observed += coincidences[i][j] * distance;
                expected += totals[i] * totals[j] * distance;
            }
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - (all - 1) * observed / expected);
    }

    /** How far two ordered categories are apart: by how many answers lie between them. */
    private static double distance(double[] totals, int from, int to) {
        double between = 0;
        for (int k = from; k <= to; k++) {
            between += totals[k];
        }
        double apart = between - (totals[from] + totals[to]) / 2;
        return apart * apart;
    }
}
