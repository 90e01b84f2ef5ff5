package org.isopolity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.disclosure.Handling;
import org.isopolity.population.disclosure.Publishable;
import org.isopolity.population.disclosure.UnprotectableTable;
import org.isopolity.population.source.Imported;
import picocli.CommandLine.Option;

/** Who is going to see the output. Without a word from the person, everyone: small counts are hidden before anything is computed. */
final class HandlingOptions {

    @Option(names = "--smallest", paramLabel = "N", defaultValue = "10", descriptionKey = "smallest")
    private int smallest;

    @Option(names = "--inside-only", descriptionKey = "inside-only")
    private boolean insideOnly;

    @Option(names = "--already-public", descriptionKey = "already-public")
    private boolean alreadyPublic;

    int smallest() {
        return smallest;
    }

    Handling handling() {
        if (insideOnly && alreadyPublic) {
            throw new Refusal("population.handling");
        }
        if (smallest < 2) {
            throw new Refusal("population.numbers");
        }
        return insideOnly
                ? new Handling.InsideOnly()
                : alreadyPublic ? new Handling.AlreadyPublic() : new Handling.ForAnyone(smallest);
    }

    /**
     * What may leave of tables that were read.
     *
     * @param newest what may leave of the newest table
     * @param series what measures are computed from, for every year
     * @param notes what was left out and hidden
     */
    record Leaving(Publishable newest, AreaSeries series, List<String> notes) {}

    Leaving leaving(Imported imported) {
        Handling handling = handling();
        TreeMap<Integer, Publishable> years = new TreeMap<>();
        imported.series().tables().forEach((year, table) -> {
            try {
                years.put(year, Publishable.of(table, handling));
            } catch (UnprotectableTable hopeless) {
                throw new Refusal("population.unprotectable", String.valueOf(hopeless.getMessage()));
            }
        });
        TreeMap<Integer, AreaTable> tables = new TreeMap<>();
        years.forEach((year, publishable) -> tables.put(year, publishable.table()));
        List<String> notes = new ArrayList<>();
        imported.leftOut().forEach(phrase -> notes.add(phrase.in(Locale.ENGLISH)));
        years.forEach((year, publishable) -> publishable.notes().forEach(phrase -> {
            String note =
                    (year == AreaSeries.UNDATED || years.size() == 1 ? "" : year + ": ") + phrase.in(Locale.ENGLISH);
            String bare = phrase.in(Locale.ENGLISH);
            boolean sameForAll =
                    years.values().stream().allMatch(other -> other.notes().contains(phrase));
            if (!sameForAll) {
                notes.add(note);
            } else if (!notes.contains(bare)) {
                notes.add(bare);
            }
        }));
        return new Leaving(years.lastEntry().getValue(), new AreaSeries(tables), List.copyOf(notes));
    }
}
