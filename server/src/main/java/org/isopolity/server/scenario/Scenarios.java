package org.isopolity.server.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.isopolity.release.Release;
import org.isopolity.release.Results;

/**
 * Remembers the scenarios that readers asked for last. One is computed at a time: a reader who asks for many waits for
 * oneself, and the pages of all others stay quick.
 */
final class Scenarios {

    private static final int REMEMBERED = 32;

    private record Wish(String release, String cityId, SortedMap<String, Double> values) {}

    private final Map<Wish, Results> results = lately(REMEMBERED);
    private final Map<String, AnswerChoices> answers = lately(4);

    static <K, V> Map<K, V> lately(int most) {
        return new LinkedHashMap<>(most * 2, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** What the release would have said. */
    synchronized Results results(Release release, String cityId, Scenario scenario) {
        if (scenario.values().isEmpty()) {
            return release.results();
        }
        Wish wish = new Wish(release.digest(), cityId, scenario.values());
        Results known = results.get(wish);
        if (known == null) {
            known = scenario.applyTo(release, cityId);
            results.put(wish, known);
        }
        return known;
    }

    /** The answers that can be chosen in a release. */
    AnswerChoices answers(Release release) {
        synchronized (answers) {
            return answers.computeIfAbsent(release.digest(), _ -> AnswerChoices.of(release));
        }
    }
}
