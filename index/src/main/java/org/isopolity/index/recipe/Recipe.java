package org.isopolity.index.recipe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.score.Panel;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;

/**
 * How an index is made, as data: the steps in order, and the choices among them that could have been made otherwise.
 *
 * @param id short name
 * @param steps first the selection, last the aggregation, a normalisation in between, weights after it; each family at most
 *     once
 * @param uncertainty what is varied to see how far the ranks can be trusted
 */
public record Recipe(String id, List<Step> steps, Uncertainty uncertainty) {

    public Recipe {
        steps = List.copyOf(steps);
        Set<Family> families = EnumSet.noneOf(Family.class);
        for (Step step : steps) {
            if (!families.add(step.family())) {
                throw new IllegalArgumentException("the steps have more than one of '" + name(step.family()) + "'");
            }
        }
        for (Family needed : List.of(Family.SELECT, Family.NORMALISE, Family.AGGREGATE)) {
            if (!families.contains(needed)) {
                throw new IllegalArgumentException("the steps lack one of '" + name(needed) + "'");
            }
        }
        if (!(steps.getFirst() instanceof Select) || !(steps.getLast() instanceof Aggregate)) {
            throw new IllegalArgumentException("'select' must be the first step and 'aggregate' the last");
        }
        Step last = steps.stream().filter(SheetStep.class::isInstance).toList().getLast();
        if (last.family() != Family.NORMALISE) {
            throw new IllegalArgumentException(
                    "the normalisation must be the last step before the weights and 'aggregate'");
        }
        for (Choice choice : uncertainty.choices()) {
            if (!families.contains(choice.vary())) {
                throw new IllegalArgumentException(
                        "the uncertainty varies '" + name(choice.vary()) + "', but the steps have none of that kind");
            }
        }
    }

    private static String name(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a recipe file (YAML).
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, naming the line
     */
    public static Recipe read(Path file) {
        return RecipeFile.read(file);
    }

    /**
     * A recipe for data that come without one: the newest observation of the finest level, no screening beyond what is
     * empty or constant, gaps left, min-max from 1 to 100, arithmetic means; with weights, treatment, normalisation and
     * aggregation varied.
     */
    public static Recipe standard() {
        Range range = new Range(1, 100);
        SheetStep minMax = new NormaliseByMinMax(range);
        Aggregate arithmetic = new Aggregate(Aggregation.ARITHMETIC, 0);
        return new Recipe(
                "standard",
                List.of(
                        new Select(List.of(GeographicLevel.values())),
                        new Screen(0, 0),
                        new LeaveGaps(),
                        new LeaveExtremes(),
                        minMax,
                        arithmetic),
                new Uncertainty(
                        0.25,
                        List.of(
                                new Choice(
                                        Family.TREAT,
                                        List.of(new LeaveExtremes(), new Winsorise(2, 3.5, 5)),
                                        List.of()),
                                new Choice(
                                        Family.NORMALISE,
                                        List.of(minMax, new NormaliseByZScore(50, 16.5, range)),
                                        List.of()),
                                new Choice(
                                        Family.AGGREGATE,
                                        List.of(arithmetic, new Aggregate(Aggregation.GEOMETRIC, 0)),
                                        List.of()))));
    }

    /** The same recipe with the steps of a family replaced by another of that family. */
    public Recipe with(Step replacement) {
        List<Step> changed = new ArrayList<>();
        for (Step step : steps) {
            changed.add(step.family() == replacement.family() ? replacement : step);
        }
        return new Recipe(id, changed, uncertainty);
    }

    /** How observations are chosen. */
    public Select select() {
        return (Select) steps.getFirst();
    }

    /** How indicators are combined. */
    public Aggregate aggregate() {
        return (Aggregate) steps.getLast();
    }

    /** How weights are found, if not taken from the framework. */
    public Optional<WeightStep> findWeightStep() {
        return steps.stream()
                .filter(WeightStep.class::isInstance)
                .map(WeightStep.class::cast)
                .findFirst();
    }

    /**
     * Scores the cities, with the weights of the recipe or else of the framework.
     *
     * @throws UnusableStep if the data do not allow a step
     */
    public Scores apply(Framework framework, Observations observations) {
        return apply(framework, select().apply(framework, observations));
    }

    /**
     * Scores the cities with weights of one's own.
     *
     * @throws UnusableStep if the data do not allow a step
     */
    public Scores apply(Framework framework, Observations observations, Weights weights) {
        return score(framework, prepare(framework, select().apply(framework, observations)), weights);
    }

    /**
     * Scores the cities of a snapshot whose values were chosen already; the selection is passed over.
     *
     * @throws UnusableStep if the data do not allow a step
     */
    public Scores apply(Framework framework, Sheet chosen) {
        Prepared prepared = prepare(framework, chosen);
        return score(framework, prepared, weights(framework, prepared.normalised()));
    }

    /**
     * Scores the cities in every year that something was observed in.
     *
     * @throws UnusableStep if the data do not allow a step
     */
    public Panel applyByYear(Framework framework, Observations observations) {
        return applyByYear(framework, select().applyByYear(framework, observations));
    }

    /**
     * Scores the cities of a panel whose values were chosen already. Weights, where the recipe finds them, are found from all
     * years together, so that scores of different years can be compared.
     *
     * @throws UnusableStep if the data do not allow a step
     */
    public Panel applyByYear(Framework framework, Sheet chosen) {
        Prepared prepared = prepare(framework, chosen);
        Weights weights = weights(framework, prepared.normalised());
        SortedMap<Integer, Scores> byYear = new TreeMap<>();
        for (int year : prepared.normalised().distinctYears()) {
            Prepared one = new Prepared(
                    prepared.values().inYear(year), prepared.normalised().inYear(year));
            byYear.put(year, score(framework, one, weights));
        }
        if (byYear.isEmpty()) {
            throw new UnusableStep("No year and city are left to score. Add data, or lower the screening thresholds.");
        }
        return new Panel(byYear);
    }

    /** A sheet after all steps but weights and aggregation, and before its normalisation. */
    private record Prepared(Sheet values, Sheet normalised) {}

    private Prepared prepare(Framework framework, Sheet chosen) {
        Sheet sheet = chosen;
        Sheet values = sheet;
        for (Step step : steps) {
            if (step instanceof SheetStep sheetStep) {
                values = sheet;
                sheet = sheetStep.apply(sheet, framework);
            }
        }
        return new Prepared(values, sheet);
    }

    private Weights weights(Framework framework, Sheet normalised) {
        return findWeightStep()
                .map(step -> step.weights(framework, normalised, aggregate()))
                .orElseGet(() -> Weights.of(framework));
    }

    private Scores score(Framework framework, Prepared prepared, Weights weights) {
        return aggregate().apply(framework, prepared.values(), prepared.normalised(), weights);
    }
}
