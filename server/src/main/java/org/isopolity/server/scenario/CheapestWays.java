package org.isopolity.server.scenario;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.path.Goal;
import org.isopolity.index.path.Lever;
import org.isopolity.index.path.Path;
import org.isopolity.index.path.PathFinder;
import org.isopolity.release.Release;
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
                        search.levers(EnumSet.of(Competence.CITY)).stream()
                                .map(lever -> onlyAnswers(release, answers, lever))
                                .toList())));
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
