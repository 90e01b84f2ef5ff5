package org.isopolity.server.league;

import java.util.LinkedHashMap;
import java.util.Map;
import org.isopolity.release.Results;
import org.isopolity.server.figures.Figures;
import org.springframework.stereotype.Component;

/** Remembers the results of the weights that readers asked for last. */
@Component
public class Reweighting {

    private static final int REMEMBERED = 64;

    private record Wish(String release, Map<String, Integer> weights) {}

    private final Map<Wish, Results> results = new LinkedHashMap<>(REMEMBERED * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Results> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The published results, or those with the reader's weights. */
    public Results results(Figures figures, LeagueQuery query) {
        if (query.isPublished()) {
            return figures.results();
        }
        Wish wish = new Wish(figures.release().digest(), query.weights());
        synchronized (results) {
            Results known = results.get(wish);
            if (known != null) {
                return known;
            }
        }
        // outside the lock: two readers may compute the same, but none waits for another's weights
        Results computed = figures.release().reweighted(query.weights(figures));
        synchronized (results) {
            results.put(wish, computed);
        }
        return computed;
    }
}
