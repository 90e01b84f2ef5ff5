package org.isopolity.index.score;

import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;

/** A weight for every node of a framework, counted among its siblings: only proportions matter. */
public final class Weights {

    private final Map<String, Double> byNode;

    private Weights(Map<String, Double> byNode) {
        this.byNode = byNode;
    }

    /** The weights that the framework gives. */
    public static Weights of(Framework framework) {
        Map<String, Double> weights = new HashMap<>();
        for (Node node : framework.nodes()) {
            weights.put(node.id(), node.weight());
        }
        return new Weights(weights);
    }

    /** The same weight for every node: siblings share equally. */
    public static Weights equal(Framework framework) {
        Map<String, Double> weights = new HashMap<>();
        for (Node node : framework.nodes()) {
            weights.put(node.id(), 1.0);
        }
        return new Weights(weights);
    }

    /**
     * The same weights but one.
     *
     * @throws IllegalArgumentException if the weight is negative or not finite
     * @throws NoSuchElementException if there is no such node
     */
    public Weights with(String nodeId, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight must be a number from 0 up");
        }
        get(nodeId);
        Map<String, Double> changed = new HashMap<>(byNode);
        changed.put(nodeId, weight);
        return new Weights(changed);
    }

    /**
     * The same weights but these.
     *
     * @throws IllegalArgumentException if one is negative or not finite
     * @throws NoSuchElementException if one is of no node
     */
    public Weights with(Map<String, Double> others) {
        Weights changed = this;
        for (Map.Entry<String, Double> other : others.entrySet()) {
            changed = changed.with(other.getKey(), other.getValue());
        }
        return changed;
    }

    /**
     * The weight of a node.
     *
     * @throws NoSuchElementException if there is no such node
     */
    public double get(String nodeId) {
        Double weight = byNode.get(nodeId);
        if (weight == null) {
            throw new NoSuchElementException("no node '" + nodeId + "'");
        }
        return weight;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Weights weights && byNode.equals(weights.byNode);
    }

    @Override
    public int hashCode() {
        return byNode.hashCode();
    }
}
