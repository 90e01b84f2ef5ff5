package org.isopolity.server.scenario;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.path.Goal;
import org.isopolity.index.path.Path;
import org.isopolity.index.path.PathFinder;
import org.isopolity.release.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The cheapest ways that readers asked for last, by the indicators that are the city's own to change. Costs are effort: a hundred
 * for the whole way of an indicator from its worst value to its target. One is searched at a time.
 */
@Component
class CheapestWays {

    private static final int REMEMBERED = 64;

    private record Wish(String release, String cityId, Goal goal) {}

    private final Map<Wish, Path> ways = new LinkedHashMap<>(REMEMBERED * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Path> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable PathFinder finder;
    private String digest = "";

    /** The way of a city to a goal; nothing where the city has no score to start from. */
    synchronized Optional<Path> find(Release release, String cityId, Goal goal) {
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
                wish -> search.find(cityId, goal, search.levers(EnumSet.of(Competence.CITY)))));
    }
}
