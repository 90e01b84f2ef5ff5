package org.isopolity.server.population;

import java.util.Arrays;
import java.util.List;
import org.isopolity.text.input.Row;

/**
 * A line of the manifest {@code population/tables.csv}.
 *
 * @param id in addresses
 * @param title for readers
 * @param counts file of counts, beside the manifest
 * @param unit column of the area's id
 * @param year column of the year; empty if none
 * @param groups columns of groups; all others if empty
 * @param total column of everyone; empty if none
 * @param group that the page is about first
 * @param places file of the geometry, beside the manifest; empty if none
 * @param placesUnit property of the geometry with the area's id
 * @param source who answers for the counts, with an address
 * @param terms under which they may be used
 * @param alreadyPublic whether the counts themselves have been published by their source
 * @param smallest the smallest count that may be shown beside 0
 */
public record TableEntry(
        String id,
        String title,
        String counts,
        String unit,
        String year,
        List<String> groups,
        String total,
        String group,
        String places,
        String placesUnit,
        String source,
        String terms,
        boolean alreadyPublic,
        int smallest) {

    /** The header of the manifest, and thereby the template. */
    public static final String HEADER =
            "id,title,counts,unit,year,groups,total,group,places,places_unit,source,terms,handling,smallest\n";

    private static final int USUAL_SMALLEST = 10;

    private enum Means {
        PROTECT,
        PUBLIC
    }

    public TableEntry {
        groups = List.copyOf(groups);
    }

    static TableEntry read(Row row) {
        String id = row.identifier("id");
        if (id.equals("gateways")) {
            throw row.problem("id", "'gateways' is the address of another page.", "Take another id.");
        }
        return new TableEntry(
                id,
                row.requiredText("title"),
                beside(row, "counts", row.requiredText("counts")),
                row.requiredText("unit"),
                row.text("year"),
                Arrays.stream(row.text("groups").split(";", -1))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .toList(),
                row.text("total"),
                row.requiredText("group"),
                beside(row, "places", row.text("places")),
                row.text("places_unit").isEmpty() ? row.text("unit") : row.text("places_unit"),
                row.requiredText("source"),
                row.requiredText("terms"),
                !row.text("handling").isEmpty() && row.oneOf("handling", Means.class) == Means.PUBLIC,
                smallest(row));
    }

    /** A file in the folder of the manifest, and nowhere else. */
    static String beside(Row row, String column, String name) {
        if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw row.problem(
                    column, "'" + name + "' is no file beside tables.csv.", "Put it there and write its name alone.");
        }
        return name;
    }

    private static int smallest(Row row) {
        long smallest = row.findWholeNumber("smallest").orElse(USUAL_SMALLEST);
        if (smallest < 2 || smallest > 1_000) {
            throw row.problem(
                    "smallest", "'" + smallest + "' is out of range.", "Write a number from 2 to 1000, or nothing.");
        }
        return (int) smallest;
    }
}
