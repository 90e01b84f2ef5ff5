package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.server.audit.Audit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From an action over its evaluation to evidence on the page of the practice that it adapts. */
class EvaluationChainTest {

    private static final String PRACTICE = "anti-rumour-campaign";

    private OpenWorkspace workspace;
    private Scene scene;
    private String page;

    private void open(Databases database, String... more) {
        workspace = OpenWorkspace.on(database.fresh(), Panels.own());
        scene = new Scene(workspace);
        PlanScene plan = new PlanScene(workspace.as(scene.officer)).begun();
        page = PlanScene.path(plan.action("Rumours answered", more)) + "/evaluations";
    }

    @AfterEach
    void close() {
        // a test that is skipped for want of a database opens none
        if (workspace != null) {
            workspace.close();
        }
    }

    private static Map<String, String> asked(String shocks) {
        return Map.of(
                "indicator", "foreign-born-share",
                "from", Integer.toString(Panels.FROM),
                "design", "synth",
                "interference", "none",
                "shocks", shocks,
                "missing", "leave-out-donor",
                "like", "none",
                "pre_stated", "yes");
    }

    private HttpResponse<String> act(String who, String contribution, String deed, Map<String, String> words) {
        Visitor visitor = workspace.as(who);
        Map<String, String> fields = new HashMap<>(words);
        fields.putIfAbsent("version", Scene.version(visitor, contribution));
        return visitor.post(contribution + "/" + deed, fields);
    }

    private static Map<String, String> accepted() {
        return Map.of(
                "conflict", "NONE",
                "interest", "",
                "decision", "ACCEPT",
                "comment", "Sound.",
                "valid_until", "2099-01-01");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void anEvaluationBecomesEvidenceOnlyThroughReview(Databases database) throws Exception {
        open(database, "practice", PRACTICE);
        Visitor officer = workspace.as(scene.officer);
        done(officer.post(page, asked("none")));
        String kept = officer.get(page).body();
        assertThat(kept).contains("There was a difference", "lower than without the programme", "Propose as evidence");
        assertThat(officer.get(page.replace("/evaluations", "")).body()).contains("lower than without the programme");
        assertThat(officer.post(page, asked("none")).statusCode())
                .as("not twice")
                .isEqualTo(409);

        HttpResponse<String> proposed = done(officer.post(page + "/1/propose", Map.of()));
        String contribution = proposed.headers().firstValue("Location").orElseThrow();
        assertThat(officer.post(page + "/1/propose", Map.of()).statusCode()).isEqualTo(409);
        String address = "/practices/" + PRACTICE;
        assertThat(workspace.visitor().get(address).body()).doesNotContain("rates of foreign-born", "openness-2026.1)");

        done(act(scene.secretariat, contribution, "take", Map.of()));
        done(act(scene.reviewer, contribution, "review", accepted()));
        done(act(scene.second, contribution, "review", accepted()));
        done(act(scene.secretariat, contribution, "publish", Map.of("note", "", "harm", "Nobody is named.")));
        assertThat(workspace.visitor().get(address).body())
                .contains(
                        "lower than without the programme",
                        "\u22125.902382 (\u221210.709054 to \u22121.09571)",
                        "Difference in differences",
                        "evaluated by the city that ran the programme");
        String jsonld = workspace.visitor().get(address + "/record.jsonld").body();
        assertThat(jsonld).contains(PRACTICE + "-vienna-2012");
        assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
        assertThat(workspace
                        .store()
                        .<List<String>>read(sql -> sql.sql(
                                        "select action from audit_entry where action like 'evaluation.%' order by"
                                                + " sequence")
                                .query(String.class)
                                .list()))
                .containsExactly("evaluation.keep", "evaluation.propose");
    }

    @ParameterizedTest
    @EnumSource(value = Databases.class, names = "EMBEDDED")
    void whatCannotBeToldIsKeptButIsNoEvidence(Databases database) {
        open(database, "practice", PRACTICE);
        Visitor officer = workspace.as(scene.officer);
        done(officer.post(page, asked("likely")));
        assertThat(officer.get(page).body()).contains("The data cannot tell", "that is no evidence");
        assertThat(officer.post(page + "/1/propose", Map.of()).statusCode()).isEqualTo(409);
        done(officer.post(page, asked("none")));
        assertThat(officer.get(page).body()).contains("Evaluation 1", "Evaluation 2");
    }

    @ParameterizedTest
    @EnumSource(value = Databases.class, names = "EMBEDDED")
    void anActionWithoutAPracticeHasNoEvidenceToGiveButTargetsWithAChance(Databases database) {
        open(database);
        Visitor officer = workspace.as(scene.officer);
        done(officer.post(page, asked("none")));
        assertThat(officer.get(page).body())
                .contains("The action adapts no practice", "Set as a target", "The chance of");
        assertThat(officer.post(page + "/1/propose", Map.of()).statusCode()).isEqualTo(409);
        assertThat(officer.post(page, Map.of("indicator", "nothing", "from", "soon"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(officer.post(page, Map.of("indicator", "foreign-born-share", "from", "2040"))
                        .body())
                .contains("no observed period from 2040 on");
        String prefilled = officer.get(page)
                .body()
                .replaceAll(
                        "(?s).*href=\"([^\"]*indicator=foreign-born-share&(?:amp;)?value=[^\"]*)#targets\".*", "$1");
        String form = officer.get(prefilled.replace("&amp;", "&")).body();
        assertThat(form).contains("value=\"foreign-born-share\" selected");
        assertThat(workspace.as(scene.other).get(page).statusCode()).isEqualTo(404);
        assertThat(workspace.as(scene.secretariat).get(page).statusCode()).isEqualTo(404);
    }
}
