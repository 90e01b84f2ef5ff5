package org.isopolity.index.recipe;

import java.util.EnumSet;
import java.util.List;

/**
 * What could have been decided otherwise, and is varied to see how far the ranks can be trusted.
 *
 * @param weights by how much every weight may be off, as a share of itself from 0 to 1: 0.25 draws from 75 % to 125 %
 * @param choices steps with alternatives, each family at most once
 */
public record Uncertainty(double weights, List<Choice> choices) {

    /** Nothing is varied. */
    public static final Uncertainty NONE = new Uncertainty(0, List.of());

    public Uncertainty {
        choices = choices == null ? List.of() : List.copyOf(choices);
        Screen.requireShare("weights", weights);
        EnumSet<Family> varied = EnumSet.noneOf(Family.class);
        for (Choice choice : choices) {
            if (!varied.add(choice.vary())) {
                throw new IllegalArgumentException("'" + choice.vary().name().toLowerCase(java.util.Locale.ROOT)
                        + "' is varied twice; put all its alternatives into one choice");
            }
        }
    }
}
