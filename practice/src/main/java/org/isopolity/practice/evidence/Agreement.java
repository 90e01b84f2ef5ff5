package org.isopolity.practice.evidence;

/** How far the items on one outcome agree, from nothing to compare to open conflict. */
public enum Agreement {
    /** No item is compared or better. */
    NONE,
    /** One item is. */
    SINGLE,
    /** Several are, and they agree. */
    CONSISTENT,
    /** On the whole there is an effect, but the next place may see none. */
    MIXED,
    /** Two items exclude no effect on opposite sides. */
    CONFLICTING
}
