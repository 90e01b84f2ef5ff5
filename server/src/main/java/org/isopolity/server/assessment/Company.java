package org.isopolity.server.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.observation.City;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.SelfAssessments.Circle;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.assessment.SelfAssessments.Peer;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Peers;
import org.isopolity.server.peer.Criteria;
import org.isopolity.server.peer.Setting;
import org.isopolity.server.peer.Setting.Alike;
import org.isopolity.server.peer.Trait;

/**
 * Beside whom a city sets its answers: of the cities of its network that share, the ones most alike in their setting
 * ({@link Setting}). What they answered is said as medians over several cities only, never of one.
 *
 * @param others how many other cities the network has
 * @param sharing how many of them share
 * @param criteria ids of what they are alike by
 * @param known how many of the criteria are known of the city itself
 * @param nearest the most alike of those that share and have answered
 */
record Company(int others, int sharing, List<String> criteria, int known, List<Near> nearest) {

    /** Over fewer cities no median is said: with two, each could work out the other's. */
    static final int LEAST = 3;

    /** More are no longer alike. */
    private static final int MOST = 10;

    /**
     * A city that shares.
     *
     * @param city which
     * @param alike how much
     * @param begun when its newest self-assessment was begun, in milliseconds
     * @param assessment its newest answers
     */
    record Near(City city, Alike alike, long begun, Assessment assessment) {}

    /**
     * The middle of the means of one recommendation.
     *
     * @param cities how many have answered it
     * @param mean absent where these are fewer than {@link #LEAST}
     */
    record Median(int cities, OptionalDouble mean) {}

    Company {
        criteria = List.copyOf(criteria);
        nearest = List.copyOf(nearest);
    }

    static Company of(Circle circle, Optional<Figures> figures) {
        List<City> cities = new ArrayList<>(List.of(circle.city()));
        circle.others().forEach(other -> cities.add(other.city()));
        Setting setting = Criteria.of(cities, figures);
        List<String> criteria = setting.traits().stream().map(Trait::id).toList();
        Map<String, Peer> byId = circle.others().stream()
                .collect(Collectors.toMap(peer -> peer.city().id(), Function.identity()));
        return new Company(
                circle.others().size(),
                (int) circle.others().stream().filter(Peer::shared).count(),
                criteria,
                (int) criteria.stream()
                        .filter(criterion -> setting.isKnown(circle.city().id(), criterion))
                        .count(),
                setting.alike(circle.city().id(), Set.copyOf(criteria)).stream()
                        .flatMap(alike -> Stream.ofNullable(byId.get(alike.cityId()))
                                .flatMap(peer -> peer.newest().stream().map(kept -> near(peer.city(), alike, kept))))
                        .limit(MOST)
                        .toList());
    }

    private static Near near(City city, Alike alike, Kept kept) {
        return new Near(
                city, alike, kept.begun(), Assessment.of(kept.consensus().settled()));
    }

    /** What the nearest cities have in the middle on a recommendation. */
    Median median(Recommendation recommendation) {
        double[] means = nearest.stream()
                .map(near -> near.assessment().figure(recommendation).mean())
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return new Median(
                means.length, means.length < LEAST ? OptionalDouble.empty() : OptionalDouble.of(Peers.median(means)));
    }
}
