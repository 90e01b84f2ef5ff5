package org.isopolity.index.peer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How alike cities are by stated criteria, some of them numbers and some kinds: J. C. Gower, A general coefficient of
 * similarity and some of its properties (1971). Criteria that are not known of both cities do not count; how many did is part
 * of every answer.
 *
 * @param criteria at least one, each with a name of its own
 */
public record Similarity(List<Criterion> criteria) {

    public Similarity {
        criteria = List.copyOf(criteria);
        Set<String> ids = new HashSet<>();
        for (Criterion criterion : criteria) {
            if (!ids.add(criterion.id())) {
                throw new IllegalArgumentException("'" + criterion.id() + "' is a criterion twice");
            }
        }
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("similarity needs at least one criterion");
        }
    }

    /** How alike another city is; nothing where no criterion is known of both. */
    public Optional<Peer> find(String cityId, String otherCityId) {
        SequencedMap<String, Double> likeness = new LinkedHashMap<>();
        double sum = 0;
        double known = 0;
        double all = 0;
        for (Criterion criterion : criteria) {
            OptionalDouble alike = criterion.likeness(cityId, otherCityId);
            all += criterion.weight();
            if (alike.isPresent()) {
                likeness.put(criterion.id(), alike.getAsDouble());
                sum += criterion.weight() * alike.getAsDouble();
                known += criterion.weight();
            }
        }
        return known == 0 ? Optional.empty() : Optional.of(new Peer(otherCityId, sum / known, known / all, likeness));
    }

    /**
     * The cities most like one, the most similar first; equals by id.
     *
     * @param cityId the city that looks for peers
     * @param among cities that may be peers; the city itself is passed over
     * @param count how many at most
     * @param coverage share of the criteria, 0 to 1, that must be known of both
     */
    public List<Peer> peers(String cityId, Collection<String> among, int count, double coverage) {
        return among.stream()
                .filter(other -> !other.equals(cityId))
                .distinct()
                .flatMap(other -> find(cityId, other).stream())
                .filter(peer -> peer.coverage() >= coverage - 1e-12)
                .sorted(Comparator.comparingDouble(Peer::similarity)
                        .reversed()
                        .thenComparing(
                                Comparator.comparingDouble(Peer::coverage).reversed())
                        .thenComparing(Peer::cityId))
                .limit(count)
                .toList();
    }
}
