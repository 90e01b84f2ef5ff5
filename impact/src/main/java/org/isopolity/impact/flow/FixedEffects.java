package org.isopolity.impact.flow;

/** What is taken out of flows before distances and the like are looked at. */
public enum FixedEffects {
    /** Nothing but a constant: masses of both places are among the variables. */
    NONE,
    /** A level for each origin: the model of choice among destinations, which keeps each origin's outflow. */
    ORIGIN,
    /** A level for each origin and one for each destination. */
    BOTH;

    boolean hasOrigins() {
        return this != NONE;
    }
}
