package org.isopolity.index.recipe;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A choice that a reasonable person could have made otherwise.
 *
 * @param vary the family of steps it is about
 * @param among the alternatives, the recipe's own step usually one of them
 * @param probabilities how often each is taken, summing to 1
 */
public record Choice(Family vary, List<Step> among, List<Double> probabilities) {

    public Choice {
        among = List.copyOf(among);
        if (among.isEmpty()) {
            throw new IllegalArgumentException("'among' must list at least one step");
        }
        for (Step step : among) {
            if (step.family() != vary) {
                throw new IllegalArgumentException("'among' lists a step that does not belong to '"
                        + vary.name().toLowerCase(java.util.Locale.ROOT) + "'");
            }
        }
        int count = among.size();
        probabilities = probabilities == null || probabilities.isEmpty()
                ? among.stream().map(step -> 1.0 / count).collect(Collectors.toList())
                : probabilities;
        probabilities = List.copyOf(probabilities);
        double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
        if (probabilities.size() != count
                || probabilities.stream().anyMatch(probability -> !(probability >= 0))
                || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "'probabilities' must give each alternative a number from 0 up, all together 1");
        }
    }

    /** The alternative that a number from 0 to 1 falls upon. */
    public int pick(double uniform) {
        double reached = 0;
        for (int i = 0; i < among.size() - 1; i++) {
            reached += probabilities.get(i);
            if (uniform < reached) {
                return i;
            }
        }
        return among.size() - 1;
    }
}
