package org.isopolity.index.recipe;

import java.util.Map;
import java.util.stream.Collectors;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Some nodes weigh otherwise than the framework says.
 *
 * @param nodes weights by node id, none negative
 */
public record GivenWeights(Map<String, Double> nodes) implements WeightStep {

    public GivenWeights {
        if (nodes == null || nodes.isEmpty()) {
            throw new IllegalArgumentException("'nodes' must give at least one weight, such as {people: 2}");
        }
        nodes = Map.copyOf(nodes);
        if (nodes.values().stream().anyMatch(weight -> !(weight >= 0) || Double.isInfinite(weight))) {
            throw new IllegalArgumentException("a weight must be a number from 0 up");
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of(
                "step.given-weights",
                nodes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Weights weights(Framework framework, Sheet normalised, Aggregate aggregate) {
        for (String id : nodes.keySet()) {
            if (framework.find(id).isEmpty()) {
                throw new UnusableStep(
                        "The weights name '" + id + "', which is no node of the framework. Correct the spelling.");
            }
        }
        return Weights.of(framework).with(nodes);
    }
}
