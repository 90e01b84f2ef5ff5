package org.isopolity.index.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;

/**
 * A framework reduced to the indicators of a sheet and laid out for computing: every node has a <em>slot</em>, indicators
 * first in the order of the sheet, then groups from the bottom up, the root last. Groups without any indicator have none.
 *
 * <p>This is the kernel under {@link Scores} and under every robustness draw; it works on plain arrays by column.
 */
public final class Hierarchy {

    private final List<Node> slots = new ArrayList<>();
    private final Map<String, Integer> slotById = new HashMap<>();
    private final int[][] children;
    private final int indicatorCount;

    /**
     * The layout of a framework for these indicators.
     *
     * @param framework the whole tree
     * @param indicators those of the sheet, at least one
     */
    public Hierarchy(Framework framework, List<Indicator> indicators) {
        indicatorCount = indicators.size();
        indicators.forEach(this::place);
        List<int[]> childrenOfGroups = new ArrayList<>();
        placeGroups(framework.root(), childrenOfGroups);
        if (!slotById.containsKey(framework.root().id())) {
            throw new IllegalArgumentException("no indicator of the framework is left to aggregate");
        }
        children = childrenOfGroups.toArray(int[][]::new);
    }

    private void place(Node node) {
        slotById.put(node.id(), slots.size());
        slots.add(node);
    }

    private void placeGroups(Group group, List<int[]> childrenOfGroups) {
        for (Node child : group.children()) {
            if (child instanceof Group below) {
                placeGroups(below, childrenOfGroups);
            }
        }
        int[] present = group.children().stream()
                .filter(child -> slotById.containsKey(child.id()))
                .mapToInt(child -> slotById.get(child.id()))
                .toArray();
        if (present.length > 0) {
            place(group);
            childrenOfGroups.add(present);
        }
    }

    /** How many slots there are. */
    public int size() {
        return slots.size();
    }

    /** The slot of the root: the last. */
    public int rootSlot() {
        return slots.size() - 1;
    }

    /** The slot of a node, if the node has one. */
    public OptionalInt findSlot(String nodeId) {
        Integer slot = slotById.get(nodeId);
        return slot == null ? OptionalInt.empty() : OptionalInt.of(slot);
    }

    /** The node of a slot. */
    public Node node(int slot) {
        return slots.get(slot);
    }

    /** The slots of a group's children. */
    int[] childrenOf(int groupSlot) {
        return children[groupSlot - indicatorCount];
    }

    boolean isGroup(int slot) {
        return slot >= indicatorCount;
    }

    /** The weights in the order of the slots. */
    public double[] inSlots(Weights weights) {
        return slots.stream().mapToDouble(node -> weights.get(node.id())).toArray();
    }

    /**
     * The share of the root's score that each slot decides when nothing is missing: its weight among its siblings times
     * the share of the group above. The root's is 1, siblings' shares sum to their parent's.
     */
    public double[] effectiveWeights(double[] weights) {
        double[] effective = new double[slots.size()];
        effective[rootSlot()] = 1;
        for (int slot = rootSlot(); isGroup(slot); slot--) {
            double sum = 0;
            for (int child : childrenOf(slot)) {
                sum += weights[child];
            }
            for (int child : childrenOf(slot)) {
                effective[child] = sum == 0 ? 0 : effective[slot] * weights[child] / sum;
            }
        }
        return effective;
    }

    /**
     * Computes the columns of all groups, bottom-up, from those of the indicators. Weights count among the children that
     * are present. A group is missing (NaN) where fewer than {@code atLeast} of its children with a weight above 0 are
     * present, or none is.
     *
     * @param columns one array for each slot, all of the same length; those of indicators are read, those of groups
     *     written
     * @param weights one for each slot, none negative
     * @param mean how to combine
     * @param atLeast share of children, 0 to 1
     */
    public void aggregate(double[][] columns, double[] weights, Mean mean, double atLeast) {
        int length = columns[0].length;
        double[] weightSum = new double[length];
        int[] present = new int[length];
        for (int slot = indicatorCount; slot < columns.length; slot++) {
            aggregateGroup(columns, slot, weights, mean, atLeast, weightSum, present);
        }
    }

    private void aggregateGroup(
            double[][] columns,
            int slot,
            double[] weights,
            Mean mean,
            double atLeast,
            double[] weightSum,
            int[] present) {
        double[] result = columns[slot];
        Arrays.fill(result, 0);
        Arrays.fill(weightSum, 0);
        Arrays.fill(present, 0);
        int counted = 0;
        for (int child : childrenOf(slot)) {
            double weight = weights[child];
            if (weight > 0) {
                counted++;
                add(columns[child], weight, mean, result, weightSum, present);
            }
        }
        for (int i = 0; i < result.length; i++) {
            if (present[i] == 0 || present[i] / (double) counted < atLeast) {
                result[i] = Double.NaN;
            } else {
                double average = result[i] / weightSum[i];
                result[i] = mean == Mean.GEOMETRIC ? Math.exp(average) : average;
            }
        }
    }

    private static void add(
            double[] child, double weight, Mean mean, double[] result, double[] weightSum, int[] present) {
        for (int i = 0; i < child.length; i++) {
            double value = child[i];
            if (!Double.isNaN(value)) {
                result[i] += weight * (mean == Mean.GEOMETRIC ? Math.log(value) : value);
                weightSum[i] += weight;
                present[i]++;
            }
        }
    }
}
