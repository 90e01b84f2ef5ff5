package org.isopolity.server.population;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.change.Decomposition;
import org.isopolity.population.change.Movement;
import org.isopolity.population.disclosure.MapWarning;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Exposure;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.population.segregation.OneGroup;
import org.isopolity.population.trust.Draws;
import org.isopolity.text.Mendable;
import org.isopolity.text.Phrase;
import org.springframework.stereotype.Component;

/**
 * What a table says of one group: computed once from what may be shown, the same for pages, files and programs, and kept until the
 * program ends. What does not depend on the group (measures of all groups, the change in parts, who meets whom) is kept by table.
 */
@Component
public class Story {

    /** Noise is known to a tenth of itself, as on the command line; twice as many would cost most of what a first view costs. */
    private static final int DRAWS = 50;

    private static final long SEED = 1;

    private final ConcurrentMap<Subject, Told> told = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, OfAll> ofAll = new ConcurrentHashMap<>();
    private final ConcurrentMap<Since, Changed> changed = new ConcurrentHashMap<>();

    private record Subject(String table, String group) {}

    private record Since(String table, int first) {}

    /** A change, or why there is none. */
    private record Changed(Optional<Change> change, String incomparable) {}

    /** What is the same whichever group is asked for: measures by year, and who meets whom in the newest. */
    private record OfAll(NavigableMap<Integer, ManyGroups> measures, List<List<Figure>> exposure) {}

    Story() {}

    /**
     * What is told.
     *
     * @param group that it is about
     * @param first year; the newest if there is only one
     * @param movements of the five dimensions from the first year to the newest; from the newest to itself if there is only one
     * @param indices of the group by year
     * @param all measures of all groups by year
     * @param change in parts, if there are two years that can be compared
     * @param incomparable why there is none; empty where there is, or only one year
     * @param exposure whom members of each group meet, in the newest year
     * @param warnings where a map would point at people
     * @param small why indices of the group say little; absent where they do not
     */
    public record Told(
            String group,
            int first,
            List<Movement> movements,
            NavigableMap<Integer, OneGroup> indices,
            NavigableMap<Integer, ManyGroups> all,
            Optional<Change> change,
            String incomparable,
            List<List<Figure>> exposure,
            List<Phrase> warnings,
            Optional<Phrase> small) {}

    /**
     * A change in parts.
     *
     * @param information of M
     * @param ratio of H
     */
    public record Change(Decomposition information, Decomposition.OfRatio ratio) {}

    /** What a table says of a group. */
    public Told of(PublishedTable table, String group) {
        return told.computeIfAbsent(new Subject(table.entry().id(), group), _ -> tell(table, group));
    }

    private Told tell(PublishedTable table, String group) {
        List<Integer> years = table.years().stream()
                .filter(year -> table.of(year).table().groups().contains(group))
                .toList();
        int first = years.getFirst();
        int newest = table.newestYear();
        AreaTable before = table.of(first).table();
        AreaTable after = table.of(newest).table();
        OfAll all = ofAll.computeIfAbsent(table.entry().id(), _ -> ofAll(table));
        Changed change = changed.computeIfAbsent(new Since(table.entry().id(), first), _ -> changed(before, after));
        TreeMap<Integer, OneGroup> indices = new TreeMap<>();
        TreeMap<Integer, ManyGroups> measures = new TreeMap<>();
        for (int year : years) {
            indices.put(year, OneGroup.of(Contrast.withRest(table.of(year).table(), group), table.setting(year)));
            measures.put(year, Objects.requireNonNull(all.measures().get(year)));
        }
        List<Phrase> warnings = new ArrayList<>();
        if (!table.entry().alreadyPublic()) {
            warnings.addAll(MapWarning.ofShares(after, group, table.entry().smallest()));
        }
        return new Told(
                group,
                first,
                Movement.of(before, table.setting(first), after, table.setting(newest), group, Draws.of(DRAWS, SEED)),
                indices,
                measures,
                change.change(),
                change.incomparable(),
                all.exposure(),
                List.copyOf(warnings),
                OneGroup.tooSmall(after, group));
    }

    private static OfAll ofAll(PublishedTable table) {
        TreeMap<Integer, ManyGroups> measures = new TreeMap<>();
        table.years()
                .forEach(year -> measures.put(year, ManyGroups.of(table.of(year).table())));
        return new OfAll(measures, Exposure.matrix(table.newest().table()));
    }

    private static Changed changed(AreaTable before, AreaTable after) {
        if (before == after) {
            return new Changed(Optional.empty(), "");
        }
        try {
            Decomposition parts = Decomposition.between(before, after);
            return new Changed(Optional.of(new Change(parts, parts.ofRatio(before, after))), "");
        } catch (Mendable different) {
            return new Changed(Optional.empty(), String.valueOf(different.getMessage()));
        }
    }
}
