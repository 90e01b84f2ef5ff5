package org.isopolity.index.recipe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;

/** Weights found group by group from the bottom up, each from the scores that the weights below give. */
final class GroupWeights {

    private final Hierarchy hierarchy;
    private final Aggregator aggregator;
    private final double[][] indicators;

    GroupWeights(Framework framework, Sheet normalised, Aggregate aggregate) {
        if (normalised.indicators().isEmpty()) {
            throw new UnusableStep("No indicator is left to weigh. Lower the screening thresholds, or add data.");
        }
        hierarchy = new Hierarchy(framework, normalised.indicators());
        indicators = normalised.columns().stream().map(Column::toArray).toArray(double[][]::new);
        aggregator = new Aggregator(hierarchy, aggregate::rule, indicators);
    }

    /** Every group's children weighed by their components. */
    Weights find(Framework framework, Function<Components, double[]> rule) {
        double[] weights = hierarchy.inSlots(Weights.of(framework));
        Map<String, Double> found = new HashMap<>();
        for (int slot = hierarchy.indicatorCount(); slot < hierarchy.size(); slot++) {
            int[] children = hierarchy.childrenOf(slot);
            if (children.length > 1) {
                aggregator.aggregate(weights);
                double[][] columns = completeRows(children, (Group) hierarchy.node(slot));
                double[] shares = rule.apply(new Components(columns));
                for (int i = 0; i < children.length; i++) {
                    weights[children[i]] = shares[i];
                    found.put(hierarchy.node(children[i]).id(), shares[i]);
                }
            }
        }
        return Weights.of(framework).with(found);
    }

    private double[][] completeRows(int[] children, Group group) {
        double[][] columns = Arrays.stream(children)
                .mapToObj(child -> hierarchy.isGroup(child) ? aggregator.column(child) : indicators[child])
                .toArray(double[][]::new);
        int[] rows = IntStream.range(0, aggregator.length())
                .filter(row -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[row])))
                .toArray();
        double[][] complete = Arrays.stream(columns)
                .map(column ->
                        IntStream.of(rows).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
        for (int i = 0; i < complete.length; i++) {
            Summary summary = Column.of(complete[i]).summary();
            if (rows.length < 3 || summary.isConstant()) {
                throw new UnusableStep("The weights of '" + group.id() + "' cannot be found from its components: "
                        + (rows.length < 3
                                ? "fewer than three cities have all its parts."
                                : "'" + hierarchy.node(children[i]).id() + "' is the same for all cities.")
                        + " Impute, screen, or weigh otherwise.");
            }
        }
        return complete;
    }
}
