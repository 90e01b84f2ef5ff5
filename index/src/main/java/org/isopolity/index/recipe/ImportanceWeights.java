package org.isopolity.index.recipe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Finds the weights under which each node of a level matters for the index as much as it should: the correlations of the nodes
 * with the index, as shares of their sum, come as near as possible to given shares. Weights are never negative, where COINr's may
 * be. The search moves one weight at a time by ever smaller steps and always ends at the same place.
 *
 * @param level 0 for indicators, 1 for the groups of indicators, and so on; 1 if left out
 * @param importance the share that each node should have, by node id; the same for all nodes that are not named
 */
public record ImportanceWeights(Integer level, Map<String, Double> importance) implements WeightStep {

    private static final double SMALLEST_STEP = 1e-7;

    public ImportanceWeights {
        level = level == null ? 1 : level;
        importance = importance == null ? Map.of() : Map.copyOf(importance);
        if (level < 0) {
            throw new IllegalArgumentException("'level' must be 0 for indicators, 1 for the groups of indicators, ...");
        }
        if (importance.values().stream().anyMatch(share -> !(share > 0) || Double.isInfinite(share))) {
            throw new IllegalArgumentException("an importance must be a number above 0");
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(importance.isEmpty() ? "step.importance-weights.equal" : "step.importance-weights", level);
    }

    @Override
    public Weights weights(Framework framework, Sheet normalised, Aggregate aggregate) {
        if (normalised.indicators().isEmpty()) {
            throw new UnusableStep("No indicator is left to weigh. Lower the screening thresholds, or add data.");
        }
        Search search = new Search(framework, normalised, aggregate);
        return Weights.of(framework).with(search.run());
    }

    private static int height(Node node) {
        return switch (node) {
            case Indicator _ -> 0;
            case Group group -> group.height();
        };
    }

    /** A compass search over weights from 0 up. */
    private final class Search {

        private final Hierarchy hierarchy;
        private final Aggregator aggregator;
        private final int[] slots;
        private final double[] targets;
        private final double[] weights;
        private final double[][] columns;

        Search(Framework framework, Sheet normalised, Aggregate aggregate) {
            hierarchy = new Hierarchy(framework, normalised.indicators());
            double[][] indicators =
                    normalised.columns().stream().map(Column::toArray).toArray(double[][]::new);
            aggregator = new Aggregator(hierarchy, aggregate::rule, indicators);
            weights = hierarchy.inSlots(Weights.of(framework));
            slots = IntStream.range(0, hierarchy.size() - 1)
                    .filter(slot -> height(hierarchy.node(slot)) == level)
                    .toArray();
            if (slots.length < 2) {
                throw new UnusableStep("There are fewer than two nodes on level " + level
                        + ", so that nothing is to be balanced. Choose another level.");
            }
            for (String id : importance.keySet()) {
                Optional<Node> node = framework.find(id);
                if (node.isEmpty() || height(node.get()) != level) {
                    throw new UnusableStep("The importance names '" + id + "', which is no node of level " + level
                            + ". Correct the spelling or the level.");
                }
            }
            double[] wanted = IntStream.of(slots)
                    .mapToDouble(
                            slot -> importance.getOrDefault(hierarchy.node(slot).id(), 1.0))
                    .toArray();
            double sum = Arrays.stream(wanted).sum();
            targets = Arrays.stream(wanted).map(share -> share / sum).toArray();
            for (int i = 0; i < slots.length; i++) {
                weights[slots[i]] = targets[i];
            }
            aggregator.aggregate(weights);
            columns = IntStream.of(slots)
                    .mapToObj(slot -> hierarchy.isGroup(slot) ? aggregator.column(slot) : indicators[slot])
                    .toArray(double[][]::new);
        }

        Map<String, Double> run() {
            double best = distance();
            for (double step = 0.5; step > SMALLEST_STEP; step /= 2) {
                boolean better = true;
                for (int round = 0; better && round < 200; round++) {
                    better = false;
                    for (int slot : slots) {
                        for (int side = -1; side <= 1; side += 2) {
                            double before = weights[slot];
                            weights[slot] = Math.max(0, before + side * step / slots.length);
                            double now = distance();
                            if (now < best) {
                                best = now;
                                better = true;
                            } else {
                                weights[slot] = before;
                            }
                        }
                    }
                }
            }
            Map<String, Double> found = new HashMap<>();
            for (int slot : slots) {
                found.put(hierarchy.node(slot).id(), weights[slot]);
            }
            return found;
        }

        /** The mean squared distance of the shares of correlation from those wanted. */
        private double distance() {
            double[] index = aggregator.aggregate(weights);
            double[] correlations = Arrays.stream(columns)
                    .mapToDouble(column -> correlation(column, index))
                    .toArray();
            double sum = Arrays.stream(correlations).sum();
            double distance = 0;
            for (int i = 0; i < targets.length; i++) {
                double error = targets[i] - correlations[i] / sum;
                distance += error * error / targets.length;
            }
            return sum > 0 && Double.isFinite(distance) ? distance : Double.MAX_VALUE;
        }
    }

    private static double correlation(double[] a, double[] b) {
        double count = 0;
        double sumA = 0;
        double sumB = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i] + b[i])) {
                count++;
                sumA += a[i];
                sumB += b[i];
            }
        }
        double meanA = sumA / count;
        double meanB = sumB / count;
        double joint = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            double distanceA = a[i] - meanA;
            double distanceB = b[i] - meanB;
            if (!Double.isNaN(distanceA + distanceB)) {
                joint += distanceA * distanceB;
                squaresA += distanceA * distanceA;
                squaresB += distanceB * distanceB;
            }
        }
        return squaresA == 0 || squaresB == 0 ? 0 : joint / Math.sqrt(squaresA * squaresB);
    }
}
