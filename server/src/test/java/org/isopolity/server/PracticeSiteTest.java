package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.exchange.PracticeTable;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.vocabulary.Vocabulary;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The practices as readers and programs get them. */
class PracticeSiteTest {

    private static final int BUDGET = 100_000;
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?! src=)");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path FOLDER = Path.of("..", "starter", "practices");

    private static RunningServer server;
    private static Release release;

    @BeforeAll
    static void start() {
        server = PublicSite.start(ServerSettings.local(Releases.directory(), 0));
        release = Archive.open(Releases.directory()).latest().orElseThrow();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(RunningServer from, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.port() + path))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(server, path);
    }

    private static String find(String words) {
        return "/practices?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    void everyPageIsWholeSmallAndConfined() throws Exception {
        List<String> pages = new ArrayList<>(List.of(
                "/practices",
                "/practices/method",
                find("work"),
                find("Flüchtlinge") + "&lang=de&theme=work&country=DE",
                find("zzzzzz"),
                find("mentring"),
                "/practices?concept=mentoring",
                "/practices?from=100",
                "/cities/vienna/ideas",
                "/cities/vienna/ideas?area=freedom",
                "/cities/vienna/ideas?recommendation=LG09",
                "/cities/toronto/ideas?indicator=trust-in-people&from=10&w.evidence=0&w.context=100"));
        LibraryFolder.read(FOLDER).practices().forEach(practice -> pages.add("/practices/" + practice.id()));
        release.framework()
                .indicators()
                .forEach(indicator -> pages.add("/cities/vienna/ideas?indicator=" + indicator.id()));
        for (String path : pages) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length)
                    .as(path)
                    .isLessThanOrEqualTo(BUDGET);
            assertThat(answer.body()).as(path).doesNotContain("NaN", "null", "Infinity", "{0}", "\uFFFD");
            assertThat(INLINE.matcher(answer.body()).find()).as(path).isFalse();
            assertThat(answer.body().split("<h1", -1)).as(path).hasSize(2);
            assertThat(answer.headers().firstValue("ETag")).as(path).isPresent();
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        Pattern href = Pattern.compile("href=\"(/[^\"#]*)");
        java.util.Set<String> links = new java.util.TreeSet<>();
        for (String path : List.of(
                "/practices",
                find("city"),
                "/practices/method",
                "/practices/anti-rumour-campaign",
                "/practices/city-identity-card",
                "/cities/vienna/ideas?indicator=trust-in-people")) {
            var matcher = href.matcher(get(path).body());
            while (matcher.find()) {
                links.add(matcher.group(1).replace("&amp;", "&"));
            }
        }
        assertThat(links).contains("/practices/feed.atom", "/practices/anti-rumour-campaign/lineage.ttl");
        for (String link : links) {
            assertThat(get(link).statusCode()).as(link).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lebende Bibliothek, /practices/living-library, means",
        "carte d'identité municipale, /practices/city-identity-card, means",
        "walking bus, /practices/walking-school-bus, Matches"
    })
    void wordsOfAnyLanguageAreFoundAndTheReasonIsSaid(String words, String practice, String reason) throws Exception {
        String body = get(find(words)).body();
        assertThat(body).contains(practice, reason);
        assertThat(body.indexOf("<ol class=\"plain hits\">")).isLessThan(body.indexOf(practice));
    }

    @Test
    void aCityLeadsFromItsGapToIdeas() throws Exception {
        assertThat(get("/cities/vienna").body()).contains("/cities/vienna/ideas?indicator=");
        assertThat(get("/cities/vienna/trust-in-people").body())
                .contains("/cities/vienna/ideas?indicator=trust-in-people");
        String ideas = get("/cities/vienna/ideas?indicator=trust-in-people").body();
        assertThat(ideas)
                .contains(
                        "People can be trusted", "What speaks for it", "What is not known", "rests on something known");
        String vote =
                get("/cities/vienna/ideas?indicator=local-vote-foreigners").body();
        assertThat(vote).contains("Needs somebody else to act: state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/practices/nothing",
                "/practices/nothing/lineage.ttl",
                "/cities/nowhere/ideas",
                "/api/v1/practices/nothing"
            })
    void whatIsNotThereIsSaid(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/practices?lang=klingon",
                "/practices?concept=nothing",
                "/practices?from=-1",
                "/cities/vienna/ideas?indicator=nothing",
                "/cities/vienna/ideas?area=nothing",
                "/cities/vienna/ideas?recommendation=nothing",
                "/cities/vienna/ideas?w.evidence=0&w.context=0&w.channel=0&w.readiness=0",
                "/cities/vienna/ideas?w.evidence=1000",
                "/api/v1/cities/vienna/ideas"
            })
    void whatCannotBeDoneIsSaid(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x>", "AND OR ( \" \\", "&amp;", "%00"})
    void anyTextCanBeAskedAndStaysText(String words) throws Exception {
        HttpResponse<String> answer = get(find(words));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x");
        assertThat(get(find(words.repeat(100))).statusCode()).isEqualTo(200);
    }

    @Test
    void filesAreWhatTheirNamesSay() throws Exception {
        assertThat(get("/practices/practices.csv").body()).startsWith("id,title,city,country_iso2");
        assertThat(get("/practices/feed.atom").body()).contains("http://www.w3.org/2005/Atom", "<entry>");
        assertThat(get("/practices/vocabulary.ttl").body()).contains("skos:ConceptScheme");
        assertThat(get("/practices/anti-rumour-campaign/lineage.ttl").body()).contains("prov:wasDerivedFrom");
        assertThat(get("/practices/anti-rumour-campaign/record.jsonld").body()).contains("prov:Plan");
        for (String file : List.of("practices.xlsx", "template.xlsx")) {
            assertThat(get("/practices/" + file).body()).startsWith("PK");
        }
    }

    /** Markup in every field of a record is shown as text, whatever page or file shows it. */
    @Test
    void hostileMarkupInEveryFieldIsShownAsText(@TempDir Path home) throws Exception {
        String bad = "<script>alert(1)</script><img src=x onerror=alert(1)>'\"&";
        Path table = Files.writeString(
                home.resolve("hostile.csv"),
                "id,title,city,country_iso2,theme,actor_family,summary,source,adapted_from,partners,reach\n"
                        + "H1,B,B,AT,employment,municipality,B,B,B,B,B\n"
                                .replace("B", "\"" + bad.replace("\"", "\"\"") + "\""));
        Path folder =
                Files.createDirectories(home.resolve("practices/vocabulary")).getParent();
        for (String name : List.of("concepts.csv", "mappings.csv")) {
            Files.copy(
                    FOLDER.resolve("vocabulary").resolve(name),
                    folder.resolve("vocabulary").resolve(name));
        }
        Library library = PracticeTable.read(table, Library.empty(Vocabulary.read(folder.resolve("vocabulary"))))
                .library();
        LibraryFolder.write(folder, library);
        Practice practice = library.practices().getFirst();
        try (RunningServer hostile = PublicSite.start(ServerSettings.local(home.resolve("releases"), 0))) {
            for (String path : List.of("/practices", "/practices?q=script", "/practices/" + practice.id())) {
                HttpResponse<String> answer = get(hostile, path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body())
                        .as(path)
                        .doesNotContain("<script>alert", "<img src=x")
                        .contains("&lt;");
            }
            assertThat(get(hostile, "/practices/feed.atom").body()).doesNotContain("<script>");
        }
    }

    @Test
    void aSiteWithoutPracticesSaysSo(@TempDir Path home) throws Exception {
        try (RunningServer empty = PublicSite.start(ServerSettings.local(home.resolve("releases"), 0))) {
            HttpResponse<String> answer = get(empty, "/practices");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("isopolity practice import");
        }
    }
}
