package org.isopolity.index.recipe;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.isopolity.index.Phrases;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.score.Rule;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Combines indicators into groups and groups into the index, weights counting among what is present. What this step says for a
 * node goes before what the framework says for it, and that before what this step says for its level.
 *
 * @param by how to combine, written as {@code by} or {@code mean}: one for all levels, or one for each level from the groups of
 *     indicators up, the last holding for all above
 * @param atLeast share of a group's children, 0 to 1, that must be present for the group to have a score; likewise one for all
 *     levels or one for each
 * @param nodes how single groups combine, by their ids
 */
public record Aggregate(
        @JsonAlias("mean") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Aggregation> by,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Double> atLeast,

        Map<String, Aggregation> nodes)
        implements Step {

    public Aggregate {
        if (by == null || by.isEmpty()) {
            throw new IllegalArgumentException("'by' must name at least one aggregation, such as arithmetic");
        }
        by = List.copyOf(by);
        atLeast = atLeast == null || atLeast.isEmpty() ? List.of(0.0) : List.copyOf(atLeast);
        nodes = nodes == null ? Map.of() : Map.copyOf(nodes);
        atLeast.forEach(share -> Screen.requireShare("at-least", share));
    }

    /** The same aggregation and threshold for every group. */
    public Aggregate(Aggregation by, double atLeast) {
        this(List.of(by), List.of(atLeast), Map.of());
    }

    @Override
    public Family family() {
        return Family.AGGREGATE;
    }

    @Override
    public Phrase inWords() {
        if (by.size() == 1 && atLeast.size() == 1 && nodes.isEmpty()) {
            return Phrases.of("step.aggregate", by.getFirst().inWords(), atLeast.getFirst());
        }
        return Phrases.of(
                nodes.isEmpty() ? "step.aggregate.by-level" : "step.aggregate.by-node",
                Phrase.list(by.stream().map(Aggregation::inWords).toList()),
                Phrase.list(atLeast.stream()
                        .map(share -> Phrases.of("share", share))
                        .toList()),
                String.join(", ", nodes.keySet().stream().sorted().toList()));
    }

    /** The rule of a group: what is said for the node, else what the framework says, else what is said for its level. */
    public Rule rule(Group group, int level) {
        @Nullable Aggregation own = nodes.get(group.id());
        return new Rule(own != null ? own : group.aggregation().orElse(ofLevel(by, level)), ofLevel(atLeast, level));
    }

    private static <T> T ofLevel(List<T> levels, int level) {
        return levels.get(Math.min(level, levels.size()) - 1);
    }

    /**
     * Scores a normalised sheet.
     *
     * @throws UnusableStep if nothing is left to aggregate, the values do not allow the aggregation, or a group that this step
     *     names is not in the framework
     */
    public Scores apply(Framework framework, Sheet values, Sheet normalised, Weights weights) {
        for (String node : nodes.keySet()) {
            if (framework.find(node).filter(Group.class::isInstance).isEmpty()) {
                throw new UnusableStep("The aggregation names '" + node
                        + "', which is no group of the framework. Correct the spelling, or take it out.");
            }
        }
        try {
            return Scores.of(framework, values, normalised, weights, this::rule);
        } catch (IllegalArgumentException impossible) {
            throw new UnusableStep(Objects.requireNonNullElse(impossible.getMessage(), "cannot aggregate"));
        }
    }
}
