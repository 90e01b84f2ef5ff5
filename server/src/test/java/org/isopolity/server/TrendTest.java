package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Editions never mix: a line over the years is broken where they measure something else, or the source says so. */
class TrendTest {

    private static void edition(Path releases, int year, double value, String flag, String definition)
            throws IOException {
        MadeUpEdition.publish(
                releases,
                "trend",
                year,
                """
                id,parent,label,question,weight,unit,direction,competence,target,worst,definition
                top,,Openness,,1,,,,,,
                jobs,top,Jobs,How many find work?,1,%,higher_is_more_open,city,100,0,DEFINITION
                """.replace("DEFINITION", definition),
                """
                vienna,Vienna,AT,,,,,
                graz,Graz,AT,,,,,
                """,
                "vienna jobs " + value + " " + flag + "\ngraz jobs 50");
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
