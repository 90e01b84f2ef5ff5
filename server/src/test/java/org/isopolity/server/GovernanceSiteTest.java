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
        Path releases = Files.createDirectories(home.resolve("releases"));
        try (RunningServer server = PublicSite.start(ServerSettings.local(releases, 0));
                HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/governance"))
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
            lines.append("Act <").append(city % 3).append(">,\n");
        }
        lines.append("Town 1,housing,regional,2024,shared,1,0,,,\n");
        Files.writeString(home.resolve("governance.csv"), lines);
        assertThat(page().body())
                .contains("5 cities answered", "80% (4 of 5)", "Act &lt;2&gt;", "Town 2 and Town 5", "1 of 1")
                .doesNotContain("100% (1 of 1)", "NaN", "null", "Act <2>");
    }

    @Test
    void aWrongSurveyIsNamedAndNotShown() throws Exception {
        Files.writeString(home.resolve("governance.csv"), Survey.HEADER + "Town,health,national,2024,full,9,1,,,\n");
        HttpResponse<String> page = page();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("role=\"alert\"", "governance.csv, line 2, restricts")
                .doesNotContain(home.toString());
    }
}
