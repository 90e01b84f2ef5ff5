package org.isopolity.server.chart;

/**
 * A small mark and the words for it; its shape alone tells it from the others, without colour and on paper.
 *
 * @param shape what is drawn
 * @param words what it says
 */
public record Seal(Shape shape, String words) {

    /** What is drawn. */
    public enum Shape {
        /** A ring. */
        RING,
        /** A ring that is half full. */
        HALF,
        /** A ring with a tick. */
        TICK
    }
}
