package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way from a weak area to an action with a target, its progress and the report, as a browser goes it. */
class PlanIT {

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static WorkspaceBrowser browser;

    @BeforeAll
    static void start() {
        WorkspaceBrowser.require();
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own());
        scene = new Scene(workspace);
        browser = WorkspaceBrowser.before(workspace);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void fromAWeakAreaToAnActionItsProgressAndTheReport() throws Exception {
        new PlanScene(workspace.as(scene.officer)).begun();
        Page page = browser.page(scene.officer, new Browser.NewContextOptions());
        page.navigate(browser.address("/"));
        page.locator("nav a:has-text('From knowing to doing')").click();
        page.waitForURL("**/doing");
        WorkspaceBrowser.look(page, "plan-doing");
        page.navigate(browser.address("/cities/vienna"));
        WorkspaceBrowser.follow(page, "#yours ~ * a[href*='/ideas?indicator='], section a[href*='/ideas?indicator=']");
        WorkspaceBrowser.look(page, "plan-ideas");
        WorkspaceBrowser.follow(page, "a[href^='/workspace/act?city=vienna']");
        page.waitForURL("**/actions/new?**");
        WorkspaceBrowser.look(page, "plan-action-new");
        assertThat(page.getByLabel("What is done", new Page.GetByLabelOptions().setExact(true))
                        .inputValue())
                .as("the practice gives the action its name")
                .isNotEmpty();
        page.getByLabel("Lead", new Page.GetByLabelOptions().setExact(true)).fill("Department 17");
        WorkspaceBrowser.press(page, "Add an action");
        assertThat(page.locator("main").textContent()).contains("The action is added", "version 1");
        String action = page.url().replaceAll(".*/actions/([0-9a-f-]{36}).*", "$1");
        assertThat(page.locator("select[name=indicator]").inputValue())
                .as("the gap is the target")
                .isNotEmpty();
        page.locator("select[name=indicator]").selectOption("school-satisfaction");
        page.getByLabel("Value to be reached").fill("85");
        page.getByLabel("By when").fill("2030-12-31");
        WorkspaceBrowser.press(page, "Add the target");
        assertThat(page.locator("main").textContent())
                .contains("Baseline: 76.7%", "in 2023 (release openness-", "Expected by today");
        WorkspaceBrowser.look(page, "plan-action-written");
        page.navigate(browser.address(PlanScene.PLAN));
        WorkspaceBrowser.look(page, "plan-plan-written");
        WorkspaceBrowser.press(page, "Publish");
        assertThat(page.locator("main").textContent()).contains("The plan is public");
        Page anybody = browser.page("", WorkspaceBrowser.phone());
        for (String path :
                List.of(PlanScene.PUBLIC, PlanScene.PUBLIC + "/actions/" + action, "/plans", "/doing", "/events")) {
            anybody.navigate(browser.address(path));
            WorkspaceBrowser.look(
                    anybody, "plan-phone" + path.replaceAll("[^a-z]+", "-").replaceAll("-$", ""));
        }
        Page wide = browser.page("", new Browser.NewContextOptions());
        wide.navigate(browser.address(PlanScene.PUBLIC));
        WorkspaceBrowser.look(wide, "plan-public");
        assertThat(wide.locator("main").textContent()).contains("Cannot be said yet", "Expected by today");
        wide.navigate(browser.address("/cities/vienna"));
        WorkspaceBrowser.follow(wide, "a[href='/cities/vienna/plan']");
        wide.navigate(browser.address("/reports/vienna"));
        WorkspaceBrowser.look(wide, "plan-report");
        assertThat(wide.locator("main").textContent()).contains("Vienna open", "school", "85%");
        assertThat(browser.newComplaints()).isEmpty();
    }

    @Test
    void aWeakAnswerLeadsToPracticesAndToAnAction() throws Exception {
        Page page = browser.page(scene.officer, new Browser.NewContextOptions());
        page.navigate(browser.address("/assessment/local-governments"));
        page.locator("input[type=radio]").first().check();
        WorkspaceBrowser.press(page, "See the result");
        WorkspaceBrowser.look(page, "plan-assessment");
        assertThat(page.locator("a[href^='/practices?concept=']").count()).isPositive();
        assertThat(page.locator("a[href^='/workspace/act?title=']").count()).isPositive();
        assertThat(browser.newComplaints()).isEmpty();
    }

    @Test
    void exchangePagesAreAccessible() throws Exception {
        Visitor officer = workspace.as(scene.officer);
        String city = "/workspace/networks/opencities/cities/vienna/exchange";
        done(officer.post(city, Map.of("kind", "OFFER", "area", "migration", "languages", "en", "capacity", "2")));
        done(workspace
                .as(scene.secretariat)
                .post(
                        "/workspace/networks/opencities/exchange/events",
                        Map.of("title", "Review", "begins", "2099-01-01T09:00:00Z", "ends", "2099-01-01T10:00:00Z")));
        Page page = browser.page(scene.officer, WorkspaceBrowser.phone());
        for (String path : List.of(city, "/workspace/networks/opencities/exchange", "/events")) {
            page.navigate(browser.address(path));
            WorkspaceBrowser.look(page, "plan-exchange" + path.replaceAll("[^a-z]+", "-"));
        }
        assertThat(browser.newComplaints()).isEmpty();
    }
}
