package org.isopolity.index.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.isopolity.text.Phrase;

/**
 * One step of a recipe: a named value that says what is done, not how. A new step is a new record: name it here, give it a
 * sentence in {@code phrases.properties} and a test.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @Type(name = "select", value = Select.class),
    @Type(name = "screen", value = Screen.class),
    @Type(name = "leave-gaps", value = LeaveGaps.class),
    @Type(name = "impute-group-mean", value = ImputeGroupMean.class),
    @Type(name = "leave-extremes", value = LeaveExtremes.class),
    @Type(name = "winsorise", value = Winsorise.class),
    @Type(name = "goalposts", value = NormaliseByGoalposts.class),
    @Type(name = "min-max", value = NormaliseByMinMax.class),
    @Type(name = "z-score", value = NormaliseByZScore.class),
    @Type(name = "equal-weights", value = EqualWeights.class),
    @Type(name = "aggregate", value = Aggregate.class)
})
public sealed interface Step permits Select, SheetStep, WeightStep, Aggregate {

    /** What kind of step it is. */
    Family family();

    /** The step in words, for the method note. */
    Phrase inWords();
}
