package org.isopolity.population.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.isopolity.population.area.AreaTable;

/**
 * A group's change in a place, in parts that add up: as everyone everywhere changed (reference), as the group changed beyond that
 * (mix), and what remains to the place (local).
 *
 * @param unit the place
 * @param group the group
 * @param change people more
 * @param reference F g
 * @param mix F (g_k - g)
 * @param local F (g_rk - g_k); for a group new to the place all of the change
 */
public record ShiftShare(String unit, String group, double change, double reference, double mix, double local) {

    /**
     * All places and groups that both tables have.
     *
     * @throws IllegalArgumentException if the first table is empty
     */
    public static List<ShiftShare> of(AreaTable before, AreaTable after) {
        if (before.total() == 0) {
            throw new IllegalArgumentException("nobody was there before");
        }
        double everyone = after.total() / before.total() - 1;
        List<ShiftShare> parts = new ArrayList<>();
        for (String group : before.groups()) {
            if (!after.groups().contains(group)) {
                continue;
            }
            int was = before.group(group);
            int is = after.group(group);
            double ofGroup = before.groupTotal(was) == 0 ? everyone : after.groupTotal(is) / before.groupTotal(was) - 1;
            for (int u = 0; u < before.units().size(); u++) {
                int now = Collections.binarySearch(after.units(), before.units().get(u));
                if (now >= 0) {
                    double people = before.count(was, u);
                    double change = after.count(is, now) - people;
                    double reference = people * everyone;
                    double mix = people * (ofGroup - everyone);
                    parts.add(new ShiftShare(
                            before.units().get(u), group, change, reference, mix, change - reference - mix));
                }
            }
        }
        return List.copyOf(parts);
    }
}
