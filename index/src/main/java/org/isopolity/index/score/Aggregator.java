package org.isopolity.index.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.aggregation.Mean;
import org.isopolity.index.sheet.Column;
import org.jspecify.annotations.Nullable;

/**
 * The kernel under {@link Scores} and under every robustness draw: normalised columns prepared once, so that new weights cost
 * only the sums. It works on plain arrays by column and allocates nothing from its second pass on, as long as groups are combined by
 * means. Not for more than one thread; each thread takes a {@link #copy()}, which shares what is prepared.
 *
 * <p>A mean {@code g(sum(w f(x)) / sum(w))} is computed on {@code f(x)}, taken once for indicators; a group under a group of the
 * same mean hands its sum on as it is, so that geometric means take no logarithm in a draw. A missing value enters as 0 with a
 * mask of 0: no branch stands in the inner loops.
 */
public final class Aggregator {

    private static final double[] NONE = {};

    private final Hierarchy hierarchy;
    private final Rule[] rules;
    private final int length;
    /** By slot: what the group above reads, 0 where missing; of indicators for good, of groups after each pass. */
    private final double[][] inputs;
    /** By slot: 1 where present and 0 where missing, null where all is present. */
    private final double[] @Nullable [] masks;
    /** By slot of a group: its sum, in the terms of its own mean. */
    private final double[][] sums;

    /** Indicators that the first pass places as it adds them, in the order in which it does; none after it. */
    private List<Waiting> waiting = List.of();

    /** Which of them comes next. */
    private int next;

    private boolean passed;

    /** Room that only some groups need, made when one first does. */
    private final double[] @Nullable [] maskRoom;

    private final double[] @Nullable [] inputRoom;
    private final double[] weightSum;
    private final double[] present;
    private final double[] scores;

    /**
     * Prepares columns.
     *
     * @param hierarchy the layout
     * @param book which rule holds for which group
     * @param indicators one column for each indicator of the hierarchy, all of the same length, NaN where missing; only read
     */
    public Aggregator(Hierarchy hierarchy, Rule.Book book, double[][] indicators) {
        this(hierarchy, hierarchy.rules(book), indicators[0].length, new double[hierarchy.size()][], masks(hierarchy));
        for (int slot = 0; slot < indicators.length; slot++) {
            prepare(slot, Column.owning(indicators[slot].clone()));
        }
    }

    /**
     * An indicator of a sheet that is yet to be placed on its scale.
     *
     * @param slot where it belongs
     * @param column it
     */
    private record Waiting(int slot, Column column) {}

    /**
     * Prepares the columns of a sheet. Those that are yet to be placed on a scale and are combined by arithmetic means are placed
     * as the first pass adds them up, without being written; a second pass would pay for it again, and prepares them.
     *
     * @param hierarchy the layout
     * @param book which rule holds for which group
     * @param indicators one column for each indicator of the hierarchy
     */
    public static Aggregator of(Hierarchy hierarchy, Rule.Book book, List<Column> indicators) {
        Aggregator aggregator = new Aggregator(
                hierarchy,
                hierarchy.rules(book),
                indicators.getFirst().size(),
                new double[hierarchy.size()][],
                masks(hierarchy));
        List<Waiting> waiting = new ArrayList<>();
        for (int group = hierarchy.indicatorCount(); group < hierarchy.size(); group++) {
            boolean adds = aggregator.ruleOf(group).by().equals(Aggregation.ARITHMETIC);
            for (int slot : hierarchy.childrenOf(group)) {
                if (!hierarchy.isGroup(slot)) {
                    Column column = indicators.get(slot);
                    if (adds && column.isYetToBePlaced()) {
                        waiting.add(new Waiting(slot, column));
                    } else {
                        aggregator.prepare(slot, column);
                    }
                }
            }
        }
        aggregator.waiting = waiting;
        return aggregator;
    }

    private Aggregator(Hierarchy hierarchy, Rule[] rules, int length, double[][] inputs, double[] @Nullable [] masks) {
        this.hierarchy = hierarchy;
        this.rules = rules;
        this.length = length;
        this.inputs = inputs;
        this.masks = masks;
        int slots = hierarchy.size();
        sums = new double[slots][];
        maskRoom = new double[slots][];
        inputRoom = new double[slots][];
        for (int slot = hierarchy.indicatorCount(); slot < slots; slot++) {
            sums[slot] = NONE;
        }
        weightSum = new double[length];
        present = new double[length];
        scores = new double[length];
    }

    /** Room for the sum of a group: made when first needed, so that it is still at hand when it is filled. */
    private double[] zeroes(int slot) {
        if (sums[slot].length != length) {
            sums[slot] = new double[length];
        } else {
            Arrays.fill(sums[slot], 0);
        }
        return sums[slot];
    }

    private double[] room(double[] @Nullable [] rooms, int slot) {
        double @Nullable [] known = rooms[slot];
        double[] room = known == null ? new double[length] : known;
        rooms[slot] = room;
        return room;
    }

    private static double[] @Nullable [] masks(Hierarchy hierarchy) {
        return new double[hierarchy.size()][];
    }

    /** The same columns and rules with room of its own, for another thread. */
    public Aggregator copy() {
        prepareWaiting();
        return new Aggregator(hierarchy, rules, length, inputs.clone(), masks.clone());
    }

    private void prepareWaiting() {
        waiting.forEach(one -> prepare(one.slot(), one.column()));
        waiting = List.of();
    }

    private void prepare(int slot, Column indicator) {
        Aggregation above = ruleOf(hierarchy.parentOf(slot)).by();
        double[] column = indicator.lend();
        double[] input = column;
        double @Nullable [] mask = indicator.isComplete() ? null : maskOf(column);
        boolean changes = above instanceof Mean mean && !mean.equals(Aggregation.ARITHMETIC);
        if (mask != null || changes) {
            input = new double[length];
            for (int i = 0; i < length; i++) {
                boolean missing = mask != null && mask[i] == 0;
                input[i] = missing ? 0 : changes ? ((Mean) above).transform(column[i]) : column[i];
            }
        }
        inputs[slot] = input;
        masks[slot] = mask;
    }

    private static double[] maskOf(double[] column) {
        double[] mask = new double[column.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = Double.isNaN(column[i]) ? 0 : 1;
        }
        return mask;
    }

    private Rule ruleOf(int groupSlot) {
        return rules[groupSlot - hierarchy.indicatorCount()];
    }

    /** How many rows each column has. */
    public int length() {
        return length;
    }

    /** The layout that it computes. */
    public Hierarchy hierarchy() {
        return hierarchy;
    }

    /**
     * Computes all groups from the bottom up. Weights count among the children that are present; a child with a weight of 0
     * takes no part.
     *
     * @param weights one for each slot, none negative
     * @return the scores of the root, NaN where missing: an array that the next call overwrites
     */
    public double[] aggregate(double[] weights) {
        next = 0;
        if (passed) {
            prepareWaiting();
        }
        for (int slot = hierarchy.indicatorCount(); slot < hierarchy.size(); slot++) {
            Rule rule = ruleOf(slot);
            if (rule.by() instanceof Mean) {
                sum(slot, weights, rule.atLeast());
            } else {
                compare(slot, weights, rule);
            }
            handUp(slot, rule.by());
        }
        passed = true;
        write(hierarchy.rootSlot(), scores);
        return scores;
    }

    // ---- means ----------------------------------------------------------------------------------------------------

    private void sum(int slot, double[] weights, double atLeast) {
        int[] children = hierarchy.childrenOf(slot);
        double[] sum = zeroes(slot);
        if (waiting.isEmpty()) {
            addAll(children, weights, sum);
        } else {
            placeAll(children, weights, sum);
        }
        double total = 0;
        int counted = 0;
        boolean complete = true;
        for (int child : children) {
            if (weights[child] > 0) {
                counted++;
                total += weights[child];
                complete &= masks[child] == null;
            }
        }
        if (complete && counted > 0) {
            divide(sum, total);
            masks[slot] = null;
        } else {
            divideByPresent(slot, weights, atLeast * counted);
        }
    }

    /** Adds the children in their order, those that wait while they are placed, two by two where there are more to come. */
    private void placeAll(int[] children, double[] weights, double[] sum) {
        int i = 0;
        while (i < children.length) {
            int child = children[i];
            if (!isNext(0, child)) {
                add(sum, inputs[child], weights[child]);
                i++;
            } else if (i + 1 < children.length
                    && isNext(1, children[i + 1])
                    && next + 3 < waiting.size()
                    && arePlain()) {
                Column.addTo(
                        sum,
                        waiting.get(next).column(),
                        weights[child],
                        waiting.get(next + 1).column(),
                        weights[children[i + 1]],
                        waiting.get(next + 2).column(),
                        waiting.get(next + 3).column());
                next += 2;
                i += 2;
            } else {
                place(child, weights[child], sum);
                i++;
            }
        }
    }

    private boolean isNext(int ahead, int child) {
        return next + ahead < waiting.size() && waiting.get(next + ahead).slot() == child;
    }

    private boolean arePlain() {
        return waiting.get(next).column().isAddedAsPlaced()
                && waiting.get(next + 1).column().isAddedAsPlaced();
    }

    private void place(int child, double weight, double[] sum) {
        Column column = waiting.get(next++).column();
        if (column.isAddedAsPlaced()) {
            column.addTo(sum, weight);
        } else {
            prepare(child, column);
            add(sum, inputs[child], weight);
        }
    }

    /** Adds the children in fours: the sums go through the cache a quarter as often. The order of additions stays. */
    private void addAll(int[] children, double[] weights, double[] sum) {
        int i = 0;
        for (; i + 3 < children.length; i += 4) {
            int a = children[i];
            int b = children[i + 1];
            int c = children[i + 2];
            int d = children[i + 3];
            add(sum, inputs[a], weights[a], inputs[b], weights[b], inputs[c], weights[c], inputs[d], weights[d]);
        }
        for (; i < children.length; i++) {
            add(sum, inputs[children[i]], weights[children[i]]);
        }
    }

    private static void add(
            double[] sum,
            double[] a,
            double weightA,
            double[] b,
            double weightB,
            double[] c,
            double weightC,
            double[] d,
            double weightD) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = sum[i] + weightA * a[i] + weightB * b[i] + weightC * c[i] + weightD * d[i];
        }
    }

    private static void add(double[] sum, double[] column, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * column[i];
        }
    }

    private static void divide(double[] sum, double total) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= total;
        }
    }

    private void divideByPresent(int slot, double[] weights, double needed) {
        double[] sum = sums[slot];
        Arrays.fill(weightSum, 0);
        Arrays.fill(present, 0);
        for (int child : hierarchy.childrenOf(slot)) {
            if (weights[child] > 0) {
                count(masks[child], weights[child]);
            }
        }
        double[] mask = room(maskRoom, slot);
        double missing = 0;
        for (int i = 0; i < length; i++) {
            boolean enough = present[i] > 0 && present[i] >= needed - 1e-9;
            sum[i] = enough ? sum[i] / weightSum[i] : 0;
            mask[i] = enough ? 1 : 0;
            missing += 1 - mask[i];
        }
        masks[slot] = missing == 0 ? null : mask;
    }

    private void count(double @Nullable [] mask, double weight) {
        if (mask == null) {
            for (int i = 0; i < length; i++) {
                weightSum[i] += weight;
                present[i] += 1;
            }
        } else {
            for (int i = 0; i < length; i++) {
                weightSum[i] += weight * mask[i];
                present[i] += mask[i];
            }
        }
    }

    /** Leaves for the group above what its aggregation reads. */
    private void handUp(int slot, Aggregation own) {
        double[] sum = sums[slot];
        if (slot == hierarchy.rootSlot()) {
            inputs[slot] = sum;
            return;
        }
        Aggregation above = ruleOf(hierarchy.parentOf(slot)).by();
        boolean sameMean = own instanceof Mean && own.equals(above);
        boolean plain = !(own instanceof Mean) || own.equals(Aggregation.ARITHMETIC);
        boolean wantedPlain = !(above instanceof Mean) || above.equals(Aggregation.ARITHMETIC);
        if (sameMean || (plain && wantedPlain)) {
            inputs[slot] = sum;
            return;
        }
        double @Nullable [] mask = masks[slot];
        double[] input = room(inputRoom, slot);
        for (int i = 0; i < length; i++) {
            if (mask != null && mask[i] == 0) {
                input[i] = 0;
            } else {
                double value = own instanceof Mean mean ? mean.inverse(sum[i]) : sum[i];
                input[i] = above instanceof Mean mean ? mean.transform(value) : value;
            }
        }
        inputs[slot] = input;
    }

    // ---- everything else ------------------------------------------------------------------------------------------

    private void compare(int slot, double[] weights, Rule rule) {
        int[] children = Arrays.stream(hierarchy.childrenOf(slot))
                .filter(child -> weights[child] > 0)
                .toArray();
        double[][] columns = new double[children.length][];
        for (int i = 0; i < children.length; i++) {
            columns[i] = withGaps(inputs[children[i]], masks[children[i]]);
        }
        blankWhereTooFew(columns, rule.atLeast() * children.length);
        double[] result = zeroes(slot);
        if (children.length == 0) {
            Arrays.fill(result, Double.NaN);
        } else {
            rule.by()
                    .combine(
                            columns,
                            Arrays.stream(children)
                                    .mapToDouble(child -> weights[child])
                                    .toArray(),
                            result);
        }
        double[] mask = room(maskRoom, slot);
        boolean complete = true;
        for (int i = 0; i < length; i++) {
            boolean missing = Double.isNaN(result[i]);
            mask[i] = missing ? 0 : 1;
            result[i] = missing ? 0 : result[i];
            complete &= !missing;
        }
        masks[slot] = complete ? null : mask;
    }

    private double[] withGaps(double[] values, double @Nullable [] mask) {
        double[] column = values.clone();
        for (int i = 0; mask != null && i < length; i++) {
            column[i] = mask[i] == 0 ? Double.NaN : column[i];
        }
        return column;
    }

    /** A city with too few children must not take part in comparisons either. */
    private void blankWhereTooFew(double[][] columns, double needed) {
        for (int i = 0; i < length; i++) {
            int there = 0;
            for (double[] column : columns) {
                there += Double.isNaN(column[i]) ? 0 : 1;
            }
            for (double[] column : columns) {
                column[i] = there < needed - 1e-9 ? Double.NaN : column[i];
            }
        }
    }

    // ---- results --------------------------------------------------------------------------------------------------

    /**
     * The scores of a group after {@link #aggregate}, NaN where missing and infinite where they are beyond the range of
     * numbers; an array of the caller's own.
     */
    public double[] column(int groupSlot) {
        double[] column = new double[length];
        write(groupSlot, column);
        double @Nullable [] mask = masks[groupSlot];
        for (int i = 0; i < length; i++) {
            boolean lost = Double.isNaN(column[i]) && (mask == null || mask[i] == 1);
            column[i] = lost ? Double.POSITIVE_INFINITY : column[i];
        }
        return column;
    }

    private void write(int groupSlot, double[] target) {
        double[] sum = sums[groupSlot];
        double @Nullable [] mask = masks[groupSlot];
        Aggregation by = ruleOf(groupSlot).by();
        if (by instanceof Mean mean && !by.equals(Aggregation.ARITHMETIC)) {
            for (int i = 0; i < length; i++) {
                target[i] = mean.inverse(sum[i]);
            }
        } else {
            System.arraycopy(sum, 0, target, 0, length);
        }
        for (int i = 0; mask != null && i < length; i++) {
            target[i] = mask[i] == 0 ? Double.NaN : target[i];
        }
    }
}
