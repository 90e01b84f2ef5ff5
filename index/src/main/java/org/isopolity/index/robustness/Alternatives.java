package org.isopolity.index.robustness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.SheetStep;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.recipe.WeightStep;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;

/**
 * All that the steps of a recipe and their alternatives can lead to. What alternatives have in common is computed once. Where
 * every choice is one of several steps, and the memory suffices, every combination is computed beforehand and a draw only picks
 * one; the steps from the first one on that a draw changes continuously are applied anew for each draw.
 */
final class Alternatives {

    private static final long MOST_CELLS = 24_000_000;

    private final Recipe recipe;
    private final Framework framework;
    private final List<Ensemble.Row> rows;
    private final List<Choice> choices;
    private final Map<String, Integer> numbers = new HashMap<>();
    /** By step, the number of the choice about it, or -1. */
    private final int[] choiceOfStep;
    /** Steps from this one on are applied anew for each draw; as many as there are steps if none is. */
    private final int settled;

    private final int combinations;
    private final Map<Integer, Sheet> sheets = new HashMap<>();
    private final Variant[] variants;
    private final Map<Integer, ErrorOfData> errors = new HashMap<>();

    Alternatives(
            Recipe recipe, Framework framework, Observations observations, boolean byYear, List<Ensemble.Row> rows) {
        this.recipe = recipe;
        this.framework = framework;
        this.rows = rows;
        choices = recipe.uncertainty().choices().stream().map(Choice::ofDraws).toList();
        for (Node node : framework.nodes()) {
            numbers.put(node.id(), numbers.size());
        }
        choiceOfStep = new int[recipe.steps().size()];
        for (int i = 0; i < choiceOfStep.length; i++) {
            choiceOfStep[i] = findChoice(recipe.steps().get(i)).orElse(-1);
        }
        int firstContinuous = firstContinuous();
        settled = firstContinuous == choiceOfStep.length && tooMany() ? 1 : beforeWeights(firstContinuous);
        combinations = combinationsUpTo(settled);
        variants = new Variant[settled == choiceOfStep.length ? combinations : 0];
        for (int code = 0; code < alternativesOf(0); code++) {
            Select select = (Select) step(0, code);
            Sheet chosen = byYear ? select.applyByYear(framework, observations) : select.apply(framework, observations);
            if (!recipe.uncertainty().data().isNone()) {
                errors.put(code, new ErrorOfData(recipe.uncertainty().data(), chosen));
            }
            settle(1, code, chosen, Weights.of(framework));
        }
    }

    private OptionalInt findChoice(Step step) {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).vary() == step.family()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private int firstContinuous() {
        if (!recipe.uncertainty().data().isNone()) {
            return 1;
        }
        for (int i = 0; i < choiceOfStep.length; i++) {
            if (choiceOfStep[i] >= 0 && choice(i).isContinuous()) {
                return i;
            }
        }
        return choiceOfStep.length;
    }

    /** Weights that a step finds are not kept with a settled sheet, so they are found anew if anything after them is. */
    private int beforeWeights(int position) {
        for (int i = 0; i < position && position < choiceOfStep.length; i++) {
            if (recipe.steps().get(i) instanceof WeightStep) {
                return i;
            }
        }
        return position;
    }

    private boolean tooMany() {
        long cells = 3L * framework.nodes().size() * rows.size();
        for (int i = 0; i < choiceOfStep.length; i++) {
            cells *= alternativesOf(i);
            if (cells > MOST_CELLS) {
                return true;
            }
        }
        return false;
    }

    private int combinationsUpTo(int end) {
        int count = 1;
        for (int i = 0; i < end; i++) {
            count = Math.multiplyExact(count, alternativesOf(i));
        }
        return count;
    }

    private Choice choice(int step) {
        return choices.get(choiceOfStep[step]);
    }

    private int alternativesOf(int step) {
        return choiceOfStep[step] < 0 ? 1 : Math.max(1, choice(step).among().size());
    }

    private Step step(int step, int alternative) {
        return choiceOfStep[step] < 0
                ? recipe.steps().get(step)
                : choice(step).among().get(alternative);
    }

    /** Applies the steps from this one on, in every combination that can be settled beforehand. */
    private void settle(int position, int code, Sheet sheet, Weights weights) {
        if (position == settled) {
            sheets.put(code, sheet);
            return;
        }
        for (int alternative = 0; alternative < alternativesOf(position); alternative++) {
            int further = code * alternativesOf(position) + alternative;
            switch (step(position, alternative)) {
                case SheetStep step -> settle(position + 1, further, step.apply(sheet, framework), weights);
                case WeightStep step ->
                    settle(position + 1, further, sheet, step.weights(framework, sheet, recipe.aggregate()));
                case Aggregate aggregate -> variants[further] = variant(sheet, weights, aggregate);
                case Select _ -> throw new IllegalStateException("the selection is the first step");
            }
        }
    }

    private Variant variant(Sheet normalised, Weights weights, Aggregate aggregate) {
        return Variant.of(framework, normalised, weights, aggregate, places(normalised), numbers);
    }

    private int[] places(Sheet sheet) {
        Map<Ensemble.Row, Integer> places = new HashMap<>();
        for (int i = 0; i < sheet.size(); i++) {
            places.put(Ensemble.Row.of(sheet, i), i);
        }
        return rows.stream().mapToInt(row -> places.getOrDefault(row, -1)).toArray();
    }

    /** How many variants are computed beforehand; 0 if each draw computes its own. */
    int settledVariants() {
        return variants.length;
    }

    /** The number of the variant computed beforehand that the choices of a point fall upon. */
    int pick(double[] point) {
        return code(point, settled);
    }

    private int code(double[] point, int end) {
        int code = 0;
        for (int i = 0; i < end; i++) {
            if (choiceOfStep[i] >= 0) {
                code = code * alternativesOf(i) + choice(i).pick(point[choiceOfStep[i]]);
            }
        }
        return code;
    }

    Variant settled(int number) {
        return variants[number];
    }

    /**
     * The variant of a point that has choices only this draw makes.
     *
     * @param point the choices
     * @param error the number from 0 to 1 behind the error of the data
     */
    Variant compute(double[] point, double error) {
        int code = code(point, settled);
        ErrorOfData wrong = errors.get(code);
        Sheet sheet = wrong == null ? Objects.requireNonNull(sheets.get(code)) : wrong.drawn(error);
        Weights weights = Weights.of(framework);
        for (int i = settled; i < choiceOfStep.length; i++) {
            Step step = choiceOfStep[i] < 0 ? recipe.steps().get(i) : choice(i).at(point[choiceOfStep[i]]);
            switch (step) {
                case SheetStep next -> sheet = next.apply(sheet, framework);
                case WeightStep next -> weights = next.weights(framework, sheet, recipe.aggregate());
                case Aggregate aggregate -> {
                    return variant(sheet, weights, aggregate);
                }
                case Select _ -> throw new IllegalStateException("the selection is settled");
            }
        }
        throw new IllegalStateException("a recipe ends with its aggregation");
    }

    /** By number of the node, its weight. */
    double[] inNumbers(Weights weights) {
        return framework.nodes().stream()
                .mapToDouble(node -> weights.get(node.id()))
                .toArray();
    }

    /** The numbers of the indicators among the nodes. */
    int[] indicators() {
        return framework.indicators().stream()
                .mapToInt(indicator -> Objects.requireNonNull(numbers.get(indicator.id())))
                .toArray();
    }

    /** The nodes in the order of their numbers. */
    List<Node> nodes() {
        return new ArrayList<>(framework.nodes());
    }
}
