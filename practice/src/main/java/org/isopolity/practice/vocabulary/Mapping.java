package org.isopolity.practice.vocabulary;

/**
 * A concept beside what another scheme calls the same.
 *
 * @param concept id of the concept
 * @param scheme the other scheme, such as {@code area}, {@code indicator}, {@code recommendation}, {@code sdg}
 * @param target what it is called there
 * @param closeness how near the two are
 */
public record Mapping(String concept, String scheme, String target, Closeness closeness) {

    /** How near two concepts of different schemes are; after SKOS. */
    public enum Closeness {
        /** Interchangeable. */
        EXACT(1),
        /** Interchangeable for most purposes. */
        CLOSE(0.8),
        /** Linked. */
        RELATED(0.5);

        private final double strength;

        Closeness(double strength) {
            this.strength = strength;
        }

        /** How much of a practice's relevance passes through the mapping, from 0 to 1. */
        public double strength() {
            return strength;
        }
    }
}
