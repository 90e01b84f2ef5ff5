package org.isopolity.index.omission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Node;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Ranking;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/**
 * The index without one node: its weight is 0, its siblings share what it had. All else stays as the recipe made it.
 *
 * @param nodeId what is left out
 * @param scores of the index by position among the cities of the original scores
 * @param ranking of these scores
 * @param meanRankShift by how many places a city's rank lies off the original one, on average over the cities ranked in both
 * @param emptied groups that have nothing left and drop out with it, from the bottom up
 */
public record Omission(String nodeId, Column scores, Ranking ranking, double meanRankShift, List<String> emptied) {

    public Omission {
        emptied = List.copyOf(emptied);
    }

    /** Leaves out each indicator of the index in turn. */
    public static List<Omission> ofIndicators(Scores scores, Aggregate aggregate) {
        return of(
                scores,
                aggregate,
                scores.normalised().indicators().stream().map(Node::id).toList());
    }

    /**
     * Leaves out each of these nodes in turn.
     *
     * @param scores of the whole index
     * @param aggregate the step that made them
     * @param nodeIds indicators or groups of the index, not the index itself
     * @throws NoSuchElementException if a node is not in the index
     * @throws IllegalArgumentException if a node is the index itself
     */
    public static List<Omission> of(Scores scores, Aggregate aggregate, Collection<String> nodeIds) {
        Sheet sheet = scores.normalised();
        Hierarchy hierarchy = new Hierarchy(scores.framework(), sheet.indicators());
        double[][] columns = sheet.columns().stream().map(Column::toArray).toArray(double[][]::new);
        Aggregator aggregator = new Aggregator(hierarchy, aggregate::rule, columns);
        double[] weights = hierarchy.inSlots(scores.weights());
        List<Omission> omissions = new ArrayList<>();
        for (String id : nodeIds) {
            int slot = hierarchy
                    .findSlot(id)
                    .orElseThrow(() -> new NoSuchElementException("'" + id + "' is not in the index"));
            if (slot == hierarchy.rootSlot()) {
                throw new IllegalArgumentException("the index itself cannot be left out");
            }
            double kept = weights[slot];
            weights[slot] = 0;
            double[] result = aggregator.aggregate(weights);
            omissions.add(omission(scores, hierarchy, weights, id, result));
            weights[slot] = kept;
        }
        return omissions;
    }

    private static Omission omission(Scores scores, Hierarchy hierarchy, double[] weights, String id, double[] result) {
        Ranking ranking = Ranking.of(result);
        long shift = 0;
        int ranked = 0;
        for (int i = 0; i < result.length; i++) {
            var before = scores.ranking().find(i);
            var after = ranking.find(i);
            if (before.isPresent() && after.isPresent()) {
                shift += Math.abs(before.getAsInt() - after.getAsInt());
                ranked++;
            }
        }
        return new Omission(
                id,
                Column.of(result),
                ranking,
                ranked == 0 ? 0 : shift / (double) ranked,
                emptied(scores.framework(), hierarchy, weights, id));
    }

    /** The groups above the node whose other children all have no weight or are not in the index. */
    private static List<String> emptied(Framework framework, Hierarchy hierarchy, double[] weights, String id) {
        List<String> emptied = new ArrayList<>();
        String gone = id;
        var above = framework.find(id).flatMap(framework::findParent);
        while (above.isPresent()) {
            Group group = above.get();
            for (Node child : group.children()) {
                var slot = hierarchy.findSlot(child.id());
                if (!child.id().equals(gone) && slot.isPresent() && weights[slot.getAsInt()] > 0) {
                    return emptied;
                }
            }
            emptied.add(group.id());
            gone = group.id();
            above = framework.findParent(group);
        }
        return emptied;
    }
}
