package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An officer walks from an action over its evaluation to evidence on the practice, with a browser. */
class EvaluationChainIT {

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static String action;
    private static WorkspaceBrowser browser;

    @BeforeAll
    static void start() {
        WorkspaceBrowser.require();
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Panels.own());
        scene = new Scene(workspace);
        action = PlanScene.path(new PlanScene(workspace.as(scene.officer))
                .begun()
                .action("Rumours answered", "practice", "anti-rumour-campaign"));
        browser = WorkspaceBrowser.before(workspace);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void act(String who, String contribution, String deed, Map<String, String> words) {
        Visitor visitor = workspace.as(who);
        Map<String, String> fields = new HashMap<>(words);
        fields.put("version", Scene.version(visitor, contribution));
        Scene.done(visitor.post(contribution + "/" + deed, fields));
    }

    @Test
    void fromTheActionToTheEvidenceOfThePractice() {
        Page page = browser.page(
                scene.officer,
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 800));
        page.navigate(browser.address(action));
        page.locator("a[href='" + action + "/evaluations']").click();
        page.locator("select[name=indicator]").selectOption("foreign-born-share");
        page.locator("input[name=from]").fill(Integer.toString(Panels.FROM));
        page.locator("select[name=interference]").selectOption("none");
        page.locator("select[name=shocks]").selectOption("none");
        page.locator("input[name=pre_stated]").check();
        page.locator("form[action='" + action + "/evaluations'] button").click();
        assertThat(page.locator("main").textContent()).contains("There was a difference", "The evaluation is kept.");
        WorkspaceBrowser.shoot(page, "workspace-evaluations");
        page.locator("form[action='" + action + "/evaluations/1/propose'] button")
                .click();
        String contribution = page.url().substring(page.url().indexOf("/workspace"));
        assertThat(contribution).contains("/contributions/");

        Map<String, String> accepted = Map.of(
                "conflict", "NONE",
                "interest", "",
                "decision", "ACCEPT",
                "comment", "Sound.",
                "valid_until", "2099-01-01");
        act(scene.secretariat, contribution, "take", Map.of());
        act(scene.reviewer, contribution, "review", accepted);
        act(scene.second, contribution, "review", accepted);
        act(scene.secretariat, contribution, "publish", Map.of("note", "", "harm", "Nobody is named."));

        page.navigate(browser.address("/practices/anti-rumour-campaign"));
        assertThat(page.locator("main").textContent())
                .contains("foreign-born-share", "lower than without the programme", "Difference in differences");
        page.navigate(browser.address(action));
        assertThat(page.locator("main").textContent()).contains("lower than without the programme");
        page.context().close();
    }

    @Test
    void thePageIsAccessibleInAHand() {
        Page page = browser.page(scene.officer, WorkspaceBrowser.phone());
        page.navigate(browser.address(action + "/evaluations"));
        WorkspaceBrowser.judge(page);
        page.context().close();
    }
}
