package org.isopolity.server.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who learns from whom, so that no city and mentor would rather have each other than what they have: deferred acceptance in
 * which the cities that want to learn propose (D. Gale and L. S. Shapley, College admissions and the stability of marriage,
 * 1962). Of all stable answers it is the one that every learner likes best. The same wishes always give the same answer.
 */
final class Matching {

    private Matching() {}

    /**
     * A mentor.
     *
     * @param capacity how many learners it takes at most
     * @param ranking learners it would take, the most wanted first; others it would rather not take at all
     */
    record Mentor(int capacity, List<String> ranking) {
        Mentor {
            if (capacity < 0) {
                throw new IllegalArgumentException("a capacity is not negative");
            }
            ranking = List.copyOf(ranking);
        }
    }

    /**
     * Matches.
     *
     * @param wishes mentors each learner would like, the most wanted first
     * @param mentors the mentors by id
     * @return the mentor of each learner that has one
     */
    static Map<String, String> stable(Map<String, List<String>> wishes, Map<String, Mentor> mentors) {
        Map<String, Map<String, Integer>> places = new HashMap<>();
        mentors.forEach((id, mentor) -> {
            Map<String, Integer> place = new HashMap<>();
            for (int i = 0; i < mentor.ranking().size(); i++) {
                place.putIfAbsent(mentor.ranking().get(i), i);
            }
            places.put(id, place);
        });
        Map<String, List<String>> held = new HashMap<>();
        Map<String, Integer> next = new HashMap<>();
        Deque<String> free = new ArrayDeque<>(new TreeMap<>(wishes).keySet());
        while (!free.isEmpty()) {
            String learner = free.removeFirst();
            List<String> wanted = wishes.getOrDefault(learner, List.of());
            int at = next.merge(learner, 1, Integer::sum) - 1;
            if (at >= wanted.size()) {
                continue;
            }
            String id = wanted.get(at);
            Mentor mentor = mentors.get(id);
            Map<String, Integer> place = places.getOrDefault(id, Map.of());
            if (mentor == null || mentor.capacity() == 0 || !place.containsKey(learner)) {
                free.addFirst(learner);
                continue;
            }
            List<String> seats = held.computeIfAbsent(id, _ -> new ArrayList<>());
            seats.add(learner);
            if (seats.size() > mentor.capacity()) {
                seats.sort(Comparator.comparingInt(place::get));
                free.addFirst(seats.removeLast());
            }
        }
        Map<String, String> matched = new TreeMap<>();
        held.forEach((id, learners) -> learners.forEach(learner -> matched.put(learner, id)));
        return matched;
    }
}
