package org.isopolity.practice.library;

import java.util.List;
import java.util.stream.Stream;
import org.isopolity.practice.Known;

/**
 * What a city that wants a practice can lay hands on; after the Blueprints' test of dissemination readiness.
 *
 * @param manual whether there is a manual
 * @param training whether staff can be trained
 * @param cost whether its cost is told
 * @param licence whether its material may be used
 */
public record Readiness(Known manual, Known training, Known cost, Known licence) {

    /** Nothing said. */
    public static final Readiness UNKNOWN = new Readiness(Known.UNKNOWN, Known.UNKNOWN, Known.UNKNOWN, Known.UNKNOWN);

    private List<Known> all() {
        return List.of(manual, training, cost, licence);
    }

    /** The share of the four that are answered with yes, unknown ones counted as given from 0 to 1. */
    public double share(double unknown) {
        return all().stream()
                .mapToDouble(answer -> answer == Known.YES ? 1 : answer == Known.UNKNOWN ? unknown : 0)
                .average()
                .orElseThrow();
    }

    /** Whether any of the four is not answered. */
    public boolean hasUnknown() {
        return Stream.of(manual, training, cost, licence).anyMatch(answer -> answer == Known.UNKNOWN);
    }
}
