package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs get: facts as the description promises, problems they can read, files as they were published. */
class ApiTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static RunningServer server;
    private static Release release;
    private static JsonNode description;

    @BeforeAll
    static void start() throws Exception {
        server = PublicSite.start(ServerSettings.local(Releases.directory(), 0));
        release = Archive.open(Releases.directory()).latest().orElseThrow();
        description = JSON.readTree(get("/api/v1/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static <T> HttpResponse<T> get(String path, HttpResponse.BodyHandler<T> as, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), as);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, BodyHandlers.ofString());
    }

    private static byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .as(path)
                .startsWith("attachment");
        return answer.body();
    }

    private static void assertFits(String body, String schema) {
        new ApiSchema(description).assertFits(body, schema);
    }

    @Test
    void everyAnswerIsWhatTheDescriptionPromises() throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("/api/v1", "Start");
        answers.put("/api/v1/releases", "Releases");
        for (String id : List.of("latest", release.id().toString())) {
            String root = "/api/v1/releases/" + id;
            answers.put(root, "Release");
            answers.put(root + "/framework", "Framework");
            answers.put(root + "/ranking", "Ranking");
            answers.put(root + "/ranking?region=western-europe&ranks=hidden&w.migration=4", "Ranking");
            answers.put(root + "/observations?city=vienna", "Observations");
            answers.put(root + "/observations?city=vienna&indicator=safety-night", "Observations");
        }
        release.cities().forEach(city -> answers.put("/api/v1/releases/latest/cities/" + city.id(), "City"));
        release.framework()
                .indicators()
                .forEach(one -> answers.put("/api/v1/releases/latest/indicators/" + one.id(), "Indicator"));
        answers.put("/api/v1/practices", "Practices");
        answers.put("/api/v1/practices?q=Fl%C3%BCchtlinge&theme=work&size=5", "Practices");
        answers.put("/api/v1/practices?q=mentring", "Practices");
        answers.put("/api/v1/practices/suggestions?q=bib", "Suggestions");
        answers.put("/api/v1/practices/anti-rumour-campaign", "Practice");
        answers.put("/api/v1/practices/city-identity-card", "Practice");
        answers.put("/api/v1/cities/vienna/ideas?indicator=trust-in-people", "Ideas");
        answers.put("/api/v1/cities/vienna/ideas?recommendation=LG09&w.evidence=0", "Ideas");
        answers.put("/api/v1/population", "Population");
        answers.put("/api/v1/population/made-up-town", "SmallAreas");
        answers.put("/api/v1/population/made-up-town?group=nearby", "SmallAreas");
        answers.put("/api/v1/population/gateways/nowhere", "Gateways");
        String impact = "?indicator=association-congresses&city=vienna&from=2022";
        for (String design : List.of("synth", "synth-demeaned", "synth-penalised", "sdid", "did")) {
            answers.put("/api/v1/impact" + impact + "&design=" + design, "Impact");
        }
        answers.put("/api/v1/impact/power?indicator=association-congresses&from=2022&aim=fall", "Impact");
        answers.put("/api/v1/impact/progress?indicator=association-congresses&city=vienna", "Impact");
        answers.put("/api/v1/impact/progress" + impact.replace("2022", "2018") + "&target=180&year=2030", "Impact");
        for (Map.Entry<String, String> answer : answers.entrySet()) {
            HttpResponse<String> got = get(answer.getKey());
            assertThat(got.statusCode()).as(answer.getKey() + got.body()).isEqualTo(200);
            assertThat(got.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(got.headers().firstValue("ETag")).isPresent();
            assertThat(got.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
            assertThat(got.body()).as(answer.getKey()).doesNotContain("NaN", "null", "Infinity");
            assertFits(got.body(), answer.getValue());
        }
    }

    @Test
    void theDescriptionNamesEveryAddressAndNoOther() throws Exception {
        TreeSet<String> described = new TreeSet<>();
        description.get("paths").propertyNames().forEach(described::add);
        assertThat(described)
                .containsExactlyInAnyOrder(
                        "/",
                        "/openapi.json",
                        "/releases",
                        "/releases/{release}",
                        "/releases/{release}/framework",
                        "/releases/{release}/ranking",
                        "/releases/{release}/cities/{city}",
                        "/releases/{release}/indicators/{indicator}",
                        "/releases/{release}/observations",
                        "/practices",
                        "/practices/suggestions",
                        "/practices/{practice}",
                        "/cities/{city}/ideas",
                        "/population",
                        "/population/{table}",
                        "/population/gateways/{country}",
                        "/impact",
                        "/impact/power",
                        "/impact/progress");
        for (String path : described) {
            String address = "/api/v1"
                    + path.replace("{release}", "latest")
                            .replace("{city}", "vienna")
                            .replace("{indicator}", "safety-night")
                            .replace("{practice}", "walking-school-bus")
                            .replace("{table}", "made-up-town")
                            .replace("{country}", "nowhere")
                            .replaceFirst("ideas$", "ideas?area=freedom")
                    + (path.endsWith("observations") ? "?city=vienna" : "")
                    + (path.startsWith("/impact")
                            ? "?indicator=association-congresses&from=2022"
                                    + (path.endsWith("power") ? "" : "&city=vienna")
                            : "");
            assertThat(get(address.replaceFirst("/$", "")).statusCode())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    @Test
    void theRankingIsThePublishedOneToTheLastDigit() throws Exception {
        JsonNode ranking = JSON.readTree(get("/api/v1/releases/latest/ranking").body());
        assertThat(ranking.get("cities").size()).isEqualTo(release.cities().size());
        for (JsonNode city : ranking.get("cities")) {
            var published = release.results().find(city.get("id").asString()).orElseThrow();
            assertThat(city.path("score").asDouble(-1))
                    .isEqualTo(published.score().orElse(-1));
            assertThat(city.path("rank").asInt(-1)).isEqualTo(published.rank().orElse(-1));
            assertThat(city.path("rank_interval").path("worst").asInt(-1))
                    .isEqualTo(published
                            .interval()
                            .map(interval -> interval.worst())
                            .orElse(-1));
            assertThat(city.has("reason_without_score"))
                    .isEqualTo(published.rank().isEmpty());
        }
    }

    @Test
    void aValueCarriesItsObservationFromSourceToScore() throws Exception {
        JsonNode vienna =
                JSON.readTree(get("/api/v1/releases/latest/cities/vienna").body());
        double points = 0;
        for (JsonNode value : vienna.get("values")) {
            points += value.path("points").asDouble(0);
            if (value.has("observation")) {
                assertThat(value.get("observation").get("source").asString()).isNotBlank();
                assertThat(value.get("observation").get("level").asString().equals("city"))
                        .isNotEqualTo(value.get("marks").toString().contains("stand_in"));
            }
        }
        assertThat(points).isCloseTo(vienna.get("city").get("score").asDouble(), within(1e-9));
    }

    @Test
    void ranksThatAreHiddenAreNowhere() throws Exception {
        assertThat(get("/api/v1/releases/latest/ranking?ranks=hidden").body())
                .doesNotContain("rank\"", "rank_interval");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/releases/openness-1999.1",
                "/api/v1/releases/latest/cities/viena",
                "/api/v1/releases/latest/indicators/nothing",
                "/api/v1/releases/latest/nothing",
                "/api/v1/nothing",
                "/api/v1/%3Cscript%3E"
            })
    void whatIsNotThereIsAProblem(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertFits(answer.body(), "Problem");
        if (path.endsWith("viena")) {
            assertThat(answer.body()).contains("/api/v1/releases/latest/cities/vienna");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ranking?region=atlantis, region",
        "ranking?w.migration=9, w.migration",
        "ranking?w.nowhere=1, w.nowhere",
        "observations, city",
        "observations?city=wien, city",
        "observations?indicator=none, indicator"
    })
    void wrongParametersAreNamed(String address, String parameter) throws Exception {
        HttpResponse<String> answer = get("/api/v1/releases/latest/" + address);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertFits(answer.body(), "Problem");
        assertThat(JSON.readTree(answer.body())
                        .get("parameters")
                        .get(0)
                        .get("parameter")
                        .asString())
                .isEqualTo(parameter);
    }

    /** A panel that does not allow what is asked is a problem with the way out, not a guess. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "impact?indicator=association-congresses&city=vienna&from=2018 | 422 | at least 2 are needed",
                "impact?indicator=association-congresses&city=vienna&from=2022&design=its | 422 | at least 3 and 2 are"
                        + " needed",
                "impact?indicator=gdp-growth&city=vienna&from=2018 | 422 | No figure of a city itself",
                "impact?indicator=association-congresses&city=vienna | 400 | such as 2016",
                "impact?indicator=association-congresses&city=wien&from=2022 | 400 | wien",
                "impact?indicator=nothing&city=vienna&from=2022 | 400 | nothing",
                "impact?indicator=association-congresses&city=vienna&from=2022&design=magic | 400 | synth,"
                        + " synth-demeaned",
                "impact?indicator=association-congresses&city=vienna&from=2022&release=openness-1999.1 | 400 | no such"
                        + " release",
                "impact/progress?indicator=association-congresses&city=vienna&target=180 | 400 | a value and a year"
            })
    void whatThePanelDoesNotAllowIsSaid(String path, int status, String words) throws Exception {
        HttpResponse<String> answer = get("/api/v1/" + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertFits(answer.body(), "Problem");
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws Exception {
        for (String path : List.of(
                "/api/v1/releases/latest/ranking",
                "/releases/" + release.id() + "/files/scores.csv",
                "/releases/" + release.id() + "/package.zip")) {
            String tag = get(path).headers().firstValue("ETag").orElseThrow();
            assertThat(get(path, BodyHandlers.ofString(), "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    @Test
    void everyFileIsHandedOutAsItWasPublished() throws Exception {
        String page = get("/releases/" + release.id()).body();
        for (var file : release.files()) {
            String path = "/releases/" + release.id() + "/files/" + file.name();
            assertThat(page).contains("href=\"" + path + "\"");
            assertThat(bytes(path)).isEqualTo(release.read(file.name()).orElseThrow());
        }
        assertThat(page).contains("/package.zip\"", "/workbook.xlsx\"", "/api/v1/releases/" + release.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../SEAL", "..%2FSEAL", "%2e%2e%2fSEAL", "nothing.csv", "scores.csv%00", "."})
    void nothingElseIsHandedOut(String name) throws Exception {
        assertThat(get("/releases/" + release.id() + "/files/" + name).statusCode())
                .isIn(400, 404);
    }

    @Test
    void thePackageCanBeCheckedWithoutTheProgram() throws Exception {
        byte[] first = bytes("/releases/" + release.id() + "/package.zip");
        assertThat(bytes("/releases/" + release.id() + "/package.zip")).isEqualTo(first);
        Map<String, byte[]> entries = unzip(first);
        String folder = release.id() + "/";
        assertThat(entries).hasSize(release.files().size() + 2).containsKey(folder + "SEAL");
        String sums = new String(entries.get(folder + "SHA256SUMS"), StandardCharsets.UTF_8);
        for (String line : sums.lines().toList()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(entries.get(folder + line.substring(66)));
            assertThat(HexFormat.of().formatHex(hash)).isEqualTo(line.substring(0, 64));
        }
    }

    @Test
    void theWorkbookHasASheetForEveryTableAndNoFormula() throws Exception {
        byte[] workbook = bytes("/releases/" + release.id() + "/workbook.xlsx");
        Map<String, byte[]> parts = unzip(workbook);
        List<String> sheets = new ArrayList<>(parts.keySet());
        sheets.removeIf(name -> !name.matches("xl/worksheets/sheet\\d+\\.xml"));
        long tables = release.files().stream()
                .filter(file -> file.name().endsWith(".csv"))
                .count();
        assertThat(sheets).hasSize((int) tables + 1);
        for (String sheet : sheets) {
            assertThat(new String(parts.get(sheet), StandardCharsets.UTF_8)).doesNotContain("<f>");
        }
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Path file = Files.createTempFile("download", ".zip");
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Files.write(file, archive);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return entries;
    }
}
