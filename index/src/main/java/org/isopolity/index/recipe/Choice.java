package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A choice that a reasonable person could have made otherwise: one of several steps, or anything between two.
 *
 * @param vary the family of steps it is about
 * @param among the alternatives, the recipe's own step usually one of them; of {@link ImputeManyTimes} each draw takes one
 *     imputation; empty where {@code between} is given
 * @param probabilities how often each is taken, summing to 1
 * @param between two steps of the same kind that differ in numbers: every draw takes a step that lies between them, all shares
 *     of the way equally likely; empty where {@code among} is given
 */
public record Choice(Family vary, List<Step> among, List<Double> probabilities, List<Step> between) {

    public Choice(
            Family vary,
            @Nullable List<Step> among,
            @Nullable List<Double> probabilities,
            @Nullable List<Step> between) {
        this.vary = vary;
        this.among = among == null ? List.of() : List.copyOf(among);
        this.between = between == null ? List.of() : List.copyOf(between);
        if (this.among.isEmpty() == this.between.isEmpty()) {
            throw new IllegalArgumentException("a choice must list steps in 'among', or two in 'between'");
        }
        for (Step step : this.among.isEmpty() ? this.between : this.among) {
            if (step.family() != vary) {
                throw new IllegalArgumentException(
                        "'" + (this.among.isEmpty() ? "between" : "among") + "' lists a step that does not belong to '"
                                + vary.name().toLowerCase(Locale.ROOT) + "'");
            }
        }
        this.probabilities = probabilities == null || probabilities.isEmpty()
                ? Collections.nCopies(this.among.size(), 1.0 / Math.max(1, this.among.size()))
                : List.copyOf(probabilities);
        if (this.among.isEmpty()) {
            requireWay();
        } else {
            requireProbabilities();
        }
    }

    /** One of several steps. */
    public Choice(Family vary, List<Step> among, List<Double> probabilities) {
        this(vary, among, probabilities, List.of());
    }

    private void requireWay() {
        if (between.size() != 2 || !probabilities.isEmpty()) {
            throw new IllegalArgumentException("'between' must list two steps, without 'probabilities'");
        }
        if (vary == Family.SELECT) {
            throw new IllegalArgumentException("'select' has nothing between; list its alternatives in 'among'");
        }
        for (double share : new double[] {0, 0.5, 1}) {
            Blend.of(between.getFirst(), between.getLast(), share);
        }
    }

    private void requireProbabilities() {
        double sum = probabilities.stream().mapToDouble(Double::doubleValue).sum();
        if (probabilities.size() != among.size()
                || probabilities.stream().anyMatch(probability -> !(probability >= 0))
                || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "'probabilities' must give each alternative a number from 0 up, all together 1");
        }
    }

    /**
     * The same choice as draws make it: in the place of many imputations at once, each of them alone, all equally likely. One
     * number chooses both, so that a draw stays a point.
     */
    public Choice ofDraws() {
        List<Step> steps = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < among.size(); i++) {
            List<Step> single = among.get(i) instanceof ImputeManyTimes many ? many.singles() : List.of(among.get(i));
            steps.addAll(single);
            shares.addAll(Collections.nCopies(single.size(), probabilities.get(i) / single.size()));
        }
        return steps.size() == among.size() ? this : new Choice(vary, steps, shares, between);
    }

    /** Whether it is about anything between two steps rather than one of several. */
    public boolean isContinuous() {
        return among.isEmpty();
    }

    /** The alternative that a number from 0 to 1 falls upon; 0 for a continuous choice. */
    public int pick(double uniform) {
        double reached = 0;
        for (int i = 0; i < among.size() - 1; i++) {
            reached += probabilities.get(i);
            if (uniform < reached) {
                return i;
            }
        }
        return Math.max(0, among.size() - 1);
    }

    /** The step that a number from 0 to 1 falls upon. */
    public Step at(double uniform) {
        return isContinuous() ? Blend.of(between.getFirst(), between.getLast(), uniform) : among.get(pick(uniform));
    }
}
