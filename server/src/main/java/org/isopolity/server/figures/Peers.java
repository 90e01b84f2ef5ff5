package org.isopolity.server.figures;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.framework.Node;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;

/** The cities that one city is compared with, and where they stand on every node of the framework. */
public final class Peers {

    private final List<CityResult> cities;
    private final Map<String, Double> medians = new HashMap<>();
    private final Map<String, Best> best = new HashMap<>();

    /**
     * The peer that stands highest.
     *
     * @param name of the city
     * @param score on the node
     */
    public record Best(String name, double score) {}

    Peers(Release release, List<CityResult> cities) {
        this.cities = List.copyOf(cities);
        for (Node node : release.framework().nodes()) {
            double[] scores = new double[cities.size()];
            int present = 0;
            for (CityResult peer : cities) {
                OptionalDouble score = release.results().findScore(peer.city().id(), node.id());
                if (score.isPresent()) {
                    scores[present++] = score.getAsDouble();
                    Best leader = best.get(node.id());
                    if (leader == null || score.getAsDouble() > leader.score()) {
                        best.put(node.id(), new Best(peer.city().name(), score.getAsDouble()));
                    }
                }
            }
            if (present > 0) {
                medians.put(node.id(), median(Arrays.copyOf(scores, present)));
            }
        }
    }

    /** The middle of some numbers, at least one. */
    public static double median(double... numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How many they are. */
    public int size() {
        return cities.size();
    }

    /** They themselves, by rank. */
    public List<CityResult> cities() {
        return cities;
    }

    /** The median of their scores on a node, where any has one. */
    public OptionalDouble findMedian(String nodeId) {
        Double median = medians.get(nodeId);
        return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
    }

    /** The one that stands highest on a node, where any has a score. */
    public Optional<Best> findBest(String nodeId) {
        return Optional.ofNullable(best.get(nodeId));
    }
}
