package org.isopolity.index.framework;

/**
 * A size by which indicators are divided, such as residents or area. It is observed like an indicator, with source and year,
 * but has no place in the tree and no score.
 *
 * @param id unique in the framework
 * @param label short name for readers
 * @param unit unit of its values, for readers
 */
public record Denominator(String id, String label, String unit) {

    /** The id under which the residents that a city file gives can be a denominator without a line of their own. */
    public static final String POPULATION = "population";
}
