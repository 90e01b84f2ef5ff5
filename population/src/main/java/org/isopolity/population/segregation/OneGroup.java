package org.isopolity.population.segregation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
        Contrast sides = contrast.alone();
        Optional<Proximities> near = setting.proximities(sides.table());
        return new OneGroup(
                contrast.group(),
                contrast.against(),
                figures(EnumSet.allOf(SegregationIndex.class), sides, setting, near));
    }

    /**
     * The representative index of each dimension, of a group against the rest, for several tables of the same units: distances are
     * measured once for all of them.
     *
     * @param tables of which the group is a column
     */
    public static List<Map<SegregationIndex, Figure>> representatives(
            List<AreaTable> tables, String group, Setting setting) {
        EnumSet<SegregationIndex> five = EnumSet.allOf(SegregationIndex.class);
        five.removeIf(index -> !index.isRepresentative());
        List<Contrast> sides = tables.stream()
                .map(table -> Contrast.withRest(table, group).alone())
                .toList();
        List<Proximities> near =
                setting.proximities(sides.stream().map(Contrast::table).toList());
        return IntStream.range(0, tables.size())
                .parallel()
                .mapToObj(i -> figures(
                        five, sides.get(i), setting, near.isEmpty() ? Optional.empty() : Optional.of(near.get(i))))
                .toList();
    }

    private static Map<SegregationIndex, Figure> figures(
            Set<SegregationIndex> indices, Contrast contrast, Setting setting, Optional<Proximities> near) {
        EnumMap<SegregationIndex, Figure> figures = new EnumMap<>(SegregationIndex.class);
        indices.forEach(index -> figures.put(index, index.of(contrast, setting, near)));
        return figures;
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
