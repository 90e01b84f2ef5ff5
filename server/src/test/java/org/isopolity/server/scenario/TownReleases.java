package org.isopolity.server.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.isopolity.release.Sources;

/**
 * Releases of three cities and a framework with every kind of answer, small enough to work out by hand: each area has one
 * indicator, goalposts are 0 and 100, so a point of an indicator is a fifth of a point of the score.
 */
public final class TownReleases {

    private static final String FRAMEWORK = """
        id,parent,label,question,weight,unit,direction,competence,target,worst,choices,parts,categories
        top,,Openness,,1,,,,,,,,
        work,top,Work,,1,,,,,,,,
        jobs,work,Jobs,How many find work?,1,% of newcomers,higher_is_more_open,city,100,0,,,
        help,top,Help,,1,,,,,,,,
        advice,help,Advice,Is there advice?,1,,higher_is_more_open,city,100,0,no=0:No|partly=50:Partly|yes=100:Yes,,
        city,top,City,,1,,,,,,,,
        office,city,Office,Is there an office?,1,,higher_is_more_open,city,100,0,no=0:No|yes=100:Yes,law:A law?|money:Money?|people:People?,
        rules,top,Rules,,1,,,,,,,,
        vote,rules,Vote,May they vote?,1,0 or 1,higher_is_more_open,national,1,0,,,
        talk,top,Talk,,1,,,,,,,,
        language,talk,Language,Are there courses?,1,level,higher_is_more_open,city,,,,,none=0; some=40; full=100
        """;
    private static final String CITIES = """
        id,name,country_iso2,region,latitude,longitude,population,population_year
        vienna,Vienna,AT,Western Europe,48.2,16.4,1900000,2020
        lisbon,Lisbon,PT,Southern Europe,38.7,-9.1,550000,2020
        turku,Turku,FI,Northern Europe,60.4,22.3,195000,2020
        """;
    private static final String OBSERVATIONS = """
        city_id,indicator_id,year,value,level,flag,source,source_url,licence_or_terms,note
        vienna,jobs,2025,40,city,,Register,https://example.org/,CC0,
        vienna,advice,2025,0,city,,Register,https://example.org/,CC0,
        vienna,vote,2025,0,city,,Register,https://example.org/,CC0,
        vienna,language,2025,none,city,,Register,https://example.org/,CC0,
        lisbon,jobs,2025,60,city,,Register,https://example.org/,CC0,
        lisbon,advice,2025,50,city,,Register,https://example.org/,CC0,
        lisbon,office,2025,100,city,,Register,https://example.org/,CC0,
        lisbon,vote,2025,1,city,,Register,https://example.org/,CC0,
        lisbon,language,2025,some,city,,Register,https://example.org/,CC0,
        turku,jobs,2025,50,city,,Register,https://example.org/,CC0,
        turku,advice,2025,100,city,,Register,https://example.org/,CC0,
        turku,office,2025,33.333333333333336,city,,Register,https://example.org/,CC0,
        turku,vote,2025,1,city,,Register,https://example.org/,CC0,
        turku,language,2025,full,city,,Register,https://example.org/,CC0,
        """;
    private static final String RECIPE = """
        recipe: towns
        steps:
          - select: {levels: [city]}
          - leave-gaps: {}
          - goalposts: {range: [0, 100]}
          - aggregate: {mean: arithmetic, at-least: 0.5}
        uncertainty:
          weights: 0.25
        """;

    private TownReleases() {}

    /** A home with the first release in its directory of releases. */
    public static Path home() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "towns")
                    .toAbsolutePath();
            Files.createDirectories(home.resolve("releases"));
            publish(home, "2026-02-03", FRAMEWORK, OBSERVATIONS);
            return home;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Publishes a second release in which jobs of Vienna have risen to 60 and nobody asks for advice any more. */
    public static void second(Path home) {
        publish(
                home,
                "2026-08-03",
                FRAMEWORK.replaceAll("(?m)^(help|advice),.*\\R", ""),
                OBSERVATIONS
                        .replaceAll("(?m)^[a-z]+,advice,.*\\R", "")
                        .replace("vienna,jobs,2025,40,", "vienna,jobs,2026,60,"));
    }

    /** Takes the first release back. */
    public static void withdrawFirst(Path home) {
        Archive.open(home.resolve("releases")).withdraw("towns-2026.1", LocalDate.of(2026, 9, 1), "It was wrong.");
    }

    private static void publish(Path home, String date, String framework, String observations) {
        try {
            Path sources = Files.createDirectories(home.resolve("sources-" + date));
            Files.writeString(sources.resolve("framework.csv"), framework);
            Files.writeString(sources.resolve("cities.csv"), CITIES);
            Files.writeString(sources.resolve("observations.csv"), observations);
            Files.writeString(sources.resolve("recipe.yaml"), RECIPE);
            Files.writeString(sources.resolve("edition.yaml"), """
                series: towns
                title: Towns
                description: Three cities with made-up figures.
                date: %s
                publisher: Nobody
                licence: {name: CC0-1.0, title: CC0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
                draws: 20
                seed: 7
                """.formatted(date));
            Archive.open(home.resolve("releases")).publish(Sources.in(sources), Progress.SILENT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Release latest(Path home) {
        return Archive.open(home.resolve("releases")).latest().orElseThrow();
    }
}
