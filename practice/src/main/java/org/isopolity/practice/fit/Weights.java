package org.isopolity.practice.fit;

/**
 * How much each term counts. Only their ratios matter.
 *
 * @param evidence strength of the evidence
 * @param context likeness of the cities that run it
 * @param channel whether it rides on what is there
 * @param readiness manual, training, cost, licence, somebody to ask
 */
public record Weights(double evidence, double context, double channel, double readiness) {

    /** The weights unless somebody says otherwise. */
    public static final Weights STANDARD = new Weights(0.30, 0.30, 0.25, 0.15);

    /** Refuses weights that are negative, or all zero. */
    public Weights {
        double sum = evidence + context + channel + readiness;
        if (!(evidence >= 0) || !(context >= 0) || !(channel >= 0) || !(readiness >= 0) || !(sum > 0) || sum > 1e9) {
            throw new IllegalArgumentException("weights must be 0 or more, and one of them more than 0");
        }
    }

    /** The share of a term, from 0 to 1; shares sum to 1. */
    public double share(Term term) {
        return of(term) / (evidence + context + channel + readiness);
    }

    private double of(Term term) {
        return switch (term) {
            case EVIDENCE -> evidence;
            case CONTEXT -> context;
            case CHANNEL -> channel;
            case READINESS -> readiness;
        };
    }
}
