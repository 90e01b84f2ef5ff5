package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isopolity.server.Scene.done;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Design;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.evidence.Metric;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.library.Library;
import org.isopolity.server.account.Membership;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Role;
import org.isopolity.server.audit.Audit;
import org.isopolity.server.contribution.Contributions;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Records on their way into the practice library, as people and readers see it. */
@ParameterizedClass
@EnumSource
class ContributionTest {

    private static final String ALL = "/workspace/networks/opencities/contributions";
    private static final String CANARY = "zanzibarcanary";
    private static final String OTHER = "yellowcanary";

    @Parameter
    Databases database;

    private StoreSettings settings;
    private Path releases;
    private OpenWorkspace workspace;
    private Scene scene;
    private String third;

    @BeforeEach
    void open() {
        settings = database.fresh();
        releases = Releases.own();
        workspace = OpenWorkspace.on(settings, releases);
        scene = new Scene(workspace);
        third = workspace.account("rev3@example.org", "opencities", "", "REVIEWER");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Path folder() {
        return releases.toAbsolutePath().resolveSibling("practices");
    }

    private static Map<String, String> practice(String title, String summary) {
        return new HashMap<>(Map.of(
                "kind", "PRACTICE",
                "record", "",
                "language", "en",
                "title", title,
                "summary", summary,
                "source", "https://example.org/kitchen",
                "lead", "municipality",
                "concepts", "mentoring\nrefugees",
                "core", "a kitchen\na cook"));
    }

    /** Begins a draft; the address of its page. */
    private String draft(String who, Map<String, String> fields) {
        String location = done(workspace.as(who).post(ALL, fields))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(0, location.indexOf('?'));
    }

    private HttpResponse<String> act(String who, String page, String deed, Map<String, String> words) {
        Visitor visitor = workspace.as(who);
        Map<String, String> fields = new HashMap<>(words);
        fields.putIfAbsent("version", Scene.version(visitor, page));
        return visitor.post(page + "/" + deed, fields);
    }

    private static Map<String, String> review(String conflict, String decision) {
        return Map.of(
                "conflict",
                conflict,
                "interest",
                conflict.equals("NONE") ? "" : "I work for the city",
                "decision",
                decision,
                "comment",
                "Well told.",
                "valid_until",
                "2099-01-01");
    }

    /** From a draft to a decision that is ripe. */
    private void reviewed(String page, String author) {
        done(act(author, page, "submit", Map.of()));
        done(act(scene.secretariat, page, "take", Map.of()));
        done(act(scene.reviewer, page, "review", review("NONE", "ACCEPT")));
        done(act(scene.second, page, "review", review("NONE", "ACCEPT")));
    }

    private String published(Map<String, String> fields) {
        String page = draft(scene.officer, fields);
        reviewed(page, scene.officer);
        done(act(scene.secretariat, page, "publish", Map.of("note", "", "harm", "Nobody is named.")));
        return page;
    }

    private String get(String path) {
        return workspace.visitor().get(path).body();
    }

    /** Everything that the public can read of practices, as one text. */
    private String everythingPublic() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String path : List.of(
                "/practices",
                "/practices?from=100",
                "/practices?q=" + CANARY,
                "/practices?q=" + OTHER,
                "/practices/feed.atom",
                "/practices/practices.csv",
                "/practices/vocabulary.ttl",
                "/api/v1/practices?size=100",
                "/api/v1/practices?q=" + CANARY,
                "/api/v1/practices/suggestions?q=" + CANARY.substring(0, 6),
                "/api/v1/practices/suggestions?q=" + OTHER.substring(0, 6),
                "/practices/walking-school-bus",
                "/practices/walking-school-bus/record.jsonld",
                "/practices/walking-school-bus/lineage.ttl",
                "/cities/vienna/ideas?indicator=trust-in-people")) {
            // what was asked is repeated on the page; it must not count as found
            all.append(get(path).replace("value=\"" + CANARY + "\"", "").replace("value=\"" + OTHER + "\"", ""));
        }
        byte[] sheet = workspace.visitor().download("/practices/practices.xlsx").body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(sheet));
                var rows = book.getFirstSheet().openStream()) {
            rows.forEach(row -> row.forEach(cell -> all.append(cell == null ? "" : cell.getRawValue())));
        }
        return all.toString();
    }

    private int found(String words) {
        String answer = get("/api/v1/practices?q=" + words);
        return Integer.parseInt(answer.replaceAll("(?s).*\"total\"\\s*:\\s*(\\d+).*", "$1"));
    }

    @Test
    void fromADraftToThePublicAndBack() throws Exception {
        String page = draft(scene.officer, practice("Shared kitchens " + CANARY, "Newcomers and neighbours cook."));
        int before = LibraryFolder.read(folder()).practices().size();
        assertThat(everythingPublic()).doesNotContain(CANARY);
        assertThat(workspace.as(scene.secretariat).get(page).statusCode()).isEqualTo(404);
        assertThat(workspace.as(scene.other).get(page).statusCode()).isEqualTo(404);

        done(act(scene.officer, page, "submit", Map.of()));
        assertThat(everythingPublic()).doesNotContain(CANARY);
        assertThat(workspace.as(scene.other).get(page).statusCode()).isEqualTo(404);
        done(act(scene.secretariat, page, "take", Map.of()));
        done(act(scene.reviewer, page, "review", review("NONE", "ACCEPT")));
        done(act(scene.second, page, "review", review("DECLARED", "ACCEPT")));
        assertThat(workspace.as(scene.secretariat).get(page).body())
                .contains("1 of 2 reviewers without a conflict of interest", "I work for the city");
        HttpResponse<String> early =
                workspace.as(scene.secretariat).post(page + "/publish", Map.of("version", version(page), "note", ""));
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("1 of 2 reviewers");
        done(act(third, page, "review", review("NONE", "ACCEPT")));
        assertThat(everythingPublic()).doesNotContain(CANARY);

        done(act(scene.secretariat, page, "publish", Map.of("note", "")));
        String address = "/practices/shared-kitchens-" + CANARY;
        assertThat(get(address)).contains("Shared kitchens " + CANARY, "a kitchen", "Version 1");
        assertThat(found(CANARY)).isEqualTo(1);
        assertThat(get("/practices/feed.atom")).contains(CANARY);
        assertThat(get("/api/v1/practices/suggestions?q=shared+kit")).contains("Shared kitchens");
        assertThat(LibraryFolder.read(folder()).practices()).hasSize(before + 1);

        HttpResponse<String> mute = act(scene.secretariat, page, "withdraw", Map.of("reason", " "));
        assertThat(mute.statusCode()).isEqualTo(409);
        done(act(scene.secretariat, page, "withdraw", Map.of("reason", "The city asked for it.")));
        HttpResponse<String> gone = workspace.visitor().get(address);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("The city asked for it.").doesNotContain("Newcomers and neighbours");
        assertThat(found(CANARY)).isZero();
        assertThat(get("/practices/feed.atom")).contains("Withdrawn", "The city asked for it.");
        assertThat(everythingPublic()).doesNotContain("Shared kitchens");
        assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
        List<String> deeds = workspace
                .store()
                .read(sql -> sql.sql(
                                "select action from audit_entry where action like 'contribution.%' order by sequence")
                        .query(String.class)
                        .list());
        assertThat(deeds)
                .containsExactly(
                        "contribution.begin",
                        "contribution.submit",
                        "contribution.take",
                        "contribution.review",
                        "contribution.review",
                        "contribution.review",
                        "contribution.publish",
                        "contribution.withdraw");
    }

    private String version(String page) {
        return workspace
                .store()
                .read(sql -> sql.sql("select version from contribution where id = ?")
                        .param(page.substring(page.lastIndexOf('/') + 1))
                        .query(String.class)
                        .single());
    }

    @Test
    void aNewVersionSupersedesAndTheOldOneNeverChanges() throws Exception {
        String first = published(practice("Shared kitchens", "They cook."));
        Map<String, String> again = practice("Shared kitchens", "They cook and eat " + OTHER + ".");
        again.put("record", "shared-kitchens");
        again.put("core", "a kitchen");
        String second = draft(scene.officer, again);
        assertThat(workspace.as(scene.officer).get(second).body()).contains("shared-kitchens, version 2");
        assertThat(everythingPublic()).doesNotContain(OTHER);
        reviewed(second, scene.officer);
        assertThat(workspace.as(scene.reviewer).get(second).body()).contains("They cook.", OTHER);
        done(act(scene.secretariat, second, "publish", Map.of("note", "")));
        assertThat(get("/practices/shared-kitchens")).contains(OTHER, "Version 1", "Version 2");
        assertThat(workspace.as(scene.secretariat).get(first).body()).contains("a later version has taken its place");
        Library library = LibraryFolder.read(folder());
        assertThat(library.versions("shared-kitchens").getFirst().components()).hasSize(2);
        assertThat(library.versions("shared-kitchens").getLast().components()).hasSize(1);
        assertThat(act(scene.secretariat, second, "withdraw", Map.of("reason", "Wrong."))
                        .statusCode())
                .isEqualTo(303);
        assertThat(workspace.visitor().get("/practices/shared-kitchens").statusCode())
                .isEqualTo(410);
    }

    @Test
    void nobodyJudgesTheirOwnAndWhoIsAskedForChangesSeesWhy() {
        String page = draft(scene.reviewer, practice("Shared kitchens", "They cook."));
        done(act(scene.reviewer, page, "submit", Map.of()));
        done(act(scene.secretariat, page, "take", Map.of()));
        HttpResponse<String> own = workspace
                .as(scene.reviewer)
                .post(page + "/review", with(review("NONE", "ACCEPT"), "version", version(page)));
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.body()).contains("Nobody can review or publish a contribution of their own");
        HttpResponse<String> silent = act(scene.second, page, "review", with(review("NONE", "REVISE"), "comment", ""));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("Say why.");
        assertThat(act(scene.second, page, "review", with(review("", "ACCEPT"), "version", version(page)))
                        .statusCode())
                .isEqualTo(422);
        done(act(scene.second, page, "return", Map.of("words", "Name the cook.")));
        assertThat(workspace.as(scene.second).get(page).statusCode()).isEqualTo(404);
        assertThat(workspace.as(scene.reviewer).get(page).body()).contains("Name the cook.", "Edit the draft");
        Visitor author = workspace.as(scene.reviewer);
        String version = Scene.version(author, page + "/edit");
        Map<String, String> better = practice("Shared kitchens", "Ana cooks.");
        better.put("version", version);
        done(author.post(page + "/edit", better));
        assertThat(author.post(page + "/edit", better).statusCode()).isEqualTo(412);
        int revisions = workspace
                .store()
                .<Integer>read(sql -> sql.sql("select count(*) from contribution_revision")
                        .query(Integer.class)
                        .single());
        assertThat(revisions).isEqualTo(2);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndNothingIsLost() {
        Map<String, String> wrong = practice("", "They cook.");
        wrong.put("concepts", "juggling");
        wrong.put("language", "klingon");
        wrong.put("needs", "nonsense");
        HttpResponse<String> answer = workspace.as(scene.officer).post(ALL, wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "They cook.", "“juggling” is not in the vocabulary", "does not have six parts", "two letters");
        HttpResponse<String> hostile = workspace
                .as(scene.officer)
                .post(ALL, practice("<script>alert(1)</script>", "<img src=x onerror=alert(1)>"));
        String page = hostile.headers().firstValue("Location").orElseThrow();
        assertThat(workspace
                        .as(scene.officer)
                        .get(page.substring(0, page.indexOf('?')))
                        .body())
                .contains("&lt;script")
                .doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void peopleAtRiskKeepTheirGuard() throws Exception {
        Map<String, String> fields = practice("Quiet advice", "Advice for people without papers.");
        fields.put("concepts", "mentoring");
        fields.put("sensitivity", "RESTRICTED");
        String page = draft(scene.officer, fields);
        reviewed(page, scene.officer);
        assertThat(act(scene.secretariat, page, "publish", Map.of("harm", "")).statusCode())
                .isEqualTo(409);
        done(act(scene.secretariat, page, "publish", Map.of("harm", "Nobody is named.")));
        Map<String, String> vienna = place("quiet-advice", "Quiet advice Vienna", "Advice at night.");
        vienna.put("locality", CANARY);
        vienna.put("partners", OTHER);
        String place = published(vienna);
        assertThat(get("/practices/quiet-advice"))
                .contains("Quiet advice Vienna")
                .doesNotContain(CANARY, OTHER);
        assertThat(everythingPublic()).contains("Quiet advice Vienna").doesNotContain(CANARY, OTHER);
        assertThat(Files.readString(folder().resolve("implementations.csv"))).doesNotContain(CANARY, OTHER);
        assertThat(workspace.as(scene.secretariat).get(place).body()).contains(OTHER);
    }

    private static Map<String, String> place(String practice, String called, String done) {
        return new HashMap<>(Map.of(
                "kind", "IMPLEMENTATION",
                "record", "",
                "practice", practice,
                "called", called,
                "city", "Vienna",
                "country", "AT",
                "done", done,
                "source", "https://example.org",
                "lead", "municipality"));
    }

    private Person officer() {
        return new Person(
                scene.officer,
                "officer",
                "vienna@example.org",
                List.of(new Membership("opencities", "vienna", Role.OFFICER)),
                "",
                true);
    }

    private static EvidenceItem evidence(String practice) {
        return new EvidenceItem(
                "evaluation-1",
                practice,
                "",
                Design.DIFFERENCE_IN_DIFFERENCES,
                Known.YES,
                OptionalDouble.of(0.1),
                OptionalInt.of(900),
                OptionalInt.of(24),
                "vienna",
                "",
                "",
                OptionalInt.of(2026),
                "An evaluation with a " + CANARY,
                List.of(new EffectEstimate(
                        "trust-in-people",
                        Metric.PERCENTAGE_POINTS,
                        4.5,
                        Optional.of(new Interval(1.5, 7.5, 0.95)),
                        true,
                        "",
                        "")));
    }

    @Test
    void anEvaluationProposesEvidenceAndTheLevelFollowsFromTheRule() throws Exception {
        Contributions contributions = workspace.part(Contributions.class);
        assertThatThrownBy(() -> contributions.propose(officer(), "elsewhere", evidence("walking-school-bus")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> contributions.propose(officer(), "opencities", evidence("nothing")))
                .isInstanceOf(Refused.class)
                .hasMessage("refused.unfit");
        assertThat(get("/practices/walking-school-bus")).contains("Evidence level 0");
        String page = contributions.propose(officer(), "opencities", evidence("walking-school-bus"));
        assertThat(everythingPublic()).doesNotContain(CANARY);
        done(act(scene.secretariat, page, "take", Map.of()));
        done(act(scene.reviewer, page, "review", review("NONE", "ACCEPT")));
        done(act(scene.second, page, "review", review("NONE", "ACCEPT")));
        done(act(scene.secretariat, page, "publish", Map.of("note", "")));
        assertThat(get("/practices/walking-school-bus")).contains("Evidence level 3", "4.5 (1.5 to 7.5)", CANARY);
        assertThat(get("/practices/feed.atom")).contains("new evidence");
        done(act(scene.secretariat, page, "withdraw", Map.of("reason", "An error in the data.")));
        assertThat(get("/practices/walking-school-bus"))
                .contains("Evidence level 0")
                .doesNotContain(CANARY);
    }

    /** Decided, but not in the library yet, as after a crash between the two: it is brought when the workspace opens again. */
    @Test
    void whatACrashHeldUpIsDoneWhenTheWorkspaceOpensAgain() throws Exception {
        String page = draft(scene.officer, practice("Shared kitchens " + CANARY, "They cook."));
        reviewed(page, scene.officer);
        Path table = folder().resolve("practices.csv");
        String sound = Files.readString(table);
        Files.writeString(table, "id\n");
        HttpResponse<String> answer = act(scene.secretariat, page, "publish", Map.of("note", ""));
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("done=contribution-due");
        assertThat(workspace.as(scene.secretariat).get(page).body()).contains("tried again every minute");
        assertThat(everythingPublic()).doesNotContain(CANARY);
        workspace.close();
        Files.writeString(table, sound);
        workspace = OpenWorkspace.on(settings, releases);
        assertThat(workspace.part(Contributions.class).bring()).isTrue();
        assertThat(workspace.part(Contributions.class).bring()).isTrue();
        assertThat(get("/practices/shared-kitchens-" + CANARY)).contains("They cook.");
        assertThat(LibraryFolder.read(folder()).history()).hasSize(1);
        assertThat(workspace.as(scene.secretariat).get(page).body()).doesNotContain("tried again every minute");
    }

    @Test
    void adaptationsLeadFromPlaceToPlace() {
        published(place("walking-school-bus", "Pedibus Wien", "Children walk."));
        published(Map.of(
                "kind", "ADAPTATION",
                "record", "",
                "to", "pedibus-wien-vienna",
                "from", "A bus on foot elsewhere",
                "changed", "It rains more.",
                "source", "https://example.org"));
        assertThat(get("/practices/walking-school-bus"))
                .contains("Pedibus Wien", "A bus on foot elsewhere", "It rains more.");
        HttpResponse<String> answer = workspace
                .as(scene.officer)
                .post(ALL, Map.of("kind", "ADAPTATION", "record", "", "to", "nowhere", "from", "x", "source", "y"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("There is no such place of this practice");
    }

    @Test
    void aPracticeThatIsWithdrawnAfterItWasAdoptedIsMarkedOnTheAction() {
        String page = published(practice("Shared kitchens", "Newcomers and neighbours cook."));
        Visitor officer = workspace.as(scene.officer);
        PlanScene plan = new PlanScene(officer).begun();
        String action = plan.action("A kitchen here", "practice", "shared-kitchens", "changes", "A smaller room");
        done(plan.publish());
        String there = PlanScene.PUBLIC + "/actions/" + action;
        assertThat(get(there)).contains("Shared kitchens").doesNotContain("was withdrawn from the library");
        done(act(scene.secretariat, page, "withdraw", Map.of("reason", "The city asked for it.")));
        for (String body : List.of(
                get(there),
                officer.get(PlanScene.path(action)).body(),
                officer.get(PlanScene.PLAN).body())) {
            assertThat(body).contains("The practice “Shared kitchens” (version 1) was withdrawn from the library");
        }
        assertThat(officer.get(PlanScene.path(action) + "/edit").body())
                .as("it stays what the action adapts")
                .contains("value=\"shared-kitchens\" selected");
    }
}
