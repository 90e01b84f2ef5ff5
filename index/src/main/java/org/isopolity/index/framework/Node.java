package org.isopolity.index.framework;

/** A node of the framework's tree: a {@link Group} of further nodes or an {@link Indicator}. */
public sealed interface Node permits Group, Indicator {

    /** Unique in the framework. */
    String id();

    /** Short name for readers. */
    String label();

    /** Weight among its siblings, not negative; only proportions matter. */
    double weight();

    /** What the node says about itself. */
    Texts texts();
}
