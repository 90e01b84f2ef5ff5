package org.isopolity.practice.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two lists made one by reciprocal rank (Cormack, Clarke and Buettcher 2009): each place counts 1 / (60 + place). */
public final class ReciprocalRank {

    private static final int RECIPROCAL = 60;

    private ReciprocalRank() {}

    /** The first of both lists together, at most so many; equal ones in their natural order. */
    public static <T extends Comparable<T>> List<T> fuse(List<T> one, List<T> other, int most) {
        return scores(one, other).entrySet().stream()
                .sorted(Map.Entry.<T, Float>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What each entry of the lists comes to. */
    static <T extends Comparable<T>> Map<T, Float> scores(List<T> one, List<T> other) {
        Map<T, Float> scores = new TreeMap<>();
        for (List<T> list : List.of(one, other)) {
            for (int place = 0; place < list.size(); place++) {
                scores.merge(list.get(place), 1f / (RECIPROCAL + place + 1), Float::sum);
            }
        }
        return scores;
    }
}
