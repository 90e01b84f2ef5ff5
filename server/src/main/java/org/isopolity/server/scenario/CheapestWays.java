package org.isopolity.server.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.index.path.Goal;
import org.isopolity.index.path.Lever;
import org.isopolity.index.path.Path;
import org.isopolity.index.path.PathFinder;
import org.isopolity.release.Release;
import org.isopolity.server.governance.Competences;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest ways that readers asked for last, by the indicators that are the city's own to change. Costs are effort: a hundred
 * for the whole way of an indicator from its worst value to its target. One is searched at a time.
 */
final class CheapestWays {

    private static final int REMEMBERED = 64;

    private record Wish(String release, String cityId, Goal goal) {}

    private final Map<Wish, Path> ways = Scenarios.lately(REMEMBERED);
    private @Nullable PathFinder finder;
    private String digest = "";
    private final Competences competences;

    CheapestWays(Competences competences) {
        this.competences = competences;
    }

    /** The way of a city to a goal; nothing where the city has no score to start from. */
    synchronized Optional<Path> find(Release release, AnswerChoices answers, String cityId, Goal goal) {
        PathFinder known = finder;
        if (known == null || !digest.equals(release.digest())) {
            known = new PathFinder(release.recipe(), release.framework(), release.observations());
            finder = known;
            digest = release.digest();
        }
        if (known.before().find(cityId).isEmpty()) {
            return Optional.empty();
        }
        PathFinder search = known;
        return Optional.of(ways.computeIfAbsent(
                new Wish(digest, cityId, goal),
                wish -> search.find(
                        cityId,
                        goal,
                        own(release, cityId, search)
                                .map(lever -> onlyAnswers(release, answers, lever))
                                .toList())));
    }

    /** What the city can move alone, as the survey says or, where it is silent, the framework. */
    private Stream<Lever> own(Release release, String cityId, PathFinder search) {
        City city = release.cities().find(cityId).orElseThrow();
        Set<String> own = release.framework().indicators().stream()
                .filter(indicator -> competences.of(city, indicator).competence() == Competence.CITY)
                .map(Indicator::id)
                .collect(Collectors.toSet());
        return search.levers(EnumSet.allOf(Competence.class)).stream()
                .filter(lever -> own.contains(lever.indicatorId()));
    }

    /** Where a value comes from an answer, a way can only stop at answers. */
    private static Lever onlyAnswers(Release release, AnswerChoices answers, Lever lever) {
        List<Double> stops = release.framework().findIndicator(lever.indicatorId()).stream()
                .flatMap(indicator -> answers.of(indicator).stream())
                .map(AnswerChoices.Answer::value)
                .toList();
        return stops.isEmpty()
                ? lever
                : new Lever(lever.indicatorId(), lever.cost(), lever.limit(), lever.fixed(), stops);
    }
}
