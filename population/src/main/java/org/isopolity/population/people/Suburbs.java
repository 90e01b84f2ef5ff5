package org.isopolity.population.people;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Where in metropolitan areas a group lives: central cities, kinds of suburbs, and outside. Every share names what it is a share of.
 *
 * @param group the group
 * @param kinds each kind of place, in order of its name
 * @param groupInMetros people of the group in all kinds of places of metropolitan areas
 * @param groupEverywhere people of the group in the whole country, if known
 */
public record Suburbs(String group, List<Kind> kinds, double groupInMetros, OptionalDouble groupEverywhere) {

    /**
     * One kind of place.
     *
     * @param name such as central city, mature suburbs
     * @param people of the group
     * @param everyone all people
     * @param shareOfMetro of the group's people in metropolitan areas
     * @param shareOfAll of the group's people in the country; a reason where that total is unknown
     * @param everyoneShare of everyone in metropolitan areas
     * @param ratio shareOfMetro over everyoneShare: 1 where the group is spread like everyone
     * @param groupShare of the group among everyone in this kind of place
     */
    public record Kind(
            String name,
            double people,
            double everyone,
            Figure shareOfMetro,
            Figure shareOfAll,
            Figure everyoneShare,
            Figure ratio,
            Figure groupShare) {}

    public Suburbs {
        kinds = List.copyOf(kinds);
    }

    /**
     * Counts a table whose units are places of known kinds.
     *
     * @param kind of each unit; units without one are left out, as outside metropolitan areas
     * @param everywhere people of the group in the whole country, if known
     */
    public static Suburbs of(
            AreaTable table, String group, Function<String, Optional<String>> kind, OptionalDouble everywhere) {
        AreaTable metros = table.where(u -> kind.apply(table.units().get(u)).isPresent());
        AreaTable kinds = metros.joined(unit -> kind.apply(unit).orElseThrow());
        int position = table.group(group);
        double members = kinds.groupTotal(position);
        List<Kind> found = new ArrayList<>();
        for (int u = 0; u < kinds.units().size(); u++) {
            double people = kinds.count(position, u);
            Figure share = Figure.ratio(people, members, "undefined.group-absent", group);
            Figure everyone = Figure.ratio(kinds.total(u), kinds.total(), "undefined.nobody");
            found.add(new Kind(
                    kinds.units().get(u),
                    people,
                    kinds.total(u),
                    share,
                    everywhere.isPresent()
                            ? Figure.ratio(people, everywhere.getAsDouble(), "undefined.group-absent", group)
                            : Figure.undefined("undefined.no-country"),
                    everyone,
                    share.find().isPresent() && everyone.find().isPresent()
                            ? Figure.ratio(share.get(), everyone.get(), "undefined.nobody")
                            : share,
                    Figure.ratio(people, kinds.total(u), "undefined.nobody")));
        }
        return new Suburbs(group, found, members, everywhere);
    }

    /** A kind of place, if there is one of the name. */
    public Optional<Kind> findKind(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * The change of a kind's share of the group between two dates, over several metropolitan areas: part of it because the share changed
     * within areas, part because the group grew more in areas where that share is high. The two add up.
     *
     * @param name of the kind
     * @param change of the share
     * @param within the mean over areas of each one's own change
     * @param between the shift of the group from area to area
     */
    public record Shift(String name, double change, double within, double between) {}

    /**
     * Splits a change of share.
     *
     * @param before people of the group by area: in this kind of place (row 0) and altogether (row 1)
     * @param after the same areas at the second date
     */
    public static Shift shift(String name, double[][] before, double[][] after) {
        double was = Arrays.stream(before[1]).sum();
        double is = Arrays.stream(after[1]).sum();
        double within = 0;
        double between = 0;
        for (int area = 0; area < before[0].length; area++) {
            double weightBefore = before[1][area] / was;
            double weightAfter = after[1][area] / is;
            double shareBefore = before[1][area] == 0 ? 0 : before[0][area] / before[1][area];
            double shareAfter = after[1][area] == 0 ? 0 : after[0][area] / after[1][area];
            within += (weightBefore + weightAfter) / 2 * (shareAfter - shareBefore);
            between += (shareBefore + shareAfter) / 2 * (weightAfter - weightBefore);
        }
        return new Shift(name, within + between, within, between);
    }
}
