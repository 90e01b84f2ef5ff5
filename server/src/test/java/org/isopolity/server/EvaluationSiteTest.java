package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Evaluations without an account: of a release, with an address; of a panel that was sent, forgotten. */
class EvaluationSiteTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ASKED = "indicator=foreign-born-share&city=" + Panels.TREATED + "&from=" + Panels.FROM
            + "&interference=none&shocks=none";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = PublicSite.start(ServerSettings.local(Panels.directory(), 0));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Accept-Language", "en-GB")
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String form(String... pairs) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(pairs[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
        }
        return body.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "synth, There was a difference",
        "synth-demeaned, There was a difference",
        "synth-penalised, There was a difference",
        "sdid, There was a difference"
    })
    void anEffectThatIsThereIsFoundAndSaid(String design, String verdict) throws Exception {
        HttpResponse<String> page = get("/impact?" + ASKED + "&design=" + design);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(verdict, "Vienna", "lower than without the programme", "seed 1", "data:image/svg+xml")
                .doesNotContain("NaN", ">null", "{0}", "Exception");
        assertThat(page.headers().firstValue("ETag")).isPresent();
        JsonNode facts = new JsonMapper()
                .readTree(get("/api/v1/impact?" + ASKED + "&design=" + design).body());
        assertThat(facts.at("/evaluation/effect/mean").asDouble()).isBetween(-6.8, -5.2);
        assertThat(facts.at("/evaluation/verdict").asString()).isEqualTo("difference");
        assertThat(facts.at("/evaluation/effect/interval/low").asDouble())
                .isLessThan(facts.at("/evaluation/effect/interval/high").asDouble());
    }

    @Test
    void whoHasAGapIsLeftOutByNameAndLightsFollowWhatIsSaid() throws Exception {
        String page = get("/impact?" + ASKED).body();
        assertThat(page).contains("Left out", "It has 1 gaps in the outcome");
        String silent = get("/impact?" + ASKED.replace("interference=none&shocks=none", ""))
                .body();
        assertThat(silent).contains("Nobody has said whether the programme reached");
        String likely =
                get("/impact?" + ASKED.replace("shocks=none", "shocks=likely")).body();
        assertThat(likely).contains("The data cannot tell", "something else is likely to have happened");
    }

    @Test
    void theAddressNamesTheReleaseAndEveryFileIsThere() throws Exception {
        String page = get("/impact?" + ASKED).body();
        Matcher share = Pattern.compile("href=\"(/impact\\?release=[^\"]+)\"").matcher(page);
        assertThat(share.find()).isTrue();
        String again = get(share.group(1).replace("&amp;", "&")).body();
        assertThat(again).contains("There was a difference");
        Matcher files = Pattern.compile("href=\"(/impact/files/[^\"]+)\"").matcher(page);
        List<String> names = new ArrayList<>();
        while (files.find()) {
            String path = files.group(1).replace("&amp;", "&");
            HttpResponse<String> file = get(path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(file.body()).as(path).doesNotContain("NaN", "null");
            assertThat(get(path).body()).as("the same again").isEqualTo(file.body());
            names.add(path.substring("/impact/files/".length(), path.indexOf('?')));
        }
        assertThat(names)
                .contains(
                        "result.json",
                        "path.csv",
                        "weights.csv",
                        "placebos.csv",
                        "path.svg",
                        "gap.svg",
                        "placebos.svg");
        assertThat(get("/impact/files/nothing.csv?ask=effect&" + ASKED).statusCode())
                .isEqualTo(404);
    }

    @Test
    void similarCitiesComeWithReasons() throws Exception {
        String page = get("/impact?" + ASKED + "&like=population&donors=12").body();
        assertThat(page).contains("It is not among the 12 places most like it", "standard deviations apart");
    }

    @Test
    void powerAndProgress() throws Exception {
        assertThat(get("/impact/power?indicator=foreign-born-share&from=2012&aim=fall")
                        .body())
                .contains("would be found in 80%", "seed 1");
        String progress = get("/impact/progress?indicator=foreign-born-share&city=" + Panels.TREATED
                        + "&target=25&year=2025&suppose=5&error=1&least=0&most=100")
                .body();
        assertThat(progress)
                .contains("The chance of 25 in 2025 is", "a supposition, not a measurement", "German weather symbols")
                .doesNotContain("NaN", "{0}");
        assertThat(get("/impact/progress?indicator=foreign-born-share&city=" + Panels.TREATED + "&target=25&year=2005")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/impact?indicator=foreign-born-share&city=vienna&from=2001",
                "/impact?indicator=foreign-born-share&city=vienna&from=2030",
                "/impact?indicator=foreign-born-share&city=vienna&from=2012&without=Atlantis",
                "/impact?indicator=gdp-growth&city=vienna&from=2012",
                "/impact/progress?indicator=foreign-born-share&city=vienna&target=5&year=2400"
            })
    void whatThePanelDoesNotAllowIsToldOnThePage(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("There is no answer", "role=\"alert\"").doesNotContain("Exception", "null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/impact?indicator=foreign-born-share&city=vienna&from=soon",
                "/impact?indicator=foreign-born-share&city=wien&from=2012",
                "/impact?indicator=foreign-born-share&from=2012",
                "/impact?indicator=foreign-born-share&city=vienna&from=2012&design=magic",
                "/impact?indicator=foreign-born-share&city=vienna&from=2012&seed=-1",
                "/impact?indicator=foreign-born-share&city=vienna&from=2012&release=nowhere"
            })
    void wrongParametersAreNamed(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    private static String example() throws IOException, InterruptedException {
        return get("/impact/example.csv").body();
    }

    @Test
    void aPanelThatIsSentIsAnsweredAndForgotten() throws Exception {
        String sent = form("ask", "effect", "panel", example(), "city", "Place 07", "from", "2016", "like", "");
        HttpResponse<String> page = send("/impact/sent", sent);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("There was a difference", "rate in Place 07", "Nothing of what you sent is kept");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("ETag")).isEmpty();
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        HttpResponse<String> file = send("/impact/sent/path.csv", sent);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith("time,observed,synthetic,gap");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("path.csv");
        assertThat(send("/impact/sent/nothing.csv", sent).statusCode()).isEqualTo(404);
        assertThat(send("/impact/sent", sent).body()).as("the same again").isEqualTo(page.body());
    }

    @Test
    void semicolonsTabsStartsFromAColumnAndOtherQuestions() throws Exception {
        String panel = example();
        for (String separator : List.of(";", "\t")) {
            assertThat(send(
                                    "/impact/sent",
                                    form("panel", panel.replace(",", separator), "city", "Place 07", "from", "2016"))
                            .body())
                    .contains("There was a difference");
        }
        String starts = panel.lines()
                .map(line -> line.startsWith("place")
                        ? line + ",first"
                        : line + (line.startsWith("Place 07") ? ",2016" : line.startsWith("Place 09") ? ",2018" : ",0"))
                .reduce("", (all, line) -> all + line + "\n");
        for (String design : List.of("synth", "sdid", "did")) {
            HttpResponse<String> page = send("/impact/sent", form("panel", starts, "first", "first", "design", design));
            assertThat(page.statusCode()).as(design + page.body()).isEqualTo(200);
        }
        assertThat(send("/impact/sent", form("ask", "power", "panel", panel, "from", "2016", "without", "Place 07"))
                        .body())
                .contains("would be found in 80%");
        assertThat(send(
                                "/impact/sent",
                                form(
                                        "ask",
                                        "progress",
                                        "panel",
                                        panel,
                                        "city",
                                        "Place 03",
                                        "target",
                                        "60",
                                        "year",
                                        "2028"))
                        .body())
                .contains("The chance of 60 in 2028");
        for (String design : List.of("its", "bsts", "synth-ridge")) {
            assertThat(send("/impact/sent", form("panel", panel, "city", "Place 07", "from", "2016", "design", design))
                            .statusCode())
                    .as(design)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "a,b\n1,2\n",
                "place,year,rate\n",
                "place,year,rate\nA,2000,x\n",
                "place,year,rate\nA,2000,1\nA,2000,2\n",
                "place,year,rate\nA,99999999999,1\n",
                "place,year,rate\n\"A,2000,1\n",
                "place,year,rate\n<script>alert(1)</script>,2000,1\n",
                "place,year,rate\nA,2000,NaN\n",
                "place,year,rate\nA,2000,1e400\n",
                "\u0000,,\n\u0000,\u0000,\u0000\n"
            })
    void hostilePanelsAreRefusedInWords(String panel) throws Exception {
        HttpResponse<String> page = send("/impact/sent", form("panel", panel, "city", "A", "from", "2000"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("role=\"alert\"")
                .doesNotContain("Exception", "<script>alert", "/tmp", "target/");
    }

    @Test
    void whatIsTooLargeOrFromElsewhereIsRefused() throws Exception {
        assertThat(send("/impact/sent", form("panel", "x".repeat(600_000))).statusCode())
                .isEqualTo(400);
        assertThat(send("/impact/sent", form("panel", "x".repeat(1_100_000))).statusCode())
                .isEqualTo(413);
        StringBuilder many = new StringBuilder("place,year,rate\n");
        IntStream.range(0, 400).forEach(u -> many.append("P").append(u).append(",2000,1\n"));
        assertThat(send("/impact/sent", form("panel", many.toString(), "city", "P1", "from", "2000"))
                        .body())
                .contains("At most 300 units");
        assertThat(send("/impact/sent", form("panel", example()), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(405);
        assertThat(send("/impact", form("panel", example())).statusCode()).isEqualTo(405);
    }

    /** More readers at once than are computed for: some are told to come back, nobody waits for ever, nothing breaks. */
    @Test
    void manyAtOnceAreAnsweredOrToldToComeBack() throws Exception {
        String panel = example();
        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 40)
                .mapToObj(
                        seed -> HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/impact/sent"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form(
                                        "panel",
                                        panel,
                                        "city",
                                        "Place 07",
                                        "from",
                                        "2016",
                                        "design",
                                        "bsts",
                                        "seed",
                                        "" + seed)))
                                .build())
                .map(request -> CLIENT.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        int busy = 0;
        for (CompletableFuture<HttpResponse<String>> one : all) {
            HttpResponse<String> answer = one.get();
            assertThat(answer.statusCode()).isIn(200, 503);
            busy += answer.statusCode() == 503 ? 1 : 0;
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.body()).contains("role=\"alert\"");
            }
        }
        assertThat(busy).isPositive();
        assertThat(send("/impact/sent", form("panel", panel, "city", "Place 07", "from", "2016"))
                        .statusCode())
                .isEqualTo(200);
    }
}
