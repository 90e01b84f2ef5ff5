package org.isopolity.practice.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What should be found for which query, by which a search is measured. */
public final class Judgements {

    private final Map<String, Map<String, Integer>> gains = new TreeMap<>();

    /** Notes that a document is worth so much for a query: 0 for nothing, 1 or more for something. */
    public void add(String query, String document, int gain) {
        gains.computeIfAbsent(query, _ -> new LinkedHashMap<>()).put(document, gain);
    }

    /**
     * The mean normalised discounted cumulative gain of the first ten (Jaervelin and Kekaelaeinen 2002), from 0 to 1: gain as judged,
     * discount log2(rank + 1).
     *
     * @param search gives the ids of the documents found for a query's id, the best first
     */
    public double ndcg10(Function<String, List<String>> search) {
        return mean(search, (found, judged) -> {
            double ideal = discounted(judged.values().stream()
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList());
            double gained = discounted(
                    found.stream().map(id -> judged.getOrDefault(id, 0)).toList());
            return ideal == 0 ? 0 : gained / ideal;
        });
    }

    /** The mean share of what is worth something that is among the first so many, from 0 to 1. */
    public double recall(int first, Function<String, List<String>> search) {
        return mean(search, (found, judged) -> {
            List<String> wanted = judged.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            long there = found.stream().limit(first).filter(wanted::contains).count();
            return wanted.isEmpty() ? 0 : (double) there / wanted.size();
        });
    }

    private interface Measure {
        double of(List<String> found, Map<String, Integer> judged);
    }

    private double mean(Function<String, List<String>> search, Measure measure) {
        return gains.entrySet().stream()
                .mapToDouble(query -> measure.of(search.apply(query.getKey()), query.getValue()))
                .average()
                .orElse(0);
    }

    private static double discounted(List<Integer> gained) {
        double sum = 0;
        for (int rank = 0; rank < Math.min(10, gained.size()); rank++) {
            sum += gained.get(rank) / (Math.log(rank + 2) / Math.log(2));
        }
        return sum;
    }
}
