package org.isopolity.index.peer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A city that is like another.
 *
 * @param cityId the city
 * @param similarity mean likeness over the criteria known of both, 0 to 1
 * @param coverage share of the criteria, by weight, that are known of both, above 0 to 1
 * @param likeness by criterion, 0 to 1, in the order in which the criteria were stated; those not known of both are absent
 */
public record Peer(String cityId, double similarity, double coverage, SequencedMap<String, Double> likeness) {

    public Peer {
        likeness = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>((Map<String, Double>) likeness));
    }
}
