package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isopolity.server.governance.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
                .contains(
                        "5 cities answered", "80% (4 of 5)", "Act &lt;2&gt;", "Town 2 and Town 5", "1 of 1", "[few] 1")
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
            country,level,field,cities,few_cities,restricted,restricted_share,supported,supported_share,both,both_share,responsible,unsupported,unsupported_share,alone
            AT,national,health,5,no,5,1.0000,3,0.6000,3,0.6000,5,2,0.4000,1
            """);
        assertThat(page("/governance/brief.csv?country=AT&level=regional").body())
                .endsWith("""
                    AT,regional,health,1,yes,0,,1,,0,,1,0,,0
                    """);
    }

    @Test
    void withoutASurveyThereIsNoBrief() throws Exception {
        assertThat(page("/governance/brief").statusCode()).isEqualTo(404);
        assertThat(page("/governance/brief.csv").statusCode()).isEqualTo(404);
    }

    /** Pages of the starter release, with whatever lies beside it. */
    private static Map<String, HttpResponse<byte[]>> pages(Path releases, String... paths)
            throws IOException, InterruptedException {
        Map<String, HttpResponse<byte[]>> pages = new LinkedHashMap<>();
        try (RunningServer server = PublicSite.start(ServerSettings.local(releases, 0));
                HttpClient client = HttpClient.newHttpClient()) {
            for (String path : paths) {
                pages.put(
                        path,
                        client.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                        .build(),
                                BodyHandlers.ofByteArray()));
            }
        }
        return pages;
    }

    private static String words(HttpResponse<byte[]> page) {
        return new String(page.body(), StandardCharsets.UTF_8)
                .replaceAll("127\\.0\\.0\\.1:\\d+", "here")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static final String[] TOUCHED = {
        "/cities/vienna",
        "/cities/lisbon",
        "/indicators",
        "/indicators/housing-affordability",
        "/indicators/healthcare-satisfaction",
        "/scenarios/vienna",
        "/scenarios/vienna?goal=score&to=99",
        "/reports/vienna",
        "/reports/vienna?language=de",
        "/releases/openness-2026.1/reports/vienna/page.pdf",
        "/api/v1/releases/latest/framework",
        "/api/v1/releases/latest/cities/vienna",
        "/api/v1/releases/latest/indicators/housing-affordability"
    };

    @Test
    void withoutAnyFieldsASurveyChangesNothingThatIsSaidOfIndicators() throws Exception {
        Path releases = Releases.own();
        Map<String, HttpResponse<byte[]>> without = pages(releases, TOUCHED);
        Files.writeString(MadeUpSurvey.beside(releases, "governance.csv"), Survey.HEADER + MadeUpSurvey.LINES);
        Map<String, HttpResponse<byte[]>> with = pages(releases, TOUCHED);
        for (String path : TOUCHED) {
            assertThat(with.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(words(with.get(path))).as(path).isEqualTo(words(without.get(path)));
        }
        assertThat(words(pages(releases, "/governance").get("/governance")))
                .contains("No indicator is tied to a field");
        MadeUpSurvey.write(releases);
        Map<String, HttpResponse<byte[]>> asked = pages(releases, TOUCHED);
        for (String path : TOUCHED) {
            boolean pdf = path.endsWith(".pdf");
            assertThat(words(asked.get(path)).equals(words(without.get(path))))
                    .as(path)
                    .isEqualTo(pdf);
            assertThat(asked.get(path).headers().firstValue("ETag"))
                    .as("what readers keep of " + path + " is no longer fresh")
                    .isNotEqualTo(without.get(path).headers().firstValue("ETag"));
        }
    }

    @Test
    void marksComeFromTheCitysAnswerThenFromMostCitiesThenFromTheFramework() throws Exception {
        Path releases = Releases.own();
        MadeUpSurvey.write(releases);
        Map<String, HttpResponse<byte[]>> pages = pages(
                releases,
                "/governance",
                "/governance/services.csv",
                "/cities/vienna",
                "/cities/berlin",
                "/indicators",
                "/indicators/housing-affordability",
                "/indicators/school-satisfaction",
                "/scenarios/vienna?who=city",
                "/scenarios/vienna?who=all",
                "/scenarios/prague?who=city",
                "/scenarios/vienna?goal=score&to=99");
        assertThat(words(pages.get("/cities/vienna")))
                .contains("follows a survey of cities (2022–2024) where it asked")
                .contains("The city says so itself (2024). The framework says otherwise: “The city can change it”."
                        + " Restricted by: the state. Supported by: the state and the region.");
        assertThat(words(pages.get("/cities/berlin")))
                .contains("4 of 6 surveyed cities say so. The framework says otherwise: “The city can change it”.");
        assertThat(words(pages.get("/indicators/housing-affordability")))
                .contains("the state. 4 of 6 surveyed cities say so.")
                .contains("Housing: all of it is the city’s own in 1, a part in 1, nothing in 4."
                        + " Cities that answered: 6.")
                .contains("Of 6 cities that spoke of the state, it restricts 3 and supports 3. Of 1 city that spoke of"
                        + " the region, it restricts 0 and supports 1.");
        assertThat(words(pages.get("/indicators/school-satisfaction")))
                .contains("city and others together. By the framework, because fewer than 5 surveyed cities answered"
                        + " (2).");
        assertThat(words(pages.get("/indicators")))
                .containsPattern("Affordable housing is easy to find .{0,80} the state");
        assertThat(new String(pages.get("/scenarios/vienna?who=city").body(), StandardCharsets.UTF_8))
                .contains("healthcare-satisfaction")
                .doesNotContain("a.housing-affordability");
        assertThat(new String(pages.get("/scenarios/vienna?who=all").body(), StandardCharsets.UTF_8))
                .contains("a.housing-affordability");
        assertThat(new String(pages.get("/scenarios/prague?who=city").body(), StandardCharsets.UTF_8))
                .contains("a.housing-affordability")
                .doesNotContain("a.healthcare-satisfaction");
        assertThat(words(pages.get("/scenarios/vienna?goal=score&to=99")))
                .contains("Satisfaction with health care")
                .doesNotContain("Affordable housing is easy to find");
        assertThat(words(pages.get("/governance")))
                .contains("Affordable housing is easy to find Housing the state 4 of 6 surveyed cities say so.")
                .contains("does not know these surveyed cities by name: Made-up Town.")
                .doesNotContain("does not know these indicators");
        assertThat(new String(pages.get("/governance/services.csv").body(), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(Path.of("..", "starter", "services.csv")));
    }

    @Test
    void aReportNamesTheSurveyAndItsAddressAlwaysMeansTheSame() throws Exception {
        Path releases = Releases.own();
        String pdf = "/releases/openness-2026.1/reports/vienna/full.pdf";
        byte[] without = pages(releases, pdf).get(pdf).body();
        MadeUpSurvey.write(releases);
        String report = new String(
                pages(releases, "/reports/vienna").get("/reports/vienna").body(), StandardCharsets.UTF_8);
        Matcher address =
                Pattern.compile(pdf + "\\?survey=([0-9a-f]{12}-[0-9a-f]{12})").matcher(report);
        assertThat(address.find()).isTrue();
        assertThat(report)
                .contains("Survey of cities on who may act, 2022–2024.", "The city says so itself (2024).")
                .contains("from the release and the survey of cities named here");
        String asked = address.group();
        String other = pdf + "?survey=000000000000-000000000000";
        Map<String, HttpResponse<byte[]>> pages = pages(releases, pdf, asked, other);
        assertThat(pages.get(pdf).body()).isEqualTo(without);
        assertThat(pages.get(asked).body()).isNotEqualTo(without);
        assertThat(pages(releases, asked).get(asked).body())
                .isEqualTo(pages.get(asked).body());
        assertThat(pages.get(other).statusCode()).isEqualTo(404);
        Files.writeString(
                MadeUpSurvey.beside(releases, "governance.csv"),
                Survey.HEADER
                        + MadeUpSurvey.LINES.replace(
                                "Vienna,health,national,2022,full", "Vienna,health,national,2022,none"));
        assertThat(pages(releases, asked).get(asked).statusCode())
                .as("another survey has another address")
                .isEqualTo(404);
    }

    @Test
    void programsGetMarksWithWhatTheyRestOn() throws Exception {
        Path releases = Releases.own();
        MadeUpSurvey.write(releases);
        String root = "/api/v1/releases/latest";
        String indicator = root + "/indicators/housing-affordability";
        Map<String, HttpResponse<byte[]>> pages =
                pages(releases, "/api/v1/openapi.json", root + "/framework", root + "/cities/vienna", indicator);
        Map<String, String> bodies = new LinkedHashMap<>();
        pages.forEach((path, page) -> bodies.put(path, new String(page.body(), StandardCharsets.UTF_8)));
        ApiSchema schema = ApiSchema.of(bodies.getOrDefault("/api/v1/openapi.json", ""));
        schema.assertFits(bodies.getOrDefault(root + "/framework", ""), "Framework");
        schema.assertFits(bodies.getOrDefault(root + "/cities/vienna", ""), "City");
        schema.assertFits(bodies.getOrDefault(indicator, ""), "Indicator");
        JsonMapper json = new JsonMapper();
        JsonNode across = json.readTree(bodies.getOrDefault(indicator, "")).at("/indicator");
        assertThat(across.at("/competence").asString()).isEqualTo("city");
        assertThat(across.at("/who_may_act/competence").asString()).isEqualTo("national");
        assertThat(across.at("/who_may_act/basis").asString()).isEqualTo("most-cities");
        assertThat(across.at("/who_may_act/said").toString())
                .isEqualTo("{\"cities\":6,\"few\":false,\"city\":1,\"shared\":1,\"national\":4}");
        JsonNode vienna = json.readTree(bodies.getOrDefault(root + "/cities/vienna", ""));
        assertThat(vienna.at("/who_may_act").size()).isEqualTo(54);
        assertThat(vienna.at("/survey/years").asString()).isEqualTo("2022–2024");
        JsonNode housing = null;
        for (JsonNode mark : vienna.at("/who_may_act")) {
            housing = mark.at("/indicator").asString().equals("housing-affordability") ? mark : housing;
        }
        assertThat(housing).isNotNull();
        assertThat(housing.toString())
                .isEqualTo("{\"indicator\":\"housing-affordability\",\"competence\":\"national\","
                        + "\"basis\":\"own-answer\",\"framework\":\"city\",\"field\":\"housing\",\"year\":2024,"
                        + "\"levels\":[{\"level\":\"national\",\"cities\":1,\"restricts\":1,\"supports\":1},"
                        + "{\"level\":\"regional\",\"cities\":1,\"restricts\":0,\"supports\":1}]}");
    }

    @Test
    void wrongFieldsAreNamedAndChangeNothing() throws Exception {
        Path releases = Releases.own();
        MadeUpSurvey.write(releases);
        Files.writeString(MadeUpSurvey.beside(releases, "services.csv"), "indicator,field\nsafety-night,police\n");
        Map<String, HttpResponse<byte[]>> pages = pages(releases, "/governance", "/cities/vienna");
        assertThat(words(pages.get("/governance")))
                .contains("The table of fields cannot be read", "services.csv, line 2, field: 'police' is unknown")
                .doesNotContain("The survey of this site cannot be read")
                .contains("6 cities answered");
        assertThat(words(pages.get("/cities/vienna"))).doesNotContain("The city says so itself");
        Files.writeString(MadeUpSurvey.beside(releases, "services.csv"), "indicator,field\nown-thing,health\n");
        assertThat(words(pages(releases, "/governance").get("/governance")))
                .contains("does not know these indicators of services.csv: own-thing");
    }
}
