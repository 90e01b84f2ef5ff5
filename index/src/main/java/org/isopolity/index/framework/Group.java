package org.isopolity.index.framework;

import java.util.List;

/**
 * A node whose score is a mean of its children's: the whole index, a theme, an area.
 *
 * @param id unique in the framework
 * @param label short name for readers
 * @param weight weight among its siblings
 * @param texts what the node says about itself
 * @param children at least one, in the order of the file
 */
public record Group(String id, String label, double weight, Texts texts, List<Node> children) implements Node {

    public Group {
        children = List.copyOf(children);
        if (children.isEmpty()) {
            throw new IllegalArgumentException("group '" + id + "' has no children");
        }
    }
}
