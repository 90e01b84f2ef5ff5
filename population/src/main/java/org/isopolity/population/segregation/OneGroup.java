package org.isopolity.population.segregation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isopolity.population.Figure;
import org.isopolity.population.Phrases;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.Phrase;

/**
 * All indices of one group, for one comparison.
 *
 * @param group the group
 * @param against the other group, or the rest if absent
 * @param figures of every index, in Massey and Denton's order
 */
public record OneGroup(String group, Optional<String> against, Map<SegregationIndex, Figure> figures) {

    /** The US Census Bureau shows no index of a group smaller than this. */
    public static final double SMALLEST_GROUP = 100;

    /** The US Census Bureau shows no index of a place with fewer inhabited units than this. */
    public static final int FEWEST_UNITS = 10;

    public OneGroup {
        figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    }

    /** Measures a group. */
    public static OneGroup of(Contrast contrast, Setting setting) {
        EnumMap<SegregationIndex, Figure> figures = new EnumMap<>(SegregationIndex.class);
        Optional<Proximities> near = setting.proximities(contrast.table());
        for (SegregationIndex index : SegregationIndex.values()) {
            figures.put(index, index.of(contrast, setting, near));
        }
        return new OneGroup(contrast.group(), contrast.against(), figures);
    }

    /** The figure of an index. */
    public Figure figure(SegregationIndex index) {
        return Objects.requireNonNull(figures.get(index));
    }

    /** Why an index of this group should not be published, by the US Census Bureau's rules on size; nothing if it may. */
    public static Optional<Phrase> tooSmall(AreaTable table, String group) {
        double people = table.groupTotal(table.group(group));
        int inhabited = table.units().size() - table.emptyUnits();
        if (people < SMALLEST_GROUP) {
            return Optional.of(Phrases.of("small.group", group, people, SMALLEST_GROUP));
        }
        return inhabited < FEWEST_UNITS
                ? Optional.of(Phrases.of("small.units", inhabited, FEWEST_UNITS))
                : Optional.empty();
    }
}
