package org.isopolity.index.robustness;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/**
 * What is left to compute once all steps up to the aggregation are settled.
 *
 * @param aggregator holds the normalised columns; each thread takes a copy
 * @param dimension by slot, the number of the node among those of the framework
 * @param slot by number of the node, its slot, or -1 where the node is not in the index
 * @param weights by slot, those of the recipe
 */
record Variant(Aggregator aggregator, int[] dimension, int[] slot, double[] weights) {

    /**
     * Prepares a normalised sheet.
     *
     * @param rows the place in the sheet of each row that is ranked, -1 where the sheet lacks it
     * @param numbers of the nodes
     * @throws org.isopolity.index.recipe.UnusableStep if the aggregation does not admit a value
     */
    static Variant of(
            Framework framework,
            Sheet normalised,
            Weights weights,
            Aggregate aggregate,
            int[] rows,
            Map<String, Integer> numbers) {
        if (normalised.indicators().isEmpty() || !allAdmitted(framework, normalised, aggregate)) {
            aggregate.apply(framework, normalised, normalised, weights); // refuses, in words
        }
        Hierarchy hierarchy = new Hierarchy(framework, normalised.indicators());
        double[][] columns = new double[hierarchy.indicatorCount()][];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = gather(normalised.columns().get(i), rows);
        }
        int[] dimension = new int[hierarchy.size()];
        int[] slot = new int[numbers.size()];
        Arrays.fill(slot, -1);
        for (int i = 0; i < dimension.length; i++) {
            dimension[i] = Objects.requireNonNull(numbers.get(hierarchy.node(i).id()));
            slot[dimension[i]] = i;
        }
        return new Variant(
                new Aggregator(hierarchy, aggregate::rule, columns), dimension, slot, hierarchy.inSlots(weights));
    }

    private static double[] gather(Column column, int[] rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i] < 0 ? Double.NaN : column.get(rows[i]);
        }
        return values;
    }

    private static boolean allAdmitted(Framework framework, Sheet normalised, Aggregate aggregate) {
        for (int i = 0; i < normalised.indicators().size(); i++) {
            Group area = framework.areaOf(normalised.indicators().get(i));
            var by = aggregate.rule(area, area.height()).by();
            Column column = normalised.columns().get(i);
            for (int row = 0; row < column.size(); row++) {
                if (!column.isMissing(row) && !by.admits(column.get(row))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Columns times rows: what it holds in memory, roughly. */
    long cells() {
        return 3L * dimension.length * aggregator.length();
    }
}
