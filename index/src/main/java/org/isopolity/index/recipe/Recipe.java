package org.isopolity.index.recipe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.score.Mean;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;

/**
 * How an index is made, as data: the steps in order, and the choices among them that could have been made otherwise.
 *
 * @param id short name
 * @param steps first the selection, last the aggregation, a normalisation in between; each family at most once
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
        if (steps.get(steps.size() - 2).family() != Family.NORMALISE) {
            throw new IllegalArgumentException("the step before 'aggregate' must be the normalisation");
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
        Aggregate arithmetic = new Aggregate(Mean.ARITHMETIC, 0);
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
                                        List.of(arithmetic, new Aggregate(Mean.GEOMETRIC, 0)),
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

    /**
     * Scores the cities with the framework's own weights.
     *
     * @throws UnusableStep if the data do not allow a step
     */
    public Scores apply(Framework framework, Observations observations) {
        return apply(framework, observations, Weights.of(framework));
    }

    /**
     * Scores the cities with weights of one's own.
     *
     * @throws UnusableStep if the data do not allow a step
     */
    public Scores apply(Framework framework, Observations observations, Weights weights) {
        Sheet sheet = select().apply(framework, observations);
        Sheet values = sheet;
        for (Step step : steps) {
            if (step instanceof SheetStep sheetStep) {
                values = sheet;
                sheet = sheetStep.apply(sheet);
            }
        }
        return aggregate().apply(framework, values, sheet, weights);
    }
}
