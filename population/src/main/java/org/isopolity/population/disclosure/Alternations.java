package org.isopolity.population.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * How far hidden counts can move while every row and column keeps its sum. A count goes up only if others on a closed path of hidden
 * counts go down and up in turn, so the farthest it can go is a largest flow between its row and its column: down-steps can carry as much
 * as the count there, up-steps as much as one likes. Integers in, integers out: exact.
 */
final class Alternations {

    private static final long ENOUGH = Long.MAX_VALUE / 4;

    private final long[][] counts;
    private final boolean[][] hidden;
    private final int groups;
    private final int units;

    /** A table of counts by group and unit, and which of them are hidden. */
    Alternations(long[][] counts, boolean[][] hidden) {
        this.counts = counts;
        this.hidden = hidden;
        this.groups = counts.length;
        this.units = groups == 0 ? 0 : counts[0].length;
    }

    /** How far a hidden count can rise, at most to the limit. */
    long rise(int group, int unit, long limit) {
        return new Flow(group, unit, true).upTo(limit);
    }

    /** How far a hidden count can fall, at most to the limit. */
    long fall(int group, int unit, long limit) {
        return new Flow(group, unit, false).upTo(Math.min(limit, counts[group][unit]));
    }

    /**
     * The cheapest set of shown counts whose hiding lets a count rise (or fall) further: the steps of a cheapest path that still carries
     * something, after what hidden counts already allow. Empty if there is none.
     *
     * @param cost of hiding a shown count
     */
    List<int[]> cheapest(int group, int unit, boolean rise, long already, ToDoubleBiFunction<Integer, Integer> cost) {
        Flow flow = new Flow(group, unit, rise);
        flow.upTo(already);
        return flow.cheapestPath(cost);
    }

    /** A flow from the unit of a count to its group, over all other counts. Nodes are units, then groups. */
    private final class Flow {
        private final int group;
        private final int unit;
        private final boolean rise;
        private final long[][] moved;

        /** @param rise whether the count goes up, so that its row must go down first */
        Flow(int group, int unit, boolean rise) {
            this.group = group;
            this.unit = unit;
            this.rise = rise;
            this.moved = new long[groups][units];
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

        private int[] reach() {
            int[] from = new int[units + groups];
            Arrays.fill(from, -1);
            from[unit] = unit;
            ArrayDeque<Integer> queue = new ArrayDeque<>();
            queue.add(unit);
            while (!queue.isEmpty()) {
                int node = queue.remove();
                boolean toGroup = node < units;
                int count = toGroup ? groups : units;
                for (int i = 0; i < count; i++) {
                    int g = toGroup ? i : node - units;
                    int u = toGroup ? node : i;
                    int next = toGroup ? units + i : i;
                    if (hidden[g][u] && from[next] < 0 && room(g, u, toGroup) > 0) {
                        from[next] = node;
                        queue.add(next);
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
            for (int round = 0; round < nodes; round++) {
                int node = -1;
                for (int i = 0; i < nodes; i++) {
                    if (!done[i]
                            && distance[i] < Double.POSITIVE_INFINITY
                            && (node < 0 || distance[i] < distance[node])) {
                        node = i;
                    }
                }
                if (node < 0) {
                    break;
                }
                done[node] = true;
                relax(node, distance, from, cost);
            }
            List<int[]> chosen = new ArrayList<>();
            if (distance[units + group] == Double.POSITIVE_INFINITY) {
                return chosen;
            }
            for (int node = units + group; node != unit; node = from[node]) {
                int g = node >= units ? node - units : from[node] - units;
                int u = node >= units ? from[node] : node;
                if (!hidden[g][u]) {
                    chosen.add(new int[] {g, u});
                }
            }
            return chosen;
        }

        private void relax(int node, double[] distance, int[] from, ToDoubleBiFunction<Integer, Integer> cost) {
            boolean toGroup = node < units;
            int count = toGroup ? groups : units;
            for (int i = 0; i < count; i++) {
                int g = toGroup ? i : node - units;
                int u = toGroup ? node : i;
                int next = toGroup ? units + i : i;
                double step = hidden[g][u] ? 1e-6 : cost.applyAsDouble(g, u);
                if (room(g, u, toGroup) > 0 && distance[node] + step < distance[next]) {
                    distance[next] = distance[node] + step;
                    from[next] = node;
                }
            }
        }
    }
}
