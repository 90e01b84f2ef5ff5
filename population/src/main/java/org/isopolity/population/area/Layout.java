package org.isopolity.population.area;

import java.util.List;
import java.util.Optional;

/**
 * How an area table lies in a file. A wide file has one line for each unit (and year) and one column for each group; a long file has
 * one line for each unit and group, with the group's name in one column and the count in another.
 *
 * @param unit the column with the unit's id
 * @param groups wide: the columns that are groups, all others if empty; long: the groups to keep, all if empty
 * @param total the column with everyone in the unit; who is in no group becomes the group {@link #REST}
 * @param year the column with the year
 * @param group long: the column with the group's name
 * @param count long: the column with the count
 * @param rounding multiples that the publisher rounded counts to, 0 if not
 */
public record Layout(
        String unit,
        List<String> groups,
        Optional<String> total,
        Optional<String> year,
        Optional<String> group,
        Optional<String> count,
        int rounding) {

    /** The group of everyone who is in none of the groups named. */
    public static final String REST = "rest";

    public Layout {
        groups = List.copyOf(groups);
        if (group.isPresent() != count.isPresent()) {
            throw new IllegalArgumentException("a long table names both the column of groups and the column of counts");
        }
    }

    /** A wide table whose first column is the unit and whose other columns are all groups. */
    public static Layout wide(String unit, String... groups) {
        return new Layout(
                unit, List.of(groups), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** A long table. */
    public static Layout lines(String unit, String group, String count) {
        return new Layout(
                unit, List.of(), Optional.empty(), Optional.empty(), Optional.of(group), Optional.of(count), 0);
    }

    /** The same with a column of totals. */
    public Layout withTotal(String column) {
        return new Layout(unit, groups, Optional.of(column), year, group, count, rounding);
    }

    /** The same with a column of years. */
    public Layout withYear(String column) {
        return new Layout(unit, groups, total, Optional.of(column), group, count, rounding);
    }

    /** The same with counts rounded to multiples of a base. */
    public Layout withRounding(int base) {
        return new Layout(unit, groups, total, year, group, count, base);
    }
}
