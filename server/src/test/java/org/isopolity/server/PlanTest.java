package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.PlanScene.PLAN;
import static org.isopolity.server.PlanScene.PUBLIC;
import static org.isopolity.server.PlanScene.path;
import static org.isopolity.server.Scene.done;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.Plans;
import org.isopolity.server.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans through the pages, on both databases: written, published, and what must not come out. */
class PlanTest {

    private static final String CANARY = "canary-7f3a";

    private static OpenWorkspace open() {
        return OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aPlanIsWrittenPublishedAndKeptUpToDate(Databases database) {
        try (OpenWorkspace workspace = OpenWorkspace.on(database.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            Visitor anybody = workspace.visitor();
            PlanScene plan = new PlanScene(officer).begun();
            assertThat(plan.publish().statusCode()).as("without an action").isEqualTo(409);
            String first = plan.action("Advice before arrival");
            String second = plan.action("Recognition desk");
            assertThat(anybody.get(PUBLIC).statusCode()).as("a draft").isEqualTo(404);
            done(plan.on(
                    first, "/targets", Map.of("indicator", "school-satisfaction", "value", "85", "by", "2030-12-31")));
            done(plan.on(first, "/milestones", Map.of("milestone", "Desk is open", "due", "2099-01-01")));
            done(plan.on(first, "/budget", Map.of("source", "Own", "currency", "eur", "amount", "120000.50")));
            done(plan.on(first, "/partners", Map.of("partner", "Chamber", "partnerfamily", "PRIVATE_SECTOR")));
            done(plan.on(second, "/needs", Map.of("need", first)));
            done(plan.publish());
            assertThat(anybody.get(PUBLIC).body())
                    .contains("Vienna open", "Advice before arrival", "Recognition desk", "Many work below it");
            String page = anybody.get(PUBLIC + "/actions/" + first).body();
            assertThat(page)
                    .contains("Department 17 (the municipality)", "Chamber (the private sector)", "EUR\u00a0120,000.50")
                    .contains("Desk is open", "Baseline: ")
                    .doesNotContain("NaN", "null");
            done(officer.post(path(first) + "/edit", edit(Scene.version(officer, path(first)), "Advice earlier")));
            assertThat(anybody.get(PUBLIC).body())
                    .as("what is changed waits to be published")
                    .contains("Advice before arrival")
                    .doesNotContain("Advice earlier");
            done(plan.on(first, "/start", Map.of("words", "The first adviser is there")));
            assertThat(anybody.get(PUBLIC + "/actions/" + first).body())
                    .as("news does not wait")
                    .contains("The first adviser is there", "under way", "Advice before arrival");
            done(plan.publish());
            assertThat(anybody.get(PUBLIC).body()).contains("Advice earlier");
            assertThat(anybody.get(PUBLIC + "/versions/1").body()).contains("Advice before arrival");
            assertThat(officer.get(PLAN + "/versions").body()).contains("Advice earlier", "Recognition desk");
            done(plan.onPlan("/withdraw", Map.of("words", "The council decided anew")));
            HttpResponse<String> gone = anybody.get(PUBLIC);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body()).contains("The council decided anew").doesNotContain("Advice earlier");
            assertThat(anybody.get(PUBLIC + "/versions/1").statusCode()).isEqualTo(404);
            assertThat(anybody.get(PUBLIC + "/actions/" + first).statusCode()).isEqualTo(404);
            assertThat(workspace.part(Plans.class).getAction(first).content().title())
                    .isEqualTo("Advice earlier");
            assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
        }
    }

    private static Map<String, String> edit(String version, String title) {
        return Map.of(
                "version", version,
                "objective", "o1",
                "title", title,
                "lead", "Department 17",
                "begins", "2026-02-01",
                "ends", "2099-06-30");
    }

    @Test
    void whatIsForColleaguesIsNowhereInPublic() throws Exception {
        Path releases = Releases.own();
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), releases)) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            PlanScene plan = new PlanScene(officer).begun();
            String action = plan.action("Advice");
            done(officer.post(path(action) + "/notes", Map.of("note", CANARY + " the mayor hesitates")));
            done(plan.publish());
            done(officer.post(path(action) + "/notes", Map.of("note", CANARY + " still")));
            done(plan.on(action, "/start", Map.of("words", "It begins")));
            done(workspace.as(scene.resident).post(path(action) + "/comment", Map.of("words", CANARY + " I wait")));
            plan.action(CANARY + " not published yet");
            assertThat(officer.get(path(action)).body()).contains(CANARY);
            Visitor anybody = workspace.visitor();
            List<String> everywhere = List.of(
                    PUBLIC,
                    PUBLIC + "/versions/1",
                    PUBLIC + "/versions/2",
                    PUBLIC + "/actions/" + action,
                    "/plans",
                    "/cities/vienna",
                    "/reports/vienna");
            for (String page : everywhere) {
                HttpResponse<String> answer = anybody.get(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).doesNotContain(CANARY, "vienna@example.org", "rev@example.org");
            }
            try (Stream<Path> files = Files.walk(releases.resolveSibling("plans"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.UTF_8))
                            .as(file.toString())
                            .doesNotContain(CANARY, "example.org");
                }
            }
            assertThat(workspace.as(scene.other).get(path(action)).statusCode()).isEqualTo(404);
            assertThat(workspace.as(scene.secretariat).get(path(action)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aCommentIsSeenWhenTheCityShowsIt() {
        try (OpenWorkspace workspace = open()) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            PlanScene plan = new PlanScene(officer);
            String action = plan.published();
            Visitor resident = workspace.as(scene.resident);
            assertThat(resident.get(path(action) + "/comment").body()).contains("Advice before arrival");
            done(resident.post(path(action) + "/comment", Map.of("words", "Please also on Saturdays")));
            Visitor anybody = workspace.visitor();
            assertThat(anybody.get(PUBLIC + "/actions/" + action).body()).doesNotContain("Saturdays");
            String page = officer.get(path(action)).body();
            int at = page.indexOf("name=\"comment\" value=\"") + "name=\"comment\" value=\"".length();
            done(officer.post(path(action) + "/show", Map.of("comment", page.substring(at, page.indexOf('"', at)))));
            assertThat(anybody.get(PUBLIC + "/actions/" + action).body())
                    .contains("Please also on Saturdays")
                    .doesNotContain("res@example.org");
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedWithASentence() {
        try (OpenWorkspace workspace = open()) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            PlanScene plan = new PlanScene(officer).begun();
            String one = plan.action("One");
            String two = plan.action("Two");
            String three = plan.action("Three");
            done(plan.on(two, "/needs", Map.of("need", one)));
            done(plan.on(three, "/needs", Map.of("need", two)));
            HttpResponse<String> circle = plan.on(one, "/needs", Map.of("need", three));
            assertThat(circle.statusCode()).isEqualTo(422);
            assertThat(circle.body()).contains("One → Three → Two → One");
            refused(plan.on(one, "/milestones", Map.of("milestone", "Too late", "due", "2001-01-01")), "in the past");
            refused(
                    plan.on(
                            one,
                            "/targets",
                            Map.of("indicator", "school-satisfaction", "value", "1", "by", "2001-01-01")),
                    "in the past");
            refused(
                    plan.on(one, "/targets", Map.of("indicator", "no-such", "value", "1", "by", "2090-01-01")),
                    "There is no such indicator");
            refused(
                    plan.on(one, "/budget", Map.of("source", "x", "currency", "XQZ", "amount", "1")),
                    "No currency has this code");
            refused(
                    plan.on(one, "/budget", Map.of("source", "x", "currency", "EUR", "amount", "-1")),
                    "an amount above zero");
            refused(plan.on(one, "/stop", Map.of("words", "")), "This is needed");
            assertThat(plan.on(one, "/resume", Map.of("words", "why")).statusCode())
                    .as("what was not given up")
                    .isEqualTo(409);
            done(plan.on(one, "/budget", Map.of("source", "City", "currency", "EUR", "amount", "10")));
            done(plan.on(one, "/budget", Map.of("source", "Fund", "currency", "SEK", "amount", "20")));
            assertThat(officer.get(path(one)).body()).contains("not added up", "EUR\u00a010 and SEK\u00a020");
            String before = Scene.version(officer, path(one));
            done(plan.on(one, "/report", Map.of("words", "Going well")));
            assertThat(officer.post(path(one) + "/report", Map.of("words", "Late", "version", before))
                            .statusCode())
                    .isEqualTo(412);
        }
    }

    private static void refused(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(sentence);
    }

    @Test
    void theShelfIsFilledFromTheRecord() throws Exception {
        Path releases = Releases.own();
        var store = Databases.EMBEDDED.fresh();
        String action;
        try (OpenWorkspace workspace = OpenWorkspace.on(store, releases)) {
            Scene scene = new Scene(workspace);
            action = new PlanScene(workspace.as(scene.officer)).published();
        }
        Path file = releases.resolveSibling("plans").resolve("vienna").resolve("1.json");
        byte[] written = Files.readAllBytes(file);
        Files.delete(file);
        try (OpenWorkspace workspace = OpenWorkspace.on(store, releases)) {
            workspace.part(Plans.class);
            assertThat(workspace.visitor().get(PUBLIC).statusCode()).isEqualTo(200);
            assertThat(Files.readAllBytes(file)).isEqualTo(written);
            assertThat(PlanShelf.open(file.getParent().getParent(), java.time.Clock.systemUTC())
                            .findAction(action))
                    .isPresent();
        }
    }

    @Test
    void whoComesFromAPublicPageIsLedToTheirPlan() {
        try (OpenWorkspace workspace = open()) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            new PlanScene(officer).begun();
            String brought = "/workspace/act?city=vienna&indicator=school-satisfaction&title=Advice";
            HttpResponse<String> onward = done(officer.get(brought));
            String path = onward.headers().firstValue("Location").orElseThrow();
            assertThat(path).isEqualTo(PLAN + "/actions/new?indicator=school-satisfaction&title=Advice");
            assertThat(officer.get(path).body()).contains("value=\"Advice\"", "value=\"school-satisfaction\"");
            assertThat(workspace
                            .visitor()
                            .get(brought)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .contains("next=%2Fworkspace%2Fact%3Fcity%3Dvienna%26indicator");
            assertThat(workspace.as(scene.reviewer).get(brought).body()).contains("You answer for no city here");
        }
    }

    /** International schools have no value anywhere in the starter release. */
    @Test
    void aTargetWithoutBaselineShowsItsMark() {
        try (OpenWorkspace workspace = open()) {
            Scene scene = new Scene(workspace);
            Visitor officer = workspace.as(scene.officer);
            PlanScene plan = new PlanScene(officer).begun();
            String action = plan.action("Invite schools");
            done(plan.on(
                    action,
                    "/targets",
                    Map.of("indicator", "international-schools", "value", "12", "by", "2090-12-31")));
            done(plan.publish());
            for (String page : List.of(
                    officer.get(path(action)).body(),
                    officer.get(PLAN).body(),
                    workspace.visitor().get(PUBLIC + "/actions/" + action).body())) {
                assertThat(page)
                        .contains("Target without baseline", "International schools")
                        .doesNotContain("NaN", "null");
            }
        }
    }

    /** The next release leaves an indicator out; the plan that aims at it was written before. */
    @Test
    void aTargetWhoseIndicatorWasDroppedShowsItsMark() throws Exception {
        Path releases = Releases.own();
        StoreSettings store = Databases.EMBEDDED.fresh();
        String action;
        try (OpenWorkspace workspace = OpenWorkspace.on(store, releases)) {
            PlanScene plan = new PlanScene(workspace.as(new Scene(workspace).officer)).begun();
            action = plan.action("Better schools");
            done(plan.on(
                    action, "/targets", Map.of("indicator", "school-satisfaction", "value", "85", "by", "2090-12-31")));
            done(plan.publish());
            assertThat(workspace.visitor().get(PUBLIC + "/actions/" + action).body())
                    .doesNotContain("no longer part of the framework");
        }
        Archive.open(releases).publish(Sources.in(without("school-satisfaction")), Progress.SILENT);
        try (OpenWorkspace workspace = OpenWorkspace.on(store, releases)) {
            String officer = workspace
                    .store()
                    .read(sql -> sql.sql("select id from account where email = 'vienna@example.org'")
                            .query(String.class)
                            .single());
            for (String page : List.of(
                    workspace.as(officer).get(path(action)).body(),
                    workspace.as(officer).get(PLAN).body(),
                    workspace.visitor().get(PUBLIC + "/actions/" + action).body())) {
                assertThat(page)
                        .contains("Satisfaction with schools", "no longer part of the framework")
                        .doesNotContain("NaN", "null");
            }
        }
    }

    /** The starter's sources without an indicator, as a later edition. */
    private static Path without(String indicator) throws Exception {
        Path starter = Path.of("..", "starter", "openness");
        Path sources = Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "sources");
        try (Stream<Path> files = Files.list(starter)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(
                        sources.resolve(file.getFileName().toString()),
                        Files.readAllLines(file).stream()
                                .filter(line ->
                                        !line.startsWith(indicator + ",") && !line.contains("," + indicator + ","))
                                .map(line -> line.startsWith("date: ") ? "date: 2026-11-25" : line)
                                .toList());
            }
        }
        return sources;
    }
}
