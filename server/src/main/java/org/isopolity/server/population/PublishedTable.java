package org.isopolity.server.population;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.Layout;
import org.isopolity.population.disclosure.Handling;
import org.isopolity.population.disclosure.Publishable;
import org.isopolity.population.place.Places;
import org.isopolity.population.segregation.Setting;
import org.isopolity.text.input.InvalidInput;

/** A table of small areas as pages may show it: what is hidden is gone from here on. */
public final class PublishedTable {

    private final TableEntry entry;
    private final NavigableMap<Integer, Publishable> years;
    private final Map<Integer, Places> places;

    private PublishedTable(TableEntry entry, NavigableMap<Integer, Publishable> years, Map<Integer, Places> places) {
        this.entry = entry;
        this.years = Collections.unmodifiableNavigableMap(years);
        this.places = Map.copyOf(places);
    }

    /**
     * Reads and protects a table.
     *
     * @param folder of the manifest
     * @throws InvalidInput if its files are wrong
     * @throws org.isopolity.population.disclosure.UnprotectableTable if it cannot be shown at all
     */
    static PublishedTable read(Path folder, TableEntry entry) {
        Layout layout = Layout.wide(entry.unit(), entry.groups().toArray(String[]::new));
        if (!entry.total().isEmpty()) {
            layout = layout.withTotal(entry.total());
        }
        if (!entry.year().isEmpty()) {
            layout = layout.withYear(entry.year());
        }
        AreaSeries series = AreaFile.read(folder.resolve(entry.counts()), layout);
        Handling handling =
                entry.alreadyPublic() ? new Handling.AlreadyPublic() : new Handling.ForAnyone(entry.smallest());
        TreeMap<Integer, Publishable> years = new TreeMap<>();
        series.tables().forEach((year, table) -> years.put(year, Publishable.of(table, handling)));
        if (!series.newest().groups().contains(entry.group())) {
            throw InvalidInput.inFile(
                    folder.resolve(entry.counts()),
                    "has no group '" + entry.group() + "' (found: "
                            + String.join(", ", series.newest().groups()) + ").",
                    "Name one of its groups in tables.csv.");
        }
        return new PublishedTable(entry, years, places(folder, entry, years));
    }

    /** Read and joined to each year once, for every page, map and index asks for them. Years with the same areas share theirs. */
    private static Map<Integer, Places> places(
            Path folder, TableEntry entry, NavigableMap<Integer, Publishable> years) {
        if (entry.places().isEmpty()) {
            return Map.of();
        }
        Places known = Places.read(folder.resolve(entry.places()), entry.placesUnit());
        Set<String> units = new HashSet<>(known.units());
        Map<Integer, Places> places = new HashMap<>();
        Map<List<String>, Places> joined = new HashMap<>();
        years.forEach((year, publishable) -> {
            List<String> wanted = publishable.table().units();
            if (units.containsAll(wanted)) {
                places.put(year, joined.computeIfAbsent(wanted, _ -> known.of(wanted, Path.of(entry.places()))));
            }
        });
        return places;
    }

    /** What the manifest says of it. */
    public TableEntry entry() {
        return entry;
    }

    /** The years, ascending; {@link AreaSeries#UNDATED} for a table without one. */
    public List<Integer> years() {
        return List.copyOf(years.keySet());
    }

    /** The newest year. */
    public int newestYear() {
        return years.lastKey();
    }

    /** What may be shown of a year. */
    Publishable of(int year) {
        return Objects.requireNonNull(years.get(year));
    }

    /** What may be shown of the newest year. */
    public Publishable newest() {
        return years.lastEntry().getValue();
    }

    /** The groups of the newest year. */
    public List<String> groups() {
        return newest().table().groups();
    }

    /** The places of the areas of a year, where all of them are known. */
    Optional<Places> findPlaces(int year) {
        return Optional.ofNullable(places.get(year));
    }

    Setting setting(int year) {
        return findPlaces(year).map(Setting::in).orElseGet(Setting::withoutSpace);
    }
}
