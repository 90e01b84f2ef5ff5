package org.isopolity.index.framework;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.aggregation.Aggregation;

/**
 * A node whose score comes from its children's: the whole index, a theme, an area.
 *
 * @param id unique in the framework
 * @param label short name for readers
 * @param weight weight among its siblings
 * @param texts what the node says about itself
 * @param children at least one, in the order of the file
 * @param aggregation how its score comes from its children's, where the framework says so
 */
public record Group(
        String id, String label, double weight, Texts texts, List<Node> children, Optional<Aggregation> aggregation)
        implements Node {

    public Group {
        children = List.copyOf(children);
        if (children.isEmpty()) {
            throw new IllegalArgumentException("group '" + id + "' has no children");
        }
    }

    /** A group whose aggregation the recipe decides. */
    public Group(String id, String label, double weight, Texts texts, List<Node> children) {
        this(id, label, weight, texts, children, Optional.empty());
    }

    /** How many levels of groups it has: 1 if all its children are indicators. */
    public int height() {
        int height = 1;
        for (Node child : children) {
            if (child instanceof Group below) {
                height = Math.max(height, 1 + below.height());
            }
        }
        return height;
    }
}
