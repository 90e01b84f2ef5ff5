package org.isopolity.practice.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.util.FixedBitSet;

/**
 * For each value of each facet the records that have it, a bit for each record. Counting is then a matter of common bits, and costs the
 * same for a rare question as for a common one.
 */
final class FacetBits {

    private final int records;
    private final Map<String, Map<String, FixedBitSet>> facets = new LinkedHashMap<>();

    /** No bits yet for so many records. */
    FacetBits(List<String> facets, int records) {
        this.records = records;
        facets.forEach(facet -> this.facets.put(facet, new TreeMap<>()));
    }

    /** Notes that a record has a value. */
    void set(String facet, String value, int record) {
        values(facet).computeIfAbsent(value, _ -> new FixedBitSet(records)).set(record);
    }

    private Map<String, FixedBitSet> values(String facet) {
        Map<String, FixedBitSet> values = facets.get(facet);
        if (values == null) {
            throw new IllegalArgumentException("there is no facet '" + facet + "'");
        }
        return values;
    }

    /** Leaves only records that have one of the values. */
    private void narrow(FixedBitSet among, String facet, Set<String> wanted) {
        FixedBitSet any = new FixedBitSet(records);
        for (String value : wanted) {
            FixedBitSet having = values(facet).get(value);
            if (having != null) {
                any.or(having);
            }
        }
        among.and(any);
    }

    /** The records among these that have, for each facet, one of the chosen values. */
    FixedBitSet narrowed(FixedBitSet among, Map<String, Set<String>> chosen) {
        FixedBitSet left = among.clone();
        chosen.forEach((facet, values) -> narrow(left, facet, values));
        return left;
    }

    /**
     * How many records have each value. A facet in which values are chosen is counted as if none were, so that a reader sees what
     * another choice would bring.
     *
     * @param among the records before anything was chosen
     * @param left the same after it
     * @param most values of a facet at most, the commonest first
     */
    List<Answer.FacetCounts> counts(FixedBitSet among, FixedBitSet left, Map<String, Set<String>> chosen, int most) {
        List<Answer.FacetCounts> counts = new ArrayList<>();
        facets.forEach((facet, values) -> {
            FixedBitSet counted = left;
            if (chosen.containsKey(facet)) {
                Map<String, Set<String>> others = new LinkedHashMap<>(chosen);
                others.remove(facet);
                counted = narrowed(among, others);
            }
            List<Answer.Count> found = new ArrayList<>();
            for (Map.Entry<String, FixedBitSet> value : values.entrySet()) {
                int count = (int) FixedBitSet.intersectionCount(counted, value.getValue());
                if (count > 0) {
                    found.add(new Answer.Count(value.getKey(), count));
                }
            }
            found.sort(Comparator.comparingInt((Answer.Count count) -> -count.count())
                    .thenComparing(Answer.Count::value));
            if (!found.isEmpty()) {
                counts.add(new Answer.FacetCounts(facet, found.subList(0, Math.min(most, found.size()))));
            }
        });
        return counts;
    }
}
