package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isopolity.server.governance.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the survey: without one, with one of made-up cities, and with one that is wrong. */
class GovernanceSiteTest {

    @TempDir
    private Path home;

    private HttpResponse<String> page() throws IOException, InterruptedException {
        return page("/governance");
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        Path releases = Files.createDirectories(home.resolve("releases"));
        try (RunningServer server = PublicSite.start(ServerSettings.local(releases, 0));
                HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void withoutASurveyThePageSaysHowToAsk() throws Exception {
        HttpResponse<String> page = page();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("no survey yet", "/governance/survey.csv")
                .doesNotContain("<table");
    }

    @Test
    void fewCitiesAreCountedAndNotMadeIntoShares() throws Exception {
        StringBuilder lines = new StringBuilder(Survey.HEADER);
        for (int city = 1; city <= 5; city++) {
            lines.append("Town ")
                    .append(city)
                    .append(",health,national,2024,full,")
                    .append(city % 3)
                    .append(",1,law,");
            lines.append("Act <").append(city % 3).append(">,,AT\n");
        }
        lines.append("Town 1,housing,regional,2024,shared,1,0,,,,AT\n");
        Files.writeString(home.resolve("governance.csv"), lines);
        assertThat(page().body())
                .contains("5 cities answered", "80% (4 of 5)", "Act &lt;2&gt;", "Town 2 and Town 5", "1 of 1")
                .doesNotContain("100% (1 of 1)", "NaN", "null", "Act <2>");
    }

    @Test
    void aWrongSurveyIsNamedAndNotShown() throws Exception {
        Files.writeString(home.resolve("governance.csv"), Survey.HEADER + "Town,health,national,2024,full,9,1,,,,\n");
        HttpResponse<String> page = page();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("role=\"alert\"", "governance.csv, line 2, restricts")
                .doesNotContain(home.toString());
    }

    @Test
    void aBriefSpeaksOfOneCountryAndOneLevel() throws Exception {
        StringBuilder lines = new StringBuilder(Survey.HEADER);
        for (int city = 1; city <= 5; city++) {
            lines.append("Town ").append(city).append(",health,national,2024,full,1,");
            lines.append(city <= 2 ? 0 : 1).append(",law,,,AT\n");
        }
        lines.append("Town 1,health,regional,2024,full,0,2,,,,AT\n");
        lines.append("Other <i>,housing,national,2024,full,2,0,law,Rent Act,Let cities decide,PT\n");
        Files.writeString(home.resolve("governance.csv"), lines);
        String austria = page("/governance/brief?country=AT&level=national").body();
        assertThat(austria)
                .contains(
                        "What 5 cities say of the state: Austria",
                        "100% (5 of 5)",
                        "60% (3 of 5)",
                        "Health: 2 of 5 responsible cities have no support from the state (Town 1 and Town 2).",
                        "No other level supports these either: Town 2.",
                        "Health: the state both supports and restricts 3 of 5 cities.",
                        "href=\"/governance/brief.csv?level=national")
                .doesNotContain("Rent Act", "Other &lt;", "NaN", "null");
        assertThat(page("/governance/brief").body())
                .contains("What 6 cities say of the state: all countries", "Rent Act", "Other &lt;i&gt;")
                .doesNotContain("100% (1 of 1)");
        assertThat(page("/governance/brief?country=AT&level=metropolitan").body())
                .contains("No city says anything of this level here");
        assertThat(page("/governance/brief?country=XX").statusCode()).isEqualTo(400);
        HttpResponse<String> csv = page("/governance/brief.csv?country=AT&level=national");
        assertThat(csv.body()).isEqualTo("""
            country,level,field,cities,restricted,supported,both,unsupported,alone
            AT,national,health,5,5,3,3,2,1
            """);
    }

    @Test
    void withoutASurveyThereIsNoBrief() throws Exception {
        assertThat(page("/governance/brief").statusCode()).isEqualTo(404);
        assertThat(page("/governance/brief.csv").statusCode()).isEqualTo(404);
    }
}
