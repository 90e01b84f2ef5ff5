package org.isopolity.server.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.isopolity.index.observation.City;
import org.isopolity.server.exchange.Exchanges.Kind;
import org.isopolity.server.exchange.Exchanges.Statement;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.peer.Lead;

/**
 * Who would suit whom, area by area: cities that want to learn are matched with cities that offer to mentor, are ahead of them
 * by the newest release and share a language. A learner prefers the mentor that is furthest ahead; a mentor prefers learners
 * of its own size. A third of the seats of a mentor with three is kept for small cities first.
 */
final class Mentors {

    /** A city below this is small. */
    static final long SMALL = 100_000;

    private static final int MOST_SEATS = 3;

    private Mentors() {}

    /**
     * A pair that is proposed.
     *
     * @param learner the wish
     * @param mentor the offer
     * @param lead by how many places of a hundred the mentor is ahead
     */
    record Pair(Statement learner, Statement mentor, double lead) {}

    /** What is proposed for an area. */
    static List<Pair> propose(String area, List<Statement> statements, Figures figures) {
        return propose(
                of(statements, Kind.OFFER, area),
                of(statements, Kind.WISH, area),
                figures.scores(area),
                city -> residents(figures, city));
    }

    /** What is proposed between offers and wishes of one area, each city with one of a kind at most. */
    static List<Pair> propose(
            List<Statement> offers,
            List<Statement> wishes,
            Map<String, Double> scores,
            ToLongFunction<String> residents) {
        Map<String, Map<String, Double>> leads = new HashMap<>();
        Map<String, List<String>> wanted = new TreeMap<>();
        for (Statement wish : wishes) {
            Map<String, Double> ahead = new HashMap<>();
            Lead.over(wish.city(), scores).forEach(lead -> ahead.put(lead.cityId(), lead.lead()));
            leads.put(wish.city(), ahead);
            List<Statement> suitable = offers.stream()
                    .filter(offer -> ahead.containsKey(offer.city()) && offer.sharesLanguage(wish))
                    .sorted(Comparator.comparingDouble((Statement offer) -> -ahead.getOrDefault(offer.city(), 0.0))
                            .thenComparing(Statement::city))
                    .toList();
            List<String> seats = new ArrayList<>();
            boolean small = residents.applyAsLong(wish.city()) < SMALL;
            for (Statement offer : suitable) {
                // a small city asks for the kept seat first, others for it last
                seats.add(offer.city() + (small ? KEPT : OPEN));
                seats.add(offer.city() + (small ? OPEN : KEPT));
            }
            wanted.put(wish.city(), seats);
        }
        Map<String, Matching.Mentor> mentors = new TreeMap<>();
        for (Statement offer : offers) {
            int capacity = Math.min(MOST_SEATS, offer.capacity());
            int kept = capacity / MOST_SEATS;
            long size = residents.applyAsLong(offer.city());
            List<String> byLikeness = wishes.stream()
                    .filter(wish -> !wish.city().equals(offer.city()))
                    .sorted(Comparator.comparingDouble((Statement wish) -> Math.abs(Math.log1p((double) size)
                                    - Math.log1p((double) residents.applyAsLong(wish.city()))))
                            .thenComparing(Statement::city))
                    .map(Statement::city)
                    .toList();
            List<String> smallFirst = byLikeness.stream()
                    .sorted(Comparator.comparing((String city) -> residents.applyAsLong(city) >= SMALL))
                    .toList();
            mentors.put(offer.city() + OPEN, new Matching.Mentor(capacity - kept, byLikeness));
            mentors.put(offer.city() + KEPT, new Matching.Mentor(kept, smallFirst));
        }
        Map<String, Statement> byCity = new HashMap<>();
        offers.forEach(offer -> byCity.put(offer.city(), offer));
        Map<String, Statement> learners = new HashMap<>();
        wishes.forEach(wish -> learners.put(wish.city(), wish));
        List<Pair> pairs = new ArrayList<>();
        Matching.stable(wanted, mentors).forEach((learner, seat) -> {
            String mentor = seat.substring(0, seat.length() - OPEN.length());
            Optional.ofNullable(learners.get(learner))
                    .flatMap(wish -> Optional.ofNullable(byCity.get(mentor))
                            .map(offer -> new Pair(
                                    wish,
                                    offer,
                                    leads.getOrDefault(learner, Map.of()).getOrDefault(mentor, 0.0))))
                    .ifPresent(pairs::add);
        });
        return List.copyOf(pairs);
    }

    private static final String OPEN = " open";
    private static final String KEPT = " kept";

    private static List<Statement> of(List<Statement> statements, Kind kind, String area) {
        return statements.stream()
                .filter(statement ->
                        statement.kind() == kind && statement.area().equals(area))
                .toList();
    }

    private static long residents(Figures figures, String city) {
        return figures.release()
                .cities()
                .find(city)
                .flatMap(City::population)
                .map(City.Population::residents)
                .orElse(SMALL);
    }
}
