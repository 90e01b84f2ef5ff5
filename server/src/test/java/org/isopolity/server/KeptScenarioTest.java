package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.scenario.TownReleases;
import org.isopolity.server.store.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios side by side with their cost, kept, shared and withdrawn, through the pages, on both databases. */
class KeptScenarioTest {

    private static final String VIENNA = "/workspace/networks/opencities/cities/vienna/scenarios";
    private static final String SET = "name.a=First+steps&a.advice=50&a.jobs=80&cost.a=1000+EUR&b.jobs=20&cost.b=5+CHF";
    private static final Pattern SHARED = Pattern.compile("href=\"(/scenarios/shared/[A-Za-z0-9_-]{43})\"");
    private static final int BUDGET = 15;

    private static String keep(Visitor officer, String title, String release, String scenarios) {
        return done(officer.post(VIENNA, Map.of("title", title, "release", release, "scenarios", scenarios)))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("\\?.*", "");
    }

    private static HttpResponse<String> on(Visitor officer, String set, String deed, String... fields) {
        Map<String, String> all = new TreeMap<>(Map.of("version", Scene.version(officer, set)));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return officer.post(set + "/" + deed, all);
    }

    private static String shared(String page) {
        Matcher link = SHARED.matcher(page);
        assertThat(link.find()).as("an address that is shared").isTrue();
        return link.group(1);
    }

    /** A row of a table by its head, as text. */
    private static String row(String page, String head) {
        int at = page.indexOf(">" + head + "<");
        assertThat(at).as(head).isPositive();
        return page.substring(at + 1, page.indexOf("</tr>", at))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /**
     * Vienna has jobs 40 and 0 on three more: 10 points. With jobs at 80 and advice at 50 it has 130 / 4 = 32.5, so 1,000 euros
     * for 22.5 points are 44.4 for each; with jobs at 20 it has 5 and has gained nothing.
     */
    @Test
    void moneyStandsBesideTheScore() {
        try (RunningServer site =
                PublicSite.start(ServerSettings.local(TownReleases.home().resolve("releases"), 0))) {
            Visitor reader = new Visitor(site.port());
            String page = reader.get("/scenarios/vienna?" + SET).body();
            assertThat(page)
                    .contains("A: First steps", "Scenario B", "Vienna would go from 10.0 to 32.5 points in scenario A")
                    .doesNotContain("NaN", "null", "/workspace/");
            assertThat(row(page, "Score")).isEqualTo("Score 10.0 32.5 5.0");
            assertThat(row(page, "Cost")).isEqualTo("Cost EUR\u00a01,000 CHF\u00a05");
            assertThat(row(page, "Cost of each point gained"))
                    .isEqualTo("Cost of each point gained about EUR\u00a044.40 none: the score does not rise");
            assertThat(row(page, "Advice")).isEqualTo("Advice No Partly as today");
            assertThat(page)
                    .contains("<option value=\"50\" selected>Partly</option>")
                    .contains("2 \u00d7 No, 1 \u00d7 Yes")
                    .contains("name=\"cost.a\" value=\"1000 EUR\"");
            assertThat(reader.get("/scenarios/vienna?who=all").body()).contains(">Yes</option>", ">full</option>");
            assertThat(reader.get("/scenarios/vienna?a.advice=30").statusCode()).isEqualTo(400);
            assertThat(reader.get("/scenarios/vienna?a.jobs=80&goal=score&to=30")
                            .body())
                    .contains("effort points", "Effort points (not money)", "See these changes as scenario B")
                    .contains("type=\"hidden\" name=\"a.jobs\" value=\"80\"");
        }
    }

    @Test
    void whatANewerReleaseDropsIsMarked() {
        Path home = TownReleases.home();
        TownReleases.second(home);
        try (RunningServer site = PublicSite.start(ServerSettings.local(home.resolve("releases"), 0))) {
            Visitor reader = new Visitor(site.port());
            HttpResponse<String> newest = reader.get("/scenarios/vienna?" + SET);
            assertThat(newest.statusCode()).isEqualTo(200);
            assertThat(newest.body())
                    .contains("Scenario A: \u201cadvice\u201d is not in the framework of release towns-2026.2")
                    .doesNotContain("NaN", "null");
            String pinned =
                    reader.get("/scenarios/vienna?release=towns-2026.1&" + SET).body();
            assertThat(pinned).contains("Computed with release towns-2026.1", "Compute with the newest, towns-2026.2");
            assertThat(row(pinned, "Score")).isEqualTo("Score 10.0 32.5 5.0");
            HttpResponse<String> gone = reader.get("/scenarios/vienna?release=towns-2020.1&a.jobs=80");
            assertThat(gone.statusCode()).isEqualTo(200);
            assertThat(gone.body()).contains("Release towns-2020.1, which the address names, is not here");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCityKeepsSharesAndWithdraws(Databases database) throws IOException {
        StoreSettings settings = database.fresh();
        Path home = TownReleases.home();
        String first;
        String address;
        Scene scene;
        try (OpenWorkspace workspace = OpenWorkspace.on(settings, home.resolve("releases"))) {
            scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            String publicPage =
                    workspace.visitor().get("/scenarios/vienna?" + SET).body();
            Matcher link = Pattern.compile("href=\"(/workspace/scenarios/keep\\?[^\"]*)\"")
                    .matcher(publicPage);
            assertThat(link.find()).isTrue();
            String bring = link.group(1).replace("&amp;", "&");
            assertThat(workspace
                            .visitor()
                            .get(bring)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .startsWith("/workspace/sign-in?next=");
            String brought =
                    done(vienna.get(bring)).headers().firstValue("Location").orElseThrow();
            assertThat(vienna.get(brought).body())
                    .contains("2 scenarios, computed with release towns-2026.1", "name=\"scenarios\"");
            assertThat(workspace.as(scene.resident).get(bring).body()).contains("You do not answer for this city");

            HttpResponse<String> untitled =
                    vienna.post(VIENNA, Map.of("title", "", "release", "towns-2026.1", "scenarios", SET));
            assertThat(untitled.statusCode()).isEqualTo(422);
            assertThat(untitled.body()).contains("2 scenarios, computed");
            for (String[] wrong : new String[][] {
                {"towns-2026.1", ""}, {"towns-2026.1", "a.jobs=ten"}, {"towns-2020.1", SET}, {"../x", SET}
            }) {
                assertThat(vienna.post(VIENNA, Map.of("title", "x", "release", wrong[0], "scenarios", wrong[1]))
                                .statusCode())
                        .isEqualTo(422);
            }
            first = keep(vienna, "Budget <2027>", "towns-2026.1", SET);
            String page = vienna.get(first).body();
            assertThat(page).contains("Budget &lt;2027&gt;", "Only the officers of the city see these scenarios");
            assertThat(row(page, "Score")).isEqualTo("Score 10.0 32.5 5.0");
            assertThat(vienna.get(VIENNA).body()).contains("Budget &lt;2027&gt;", "officers of the city");
            long statements = workspace.store().statements();
            assertThat(vienna.get(first).statusCode()).isEqualTo(200);
            assertThat(workspace.store().statements() - statements).isLessThanOrEqualTo(BUDGET);

            for (String stranger : List.of(scene.other, scene.secretariat, scene.reviewer, scene.resident)) {
                assertThat(workspace.as(stranger).get(first).statusCode()).isEqualTo(404);
                assertThat(workspace
                                .as(stranger)
                                .post(first + "/share", Map.of("version", "1"))
                                .statusCode())
                        .isEqualTo(404);
            }
            String elsewhere = first.replace("/vienna/", "/lisbon/");
            assertThat(workspace.as(scene.other).get(elsewhere).statusCode())
                    .as("a set of one city below another")
                    .isEqualTo(404);

            done(on(vienna, first, "rename", "title", "Budget 2027"));
            assertThat(vienna.post(first + "/rename", Map.of("version", "1", "title", "Late"))
                            .statusCode())
                    .as("an old page")
                    .isEqualTo(412);
            done(vienna.post(
                    VIENNA,
                    Map.of(
                            "title",
                            "",
                            "release",
                            "towns-2026.1",
                            "scenarios",
                            SET + "&c.jobs=90",
                            "instead",
                            first.substring(VIENNA.length() + 1) + " 2")));
            assertThat(row(vienna.get(first).body(), "Score")).isEqualTo("Score 10.0 32.5 5.0 22.5");

            done(on(vienna, first, "share"));
            assertThat(on(vienna, first, "share").statusCode()).isEqualTo(409);
            address = shared(vienna.get(first).body());
            HttpResponse<String> read = workspace.visitor().get(address);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.body())
                    .contains("Budget 2027", "A: First steps", "<meta name=\"robots\" content=\"noindex\">")
                    .doesNotContain("rel=\"canonical\"", "<form", "vienna@example.org", "null", "NaN");
            assertThat(row(read.body(), "Score")).isEqualTo("Score 10.0 32.5 5.0 22.5");
            assertThat(read.headers().firstValue("Set-Cookie")).isEmpty();
            String tag = read.headers().firstValue("ETag").orElseThrow();

            done(on(vienna, first, "rename", "title", "Not for strangers"));
            assertThat(workspace.visitor().get(address).body()).doesNotContain("Not for strangers");
            assertThat(vienna.get(first).body()).contains("They were changed since");
            assertThat(workspace.visitor().get(address + "x").statusCode()).isEqualTo(404);
            assertThat(workspace.visitor().get(address + "x").body())
                    .as("a secret is not repeated beside what is like it")
                    .doesNotContain("Budget 2027");

            done(on(vienna, first, "withdraw"));
            HttpResponse<String> withdrawn = workspace.visitor().get(address, "If-None-Match", tag);
            assertThat(withdrawn.statusCode()).isEqualTo(410);
            assertThat(withdrawn.body())
                    .contains("no longer shared", "noindex")
                    .doesNotContain("Budget 2027", "Vienna");
            assertThat(on(vienna, first, "withdraw").statusCode()).isEqualTo(409);
            assertThat(vienna.get(first).body()).doesNotContain("/scenarios/shared/");
            done(on(vienna, first, "share"));
            assertThat(shared(vienna.get(first).body())).as("another address").isNotEqualTo(address);
            address = shared(vienna.get(first).body());
            assertThat(workspace.visitor().get(address).body()).contains("Not for strangers");
        }
        try (Stream<Path> files = Files.list(home.resolve("scenarios"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        TownReleases.second(home);
        try (OpenWorkspace workspace = OpenWorkspace.on(settings, home.resolve("releases"))) {
            Visitor vienna = workspace.as(scene.officer);
            String page = vienna.get(first).body();
            assertThat(workspace.visitor().get(address).body())
                    .as("what the files lost the store knows; the release is that of then")
                    .contains("Not for strangers", "towns-2026.1");
            assertThat(page)
                    .contains("A newer release", "Then (towns-2026.1)", "is not in the framework of release towns");
            // jobs are 60 now and advice is gone: 60 / 3 today, 80 / 3 in A
            assertThat(row(page.substring(page.indexOf("Score then and now")), "Today"))
                    .isEqualTo("Today 10.0 20.0");
            assertThat(row(page.substring(page.indexOf("Score then and now")), "A: First steps"))
                    .isEqualTo("A: First steps 32.5 26.7");
            assertThat(on(vienna, first, "renew", "release", "towns-2027.1").statusCode())
                    .isEqualTo(422);
            done(on(vienna, first, "renew", "release", "towns-2026.2"));
            assertThat(vienna.get(first).body())
                    .contains("is not in the framework of release towns-2026.2")
                    .doesNotContain("A newer release");
            assertThat(workspace.visitor().get(address).body())
                    .as("what is shared stays as it was")
                    .contains("towns-2026.1");
        }
        TownReleases.withdrawFirst(home);
        try (OpenWorkspace workspace = OpenWorkspace.on(settings, home.resolve("releases"))) {
            Visitor vienna = workspace.as(scene.officer);
            HttpResponse<String> lost = workspace.visitor().get(address);
            assertThat(lost.statusCode()).isEqualTo(200);
            assertThat(lost.body())
                    .contains("Release towns-2026.1, with which these scenarios were computed, is no longer here")
                    .contains("EUR\u00a01,000", ">advice<")
                    .doesNotContain("null", "NaN", ">Score<");
            String old = keep(vienna, "Another", "towns-2026.2", "a.jobs=90");
            assertThat(on(vienna, old, "delete").statusCode()).isEqualTo(422);
            done(on(vienna, old, "delete", "sure", "yes"));
            assertThat(vienna.get(old).statusCode()).isEqualTo(404);
            done(on(vienna, first, "delete", "sure", "yes"));
            assertThat(workspace.visitor().get(address).statusCode()).isEqualTo(410);
            assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
            assertThat(workspace
                            .store()
                            .<List<String>>read(sql -> sql.sql("select action from audit_entry where action like"
                                            + " 'scenario.%' order by sequence")
                                    .query((row, _) -> row.getString(1))
                                    .list()))
                    .containsExactly(
                            "scenario.keep",
                            "scenario.rename",
                            "scenario.replace",
                            "scenario.share",
                            "scenario.rename",
                            "scenario.withdraw",
                            "scenario.share",
                            "scenario.renew",
                            "scenario.keep",
                            "scenario.delete",
                            "scenario.delete");
            assertThat(workspace
                            .store()
                            .<Integer>read(
                                    sql -> sql.sql("select count(*) from audit_entry where detail like '%Budget%'"
                                                    + " or detail like '%jobs%'")
                                            .query(Integer.class)
                                            .single()))
                    .as("the record says that, not what")
                    .isZero();
        }
    }

    /** A published plan is one link away from being a scenario, which says where it is from. */
    @Test
    void thePlansTargetsBecomeAScenario() {
        Path home = TownReleases.home();
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), home.resolve("releases"))) {
            Scene scene = new Scene(workspace);
            PlanScene plan = new PlanScene(workspace.as(scene.officer)).begun();
            String action = plan.action("Work at once");
            done(plan.on(action, "/targets", Map.of("indicator", "jobs", "value", "80", "by", "2030-12-31")));
            done(plan.on(action, "/budget", Map.of("source", "City", "currency", "EUR", "amount", "2500.50")));
            plan.action("Talk");
            Visitor reader = workspace.visitor();
            assertThat(reader.get("/scenarios/vienna").body()).doesNotContain("targets reached");
            done(plan.publish());
            String offer = reader.get("/scenarios/vienna?a.jobs=50").body();
            assertThat(offer).contains("One action names no money");
            Matcher take = Pattern.compile("href=\"([^\"]*)\">Put the plan\u2019s targets into scenario B")
                    .matcher(offer);
            assertThat(take.find()).isTrue();
            String path = take.group(1).replace("&amp;", "&");
            assertThat(path)
                    .isEqualTo("/scenarios/vienna?a.jobs=50&name.b=Vienna+open&b.jobs=80&cost.b=2500.5+EUR&plan.b=1");
            String taken = reader.get(path).body();
            assertThat(taken).contains("Scenario B: from the plan as published on ", "(version 1)");
            assertThat(row(taken, "Cost")).isEqualTo("Cost not given EUR\u00a02,500.50");
            assertThat(reader.get(path.replace("b.jobs=80", "b.jobs=81")).body())
                    .contains("Scenario B: begun from the plan");
            assertThat(reader.get(path.replace("plan.b=1", "plan.b=7")).body())
                    .contains("begun from version 7 of a plan that can no longer be read");
            assertThat(reader.get("/scenarios/vienna?a.jobs=1&b.jobs=1&c.jobs=1&d.jobs=1")
                            .body())
                    .contains("All four scenarios are in use");
            done(plan.onPlan("/withdraw", Map.of("words", "Elections")));
            assertThat(reader.get(path).body())
                    .contains("of a plan that can no longer be read")
                    .doesNotContain("targets reached");
        }
    }
}
