package org.isopolity.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;

/** A small edition of one year, made up for a test: a mean of what lies between goalposts. */
public final class MadeUpEdition {

    private MadeUpEdition() {}

    /**
     * Publishes it.
     *
     * @param releases where
     * @param series whose edition it is
     * @param framework as CSV, whole
     * @param cities lines of CSV without their header
     * @param observations lines of {@code city indicator value} and, after another blank, a flag
     */
    public static void publish(
            Path releases, String series, int year, String framework, String cities, String observations)
            throws IOException {
        Path sources = Files.createTempDirectory(Files.createDirectories(Path.of("target")), series);
        Files.writeString(sources.resolve("framework.csv"), framework);
        Files.writeString(
                sources.resolve("cities.csv"),
                "id,name,country_iso2,region,latitude,longitude,population,population_year\n" + cities);
        StringBuilder csv = new StringBuilder(
                "city_id,indicator_id,year,value,level,flag,source,source_url,licence_or_terms,note\n");
        for (String line : observations.strip().split("\n", -1)) {
            String[] parts = line.strip().split(" ", -1);
            csv.append("%s,%s,%d,%s,city,%s,Register,https://example.org/,CC0,\n"
                    .formatted(parts[0], parts[1], year, parts[2], parts.length > 3 ? parts[3] : ""));
        }
        Files.writeString(sources.resolve("observations.csv"), csv);
        Files.writeString(sources.resolve("recipe.yaml"), """
            recipe: made-up
            steps:
              - select: {levels: [city]}
              - leave-gaps: {}
              - goalposts: {range: [1, 100]}
              - aggregate: {mean: arithmetic, at-least: 0.5}
            """);
        Files.writeString(
                sources.resolve("edition.yaml"), """
                    series: SERIES
                    title: Made up
                    description: A test.
                    date: YEAR-11-25
                    publisher: Nobody
                    licence: {name: CC0-1.0, title: CC0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
                    draws: 5
                    seed: 7
                    """.replace("SERIES", series).replace("YEAR", String.valueOf(year)));
        Archive.open(releases).publish(Sources.in(sources), Progress.SILENT);
    }
}
