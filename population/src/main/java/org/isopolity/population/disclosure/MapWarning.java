package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.population.Phrases;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.Phrase;

/** Where a map would point at people. */
public final class MapWarning {

    private MapWarning() {}

    /**
     * Warnings about a map of one group's shares.
     *
     * @param smallest the smallest count that may be shown beside 0
     * @return one sentence for each kind of danger; none if there is none
     */
    public static List<Phrase> ofShares(AreaTable table, String group, int smallest) {
        int position = table.group(group);
        List<String> few = new ArrayList<>();
        List<String> thin = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (int u = 0; u < table.units().size(); u++) {
            double members = table.count(position, u);
            double people = table.total(u);
            String unit = table.units().get(u);
            if (members > 0 && members < smallest) {
                few.add(unit);
            } else if (people > 0 && people < smallest) {
                thin.add(unit);
            }
            if (people > 0 && members == people) {
                all.add(unit);
            }
        }
        List<Phrase> warnings = new ArrayList<>();
        add(warnings, "warning.few", few, group, smallest);
        add(warnings, "warning.thin", thin, group, smallest);
        add(warnings, "warning.all", all, group, smallest);
        return List.copyOf(warnings);
    }

    /** Warnings about a map of dots: of shares, and where a dot stands for too few people. */
    public static List<Phrase> ofDots(AreaTable table, String group, int peoplePerDot, int smallest) {
        List<Phrase> warnings = new ArrayList<>(ofShares(table, group, smallest));
        if (peoplePerDot < smallest) {
            warnings.add(Phrases.of("warning.dots", peoplePerDot, smallest));
        }
        return List.copyOf(warnings);
    }

    private static void add(List<Phrase> warnings, String key, List<String> units, String group, int smallest) {
        if (!units.isEmpty()) {
            warnings.add(Phrases.of(
                    key,
                    units.size(),
                    group,
                    smallest,
                    String.join(", ", units.subList(0, Math.min(5, units.size())))
                            + (units.size() > 5 ? ", ..." : "")));
        }
    }
}
