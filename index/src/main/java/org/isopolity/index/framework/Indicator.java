package org.isopolity.index.framework;

import java.util.Optional;

/**
 * A leaf of the framework: something observed.
 *
 * @param id unique in the framework
 * @param label short name for readers
 * @param weight weight among its siblings
 * @param texts what the indicator says about itself
 * @param unit unit of its values, for readers
 * @param direction whether more is better
 * @param competence who can change it
 * @param goalposts fixed ends of its scale, where the framework gives them
 * @param usualSource where such values usually come from
 * @param computation what the framework says about how it is computed
 */
public record Indicator(
        String id,
        String label,
        double weight,
        Texts texts,
        String unit,
        Direction direction,
        Competence competence,
        Optional<Goalposts> goalposts,
        String usualSource,
        Computation computation)
        implements Node {

    /** An indicator whose computation the recipe decides. */
    public Indicator(
            String id,
            String label,
            double weight,
            Texts texts,
            String unit,
            Direction direction,
            Competence competence,
            Optional<Goalposts> goalposts,
            String usualSource) {
        this(id, label, weight, texts, unit, direction, competence, goalposts, usualSource, Computation.BY_RECIPE);
    }
}
