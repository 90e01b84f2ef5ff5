package org.isopolity.server.scenario;

import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scenarios as whoever has their address may read them: a document that is written once. It names no person.
 *
 * @param city id of the city
 * @param name of the city
 * @param title by which the city knows the scenarios
 * @param release with which they were computed when they were shared
 * @param scenarios as {@link ScenarioSet#query} prints them
 * @param moment when they were shared
 */
record SharedSet(String city, String name, String title, String release, String scenarios, Instant moment) {

    private static final JsonMapper JSON = new JsonMapper();

    SharedSet {
        // a file from a disk may lack any of them
        for (Object part : new Object[] {city, name, title, release, scenarios, moment}) {
            Objects.requireNonNull(part);
        }
    }

    /**
     * Reads a document.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     * @throws IllegalArgumentException if its scenarios cannot be read
     */
    static SharedSet read(byte[] json) {
        SharedSet shared = JSON.readValue(json, SharedSet.class);
        ScenarioSet.parse(shared.scenarios());
        return shared;
    }

    static SharedSet read(String json) {
        return JSON.readValue(json, SharedSet.class);
    }

    ScenarioSet set() {
        return ScenarioSet.parse(scenarios);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }
}
