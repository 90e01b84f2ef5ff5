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
    @Type(name = "denominate", value = Denominate.class),
    @Type(name = "leave-undivided", value = LeaveUndivided.class),
    @Type(name = "screen", value = Screen.class),
    @Type(name = "leave-gaps", value = LeaveGaps.class),
    @Type(name = "impute-mean", value = ImputeMean.class),
    @Type(name = "impute-group-mean", value = ImputeGroupMean.class),
    @Type(name = "impute-from-siblings", value = ImputeFromSiblings.class),
    @Type(name = "impute-from-nearest", value = ImputeFromNearest.class),
    @Type(name = "impute-by-regression", value = ImputeByRegression.class),
    @Type(name = "impute-many-times", value = ImputeManyTimes.class),
    @Type(name = "carry-forward", value = CarryForward.class),
    @Type(name = "interpolate", value = Interpolate.class),
    @Type(name = "leave-extremes", value = LeaveExtremes.class),
    @Type(name = "winsorise", value = Winsorise.class),
    @Type(name = "transform", value = Transform.class),
    @Type(name = "goalposts", value = NormaliseByGoalposts.class),
    @Type(name = "min-max", value = NormaliseByMinMax.class),
    @Type(name = "z-score", value = NormaliseByZScore.class),
    @Type(name = "scale", value = NormaliseByScale.class),
    @Type(name = "distance-to-target", value = NormaliseByTarget.class),
    @Type(name = "distance-to-maximum", value = NormaliseByMaximum.class),
    @Type(name = "distance-to-reference", value = NormaliseByReference.class),
    @Type(name = "fraction-of-maximum", value = NormaliseByFraction.class),
    @Type(name = "rank", value = NormaliseByRank.class),
    @Type(name = "around-reference", value = NormaliseAround.class),
    @Type(name = "categorical", value = NormaliseByAnswers.class),
    @Type(name = "equal-weights", value = EqualWeights.class),
    @Type(name = "given-weights", value = GivenWeights.class),
    @Type(name = "budget-weights", value = BudgetWeights.class),
    @Type(name = "component-weights", value = ComponentWeights.class),
    @Type(name = "importance-weights", value = ImportanceWeights.class),
    @Type(name = "aggregate", value = Aggregate.class)
})
public sealed interface Step permits Select, SheetStep, WeightStep, Aggregate {

    /** What kind of step it is. */
    Family family();

    /** The step in words, for the method note. */
    Phrase inWords();
}
