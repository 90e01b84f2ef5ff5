package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicSiteTest {

    private static final int BUDGET = 60_000;
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?! src=)");

    private static RunningServer server;
    private static Release release;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = PublicSite.start(ServerSettings.local(Releases.directory(), 0));
        release = Archive.open(Releases.directory()).latest().orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    private static HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static List<String> pages() {
        Stream<String> fixed = Stream.of(
                "/",
                "/cities",
                "/cities?ranks=hidden&sort=name",
                "/cities?sort=range&region=western-europe&size=million",
                "/cities?sort=coverage&w.migration=4&w.freedom=0",
                "/cities/vienna?peers=all",
                "/cities/vienna?peers=region",
                "/indicators",
                "/compare",
                "/compare?city=vienna&city=Lisbon",
                "/compare?city=vienna&city=copenhagen&city=lisbon&city=munich&city=toronto",
                "/method",
                "/releases",
                "/releases/" + release.id(),
                "/governance",
                "/population",
                "/population/made-up-town",
                "/population/made-up-town?group=nearby",
                "/population/gateways/nowhere",
                "/population/gateways/nowhere?city=Old+Harbour",
                "/peers/vienna",
                "/peers/toronto?area=migration",
                "/peers/barcelona?by=population&by=region",
                "/scenarios/vienna",
                "/scenarios/vienna?who=all&a.public-space=95&b.public-space=40&d.gdp-per-head=20000.5",
                "/scenarios/toronto?who=shared&c.safety-night=80",
                "/scenarios/vienna?goal=rank&to=5",
                "/scenarios/vienna?goal=score&to=99",
                "/assessment",
                "/assessment/local-governments",
                "/assessment/community-partners",
                "/assessment/actor-roles",
                "/search?q=an",
                "/search?q=qqqqqqqq");
        Stream<String> cities = release.cities().stream().map(city -> "/cities/" + city.id());
        Stream<String> reports = release.cities().stream().map(city -> "/reports/" + city.id());
        Stream<String> indicators =
                release.framework().indicators().stream().map(indicator -> "/indicators/" + indicator.id());
        Stream<String> values = Stream.of("vienna", "toronto", "zurich")
                .flatMap(city -> release.framework().indicators().stream()
                        .map(indicator -> "/cities/" + city + "/" + indicator.id()));
        return Stream.of(fixed, cities, reports, indicators, values)
                .flatMap(paths -> paths)
                .toList();
    }

    @Test
    void everyPageIsWholeSmallAndConfined() throws Exception {
        for (String path : pages()) {
            HttpResponse<String> answer = get(path);
            String body = answer.body();
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(body.getBytes(StandardCharsets.UTF_8).length).as(path).isLessThanOrEqualTo(BUDGET);
            assertThat(body).as(path).doesNotContain("NaN", "null", "Infinity", "{0}", "\uFFFD");
            assertThat(INLINE.matcher(body).find()).as("inline in " + path).isFalse();
            assertThat(body.split("<h1", -1)).as("headings of " + path).hasSize(2);
            assertThat(body).as(path).contains("<title>", "lang=\"en\"", "id=\"main\"");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'");
            assertThat(answer.headers().firstValue("ETag")).as(path).isPresent();
        }
    }

    @Test
    void aCityWithoutAScoreShowsWhatIsKnownOfIt() throws Exception {
        assertThat(get("/cities/toronto").body())
                .contains("It has 16 of the 33 scored indicators", "<bdi>16 of 33</bdi>")
                .doesNotContain("0 of 33");
    }

    @Test
    void aQuotationOfACountryFigureSaysWhoseFigureItIs() throws Exception {
        assertThat(get("/cities/vienna/gdp-growth").body())
                .contains("Economic growth, the country of Vienna: −0.7% per year. International Monetary Fund");
        assertThat(get("/cities/vienna/safety-night").body()).doesNotContain("the country of");
    }

    @Test
    void aNumberBelowZeroIsSubtractedInBrackets() throws Exception {
        assertThat(get("/cities/vienna/gdp-growth").body()).contains("(−0.7 − (−2)) ÷ (5 − (−2)) = 0.19");
    }

    @Test
    void thePopulationLeadsToItsSource() throws Exception {
        assertThat(get("/cities/vienna").body()).contains("href=\"/releases/openness-2026.1/files/cities.csv\"");
        assertThat(get("/releases/openness-2026.1/files/cities.csv").body())
                .contains("vienna,Vienna,AT", "population: Eurostat");
    }

    /** A page in Arabic or Hebrew mirrors itself only if nothing is tied to left or right. */
    @Test
    void theStyleSheetNamesNoSideOfThePaper() throws Exception {
        String css = java.nio.file.Files.readString(
                java.nio.file.Path.of("src/main/resources/org/isopolity/server/assets/site.css"));
        Pattern physical = Pattern.compile(
                "[;{\\s](?:(?:margin|padding|border|scroll-padding|scroll-margin)-(?:left|right|top|bottom)"
                        + "|left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\\s*:"
                        + "|(?:text-align|float|clear)\\s*:\\s*(?:left|right)"
                        + "|(?:padding|margin)\\s*:(?:[^;} ]+ ){3}[^;} ]+[;}]");
        assertThat(physical.matcher(css.replaceAll("@media \\([^)]*\\)", "@media"))
                        .results()
                        .map(java.util.regex.MatchResult::group))
                .isEmpty();
    }

    @Test
    void everyLinkOfEveryKindOfPageLeadsSomewhere() throws Exception {
        Pattern href = Pattern.compile("href=\"(/[^\"#]*)");
        java.util.Set<String> links = new java.util.TreeSet<>();
        for (String path : List.of(
                "/",
                "/cities",
                "/cities/vienna",
                "/cities/vienna/life-expectancy",
                "/indicators",
                "/indicators/life-expectancy",
                "/compare?city=vienna&city=lisbon",
                "/method",
                "/releases",
                "/assessment",
                "/assessment/openness",
                "/reports/vienna",
                "/peers/vienna",
                "/scenarios/vienna?a.public-space=95",
                "/search?q=an")) {
            var matcher = href.matcher(get(path).body());
            while (matcher.find()) {
                links.add(matcher.group(1).replace("&amp;", "&"));
            }
        }
        for (String link : links) {
            assertThat(get(link).statusCode()).as(link).isEqualTo(200);
        }
    }

    /** What the page says of the way, a scenario of the same values confirms. */
    @Test
    void theCheapestWayLeadsWhereItSays() throws Exception {
        String page = get("/scenarios/vienna?goal=rank&to=5").body();
        assertThat(page).contains("rank 5").contains("Proven:").contains("Effort");
        var link = Pattern.compile("href=\"(/scenarios/vienna[?]a[.][^\"]*)\"").matcher(page);
        assertThat(link.find()).isTrue();
        String scenario = get(link.group(1).replace("&amp;", "&")).body();
        assertThat(scenario).contains("Scenario A");
        var points = Pattern.compile("would reach ([0-9.]+) points").matcher(page);
        assertThat(points.find()).isTrue();
        assertThat(scenario).contains("to " + points.group(1) + " points in scenario A");
        assertThat(get("/scenarios/vienna?goal=score&to=99").body()).contains("Not within reach");
        assertThat(get("/scenarios/vienna?goal=rank&to=80").body()).contains("is there already");
    }

    @Test
    void aPageThatIsKnownIsNotSentAgain() throws Exception {
        String tag = get("/cities/vienna").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/cities/vienna", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/cities/graz", "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(get("/cities/vienna", "If-None-Match", tag, "Accept-Language", "en-DE")
                        .statusCode())
                .isEqualTo(200);
        assertThat(again.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void headSaysWhatGetWould() throws Exception {
        HttpResponse<String> head = send("HEAD", "/cities/vienna");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
    void nothingCanBeChangedFromOutside(String method) throws Exception {
        HttpResponse<String> answer = send(method, "/cities");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cities/wien",
                "/cities/vienna/nothing",
                "/cities/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/cities/%3Cscript%3E",
                "/cities/%E2%80%AEenna",
                "/cities/%C3%28",
                "/indicators/nothing",
                "/releases/latest",
                "/releases/openness-1999.1",
                "/releases/..%5C..",
                "/nothing",
                "/reports/atlantis",
                "/peers/atlantis",
                "/scenarios/atlantis",
                "/releases/latest/reports/vienna/full.pdf",
                "/releases/openness-2026.1/reports/vienna/half.pdf",
                "/releases/openness-2026.1/reports/atlantis/full.pdf",
                "/assessment/nothing",
                "/assessment/result",
                "/cities/",
                "/assets/x/nothing.css",
                "/assets/x/fonts/..%3B/site.css",
                "/.env"
            })
    void whatIsNotThereIsSaidToBeMissing(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("<script>", "Exception", "NaN", "null");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void aMissingPageNamesWhatWasPerhapsMeant() throws Exception {
        HttpResponse<String> answer = get("/cities/viena");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("href=\"/cities/vienna\"", "noindex");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cities?region=atlantis",
                "/cities?region=%3Cscript%3E",
                "/cities?size=huge",
                "/cities?sort=random",
                "/cities?ranks=shown",
                "/cities?w.migration=5",
                "/cities?w.migration=-1",
                "/cities?w.migration=1.5",
                "/cities?w.migration=NaN",
                "/cities?w.migration=99999999999999999999",
                "/cities?w.migration=1&w.migration=2",
                "/cities?w.nothing=1",
                "/cities?region=a&region=b",
                "/cities?region=%00",
                "/cities?region=%E2%80%AEabc",
                "/cities/vienna?peers=friends",
                "/releases/openness-2026.1/reports/vienna/full.pdf?language=%3Cb%3E",
                "/peers/vienna?by=luck",
                "/peers/vienna?area=nothing",
                "/peers/vienna?area=freedom&area=migration",
                "/scenarios/vienna?who=everybody",
                "/scenarios/vienna?cost.a=much",
                "/scenarios/vienna?name.a=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "/scenarios/vienna?goal=luck&to=5",
                "/scenarios/vienna?goal=rank&to=0",
                "/scenarios/vienna?goal=score&to=101",
                "/scenarios/vienna?a.public-space=101",
                "/scenarios/vienna?a.public-space=NaN",
                "/scenarios/vienna?a.public-space=1e400",
                "/scenarios/vienna?a.public-space=1&a.public-space=2",
                "/scenarios/vienna?d.local-vote-foreigners=0.5",
                "/compare?city=vienna",
                "/compare?city=vienna&city=vienna",
                "/compare?city=vienna&city=Vienna",
                "/compare?city=vienna&city=atlantis",
                "/compare?city=vienna&city=lisbon&city=graz&city=riga&city=rome&city=oslo"
            })
    void aWrongParameterIsNamed(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(400);
        assertThat(answer.body()).contains("<table").doesNotContain("<script>", "Exception", "null");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() throws Exception {
        String body = get("/cities?region=atlantis&w.migration=9&harmless=1").body();
        assertThat(body)
                .contains("<code>w.migration</code>", "<code>region</code>")
                .doesNotContain("harmless");
    }

    @Test
    void leavingOutEveryAreaIsRefused() throws Exception {
        StringBuilder query = new StringBuilder("/cities?");
        release.framework()
                .areas()
                .forEach(area -> query.append("w.").append(area.id()).append("=0&"));
        assertThat(get(query.toString()).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/cities?utm_source=x&%3Cb%3E=1", "/cities?&&=&a", "/cities?x=%zz", "/cities/vienna?%ff=%ff"})
    void whatNobodyAsksForIsPassedOver(String path) throws Exception {
        assertThat(raw(path)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cities/%00", "/cities/a%2Fb", "/%", "/cities?a=<script>", "/\u0001"})
    void whatTheServerRefusesIsAnsweredWithoutAWord(String path) throws Exception {
        String answer = raw(path);
        assertThat(answer.lines().findFirst().orElse("")).matches("HTTP/1.1 4\\d\\d.*");
        assertThat(answer).doesNotContain("<script>", "Tomcat", "Exception");
    }

    @Test
    void aVeryLongAddressIsRefusedAndTheServerLives() throws Exception {
        assertThat(raw("/cities?region=" + "a".repeat(3_000))).startsWith("HTTP/1.1 400");
        assertThat(raw("/cities/" + "a".repeat(3_000))).startsWith("HTTP/1.1 404");
        assertThat(raw("/cities/" + "a".repeat(100_000))).startsWith("HTTP/1.1 4");
        assertThat(get("/health").body()).isEqualTo("ok");
    }

    private static String raw(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException refused) {
            return "HTTP/1.1 400 (connection closed)";
        }
    }

    @Test
    void hiddenRanksAreNowhereOnThePage() throws Exception {
        String body = get("/cities?ranks=hidden").body();
        assertThat(body).doesNotContain("–</", "recalculations", "[w]", "class=\"st iv flip\"");
        assertThat(Pattern.compile("\\d+–\\d+").matcher(body).find()).isFalse();
    }

    @Test
    void weightsOfOneGiveThePublishedTable() throws Exception {
        StringBuilder query = new StringBuilder("/cities?");
        release.framework()
                .areas()
                .forEach(area -> query.append("w.").append(area.id()).append("=1&"));
        assertThat(table(get(query.toString()).body()))
                .isEqualTo(table(get("/cities").body()));
        assertThat(table(get("/cities?w.migration=4").body()))
                .isNotEqualTo(table(get("/cities").body()));
    }

    /** Doubling all weights changes no proportion, so it must change no score and no rank either. */
    @Test
    void onlyProportionsOfWeightsMatter() throws Exception {
        StringBuilder query = new StringBuilder("/cities?");
        release.framework()
                .areas()
                .forEach(area -> query.append("w.").append(area.id()).append("=2&"));
        assertThat(ranksAndScores(get(query.toString()).body()))
                .isEqualTo(ranksAndScores(get("/cities").body()));
    }

    private static String table(String body) {
        return body.substring(body.indexOf("<tbody>"), body.indexOf("</tbody>"));
    }

    private static List<String> ranksAndScores(String body) {
        return Pattern.compile(
                        "<bdi>(\\d+=?)</bdi>[^/]*?/(?:td|bdi)?.*?href=\"/cities/([a-z-]+)\".*?<td>([\\d.]+)</td>")
                .matcher(table(body))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3))
                .toList();
    }

    @Test
    void theAddressOfAScenarioHoldsOnlyWhatWasFilledIn() throws Exception {
        HttpResponse<String> answer =
                get("/scenarios/vienna?who=all&a.public-space=90.50&a.safety-night=&b.job-chances=");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/scenarios/vienna?who=all&a.public-space=90.5");
        assertThat(get("/scenarios/vienna?a.public-space=90.5").body())
                .contains("value=\"90.5\"", "would go from", "Areas that change", "Diversity actions")
                .doesNotContain(">Freedom<");
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, is not in the framework of release openness-2026.1",
        "visa-openness, does not count in the index of release openness-2026.1"
    })
    void whatAReleaseDoesNotCountIsMarkedAndLeftOut(String indicator, String said) throws Exception {
        HttpResponse<String> answer = get("/scenarios/vienna?a." + indicator + "=1&b.public-space=90");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Scenario A: ", said, "in scenario B")
                .doesNotContain("NaN", "null");
    }

    @Test
    void changesThatAreNotOfferedAreKept() throws Exception {
        assertThat(get("/scenarios/vienna?a.gdp-growth=9").body())
                .contains("type=\"hidden\" name=\"a.gdp-growth\" value=\"9\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Vienna, vienna",
        "vienna, vienna",
        "KRAKOW, krakow",
        "Krak%C3%B3w, krakow",
        "reykj, reykjavik",
        "sao+paulo, sao-paulo"
    })
    void aNameThatCanMeanOneCityOnlyLeadsThere(String query, String city) throws Exception {
        HttpResponse<String> answer = get("/search?q=" + query);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/cities/" + city);
    }

    @Test
    void numbersFollowTheRegionOfTheReader() throws Exception {
        assertThat(get("/cities", "Accept-Language", "en-DE").body()).containsPattern("<td>\\d\\d,\\d</td>");
        assertThat(get("/cities", "Accept-Language", "de-DE,en;q=0.5").body()).containsPattern("<td>\\d\\d\\.\\d</td>");
    }

    @ParameterizedTest
    @CsvSource({"fr, ltr", "de, ltr", "es, ltr", "ar, rtl"})
    void theReportIsThereInTheLanguagesOfCitiesAndOtherPagesAreNotHalfTranslated(String language, String direction)
            throws Exception {
        String opening = "<html lang=\"" + language + "\" dir=\"" + direction + "\">";
        HttpResponse<String> asked = get("/reports/vienna?language=" + language);
        String body = asked.body();
        assertThat(body)
                .contains(opening, "/page.pdf?language=" + language)
                .contains("<span lang=\"en\" dir=\"ltr\">Affordable housing is easy to find</span>")
                .contains("href=\"/reports/vienna?language=en\" hreflang=\"en\" lang=\"en\"")
                .doesNotContain("Skip to the content", "Compared with", "{0}", "null");
        assertThat(INLINE.matcher(body).find()).isFalse();
        HttpResponse<String> wished = get("/reports/vienna", "Accept-Language", language);
        assertThat(wished.body()).contains(opening);
        assertThat(wished.headers().firstValue("ETag"))
                .isNotEqualTo(get("/reports/vienna").headers().firstValue("ETag"));
        assertThat(get("/reports/vienna?language=en", "Accept-Language", language)
                        .body())
                .contains("<html lang=\"en\" dir=\"ltr\">");
        assertThat(get("/cities/vienna?language=" + language, "Accept-Language", language)
                        .body())
                .contains("<html lang=\"en\" dir=\"ltr\">");
        assertThat(get("/reports/atlantis", "Accept-Language", language).body())
                .contains("<html lang=\"en\" dir=\"ltr\">");
    }

    @Test
    void aReportInALanguageThatThereIsNotIsRefused() throws Exception {
        HttpResponse<String> refused = get("/reports/vienna?language=tlh", "Accept-Language", "fr");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("one of: en, fr, de, es, ar", "<html lang=\"en\"");
    }

    @Test
    void assetsMayBeKeptForEverUnderTheirOwnAddressOnly() throws Exception {
        String body = get("/").body();
        String css = body.replaceAll("(?s).*href=\"(/assets/[^\"]+/site.css)\".*", "$1");
        HttpResponse<String> asset = get(css, "Accept-Encoding", "gzip");
        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(asset.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(get("/assets/old/site.css").headers().firstValue("Cache-Control"))
                .contains("no-cache");
    }

    @Test
    void thePointsOfACitySumToItsScore() {
        release.results()
                .ranked()
                .forEach(city -> assertThat(release.results().values(city.city().id()).stream()
                                .mapToDouble(value -> value.points().orElse(0))
                                .sum())
                        .isCloseTo(city.score().orElseThrow(), org.assertj.core.api.Assertions.within(1e-6)));
    }

    @Test
    void aSiteWithoutReleasesSaysSo(@TempDir Path empty) throws Exception {
        try (RunningServer bare = PublicSite.start(ServerSettings.local(empty, 0))) {
            HttpResponse<String> home = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bare.port() + "/"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(home.statusCode()).isEqualTo(503);
            assertThat(home.body()).contains("<h1>").doesNotContain("null");
            HttpResponse<String> shelf = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bare.port() + "/releases"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(shelf.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDamagedReleaseIsNamedAndNotServed(@TempDir Path home) throws Exception {
        Path damaged = home.resolve(release.id().toString());
        Files.createDirectories(damaged);
        try (Stream<Path> files = Files.list(release.directory())) {
            for (Path file : files.toList()) {
                Files.copy(file, damaged.resolve(file.getFileName().toString()));
            }
        }
        Files.writeString(damaged.resolve("scores.csv"), "forged\n");
        try (RunningServer other = PublicSite.start(ServerSettings.local(home, 0))) {
            HttpResponse<String> shelf = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other.port() + "/releases"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(shelf.body()).contains(release.id().toString(), "scores.csv");
            assertThat(CLIENT.send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:" + other.port() + "/releases/" + release.id()))
                                            .build(),
                                    BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
