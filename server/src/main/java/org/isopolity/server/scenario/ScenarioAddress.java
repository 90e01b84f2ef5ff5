package org.isopolity.server.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The address of a page of scenarios, which holds all that the page shows.
 *
 * @param city id of the city
 * @param release that it is pinned to; empty where it follows the newest
 * @param who whose competence is offered to be changed
 * @param set the scenarios
 */
record ScenarioAddress(String city, Optional<String> release, String who, ScenarioSet set) {

    static final String RELEASE = "release";
    static final String WHO = "who";
    static final String USUAL_WHO = "city";

    /** The address of scenarios of a release, as they were then. */
    static ScenarioAddress pinned(String city, String release, ScenarioSet set) {
        return new ScenarioAddress(city, Optional.of(release), USUAL_WHO, set);
    }

    ScenarioAddress offering(String other) {
        return new ScenarioAddress(city, release, other, set);
    }

    ScenarioAddress newest() {
        return new ScenarioAddress(city, Optional.empty(), who, set);
    }

    ScenarioAddress with(int place, Scenario scenario) {
        return new ScenarioAddress(city, release, who, set.with(place, scenario));
    }

    String path() {
        List<String> parts = new ArrayList<>();
        release.ifPresent(id -> parts.add(RELEASE + "=" + encoded(id)));
        if (!who.equals(USUAL_WHO)) {
            parts.add(WHO + "=" + encoded(who));
        }
        if (!set.query().isEmpty()) {
            parts.add(set.query());
        }
        String path = "/scenarios/" + encoded(city);
        return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
    }

    /** Where whoever answers for the city can keep the scenarios of a release. */
    String keepPath(String from) {
        return "/workspace/scenarios/keep?city=" + encoded(city) + "&release=" + encoded(from) + "&scenarios="
                + encoded(set.query());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
