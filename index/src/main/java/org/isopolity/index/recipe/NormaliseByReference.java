package org.isopolity.index.recipe;

import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Places a value by its distance from a reference city, {@code 1 - (reference - x) / (reference - worst)}: the reference earns
 * the high end of the range, the worst city the low end.
 *
 * @param city id of the reference city; if left out, the column {@code reference} of the framework says the value
 * @param range the scale; 0 to 1 if left out
 * @param truncate whether whoever is better than the reference earns no more; not if left out
 * @param over which rows are compared; the whole panel if left out, in which the reference city must then have one value only
 */
public record NormaliseByReference(@Nullable String city, Range range, Boolean truncate, Over over)
        implements Normalisation {

    public NormaliseByReference {
        range = range == null ? Range.SHARE : range;
        truncate = truncate != null && truncate;
        over = over == null ? Over.PANEL : over;
    }

    @Override
    public Phrase inWords() {
        Phrase sentence = city == null
                ? Phrases.of("step.reference", range.low(), range.high())
                : Phrases.of("step.reference.city", range.low(), range.high(), city);
        return over.add(truncate ? Phrases.of("step.truncated", sentence) : sentence, Over.PANEL);
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        if (city == null) {
            return Normalisation.super.apply(sheet, framework);
        }
        int[] rows = sheet.rowsByCity().stream()
                .filter(candidate -> sheet.cities().get(candidate[0]).id().equals(city))
                .findFirst()
                .orElseThrow(() ->
                        new UnusableStep("The reference city '" + city + "' has no data. Name a city of the data."));
        if (sheet.isPanel() && over == Over.YEAR) {
            return new PerYear(sheet, rows).normalised();
        }
        return sheet.map((indicator, column) -> indicator.computation().scale().isPresent()
                ? scored(indicator, column)
                : place(indicator, column, valueAt(indicator, column, rows[rows.length - 1])));
    }

    /** Each year against the reference city of that year. */
    private final class PerYear {

        private final Sheet sheet;
        private final int[] rows;

        PerYear(Sheet sheet, int[] rows) {
            this.sheet = sheet;
            this.rows = rows;
        }

        Sheet normalised() {
            return sheet.map((indicator, column) -> {
                Column.Draft draft = Column.draft(column.size());
                for (int row : rows) {
                    int[] year = java.util.stream.IntStream.range(0, sheet.size())
                            .filter(i ->
                                    sheet.years().get(i).equals(sheet.years().get(row)))
                            .toArray();
                    Column part = place(indicator, column.rows(year), valueAt(indicator, column, row));
                    for (int i = 0; i < year.length; i++) {
                        draft.copy(year[i], part, i);
                    }
                }
                return draft.toColumn();
            });
        }
    }

    private double valueAt(Indicator indicator, Column column, int row) {
        if (column.isMissing(row)) {
            throw new UnusableStep("The reference city '" + city + "' has no value on indicator '" + indicator.id()
                    + "'. Impute it, or name another city.");
        }
        return column.get(row);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        return place(
                indicator,
                column,
                indicator
                        .computation()
                        .reference()
                        .orElseThrow(() -> new UnusableStep("Indicator '" + indicator.id()
                                + "' has no reference. Give it in the framework, or name a reference city.")));
    }

    private Column place(Indicator indicator, Column column, double reference) {
        Summary summary = Normalisation.requireSpread(indicator.id(), column);
        double worst = Normalisation.isTurned(indicator) ? summary.max() : summary.min();
        if (worst == reference) {
            throw new UnusableStep("The reference is the worst of all on indicator '" + indicator.id()
                    + "', so that no distance from it can be told. Take another reference.");
        }
        Column placed = column.map(value -> range.at(1 - (reference - value) / (reference - worst)));
        return truncate ? placed.map(value -> Math.min(value, range.high())) : placed;
    }
}
