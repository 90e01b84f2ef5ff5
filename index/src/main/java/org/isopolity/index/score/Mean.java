package org.isopolity.index.score;

/** How a group's score comes from its children's. Each is homogeneous: doubling all children doubles the group. */
public enum Mean {
    /** Weighted arithmetic mean: a weakness is made up for by a strength of the same size. */
    ARITHMETIC,
    /** Weighted geometric mean: a weakness costs more than a strength of the same size brings. Needs scores above 0. */
    GEOMETRIC
}
