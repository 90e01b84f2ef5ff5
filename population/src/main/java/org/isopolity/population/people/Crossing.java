package org.isopolity.population.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.isopolity.population.area.AreaTable;

/**
 * How many areas a group's share rose above, or fell below, a threshold such as 20 or 50 per cent.
 *
 * @param threshold share between 0 and 1
 * @param rose areas below it before and at or above it after
 * @param fell areas at or above it before and below it after
 * @param stayedAbove areas at or above it both times
 */
public record Crossing(double threshold, List<String> rose, List<String> fell, int stayedAbove) {

    public Crossing {
        rose = List.copyOf(rose);
        fell = List.copyOf(fell);
    }

    /** Crossings in the areas that both tables have and in which people live. */
    public static Crossing of(AreaTable before, AreaTable after, String group, double threshold) {
        List<String> rose = new ArrayList<>();
        List<String> fell = new ArrayList<>();
        int stayed = 0;
        for (int u = 0; u < before.units().size(); u++) {
            int now = Collections.binarySearch(after.units(), before.units().get(u));
            if (now >= 0 && before.total(u) > 0 && after.total(now) > 0) {
                boolean was = before.count(before.group(group), u) >= threshold * before.total(u);
                boolean is = after.count(after.group(group), now) >= threshold * after.total(now);
                if (was != is) {
                    (is ? rose : fell).add(before.units().get(u));
                }
                stayed += was && is ? 1 : 0;
            }
        }
        return new Crossing(threshold, rose, fell, stayed);
    }
}
