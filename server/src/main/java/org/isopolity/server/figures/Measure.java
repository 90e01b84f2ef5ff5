package org.isopolity.server.figures;

import gg.jte.Content;
import org.isopolity.index.framework.Indicator;
import org.isopolity.server.text.Text;

/**
 * A value in the unit of its indicator: the figure, and the rest of the unit in words.
 *
 * @param figure with a per cent sign where that is the unit, or yes or no
 * @param unit what follows; may be empty
 */
public record Measure(String figure, String unit) {

    private static final String YES_OR_NO = "0 or 1";

    /** A value, no more exact than a reader can use. */
    public static Measure of(Indicator indicator, double value, Text text) {
        return of(indicator, value, text.measure(value), text);
    }

    /** A value with all its decimals. */
    public static Measure exact(Indicator indicator, double value, Text text) {
        return of(indicator, value, text.exact(value), text);
    }

    private static Measure of(Indicator indicator, double value, String number, Text text) {
        String unit = indicator.unit();
        if (isYesOrNo(indicator)) {
            return new Measure(text.of(value == 0 ? "value.no" : "value.yes"), "");
        }
        if (unit.startsWith("%")) {
            return new Measure(text.of("percent", number), unit.substring(1).strip());
        }
        if (unit.matches("(score|class|index) [0-9.]+-[0-9.]+")) {
            return new Measure(number, text.of("value.of", unit.substring(unit.indexOf('-') + 1)));
        }
        return new Measure(number, unit);
    }

    /** Whether an indicator is answered by yes or no. */
    public static boolean isYesOrNo(Indicator indicator) {
        return indicator.unit().equals(YES_OR_NO);
    }

    /** Figure and unit in one, marked as English where the unit is and the reader's language is another. */
    public Content marked(Indicator indicator, Text text) {
        return unit.isEmpty() || !indicator.unit().endsWith(unit) ? text.words(whole()) : text.label(whole());
    }

    /** Figure and unit in one. */
    public String whole() {
        return unit.isEmpty() ? figure : figure + " " + unit;
    }
}
