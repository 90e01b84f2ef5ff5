package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * How far hidden counts can move while every row and column keeps its sum. A count goes up only if others on a closed path of hidden
 * counts go down and up in turn, so the farthest it can go is a largest flow between its row and its column: down-steps can carry as much
 * as the count there, up-steps as much as one likes. Integers in, integers out: exact.
 */
final class Alternations {

    private static final long ENOUGH = Long.MAX_VALUE / 4;

    private final long[][] counts;
    private final BitSet[] hidden;
    private final int groups;
    private final int units;
    /** What the flow at hand has moved; zero again after it. */
    private final long[][] moved;

    /** A table of counts by group and unit, and which of them are hidden. */
    Alternations(long[][] counts, boolean[][] hidden) {
        this.counts = counts;
        this.groups = counts.length;
        this.units = groups == 0 ? 0 : counts[0].length;
        this.moved = new long[groups][units];
        this.hidden = new BitSet[groups];
        for (int g = 0; g < groups; g++) {
            this.hidden[g] = new BitSet(units);
            for (int u = 0; u < units; u++) {
                this.hidden[g].set(u, hidden[g][u]);
            }
        }
    }

    boolean isHidden(int group, int unit) {
        return hidden[group].get(unit);
    }

    /** Hides a count, or shows it again. */
    void hide(int group, int unit, boolean hide) {
        hidden[group].set(unit, hide);
    }

    /** How far a hidden count can rise, at most to the limit. */
    long rise(int group, int unit, long limit) {
        try (Flow flow = new Flow(group, unit, true)) {
            return flow.upTo(limit);
        }
    }

    /** How far a hidden count can fall, at most to the limit. */
    long fall(int group, int unit, long limit) {
        try (Flow flow = new Flow(group, unit, false)) {
            return flow.upTo(Math.min(limit, counts[group][unit]));
        }
    }

    /**
     * The hidden counts by which a small one is safe, as group * units + unit: while they stay hidden it can rise to the smallest count
     * that is shown, and its interval is as wide as that. Empty if it is not safe.
     */
    Optional<int[]> proof(int group, int unit, long smallest) {
        long rise;
        IntStream used;
        try (Flow flow = new Flow(group, unit, true)) {
            rise = flow.upTo(smallest);
            used = Arrays.stream(flow.used());
        }
        if (rise < smallest - counts[group][unit]) {
            return Optional.empty();
        }
        if (rise >= smallest) {
            return Optional.of(used.toArray());
        }
        try (Flow flow = new Flow(group, unit, false)) {
            long fall = flow.upTo(Math.min(smallest, counts[group][unit]));
            return rise + fall < smallest
                    ? Optional.empty()
                    : Optional.of(IntStream.concat(used, Arrays.stream(flow.used()))
                            .distinct()
                            .toArray());
        }
    }

    /**
     * The cheapest set of shown counts whose hiding lets a count rise (or fall) further: the steps of a cheapest path that still carries
     * something, after what hidden counts already allow. Empty if there is none.
     *
     * @param cost of hiding a shown count
     */
    List<int[]> cheapest(int group, int unit, boolean rise, long already, ToDoubleBiFunction<Integer, Integer> cost) {
        try (Flow flow = new Flow(group, unit, rise)) {
            flow.upTo(already);
            return flow.cheapestPath(cost);
        }
    }

    /** A flow from the unit of a count to its group, over all other counts. Nodes are units, then groups. */
    private final class Flow implements AutoCloseable {
        private final int group;
        private final int unit;
        private final boolean rise;
        private final List<int[]> touched = new ArrayList<>();

        /** @param rise whether the count goes up, so that its row must go down first */
        Flow(int group, int unit, boolean rise) {
            this.group = group;
            this.unit = unit;
            this.rise = rise;
        }

        /** The counts that were moved. */
        int[] used() {
            return touched.stream()
                    .filter(cell -> moved[cell[0]][cell[1]] != 0)
                    .mapToInt(cell -> cell[0] * units + cell[1])
                    .distinct()
                    .toArray();
        }

        @Override
        public void close() {
            touched.forEach(cell -> moved[cell[0]][cell[1]] = 0);
        }

        long upTo(long limit) {
            long total = 0;
            while (total < limit) {
                int[] from = reach();
                if (from[units + group] < 0) {
                    return total;
                }
                total += push(from, limit - total);
            }
            return total;
        }

        /** What a step from a unit to a group (or back) can still carry. Moved counts the change of each count so far. */
        private long room(int g, int u, boolean toGroup) {
            if (g == group && u == unit) {
                return 0;
            }
            boolean down = toGroup == rise;
            return down ? counts[g][u] + moved[g][u] : ENOUGH;
        }

        /** Which node each node was reached from first; the search ends where the group is reached. */
        private int[] reach() {
            int[] from = new int[units + groups];
            Arrays.fill(from, -1);
            from[unit] = unit;
            int[] queue = new int[units + groups];
            int head = 0;
            int tail = 0;
            queue[tail++] = unit;
            while (head < tail && from[units + group] < 0) {
                int node = queue[head++];
                if (node < units) {
                    for (int g = 0; g < groups; g++) {
                        if (from[units + g] < 0 && hidden[g].get(node) && room(g, node, true) > 0) {
                            from[units + g] = node;
                            queue[tail++] = units + g;
                        }
                    }
                } else {
                    int g = node - units;
                    for (int u = hidden[g].nextSetBit(0); u >= 0; u = hidden[g].nextSetBit(u + 1)) {
                        if (from[u] < 0 && room(g, u, false) > 0) {
                            from[u] = node;
                            queue[tail++] = u;
                        }
                    }
                }
            }
            return from;
        }

        private long push(int[] from, long limit) {
            long least = limit;
            for (int node = units + group; node != unit; node = from[node]) {
                boolean toGroup = node >= units;
                least = Math.min(
                        least, room(toGroup ? node - units : from[node] - units, toGroup ? from[node] : node, toGroup));
            }
            for (int node = units + group; node != unit; node = from[node]) {
                boolean toGroup = node >= units;
                int g = toGroup ? node - units : from[node] - units;
                int u = toGroup ? from[node] : node;
                moved[g][u] += toGroup == rise ? -least : least;
                touched.add(new int[] {g, u});
            }
            return least;
        }

        private List<int[]> cheapestPath(ToDoubleBiFunction<Integer, Integer> cost) {
            int nodes = units + groups;
            double[] distance = new double[nodes];
            Arrays.fill(distance, Double.POSITIVE_INFINITY);
            int[] from = new int[nodes];
            Arrays.fill(from, -1);
            boolean[] done = new boolean[nodes];
            distance[unit] = 0;
            // whatever is no nearer than the shortest way of three steps leads to the group on no shorter one
            double bound = ofThreeSteps(cost);
            PriorityQueue<Reached> next = new PriorityQueue<>();
            next.add(new Reached(0, unit));
            while (!next.isEmpty() && !done[units + group]) {
                int node = next.remove().node();
                if (!done[node]) {
                    done[node] = true;
                    relax(node, distance, from, cost, bound, next);
                }
            }
            List<int[]> chosen = new ArrayList<>();
            if (distance[units + group] == Double.POSITIVE_INFINITY) {
                return chosen;
            }
            for (int node = units + group; node != unit; node = from[node]) {
                int g = node >= units ? node - units : from[node] - units;
                int u = node >= units ? from[node] : node;
                if (!hidden[g].get(u)) {
                    chosen.add(new int[] {g, u});
                }
            }
            return chosen;
        }

        private double step(int g, int u, ToDoubleBiFunction<Integer, Integer> cost) {
            return hidden[g].get(u) ? 1e-6 : cost.applyAsDouble(g, u);
        }

        private double ofThreeSteps(ToDoubleBiFunction<Integer, Integer> cost) {
            double[] first = new double[groups];
            for (int g = 0; g < groups; g++) {
                first[g] = room(g, unit, true) > 0 ? step(g, unit, cost) : Double.POSITIVE_INFINITY;
            }
            double shortest = Double.POSITIVE_INFINITY;
            for (int u = 0; u < units; u++) {
                double last = u != unit && room(group, u, true) > 0 ? step(group, u, cost) : Double.POSITIVE_INFINITY;
                for (int g = 0; last < shortest && g < groups; g++) {
                    if (g != group && first[g] < shortest && room(g, u, false) > 0) {
                        shortest = Math.min(shortest, first[g] + step(g, u, cost) + last);
                    }
                }
            }
            return shortest;
        }

        private void relax(
                int node,
                double[] distance,
                int[] from,
                ToDoubleBiFunction<Integer, Integer> cost,
                double bound,
                PriorityQueue<Reached> reached) {
            boolean toGroup = node < units;
            int count = toGroup ? groups : units;
            for (int i = 0; i < count; i++) {
                int g = toGroup ? i : node - units;
                int u = toGroup ? node : i;
                int next = toGroup ? units + i : i;
                double step = step(g, u, cost);
                double limit = next == units + group ? distance[next] : Math.min(distance[next], bound);
                if (room(g, u, toGroup) > 0 && distance[node] + step < limit) {
                    distance[next] = distance[node] + step;
                    from[next] = node;
                    reached.add(new Reached(distance[next], next));
                }
            }
        }
    }

    /** A node at a distance; nearest first, then in the order of nodes. */
    private record Reached(double distance, int node) implements Comparable<Reached> {
        @Override
        public int compareTo(Reached other) {
            int nearer = Double.compare(distance, other.distance);
            return nearer == 0 ? Integer.compare(node, other.node) : nearer;
        }
    }
}
