package org.isopolity.index.recipe;

import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Treatment;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Pulls in extreme values of indicators whose distribution is far from even: while both skewness and kurtosis exceed their
 * limits, the largest value (or the smallest, whichever side the tail is on) takes the next value towards the middle. Stops
 * once {@code atMost} values have been pulled in, which a tie may overshoot, or when the indicator would become constant. Rule of
 * the OECD and JRC Handbook on Constructing Composite Indicators (2008) in the form that COINr made common; COINr counts the
 * values of the last step only where ties repeat, and so does this.
 *
 * @param skewness an indicator passes if its absolute skewness is below this
 * @param kurtosis or if its excess kurtosis is below this
 * @param atMost how many values of one indicator may be pulled in
 * @param otherwise how the scale of an indicator is bent that is still extreme afterwards; left as it is if left out
 * @param combined whether the pulled-in values are bent instead of the original ones; not if left out
 */
public record Winsorise(
        double skewness,
        double kurtosis,
        int atMost,
        @Nullable Treatment otherwise,
        Boolean combined) implements TreatmentStep {

    public Winsorise {
        if (!(skewness >= 0) || !Double.isFinite(kurtosis) || atMost < 1) {
            throw new IllegalArgumentException(
                    "'skewness' must not be negative, 'kurtosis' must be a number and 'at-most' at least 1");
        }
        if (otherwise != null) {
            Transform.requireTransformation(otherwise);
        }
        combined = combined != null && combined;
    }

    /** An indicator that is still extreme afterwards stays so. */
    public Winsorise(double skewness, double kurtosis, int atMost) {
        this(skewness, kurtosis, atMost, null, false);
    }

    @Override
    public Phrase inWords() {
        Phrase sentence = Phrases.of("step.winsorise", skewness, kurtosis, atMost);
        return otherwise == null
                ? sentence
                : Phrases.of(
                        combined ? "step.winsorise.combined" : "step.winsorise.otherwise", sentence, words(otherwise));
    }

    static Phrase words(Treatment treatment) {
        String key =
                "treatment." + treatment.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return treatment.amount().isPresent()
                ? Phrases.of(key, treatment.amount().getAsDouble())
                : Phrases.of(treatment.kind() == Treatment.Kind.BOX_COX ? key + ".estimated" : key);
    }

    @Override
    public Column treat(Indicator indicator, Column original) {
        Summary summary = original.summary();
        if (!isExtreme(summary)) {
            return original;
        }
        double[] values = original.toArray();
        int high = 0;
        int low = 0;
        while (isExtreme(summary) && high + low < atMost) {
            int side = summary.skewness() >= 0 ? 1 : -1;
            int moved = pullIn(values, side > 0 ? summary.max() : summary.min(), side);
            if (moved == 0) {
                break;
            }
            high = side > 0 ? moved : high;
            low = side < 0 ? moved : low;
            summary = Column.of(values).summary();
        }
        Column pulledIn = marked(original, values);
        if (otherwise == null || !isExtreme(summary)) {
            return pulledIn;
        }
        return Transformation.apply(otherwise, indicator.id(), combined ? pulledIn : original);
    }

    /** Pulls in so many values on the side of the tail, whatever the distribution looks like. */
    static Column pullIn(Column original, int count) {
        double[] values = original.toArray();
        Summary summary = original.summary();
        int moved = 0;
        while (moved < count && summary.count() > 2 && !summary.isConstant()) {
            int side = summary.skewness() >= 0 ? 1 : -1;
            int now = pullIn(values, side > 0 ? summary.max() : summary.min(), side);
            if (now == 0) {
                break;
            }
            moved = now;
            summary = Column.of(values).summary();
        }
        return marked(original, values);
    }

    private static Column marked(Column original, double[] values) {
        Column.Draft treated = original.draft();
        for (int i = 0; i < values.length; i++) {
            if (!original.isMissing(i) && values[i] != original.get(i)) {
                treated.set(i, values[i], Mark.TREATED);
            }
        }
        return treated.toColumn();
    }

    /** A constant column has no skewness and passes. */
    private boolean isExtreme(Summary summary) {
        return Math.abs(summary.skewness()) >= skewness && summary.kurtosis() >= kurtosis;
    }

    /**
     * Moves all values equal to the extreme one step inwards and returns how many there are now; none are moved if only one other
     * value is there, as the column would then tell nobody apart.
     */
    private static int pullIn(double[] values, double extreme, int side) {
        double next = Double.NaN;
        boolean others = false;
        for (double value : values) {
            if (side * value < side * extreme) {
                others |= !Double.isNaN(next) && value != next;
                next = side * value <= side * next ? next : value;
            }
        }
        int moved = 0;
        for (int i = 0; i < values.length && others; i++) {
            if (values[i] == extreme) {
                values[i] = next;
                moved++;
            }
        }
        return moved;
    }
}
