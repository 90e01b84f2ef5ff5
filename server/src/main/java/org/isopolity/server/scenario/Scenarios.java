package org.isopolity.server.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import org.isopolity.release.Release;
import org.isopolity.release.Results;
import org.springframework.stereotype.Component;

/**
 * Remembers the scenarios that readers asked for last. One is computed at a time: a reader who asks for many waits for
 * oneself, and the pages of all others stay quick.
 */
@Component
class Scenarios {

    private static final int REMEMBERED = 32;

    private record Wish(String release, Scenario scenario) {}

    private final Map<Wish, Results> results = new LinkedHashMap<>(REMEMBERED * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Results> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized Results results(Release release, Scenario scenario) {
        if (scenario.values().isEmpty()) {
            return release.results();
        }
        Wish wish = new Wish(release.digest(), scenario);
        Results known = results.get(wish);
        if (known == null) {
            known = scenario.applyTo(release);
            results.put(wish, known);
        }
        return known;
    }
}
