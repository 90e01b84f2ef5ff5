package org.isopolity.server.practice;

import java.util.List;
import java.util.Optional;

/**
 * One practice.
 *
 * @param id of the practice
 * @param language of its text
 * @param languageName the same for readers
 * @param title its name
 * @param summary what is done
 * @param restricted whether places and partners are held back
 * @param stale since when nobody has checked the record; empty where it is fresh
 * @param facts what is known of it, and what is not
 * @param concepts by which it is described
 * @param components its parts
 * @param preconditions what it needs
 * @param level its level of evidence
 * @param levelName what the level is called
 * @param levelRule what must be recorded for it
 * @param findings what studies found
 * @param harm whether one found harm
 * @param places where it runs
 * @param drawing its lineage; absent where nobody adapted it from anybody
 * @param adaptations its lineage as a list
 * @param addresses what it addresses: indicators, areas and recommendations
 * @param versions its versions, the newest first
 * @param source where it is told
 */
public record PracticePage(
        String id,
        String language,
        String languageName,
        String title,
        String summary,
        boolean restricted,
        String stale,
        List<Fact> facts,
        List<ConceptLink> concepts,
        List<Part> components,
        List<String> preconditions,
        int level,
        String levelName,
        String levelRule,
        List<Result> findings,
        boolean harm,
        List<PlaceRow> places,
        Optional<LineageDrawing> drawing,
        List<Step> adaptations,
        List<Addressed> addresses,
        List<String> versions,
        String source) {

    /**
     * Something known or not known.
     *
     * @param name what is asked
     * @param value the answer
     * @param known whether anybody has said
     * @param language of the answer; empty where it is the reader's
     */
    public record Fact(String name, String value, boolean known, String language) {}

    /**
     * A concept.
     *
     * @param id of the concept
     * @param name for readers
     */
    public record ConceptLink(String id, String name) {}

    /**
     * A part of the practice.
     *
     * @param kind whether it can be changed
     * @param text what it is
     */
    public record Part(String kind, String text) {}

    /**
     * A result of a study.
     *
     * @param outcome what changed
     * @param design how it is known
     * @param estimate the number with its interval
     * @param level what the study reaches by itself
     * @param source where it is told
     */
    public record Result(String outcome, String design, String estimate, String level, String source) {}

    /**
     * A place where it runs.
     *
     * @param title what it is called there
     * @param city the city
     * @param cityPath its page; empty where it has none
     * @param country the country
     * @param year when it began; empty where not known
     * @param status whether it still runs
     * @param lead who leads it
     * @param summary what was done
     * @param source where it is told
     * @param sourcePath address of the source; empty where it is none
     */
    public record PlaceRow(
            String title,
            String city,
            String cityPath,
            String country,
            String year,
            String status,
            String lead,
            String summary,
            String source,
            String sourcePath) {}

    /**
     * An adaptation.
     *
     * @param sentence who took it from whom
     * @param kept what was kept
     * @param changed what was changed
     * @param result what came of it
     */
    public record Step(String sentence, String kept, String changed, String result) {}

    /**
     * Something it addresses.
     *
     * @param kind indicator, area or recommendation
     * @param name what it is called
     * @param path its page; empty where it has none
     */
    public record Addressed(String kind, String name, String path) {}
}
