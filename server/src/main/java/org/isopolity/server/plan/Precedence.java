package org.isopolity.server.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which actions must be done before which. */
final class Precedence {

    private Precedence() {}

    /**
     * The circle that would close if an action needed another, from the action over the other back to it.
     *
     * @param needs what each action needs, by id; ids that are no keys need nothing
     */
    static Optional<List<String>> circle(Map<String, List<String>> needs, String action, String other) {
        if (action.equals(other)) {
            return Optional.of(List.of(action, action));
        }
        List<String> way = new ArrayList<>(List.of(action));
        return leads(needs, other, action, way, new LinkedHashSet<>())
                ? Optional.of(List.copyOf(way))
                : Optional.empty();
    }

    private static boolean leads(
            Map<String, List<String>> needs, String from, String to, List<String> way, Set<String> seen) {
        way.add(from);
        if (from.equals(to)) {
            return true;
        }
        if (seen.add(from)) {
            for (String next : needs.getOrDefault(from, List.of())) {
                if (leads(needs, next, to, way, seen)) {
                    return true;
                }
            }
        }
        way.removeLast();
        return false;
    }
}
