package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.LISBON;
import static org.isopolity.server.Scene.ROUND;
import static org.isopolity.server.Scene.VIENNA;
import static org.isopolity.server.Scene.act;
import static org.isopolity.server.Scene.done;
import static org.isopolity.server.Scene.jobs;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** From accepted answers to the public site and back. */
@ParameterizedClass
@EnumSource
class PublicationTest {

    private static final String CANARY = "kanarienvogel";

    @Parameter
    Databases database;

    private OpenWorkspace workspace;
    private Path releases;
    private Scene scene;
    private Visitor secretariat;

    @BeforeEach
    void open() throws Exception {
        releases = Files.createTempDirectory(Path.of("target"), "releases");
        workspace = OpenWorkspace.on(database.fresh(), releases);
        scene = new Scene(workspace);
        secretariat = workspace.as(scene.secretariat);
    }

    @AfterEach
    void close() {
        if (workspace != null) {
            workspace.close();
        }
    }

    /** Vienna and Lisbon answer and are accepted, but for Vienna's advice, which is rejected, and Lisbon's people. */
    private void closed() {
        Visitor vienna = workspace.as(scene.officer);
        Visitor lisbon = workspace.as(scene.other);
        Visitor reviewer = workspace.as(scene.reviewer);
        done(vienna.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        done(vienna.post(
                VIENNA + "/items/advice", Map.of("choice", "yes", "note", CANARY, "source", CANARY, "version", "0")));
        done(vienna.post(VIENNA + "/items/people", Map.of("amount", "500", "year", "2025", "version", "0")));
        done(vienna.post(VIENNA + "/submit", Map.of()));
        done(lisbon.post(LISBON + "/items/jobs", jobs("40", 0)));
        done(lisbon.post(LISBON + "/items/advice", Map.of("choice", "partly", "version", "0")));
        done(lisbon.post(LISBON + "/items/people", Map.of("amount", "4", "year", "2025", "version", "0")));
        done(lisbon.post(LISBON + "/submit", Map.of()));
        for (String item : new String[] {"jobs", "people"}) {
            done(act(reviewer, VIENNA + "/items/" + item, "accept", ""));
        }
        for (String item : new String[] {"jobs", "advice", "people"}) {
            done(act(reviewer, LISBON + "/items/" + item, "accept", ""));
        }
        done(act(reviewer, VIENNA + "/items/advice", "reject", CANARY));
        done(secretariat.post(ROUND + "/close", Map.of("version", "2")));
    }

    static Map<String, String> edition() {
        Map<String, String> edition = new HashMap<>(Map.of(
                "series", "opencities",
                "title", "Open Cities",
                "description", "A test of a release.",
                "date", "2026-11-25",
                "publisher", "The network",
                "licence", "CC-BY-4.0",
                "licence-url", "https://creativecommons.org/licenses/by/4.0/",
                "draws", "20",
                "recipe", """
                recipe: opencities
                steps:
                  - select: {levels: [city, metro, region, country]}
                  - leave-gaps: {}
                  - leave-extremes: {}
                  - goalposts: {range: [1, 100]}
                  - aggregate: {mean: arithmetic, at-least: 0.1}
                uncertainty:
                  weights: 0.25
                """));
        return edition;
    }

    private String prepared(Map<String, String> edition) {
        HttpResponse<String> answer = secretariat.post(ROUND + "/release", edition);
        return done(answer).headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
    }

    @Test
    void onlyWhatWasAcceptedIsReleased() {
        HttpResponse<String> open = secretariat.post(ROUND + "/release", edition());
        assertThat(open.statusCode()).as("the round is open").isEqualTo(409);
        closed();
        assertThat(secretariat.get(ROUND + "/release").body()).contains("fewer than 10 people");
        String candidate = prepared(edition());
        assertThat(Archive.open(releases).releases()).isEmpty();
        assertThat(workspace.visitor().get("/cities").statusCode()).isEqualTo(503);
        assertThat(secretariat.get(candidate).body()).contains("Vienna", "Lisbon");
        done(secretariat.post(candidate + "/publish", Map.of("embargo", "")));
        Release release = Archive.open(releases).latest().orElseThrow();
        assertThat(release.id().toString()).isEqualTo("opencities-2026.1");
        assertThat(release.observations().asList())
                .extracting(each -> each.cityId() + " " + each.indicatorId() + " " + each.value())
                .containsExactlyInAnyOrder(
                        "vienna jobs 61.5", "vienna people 500.0", "lisbon jobs 40.0", "lisbon advice 50.0");
        assertThat(release.findDifferenceWhenRebuilt()).isEmpty();
        assertThat(workspace.visitor().get("/cities/vienna").body()).contains("Vienna");
        assertThat(secretariat.post(candidate + "/publish", Map.of()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void smallCountsArePublishedOnlyWhenThatIsWished() {
        closed();
        Map<String, String> edition = edition();
        edition.put("small", "yes");
        done(secretariat.post(prepared(edition) + "/publish", Map.of()));
        assertThat(Archive.open(releases).latest().orElseThrow().observations().asList())
                .anyMatch(each -> each.value() == 4);
    }

    @Test
    void whatIsNotPublishedIsNowhereOutside() {
        closed();
        String candidate = prepared(edition());
        done(secretariat.post(candidate + "/publish", Map.of("embargo", "2099-01-01T00:00:00Z")));
        Visitor reader = workspace.visitor();
        for (String path : new String[] {
            "/",
            "/cities",
            "/cities/vienna",
            "/indicators",
            "/method",
            "/releases",
            "/search?q=" + CANARY,
            "/search?q=vienna",
            "/releases/opencities-2026.1",
            candidate,
            VIENNA,
            "/workspace/sign-in"
        }) {
            assertThat(reader.get(path).body()).as(path).doesNotContain(CANARY + " ", "Open Cities", "61.5");
        }
        Visitor resident = workspace.as(scene.resident);
        Visitor stranger = workspace.as(scene.stranger);
        for (String path : new String[] {candidate, VIENNA, VIENNA + "/answers.csv", ROUND, ROUND + "/board.csv"}) {
            assertThat(resident.get(path).body()).doesNotContain(CANARY, "61.5");
            assertThat(stranger.get(path).body()).doesNotContain(CANARY, "61.5");
        }
        assertThat(Archive.open(releases).shelved()).isEmpty();
        workspace
                .store()
                .writing(sql -> sql.sql("update publication set embargo = 1").update());
        workspace.endEmbargoes();
        workspace.endEmbargoes();
        assertThat(Archive.open(releases).releases()).hasSize(1);
        String page = reader.get("/cities/vienna").body();
        assertThat(page).contains("Vienna").doesNotContain(CANARY);
    }

    @Test
    void aWithdrawnReleaseKeepsItsNumberAndSaysWhy() {
        closed();
        String candidate = prepared(edition());
        done(secretariat.post(candidate + "/publish", Map.of()));
        Visitor reader = workspace.visitor();
        assertThat(reader.get("/releases").body()).contains("opencities-2026.1");
        assertThat(secretariat
                        .post(candidate + "/withdraw", Map.of("reason", ""))
                        .statusCode())
                .isEqualTo(422);
        done(secretariat.post(candidate + "/withdraw", Map.of("reason", "Lisbon’s figure was of another year")));
        assertThat(reader.get("/releases").body()).contains("Lisbon’s figure was of another year");
        assertThat(reader.get("/releases/opencities-2026.1").statusCode()).isEqualTo(404);
        assertThat(reader.get("/cities").statusCode()).isEqualTo(503);
        Map<String, String> corrected = edition();
        corrected.put("title", "Open Cities, corrected");
        done(secretariat.post(prepared(corrected) + "/publish", Map.of()));
        assertThat(Archive.open(releases).latest().orElseThrow().id().toString())
                .isEqualTo("opencities-2026.2");
    }

    @Test
    void anErratumStandsBesideTheReleaseWhichStaysAsItIs() {
        closed();
        String candidate = prepared(edition());
        assertThat(secretariat
                        .post(candidate + "/erratum", Map.of("text", "too early"))
                        .statusCode())
                .isEqualTo(409);
        done(secretariat.post(candidate + "/publish", Map.of()));
        String digest = Archive.open(releases).latest().orElseThrow().digest();
        Visitor reader = workspace.visitor();
        String page = "/releases/opencities-2026.1";
        String tag = reader.get(page).headers().firstValue("ETag").orElseThrow();
        assertThat(secretariat.post(candidate + "/erratum", Map.of("text", " ")).statusCode())
                .isEqualTo(422);
        assertThat(secretariat
                        .post(candidate + "/erratum", Map.of("text", "x", "city", "atlantis"))
                        .statusCode())
                .isEqualTo(422);
        done(secretariat.post(
                candidate + "/erratum",
                Map.of("text", "The figure is of 2023 & <b>not</b> of 2025.", "city", "lisbon", "indicator", "jobs")));
        done(secretariat.post(candidate + "/erratum", Map.of("text", "The publisher was renamed.")));
        assertThat(reader.get(page).headers().firstValue("ETag")).isNotEqualTo(java.util.Optional.of(tag));
        assertThat(reader.get(page).body())
                .contains(
                        "2 errata",
                        "The figure is of 2023 &amp; &lt;b&gt;not&lt;/b&gt; of 2025.",
                        "/cities/lisbon/jobs");
        assertThat(reader.get("/api/v1" + page).body().replace(" : ", ":"))
                .contains("\"city\":\"lisbon\"", "\"indicator\":\"jobs\"", "The publisher was renamed.");
        assertThat(reader.get("/releases/feed.atom").body())
                .contains("Erratum to opencities-2026.1", "of 2023 &amp; &lt;b", "#erratum-2");
        assertThat(secretariat.get(candidate).body()).contains("The publisher was renamed.");
        Release release = Archive.open(releases).latest().orElseThrow();
        assertThat(release.digest()).isEqualTo(digest);
        done(secretariat.post(candidate + "/withdraw", Map.of("reason", "Grave after all")));
        assertThat(reader.get("/releases/feed.atom").body()).contains("was withdrawn", "Grave after all");
        assertThat(secretariat
                        .post(candidate + "/erratum", Map.of("text", "too late"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatWasRejectedCanBeAppealedAgainstWhenTheRoundIsOver() {
        closed();
        Visitor vienna = workspace.as(scene.officer);
        String item = VIENNA + "/items/advice";
        done(act(vienna, item, "appeal", "The office opened in May"));
        assertThat(vienna.get(item).body()).contains("The office opened in May");
        done(act(secretariat, item, "dismiss", "It is of another year"));
        assertThat(vienna.get(item).body()).contains("It is of another year");
    }

    @Test
    void theRankingPolicyIsPartOfTheRelease() {
        closed();
        Map<String, String> edition = edition();
        edition.put("ranking", "none");
        done(secretariat.post(prepared(edition) + "/publish", Map.of()));
        Release release = Archive.open(releases).latest().orElseThrow();
        assertThat(new String(release.read("edition.yaml").orElseThrow(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("ranking: \"none\"");
        assertThat(workspace.visitor().get("/cities").body()).contains("publishes no order of its cities");
    }

    @Test
    void aRecipeThatCannotBeIsSaidInWords() {
        closed();
        Map<String, String> edition = edition();
        edition.put("recipe", "recipe: x\nsteps:\n  - conjure: {}\n");
        HttpResponse<String> answer = secretariat.post(ROUND + "/release", edition);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("recipe.yaml").doesNotContain("/target/");
        assertThat(secretariat.get(ROUND + "/release").body()).doesNotContain(">candidate<");
    }

    /** A round of its own, in which all are women and men, and few in Lisbon are men. */
    private String summed() {
        String network = "/workspace/networks/opencities";
        String framework = """
            id,parent,label,question,weight,unit,direction,competence,target,worst,choices,least,most
            top,,Openness,,1,,,,,,,,
            work,top,Work,,1,,,,,,,,
            all,work,All,How many came?,1,persons,higher_is_more_open,city,1000,0,,0,
            women,work,Women,How many women came?,1,persons,higher_is_more_open,city,1000,0,,0,
            men,work,Men,How many men came?,1,persons,higher_is_more_open,city,1000,0,,0,
            """;
        done(secretariat.upload(
                network + "/frameworks", Map.of("note", "sums"), "file", "framework.csv", Scene.bytes(framework)));
        done(secretariat.post(network + "/frameworks/2/lock", Map.of()));
        done(secretariat.post(
                network + "/rounds",
                Map.of(
                        "id", "sums",
                        "title", "Sums",
                        "year", "2026",
                        "framework", "2",
                        "deadline", "2099-12-31",
                        "reviewers", "1")));
        String round = network + "/rounds/sums";
        done(secretariat.post(round + "/open", Map.of("version", "1")));
        done(secretariat.post(round + "/invite", Map.of()));
        Map<String, Map<String, String>> counts = Map.of(
                "vienna", Map.of("all", "500", "women", "300", "men", "200"),
                "lisbon", Map.of("all", "44", "women", "40", "men", "4"));
        Visitor reviewer = workspace.as(scene.reviewer);
        counts.forEach((city, amounts) -> {
            Visitor officer = workspace.as(city.equals("vienna") ? scene.officer : scene.other);
            String place = round + "/cities/" + city;
            amounts.forEach((item, amount) -> done(
                    officer.post(place + "/items/" + item, Map.of("amount", amount, "year", "2025", "version", "0"))));
            done(officer.post(place + "/submit", Map.of()));
            amounts.keySet().forEach(item -> done(act(reviewer, place + "/items/" + item, "accept", "")));
        });
        done(secretariat.post(round + "/close", Map.of("version", "2")));
        return round;
    }

    @Test
    void aWithheldCountThatCouldBeRecomputedKeepsTheReleaseBackUntilItIsHiddenOrAnsweredFor() {
        String round = summed();
        String candidate = done(secretariat.post(round + "/release", edition()))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("\\?.*", "");
        assertThat(secretariat.get(candidate).body()).contains("anybody could recompute", "All = Men + Women");
        HttpResponse<String> refused = secretariat.post(candidate + "/publish", Map.of("embargo", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Say why it may be published all the same");
        assertThat(Archive.open(releases).releases()).isEmpty();

        Map<String, String> complemented = edition();
        complemented.put("complement", "yes");
        String hidden = done(secretariat.post(round + "/release", complemented))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("\\?.*", "");
        assertThat(secretariat.get(hidden).body()).doesNotContain("anybody could recompute");
        done(secretariat.post(hidden + "/publish", Map.of("embargo", "")));
        assertThat(Archive.open(releases).latest().orElseThrow().observations().asList())
                .extracting(each -> each.cityId() + " " + each.indicatorId())
                .containsExactlyInAnyOrder("vienna all", "vienna women", "vienna men", "lisbon all");

        done(secretariat.post(
                candidate + "/publish", Map.of("embargo", "", "acknowledged", "The city has published it itself")));
        assertThat(Archive.open(releases).releases()).hasSize(2);
        assertThat(workspace
                        .store()
                        .<String>read(sql -> sql.sql("select detail from audit_entry where action = ?")
                                .param("release.acknowledge")
                                .query(String.class)
                                .single()))
                .contains("1 withheld counts", "The city has published it itself");
    }
}
