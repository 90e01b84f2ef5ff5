package org.isopolity.server.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A city that is ahead of another on some node, and by how much. Leads are counted in places, not in points: an indicator on
 * which all cities lie close together makes nobody a teacher.
 *
 * @param cityId of the city ahead
 * @param score it has
 * @param lead its percentile less that of the other, above 0 to 100
 */
public record Lead(String cityId, double score, double lead) {

    /**
     * Who is ahead of a city, the furthest first, then by id. A percentile is the share of the other cities that score lower,
     * ties counted half.
     *
     * @param cityId the city that wants to learn
     * @param scores of all cities that have one
     * @return empty where the city has no score
     */
    public static List<Lead> over(String cityId, Map<String, Double> scores) {
        Double own = scores.get(cityId);
        if (own == null || scores.size() < 2) {
            return List.of();
        }
        double[] sorted = scores.values().stream().mapToDouble(score -> score).toArray();
        Arrays.sort(sorted);
        double mine = percentile(sorted, own);
        List<Lead> ahead = new ArrayList<>();
        new TreeMap<>(scores).forEach((id, score) -> {
            double lead = percentile(sorted, score) - mine;
            if (lead > 0) {
                ahead.add(new Lead(id, score, lead));
            }
        });
        ahead.sort(Comparator.comparingDouble(Lead::lead).reversed().thenComparing(Lead::cityId));
        return ahead;
    }

    /** The percentile of a score among others, itself not counted. */
    static double percentile(double[] sorted, double score) {
        int below = 0;
        int equal = 0;
        for (double other : sorted) {
            below += other < score ? 1 : 0;
            equal += other == score ? 1 : 0;
        }
        return 100 * (below + (equal - 1) / 2.0) / (sorted.length - 1);
    }
}
