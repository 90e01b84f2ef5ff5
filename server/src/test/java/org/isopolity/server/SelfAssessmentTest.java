package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isopolity.server.audit.Audit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Self-assessments that cities keep, through the pages, on both databases. */
class SelfAssessmentTest {

    private static final String VIENNA = "/workspace/networks/opencities/cities/vienna/assessments";
    private static final String LISBON = "/workspace/networks/opencities/cities/lisbon/assessments";
    private static final String SET = "/sets/local-governments";
    /** Drawn only where something is verified. */
    private static final String TICK = "M4 8.5 7 11.5 12.5 4.5";

    private static final String RING = "<circle class=\"o\"";
    private static final String CANARY = "canary-41b7";

    private static String begun(Visitor officer, String city, String title) {
        return done(officer.post(city, Map.of("title", title)))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("\\?.*", "");
    }

    /** Answers in the set for local governments, on top of the version that the page shows. */
    private static HttpResponse<String> answer(Visitor officer, String page, String... fields) {
        Map<String, String> all = new TreeMap<>(Map.of("version", version(officer, page)));
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return officer.post(page + SET, all);
    }

    private static String version(Visitor officer, String page) {
        return Scene.version(officer, page + SET);
    }

    /** A row of a table by what it begins with. */
    private static String row(String page, String beginning) {
        int at = page.indexOf(beginning);
        assertThat(at).as(beginning).isPositive();
        return page.substring(at, page.indexOf("</tr>", at))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    /** A fact by what its label holds. */
    private static String fact(String page, String label) {
        int at = page.indexOf(label);
        assertThat(at).as(label).isPositive();
        return page.substring(at, page.indexOf("</dd>", at));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aCityKeepsItsAnswersAndComparesThemWithItsLastOnes(Databases database) {
        try (OpenWorkspace workspace = OpenWorkspace.on(database.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            String first = begun(vienna, VIENNA, "Spring 2026");
            done(answer(vienna, first, "LG05a", "0", "LG05b", "50", "LG05c", "unknown"));
            assertThat(vienna.get(first).body())
                    .contains("2 of 117", "no earlier one", "version 1")
                    .doesNotContain("NaN", "null", "How far the answers agree");
            String stale = version(vienna, first);
            done(answer(vienna, first, "LG05a", "0", "LG05b", "50", "LG05a.evidence", "Bylaw <1>"));
            assertThat(vienna.post(first + SET, Map.of("version", stale, "LG05a", "100"))
                            .statusCode())
                    .as("an old page")
                    .isEqualTo(412);
            assertThat(vienna.get(first + SET).body()).contains("Bylaw &lt;1&gt;", "documented", "Into the plan:");
            HttpResponse<String> wrong = answer(vienna, first, "LG05a", "75", "LG05b.evidence", "x".repeat(501));
            assertThat(wrong.statusCode()).isEqualTo(422);
            assertThat(wrong.body()).contains("Choose one of those offered", "At most 500 characters");

            String second = begun(vienna, VIENNA, "Spring 2027");
            done(vienna.upload(
                    second + "/answers",
                    Map.of("version", "0"),
                    "file",
                    "answers.csv",
                    vienna.download(first + "/answers.csv").body()));
            done(answer(vienna, second, "LG05a", "100", "LG05b", "50"));
            String page = vienna.get(second).body();
            assertThat(page).contains("Spring 2026, ", "+50 (2 questions)", "version 2");
            assertThat(vienna.upload(
                                    second + "/answers",
                                    Map.of("version", "2"),
                                    "file",
                                    "mine.csv",
                                    "question_id,answer\nNO1,100\n".getBytes(StandardCharsets.UTF_8))
                            .body())
                    .contains("mine.csv", "there is no question");
            assertThat(workspace
                            .store()
                            .<Integer>read(sql -> sql.sql("select count(*) from self_assessment_sheet")
                                    .query(Integer.class)
                                    .single()))
                    .as("every version is kept")
                    .isEqualTo(4);
            assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
            assertThat(workspace
                            .store()
                            .<List<String>>read(
                                    sql -> sql.sql("select action from audit_entry where action like 'assessment.%'"
                                                    + " order by sequence")
                                            .query((row, _) -> row.getString(1))
                                            .list()))
                    .containsExactly(
                            "assessment.begin",
                            "assessment.save",
                            "assessment.save",
                            "assessment.begin",
                            "assessment.save",
                            "assessment.save");
        }
    }

    private static final String MORE_CITIES = Scene.CITIES + """
        graz,Graz,AT,Western Europe,47.1,15.4,290000,2020
        leipzig,Leipzig,DE,Western Europe,51.3,12.4,590000,2020
        nowhere,Nowhere,,,,,,
        """;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatACityDoesNotShareNoOtherCitySeesAndWhatItSharesOnlyInMedians(Databases database) {
        try (OpenWorkspace workspace = OpenWorkspace.on(database.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            done(workspace
                    .as(scene.secretariat)
                    .upload(
                            "/workspace/networks/opencities/cities",
                            Map.of(),
                            "cities",
                            "cities.csv",
                            MORE_CITIES.getBytes(StandardCharsets.UTF_8)));
            Visitor vienna = workspace.as(scene.officer);
            Visitor lisbon = workspace.as(scene.other);
            String own = begun(vienna, VIENNA, "Own");
            done(answer(vienna, own, "LG05a", "50", "LG05b", "50"));
            String theirs = begun(lisbon, LISBON, CANARY);
            done(answer(lisbon, theirs, "LG05a", "100", "LG05a.evidence", CANARY));
            String before = vienna.get(own).body();
            assertThat(before)
                    .contains("0 of 5 other cities of the network share", "Alike by: Population, Region")
                    .doesNotContain("Lisbon", CANARY);
            assertThat(row(before, "Open democratic participation to immigrants"))
                    .contains("too few: 0 of at least 3");
            assertThat(vienna.get(theirs).statusCode()).isEqualTo(404);

            done(lisbon.post(LISBON + "/sharing", Map.of("share", "yes")));
            Map<String, String> grades = Map.of("leipzig", "50", "graz", "0", "nowhere", "100");
            grades.forEach((city, grade) -> {
                Visitor officer = workspace.as(workspace.account(city + "@example.org", "opencities", city, "OFFICER"));
                String page = "/workspace/networks/opencities/cities/" + city + "/assessments";
                done(answer(officer, begun(officer, page, CANARY), "LG05a", grade, "LG05a.evidence", CANARY));
                if (!city.equals("leipzig")) {
                    done(officer.post(page + "/sharing", Map.of("share", "yes")));
                }
            });
            String two = vienna.get(own).body();
            assertThat(two)
                    .contains("3 of 5 other cities of the network share", "the 2 most alike")
                    .doesNotContain(CANARY, "Turku", "Leipzig", "Nowhere");
            assertThat(row(two, "Open democratic participation to immigrants"))
                    .as("of two, each could work out the other")
                    .contains("too few: 2 of at least 3");
            assertThat(two.indexOf(">Graz<")).as("the same country first").isBetween(1, two.indexOf(">Lisbon<"));

            done(workspace
                    .as(workspace.account("turku@example.org", "opencities", "turku", "OFFICER"))
                    .post("/workspace/networks/opencities/cities/turku/assessments/sharing", Map.of("share", "yes")));
            assertThat(vienna.get(own).body()).as("it has answered nothing").contains("the 2 most alike");
            Visitor leipzig =
                    workspace.as(workspace.account("leipzig2@example.org", "opencities", "leipzig", "OFFICER"));
            done(leipzig.post(
                    "/workspace/networks/opencities/cities/leipzig/assessments/sharing", Map.of("share", "yes")));
            String three = vienna.get(own).body();
            assertThat(three)
                    .contains("5 of 5 other cities", "the 3 most alike")
                    .doesNotContain(CANARY);
            assertThat(row(three, "Open democratic participation to immigrants"))
                    .as("the middle of 0, 50 and 100")
                    .contains("50 (of 3 cities)");
            assertThat(row(three, "Know your weight in integration and act in every local field"))
                    .contains("too few: 0 of at least 3");
            assertThat(vienna.get(theirs).statusCode()).as("medians only").isEqualTo(404);

            done(lisbon.post(LISBON + "/sharing", Map.of("share", "no")));
            assertThat(vienna.get(own).body()).doesNotContain("Lisbon", "of 3 cities");
            assertThat(workspace.as(scene.resident).get(VIENNA).statusCode()).isEqualTo(404);
            assertThat(workspace.visitor().get("/cities/vienna").body()).doesNotContain(CANARY);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatIsDeletedIsGoneAlsoForThoseWithWhomItWasShared(Databases database) {
        try (OpenWorkspace workspace = OpenWorkspace.on(database.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            Visitor lisbon = workspace.as(scene.other);
            done(vienna.post(VIENNA + "/sharing", Map.of("share", "yes")));
            String page = begun(vienna, VIENNA, CANARY);
            done(answer(vienna, page, "LG05a", "100", "LG05a.evidence", "Bylaw"));
            String theirs = begun(lisbon, LISBON, "Own");
            assertThat(lisbon.get(theirs).body()).contains("the 1 most alike", ">Vienna<");
            String seen = seen(vienna, page);
            Visitor reviewer = workspace.as(scene.reviewer);
            done(reviewer.post(
                    page + SET + "/verify", Map.of("question", "LG05a", "grade", "100", "evidence", "Bylaw")));
            assertThat(vienna.post(page + "/delete", Map.of("seen", seen, "sure", "yes"))
                            .statusCode())
                    .as("it was verified meanwhile")
                    .isEqualTo(412);
            String now = seen(vienna, page);
            HttpResponse<String> unsure = vienna.post(page + "/delete", Map.of("seen", now));
            assertThat(unsure.statusCode()).isEqualTo(422);
            assertThat(unsure.body()).contains("Nothing was deleted", "marks of reviewers: 1");
            assertThat(reviewer.get(page).body()).doesNotContain(page + "/delete");
            assertThat(reviewer.post(page + "/delete", Map.of("seen", now, "sure", "yes"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(lisbon.post(page + "/delete", Map.of("seen", now, "sure", "yes"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(lisbon.post(
                                    LISBON + page.substring(page.lastIndexOf('/')) + "/delete",
                                    Map.of("seen", now, "sure", "yes"))
                            .statusCode())
                    .as("the self-assessment of another city under one's own address")
                    .isEqualTo(404);

            assertThat(done(vienna.post(page + "/delete", Map.of("seen", now, "sure", "yes")))
                            .headers()
                            .firstValue("Location"))
                    .contains(VIENNA + "?done=assessment-deleted");
            assertThat(vienna.get(page).statusCode()).isEqualTo(404);
            assertThat(vienna.get(VIENNA).body())
                    .contains("Nothing is kept yet")
                    .doesNotContain(CANARY);
            assertThat(lisbon.get(theirs).body()).contains("the 0 most alike").doesNotContain(">Vienna<");
            for (String table : List.of("self_assessment_sheet", "self_assessment_mark")) {
                assertThat(workspace
                                .store()
                                .<Integer>read(sql -> sql.sql("select count(*) from " + table)
                                        .query(Integer.class)
                                        .single()))
                        .as(table)
                        .isZero();
            }
            assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
            assertThat(workspace
                            .store()
                            .<List<String>>read(
                                    sql -> sql.sql("select detail from audit_entry where action = 'assessment.delete'")
                                            .query((row, _) -> row.getString(1))
                                            .list()))
                    .singleElement()
                    .asString()
                    .endsWith("sheets 1 marks 1")
                    .doesNotContain(CANARY);
        }
    }

    private static String seen(Visitor officer, String page) {
        return officer.get(page).body().replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void aReviewerVerifiesWhatTheyDidNotAnswerAsLongAsItStands(Databases database) {
        try (OpenWorkspace workspace = OpenWorkspace.on(database.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            String page = begun(vienna, VIENNA, "Own");
            String both = workspace.account("both@example.org", "opencities", "vienna", "OFFICER");
            done(answer(vienna, page, "LG05a", "100", "LG05a.evidence", "Bylaw", "LG05b", "50"));
            done(answer(workspace.as(both), page, "LG05b", "50"));
            Map<String, String> seen = Map.of("question", "LG05a", "grade", "100", "evidence", "Bylaw");
            Visitor reviewer = workspace.as(scene.reviewer);
            assertThat(reviewer.get(page + SET).body())
                    .contains("Verified: LG05a")
                    .doesNotContain("Verified: LG05b", "Your own sheet");
            workspace.store().writing(sql -> OpenWorkspace.grant(both, "opencities", "", "REVIEWER", sql));
            assertThat(workspace.as(both).post(page + SET + "/verify", seen).statusCode())
                    .as("an officer of the city")
                    .isEqualTo(409);
            workspace
                    .store()
                    .writing(sql -> sql.sql("delete from membership where account = ? and role = 'OFFICER'")
                            .param(both)
                            .update());
            assertThat(workspace.as(both).post(page + SET + "/verify", seen).statusCode())
                    .as("somebody who answered, and is an officer no more")
                    .isEqualTo(409);
            assertThat(vienna.post(page + SET + "/verify", seen).statusCode()).isEqualTo(404);
            assertThat(reviewer.post(page + SET + "/verify", Map.of("question", "LG05b", "grade", "50", "evidence", ""))
                            .statusCode())
                    .as("nothing to see")
                    .isEqualTo(409);
            assertThat(reviewer.post(
                                    page + SET + "/verify",
                                    Map.of("question", "LG05a", "grade", "50", "evidence", "Bylaw"))
                            .statusCode())
                    .as("not what stands there")
                    .isEqualTo(412);
            done(reviewer.post(page + SET + "/verify", seen));
            assertThat(vienna.get(page + SET).body()).contains("verified on ");
            assertThat(vienna.get(page).body())
                    .contains("0 documented", "1 verified", "1 claimed")
                    .contains(RING, TICK);
            assertThat(vienna.get(VIENNA).body())
                    .as("the overview draws them too")
                    .contains("1 verified", "1 claimed")
                    .contains(RING, TICK)
                    .doesNotContain("documented");
            done(answer(vienna, page, "LG05a", "100", "LG05a.evidence", "Another bylaw", "LG05b", "50"));
            assertThat(vienna.get(page + SET).body())
                    .as("what has changed was not verified")
                    .doesNotContain("verified on ");
        }
    }

    /**
     * Three common questions: 0/0, 50/100, 100/100. Kappa: one step in 3 pairs is observed, 9 in 9 are expected: 1 - 1/3. Alpha: the
     * values are 0 twice, 50 once and 100 three times, so their distances are 1.5, 2 and 3.5, squared: 1 - 5 · 4 / (2 · 1 · 2.25 +
     * 1 · 3 · 4 + 2 · 3 · 12.25) = 1 - 20/90.
     */
    @Test
    void whereTwoAnsweredThePageShowsHowFarTheyAgree() {
        try (OpenWorkspace workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Visitor vienna = workspace.as(scene.officer);
            Visitor colleague =
                    workspace.as(workspace.account("colleague@example.org", "opencities", "vienna", "OFFICER"));
            String page = begun(vienna, VIENNA, "Own");
            done(answer(vienna, page, "LG05a", "0", "LG05b", "50", "LG05c", "100"));
            assertThat(vienna.get(page).body()).doesNotContain("Cohen");
            done(answer(colleague, page, "LG05a", "0", "LG05b", "100", "LG05c", "100", "LG05d", "0"));
            String body = vienna.get(page).body();
            assertThat(fact(body, "the same answer")).contains("2 of 3");
            assertThat(fact(body, "kappa")).contains("0.67");
            assertThat(fact(body, "alpha")).contains("0.78");
            assertThat(fact(body, "Answered differently")).contains("1");
            assertThat(body).contains("colleague: 100", "vienna: 50");
            assertThat(vienna.get(page + SET).body()).contains("answered differently");
        }
    }
}
