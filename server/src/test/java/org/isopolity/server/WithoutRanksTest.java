package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;
import org.isopolity.release.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks every public address of a release that publishes no ranks, and finds none. */
class WithoutRanksTest {

    private static final int CITIES = 24;
    private static final Pattern LINK = Pattern.compile("(?:href|action)=\"(/[^\"#]*)");
    private static final Pattern API_LINK = Pattern.compile("\"(/(?:api|releases)/[^\"{]*)\"");
    /** Words for a place in an order of cities, in any page of the site. */
    private static final Pattern SAID = Pattern.compile("(?i)\\brank(s|ed|ing)?\\b|rank_|\\b\\d+(st|nd|rd|th)\\b");

    /** The policy itself, and where it is spoken of. */
    private static final List<String> NOT_A_RANK = List.of(
            "ranking: none",
            "ranking: bands",
            "ranking: peers",
            "\"ranking_policy\":\"none\"",
            "\"ranking_policy\":\"bands\"",
            "\"ranking_policy\":\"peers\"",
            "/ranking",
            "\"ranking\":",
            "not ranks",
            "classes instead of ranks");

    private static Path sources(String policy) throws IOException {
        Path sources = Files.createTempDirectory(Path.of("target"), "unranked");
        Files.writeString(sources.resolve("framework.csv"), """
            id,parent,label,question,weight,unit,direction,competence,target,worst
            top,,Openness,,1,,,,,
            work,top,Work,,1,,,,,
            jobs,work,Jobs,How many find work?,1,%,higher_is_more_open,city,100,0
            advice,work,Advice,How much advice?,1,points,higher_is_more_open,city,100,0
            home,top,Home,,1,,,,,
            rent,home,Rent,What does it cost?,1,%,lower_is_more_open,shared,0,100
            """);
        StringBuilder cities =
                new StringBuilder("id,name,country_iso2,region,latitude,longitude,population,population_year\n");
        StringBuilder observations = new StringBuilder(
                "city_id,indicator_id,year,value,level,flag,source,source_url,licence_or_terms,note\n");
        Random random = new Random(3);
        for (int i = 0; i < CITIES; i++) {
            String id = "town" + (char) ('a' + i);
            cities.append(id + ",Town " + (char) ('A' + i) + ",AT," + (i % 2 == 0 ? "North" : "South") + ","
                    + (40 + i / 3.0) + "," + (5 + i / 2.0) + "," + (100_000 + 90_000 * (i % 4)) + ",2024\n");
            for (String indicator : List.of("jobs", "advice", "rent")) {
                int value = random.nextInt(1, 97);
                observations.append(
                        id + "," + indicator + ",2025," + value + ",city,,Register,https://example.org/,CC0,\n");
            }
        }
        Files.writeString(sources.resolve("cities.csv"), cities);
        Files.writeString(sources.resolve("observations.csv"), observations);
        Files.writeString(sources.resolve("recipe.yaml"), """
            recipe: towns
            steps:
              - select: {levels: [city]}
              - leave-gaps: {}
              - goalposts: {range: [1, 100]}
              - aggregate: {mean: arithmetic, at-least: 0.5}
            uncertainty:
              weights: 0.25
            """);
        Files.writeString(sources.resolve("edition.yaml"), """
            series: towns
            title: Towns
            description: Towns that do not exist.
            date: 2026-11-25
            publisher: Nobody
            licence: {name: CC0-1.0, title: CC0, url: "https://creativecommons.org/publicdomain/zero/1.0/"}
            draws: 50
            seed: 7
            """ + "ranking: " + policy + "\n");
        return sources;
    }

    private static Path releases(String policy) throws IOException {
        Path releases = Files.createTempDirectory(Path.of("target"), "unranked-releases");
        Archive.open(releases).publish(Sources.in(sources(policy)), Progress.SILENT);
        return releases;
    }

    private static Release release(Path releases) {
        return Archive.open(releases).latest().orElseThrow();
    }

    /** Everything that can be reached from the start page, the API and what a curious reader would try, as text. */
    private static Map<String, String> everything(RunningServer site, Release release) throws Exception {
        Deque<String> open = new ArrayDeque<>(List.of(
                "/",
                "/api/v1/releases",
                "/api/v1/releases/latest",
                "/api/v1/releases/latest/ranking",
                "/api/v1/releases/latest/ranking?w.work=4",
                "/api/v1/releases/latest/ranking?sort=coverage",
                "/api/v1/releases/latest/framework",
                "/cities?w.work=4",
                "/cities?sort=coverage",
                "/cities?region=north",
                "/compare?city=towna&city=townb&city=townc",
                "/scenarios/towna?a.jobs=90&b.rent=1",
                "/scenarios/townb?goal=score&to=70",
                "/scenarios/townb?goal=score&to=100",
                "/scenarios/townb?goal=band&to=1",
                "/scenarios/townb?goal=band&to=3",
                "/scenarios/townb?name.a=More&a.jobs=90&cost.a=100+EUR&cost.b=5+CHF",
                "/peers/towna",
                "/search?q=town",
                "/search?q=first",
                "/sitemap.xml",
                "/releases/feed.atom"));
        for (CityResult city : release.results().ranked()) {
            String id = city.city().id();
            open.addAll(List.of("/api/v1/releases/latest/cities/" + id, "/reports/" + id));
        }
        for (String indicator : List.of("jobs", "advice", "rent")) {
            open.add("/api/v1/releases/latest/indicators/" + indicator);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> seen = new LinkedHashSet<>(open);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!open.isEmpty()) {
                String path = open.poll();
                HttpResponse<byte[]> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                String type = answer.headers().firstValue("Content-Type").orElse("");
                String text = text(type, answer.body());
                texts.put(path, text);
                Matcher links = (type.startsWith("text/html") ? LINK : API_LINK).matcher(text);
                while (links.find()) {
                    String next = links.group(1).replace("&amp;", "&");
                    if (!next.matches("/(assets|workspace|assessment|practices).*|.*/ideas.*") && seen.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return texts;
    }

    private static String text(String type, byte[] body) throws IOException {
        if (type.startsWith("application/zip") || type.contains("spreadsheetml")) {
            Path file = Files.createTempFile(Path.of("target"), "walk", ".zip");
            Files.write(file, body);
            StringBuilder text = new StringBuilder();
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    text.append(entry.getName())
                            .append('\n')
                            .append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
            return text.toString();
        }
        if (type.startsWith("application/pdf")) {
            try (var document = org.apache.pdfbox.Loader.loadPDF(body)) {
                return new org.apache.pdfbox.text.PDFTextStripper().getText(document);
            }
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return text.startsWith("{") ? compact(text) : text;
    }

    private static String compact(String json) {
        return json.replaceAll("\\s*([:{},])\\s*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "bands", "peers"})
    void noPublicAddressSaysARank(String policy) throws Exception {
        Path releases = releases(policy);
        Release release = release(releases);
        try (RunningServer site = PublicSite.start(ServerSettings.local(releases, 0))) {
            Map<String, String> texts = everything(site, release);
            assertThat(texts.keySet())
                    .as("the walk went everywhere")
                    .hasSizeGreaterThan(150)
                    .contains(
                            "/cities/townx",
                            "/reports/towna",
                            "/releases/feed.atom",
                            "/method",
                            "/releases/towns-2026.1/package.zip",
                            "/releases/towns-2026.1/workbook.xlsx",
                            "/releases/towns-2026.1/files/standings.csv");
            List<String> said = new ArrayList<>();
            texts.forEach((path, text) -> {
                String rest = text;
                for (String harmless : NOT_A_RANK) {
                    rest = rest.replace(harmless, "");
                }
                Matcher found = SAID.matcher(rest);
                if (found.find() && !(policy.equals("peers") && isAmongPeers(path))) {
                    said.add(path + ": "
                            + rest.substring(Math.max(0, found.start() - 60), Math.min(rest.length(), found.end() + 60))
                                    .replace('\n', ' '));
                }
            });
            assertThat(said).isEmpty();
            // an order says as much as a number: lists stand by name, or by class and name
            for (String path : List.of("/cities", "/cities?w.work=4", "/api/v1/releases/latest/ranking")) {
                List<Integer> places = IntStream.range(0, CITIES)
                        .mapToObj(i -> texts.getOrDefault(path, "").indexOf("Town " + (char) ('A' + i)))
                        .toList();
                assertThat(places).as(path).doesNotContain(-1);
                if (!policy.equals("bands")) {
                    assertThat(places).as(path).isSorted();
                }
            }
        }
    }

    /** Where the policy allows a rank among peers: a city's own page, report and facts. */
    private static boolean isAmongPeers(String path) {
        return path.matches(
                "/cities/town.(\\?.*)?|/reports/town.(\\?.*)?|/releases/[^/]+/reports/town./.*|/api/v1/releases/[^/]+/cities/town.");
    }

    @Test
    void whatSortsByScoreIsRefused() throws Exception {
        try (RunningServer site = PublicSite.start(ServerSettings.local(releases("none"), 0));
                HttpClient client = HttpClient.newHttpClient()) {
            for (String sort : Stream.of("score", "range").toList()) {
                for (String path : List.of("/cities", "/api/v1/releases/latest/ranking")) {
                    HttpResponse<String> answer = client.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + site.port() + path + "?sort=" + sort))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(path + sort).isEqualTo(400);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "bands", "peers"})
    void aRankIsNoGoal(String policy) throws Exception {
        try (RunningServer site = PublicSite.start(ServerSettings.local(releases(policy), 0))) {
            Visitor reader = new Visitor(site.port());
            assertThat(reader.get("/scenarios/towna?goal=rank&to=3").statusCode())
                    .isEqualTo(400);
            assertThat(reader.get("/scenarios/towna?goal=score&to=70").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void peersAndBandsSayWhatTheyMay() throws Exception {
        Path releases = releases("peers");
        try (RunningServer site = PublicSite.start(ServerSettings.local(releases, 0))) {
            Visitor reader = new Visitor(site.port());
            assertThat(reader.get("/cities/towna").body()).contains("Among its peers");
            double score = release(releases)
                    .results()
                    .find("towna")
                    .orElseThrow()
                    .score()
                    .orElseThrow();
            long above = release(releases).results().ranked().stream()
                    .filter(city -> city.city().population().orElseThrow().residents() < 250_000)
                    .filter(city -> city.score().orElseThrow() > score)
                    .count();
            assertThat(compact(
                            reader.get("/api/v1/releases/latest/cities/towna").body()))
                    .contains("\"rank_among_peers\":{\"rank\":" + (above + 1) + ",\"among\":12,\"group\":\"size\"}");
        }
        Path bands = releases("bands");
        Release release = release(bands);
        assertThat(release.results().ranked())
                .allMatch(city -> city.band().orElseThrow().bands() == 4);
        try (RunningServer site = PublicSite.start(ServerSettings.local(bands, 0))) {
            Visitor reader = new Visitor(site.port());
            CityResult first = release.results().ranked().getFirst();
            assertThat(first.band().orElseThrow().band()).isEqualTo(1);
            assertThat(reader.get("/cities/" + first.city().id()).body()).contains("class 1 of 4");
            String table = reader.get("/cities").body();
            assertThat(table).contains("1 of 4", "4 of 4");
            assertThat(table.indexOf("2 of 4")).isGreaterThan(table.lastIndexOf("<td><bdi>1 of 4"));
            assertThat(reader.get("/cities?sort=name").body().indexOf(">Town A<"))
                    .isLessThan(reader.get("/cities?sort=name").body().indexOf(">Town B<"));
            assertThat(compact(reader.get("/api/v1/releases/latest/ranking").body()))
                    .contains("\"band\":{\"band\":1");
        }
    }

    /** The way to a class leads into it, and no more cheaply than the way to a lower one. */
    @Test
    void aClassIsAGoalWhereClassesArePublished() throws Exception {
        Path bands = releases("bands");
        CityResult last = release(bands).results().ranked().stream()
                .filter(city -> city.band().orElseThrow().band() == 4)
                .findFirst()
                .orElseThrow();
        String scenarios = "/scenarios/" + last.city().id();
        try (RunningServer site = PublicSite.start(ServerSettings.local(bands, 0))) {
            Visitor reader = new Visitor(site.port());
            for (int wanted = 1; wanted <= 3; wanted++) {
                String page = reader.get(scenarios + "?goal=band&to=" + wanted).body();
                Matcher way = Pattern.compile("<a href=\"([^\"]*)\">See these changes as scenario A")
                        .matcher(page);
                assertThat(way.find()).as(page).isTrue();
                String there = reader.get(way.group(1).replace("&amp;", "&")).body();
                assertThat(there).contains("<bdi>4 of 4", "<bdi>" + wanted + " of 4");
            }
            assertThat(reader.get(scenarios + "?goal=band&to=4").body()).contains("is there already");
            for (String wrong : List.of("0", "5", "1.5", "x")) {
                assertThat(reader.get(scenarios + "?goal=band&to=" + wrong).statusCode())
                        .isEqualTo(400);
            }
        }
        for (String policy : List.of("none", "peers")) {
            try (RunningServer site = PublicSite.start(ServerSettings.local(releases(policy), 0))) {
                assertThat(new Visitor(site.port())
                                .get("/scenarios/towna?goal=band&to=2")
                                .statusCode())
                        .isEqualTo(400);
            }
        }
    }
}
