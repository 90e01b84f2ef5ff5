package org.isopolity.index.coherence;

import java.util.OptionalDouble;

/**
 * What a node really counts in the index, beside what its weight says.
 *
 * @param nodeId an indicator, area or theme
 * @param depth levels below the index; influences are compared among nodes of the same depth
 * @param weight share of the index that its weight gives it, 0 to 1
 * @param linear squared correlation of its scores with those of the index, 0 to 1
 * @param ratio share of the index's variance that goes away once its score is known, whatever the shape of the curve, 0 to 1
 * @param share its ratio among those of all nodes of the same depth, 0 to 1
 * @param weightShare its weight among those of all nodes of the same depth, 0 to 1
 */
public record Influence(
        String nodeId,
        int depth,
        double weight,
        OptionalDouble linear,
        OptionalDouble ratio,
        OptionalDouble share,
        double weightShare) {}
