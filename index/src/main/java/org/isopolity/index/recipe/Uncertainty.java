package org.isopolity.index.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What could have been decided otherwise, or may be wrong, and is varied to see how far the ranks can be trusted.
 *
 * @param weights by how much every weight may be off, as a share of itself from 0 to 1: 0.25 draws from 75 % to 125 %
 * @param choices steps with alternatives, each family at most once
 * @param data by how much the observed values may be wrong
 * @param drop share of the draws, 0 to 1, in which one indicator, each as likely as the others, is left out
 */
public record Uncertainty(double weights, List<Choice> choices, DataError data, double drop) {

    /** Nothing is varied. */
    public static final Uncertainty NONE = new Uncertainty(0, List.of());

    public Uncertainty {
        choices = List.copyOf(choices);
        Screen.requireShare("weights", weights);
        Screen.requireShare("drop", drop);
        EnumSet<Family> varied = EnumSet.noneOf(Family.class);
        for (Choice choice : choices) {
            if (!varied.add(choice.vary())) {
                throw new IllegalArgumentException("'" + choice.vary().name().toLowerCase(Locale.ROOT)
                        + "' is varied twice; put all its alternatives into one choice");
            }
        }
    }

    /** As it is written: what is left out is not varied. */
    @JsonCreator
    static Uncertainty of(
            @JsonProperty("weights") @Nullable Double weights,
            @JsonProperty("choices") @Nullable List<Choice> choices,
            @JsonProperty("data") @Nullable DataError data,
            @JsonProperty("drop") @Nullable Double drop) {
        return new Uncertainty(
                Objects.requireNonNullElse(weights, 0.0),
                Objects.requireNonNullElse(choices, List.of()),
                Objects.requireNonNullElse(data, DataError.NONE),
                Objects.requireNonNullElse(drop, 0.0));
    }

    /** Weights and choices are varied, data are exact and no indicator is dropped. */
    public Uncertainty(double weights, List<Choice> choices) {
        this(weights, choices, DataError.NONE, 0);
    }
}
