package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isopolity.server.population.TableEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small areas on the site: without tables, with a made-up town, with wrong tables, and what nobody must learn from them. */
class PopulationSiteTest {

    private static final List<String> EVERYTHING = List.of(
            "/population",
            "/population/made-up-town",
            "/population/made-up-town?group=nearby",
            "/population/made-up-town/profile.svg",
            "/population/made-up-town/map.svg",
            "/population/made-up-town/map.svg?group=here",
            "/population/made-up-town/dots.svg",
            "/population/made-up-town/indices.csv",
            "/population/made-up-town/change.csv",
            "/population/made-up-town/dimensions.csv",
            "/population/made-up-town/exposure.csv",
            "/population/made-up-town/areas.csv",
            "/population/gateways/nowhere",
            "/population/gateways/nowhere?city=Old+Harbour",
            "/population/gateways/nowhere/timeline.svg?city=Old+Harbour",
            "/population/gateways/nowhere/gateways.csv",
            "/population/gateways/nowhere/history.csv",
            "/api/v1/population",
            "/api/v1/population/made-up-town");

    @TempDir
    private Path home;

    private List<HttpResponse<String>> get(List<String> paths) throws IOException, InterruptedException {
        Path releases = Files.createDirectories(home.resolve("releases"));
        try (RunningServer server = PublicSite.start(ServerSettings.local(releases, 0));
                HttpClient client = HttpClient.newHttpClient()) {
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (String path : paths) {
                answers.add(client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        BodyHandlers.ofString()));
            }
            return answers;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(List.of(path)).getFirst();
    }

    @Test
    void withoutTablesThePageSaysHowToAddOne() throws Exception {
        List<HttpResponse<String>> answers = get(List.of("/population", "/population/tables.csv", "/population/none"));
        assertThat(answers.get(0).statusCode()).isEqualTo(200);
        assertThat(answers.get(0).body()).contains("folder named population", "/population/tables.csv");
        assertThat(answers.get(1).body()).isEqualTo(TableEntry.HEADER);
        assertThat(answers.get(2).statusCode()).isEqualTo(404);
    }

    @Test
    void aTableIsToldInPlainWordsWithItsChange() throws Exception {
        MadeUpTown.write(home.resolve("population"), 3);
        String page = get("/population/made-up-town").body();
        assertThat(page)
                .contains(
                        "How segregated is the group faraway?",
                        "of 100 of them would have to move",
                        "The dimension of evenness fell: D went from",
                        "noise alone makes",
                        "Who lives with whom",
                        "Parts add up",
                        "A map of people can be used against them",
                        "1 counts below 10 are hidden",
                        "Nobody: these numbers are made up",
                        "hidden</td>")
                .doesNotContain("NaN", "null", "<svg xmlns");
        List<HttpResponse<String>> answers = get(List.of(
                "/population/gateways/nowhere?city=Old+Harbour",
                "/population/gateways/nowhere",
                "/population/made-up-town/map.svg",
                "/population/made-up-town/areas.csv"));
        assertThat(answers.get(0).body())
                .contains("Old Harbour: continuous", "Above the country in all 11 years known from 1900 to 2000.");
        assertThat(answers.get(1).body()).contains("New &amp; Bright &lt;City&gt;", "unclassified");
        assertThat(answers.get(2).headers().firstValue("Content-Type").orElse(""))
                .startsWith("image/svg+xml");
        assertThat(answers.get(2).body())
                .startsWith("<svg")
                .contains("not shown")
                .doesNotContain("style=");
        assertThat(answers.get(3).body())
                .startsWith("year,area,here,nearby,faraway,total\n")
                .contains("2020,00,300,,,366\n");
    }

    @Test
    void everyTableOfThePageIsAFileToo() throws Exception {
        MadeUpTown.write(home.resolve("population"), 3);
        List<HttpResponse<String>> answers = get(List.of(
                "/population/made-up-town/dimensions.csv",
                "/population/made-up-town/exposure.csv",
                "/population/made-up-town/indices.csv",
                "/population/gateways/nowhere/history.csv"));
        assertThat(answers.get(0).body().lines()).hasSize(11);
        assertThat(answers.get(0).body())
                .contains("2010,faraway,evenness,D,0.", "2020,faraway,evenness,D,0.", ",fell,")
                .doesNotContain("NaN");
        assertThat(answers.get(1).body().lines()).hasSize(10);
        double met = answers.get(1)
                .body()
                .lines()
                .filter(line -> line.startsWith("here,"))
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
                .sum();
        assertThat(met).isCloseTo(1, within(1e-12));
        assertThat(answers.get(2).body().lines().filter(line -> line.contains(",yes,")))
                .as("the Census nineteen, in two years")
                .hasSize(38);
        assertThat(answers.get(3).body())
                .startsWith("city,year,share\nNowhere,1900,0.1\n")
                .contains("Old Harbour,1900,0.3\n");
    }

    @Test
    void nothingOnTheSiteDependsOnAHiddenCount() throws Exception {
        List<List<String>> seen = new ArrayList<>();
        for (int hidden : new int[] {2, 5}) {
            MadeUpTown.write(home.resolve("population"), hidden);
            List<HttpResponse<String>> answers = get(EVERYTHING);
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.statusCode())
                            .as(answer.uri().getPath())
                            .isEqualTo(200));
            seen.add(answers.stream()
                    .map(answer -> answer.body().replaceAll("127\\.0\\.0\\.1:\\d+", ""))
                    .toList());
        }
        assertThat(seen.get(0)).isEqualTo(seen.get(1));
    }

    @Test
    void wrongTablesAreNamedAndStopNothingElse() throws Exception {
        Path folder = home.resolve("population");
        MadeUpTown.write(folder, 3);
        Files.writeString(
                folder.resolve("tables.csv"),
                Files.readString(folder.resolve("tables.csv"))
                        + "gone,A table that is gone,gone.csv,area,,,,a,,,x,x,,\n"
                        + "alone,One area,alone.csv,area,,,,a,,,x,x,,\n");
        Files.writeString(folder.resolve("alone.csv"), "area,a,b\n1,2,50\n");
        List<HttpResponse<String>> answers = get(List.of(
                "/population",
                "/population/gone",
                "/population/alone",
                "/population/made-up-town",
                "/population/alone/areas.csv",
                "/population/made-up-town?group=nobody",
                "/population/gateways/nowhere?city=Atlantis",
                "/api/v1/population/alone"));
        assertThat(answers.stream().map(HttpResponse::statusCode))
                .containsExactly(200, 200, 200, 200, 404, 400, 404, 404);
        assertThat(answers.get(1).body())
                .contains("role=\"alert\"", "gone.csv", "there is no such file")
                .doesNotContain(home.toString());
        assertThat(answers.get(2).body()).contains("whatever else is hidden");
        Files.writeString(folder.resolve("tables.csv"), TableEntry.HEADER + "x,X,../../secret.csv,area,,,,a,,,x,x,,\n");
        assertThat(get("/population").body())
                .contains("role=\"alert\"", "tables.csv, line 2, counts", "is no file beside tables.csv");
    }
}
