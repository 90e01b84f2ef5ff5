package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.junit.jupiter.api.Test;

/** Editions never mix: a line over the years is broken where they measure something else, or the source says so. */
class TrendTest {

    private static Path edition(Path releases, int year, double value, String flag, String definition)
            throws IOException {
        Path sources = Files.createTempDirectory(Path.of("target"), "trend");
        Files.writeString(sources.resolve("framework.csv"), """
            id,parent,label,question,weight,unit,direction,competence,target,worst,definition
            top,,Openness,,1,,,,,,
            jobs,top,Jobs,How many find work?,1,%,higher_is_more_open,city,100,0,DEFINITION
            """.replace("DEFINITION", definition));
        Files.writeString(sources.resolve("cities.csv"), """
            id,name,country_iso2,region,latitude,longitude,population,population_year
            vienna,Vienna,AT,,,,,
            graz,Graz,AT,,,,,
            """);
        Files.writeString(
                sources.resolve("observations.csv"),
                "city_id,indicator_id,year,value,level,flag,source,source_url,licence_or_terms,note\n"
                        + "vienna,jobs," + year + "," + value + ",city," + flag
                        + ",Register,https://example.org/,CC0,\n"
                        + "graz,jobs," + year + ",50,city,,Register,https://example.org/,CC0,\n");
        Files.writeString(sources.resolve("recipe.yaml"), """
            recipe: trend
            steps:
              - select: {levels: [city]}
              - leave-gaps: {}
              - goalposts: {range: [1, 100]}
              - aggregate: {mean: arithmetic, at-least: 0.5}
            """);
        Files.writeString(sources.resolve("edition.yaml"), """
            series: trend
            title: Trend
            description: A test.
            date: YEAR-11-25
            publisher: Nobody
            licence: {name: CC0-1.0, title: CC0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
            draws: 5
            seed: 7
            """.replace("YEAR", String.valueOf(year)));
        Archive.open(releases).publish(Sources.in(sources), Progress.SILENT);
        return releases;
    }

    private static long count(String page, String what) {
        return Pattern.compile(Pattern.quote(what)).matcher(page).results().count();
    }

    @Test
    void aLineIsBrokenWhereValuesCannotBeCompared() throws Exception {
        Path releases = Files.createTempDirectory(Path.of("target"), "trend-releases");
        edition(releases, 2022, 40, "", "Share in work");
        edition(releases, 2023, 45, "", "Share in work");
        edition(releases, 2024, 60, "", "Share in work or training");
        edition(releases, 2025, 62, "", "Share in work or training");
        edition(releases, 2026, 30, "b", "Share in work or training");
        try (RunningServer site = PublicSite.start(ServerSettings.local(releases, 0))) {
            String page = new Visitor(site.port()).get("/cities/vienna/jobs").body();
            String picture = page.replaceAll("(?s).*<h2 id=\"trend\">(.*?)</figure>.*", "$1");
            assertThat(picture)
                    .contains("Vienna: 40% in 2022, 30% in 2026.", "The line is broken 2 times.")
                    .contains("2024 [b]", "2026 [b]", "/releases/trend-2023.1")
                    .contains("the edition measures it otherwise", "the source marks a break");
            assertThat(count(picture, "<circle")).isEqualTo(5);
            assertThat(count(picture, "<line") - 1)
                    .as("2022 to 2023 and 2024 to 2025")
                    .isEqualTo(2);
        }
    }

    @Test
    void oneValueIsNoLine() throws Exception {
        Path releases = Files.createTempDirectory(Path.of("target"), "trend-releases");
        edition(releases, 2026, 30, "", "Share in work");
        try (RunningServer site = PublicSite.start(ServerSettings.local(releases, 0))) {
            assertThat(new Visitor(site.port()).get("/cities/vienna/jobs").body())
                    .doesNotContain("id=\"trend\"");
        }
    }
}
