package org.isopolity.population.country;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.isopolity.population.Figure;
import org.isopolity.text.Phrase;

/**
 * One measure of one city in one year.
 *
 * @param city its name; empty for the country
 * @param year of the table
 * @param group that it is about; empty for all groups
 * @param index its letters: people, units, M, H, D, E; D, G, V, xPx of a group; of a country also "M between cities", "M within cities"
 *     and the same of H
 * @param value the number, or why there is none
 * @param low lower end of the interval from redrawn people
 * @param high upper end
 */
public record Measure(
        String city, int year, String group, String index, Figure value, OptionalDouble low, OptionalDouble high) {

    /** The names of the columns of {@link #cells}. */
    public static final List<String> COLUMNS =
            List.of("city", "year", "group", "index", "value", "reason", "low", "high");

    static Measure of(String city, int year, String group, String index, Figure value) {
        return new Measure(city, year, group, index, value, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The cells of a line of a table, every digit kept. */
    public List<String> cells() {
        return List.of(
                city,
                Integer.toString(year),
                group,
                index,
                text(value.find()),
                value.reason().map(this::inEnglish).orElse(""),
                text(low),
                text(high));
    }

    private String inEnglish(Phrase reason) {
        return reason.in(Locale.ENGLISH);
    }

    private static String text(OptionalDouble number) {
        if (number.isEmpty()) {
            return "";
        }
        double value = number.getAsDouble();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
