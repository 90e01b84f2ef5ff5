package org.isopolity.index.score;

import java.util.ArrayList;
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
 * <p>{@link Aggregator} computes on this layout.
 */
public final class Hierarchy {

    private final List<Node> slots = new ArrayList<>();
    private final Map<String, Integer> slotById = new HashMap<>();
    private final int[][] children;
    private final int[] parents;
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
        parents = new int[slots.size()];
        parents[rootSlot()] = -1;
        for (int group = indicatorCount; group < slots.size(); group++) {
            for (int child : childrenOf(group)) {
                parents[child] = group;
            }
        }
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

    /** The slots of a group's children; not to be changed. */
    public int[] childrenOf(int groupSlot) {
        return children[groupSlot - indicatorCount];
    }

    /** The slot of the group above a slot; -1 for the root. */
    int parentOf(int slot) {
        return parents[slot];
    }

    /** How many indicators there are: the first slots. */
    public int indicatorCount() {
        return indicatorCount;
    }

    /** The rule of each group, in the order of their slots. */
    Rule[] rules(Rule.Book book) {
        return slots.subList(indicatorCount, slots.size()).stream()
                .map(node -> book.of((Group) node, ((Group) node).height()))
                .toArray(Rule[]::new);
    }

    /** Whether a slot is a group's and not an indicator's. */
    public boolean isGroup(int slot) {
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
}
