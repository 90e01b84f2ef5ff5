package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a change to what it costs, to what is kept, shared, read by a stranger and withdrawn, as a browser goes it. */
class ScenarioIT {

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
    void fromAChangeToAStrangerAndBack() throws Exception {
        PlanScene plan = new PlanScene(workspace.as(scene.officer)).begun();
        String action = plan.action("More places to meet");
        done(plan.on(action, "/targets", Map.of("indicator", "public-space", "value", "95", "by", "2030-12-31")));
        done(plan.on(action, "/budget", Map.of("source", "City", "currency", "EUR", "amount", "750000")));
        done(plan.publish());

        Page page = browser.page(scene.officer, new Browser.NewContextOptions());
        page.navigate(browser.address("/scenarios/vienna"));
        WorkspaceBrowser.look(page, "scenario-empty");
        page.getByLabel("Name, scenario A").fill("Safer streets");
        page.getByLabel("Cost, scenario A").fill("250000 EUR, 40000 CHF");
        page.locator("input[name='a.safety-night']").fill("85");
        page.locator("input[name='b.safety-night']").fill("40.5");
        page.getByLabel("Cost, scenario B").fill("1000 EUR");
        WorkspaceBrowser.press(page, "Compute");
        page.locator("a:has-text('Put the plan')").click();
        page.waitForURL("**plan.c=1**");
        assertThat(page.locator("main").textContent())
                .contains("A: Safer streets", "C: Vienna open", "about EUR", "none: the score does not rise")
                .contains("Scenario C: from the plan as published on");
        page.locator("select[name=goal]").selectOption("score");
        page.locator("input[name=to]").fill("73");
        WorkspaceBrowser.press(page, "Find the way");
        assertThat(page.locator("main").textContent()).contains("Effort points (not money)");
        WorkspaceBrowser.look(page, "scenario-public");

        page.locator("a[href^='/workspace/scenarios/keep']").click();
        page.waitForURL("**/cities/vienna/scenarios?**");
        WorkspaceBrowser.look(page, "scenario-keep");
        page.getByLabel("Title").fill("For the budget of 2027");
        WorkspaceBrowser.press(page, "Keep");
        assertThat(page.locator("main").textContent()).contains("The scenarios are kept", "A: Safer streets");
        String set = page.url().replaceAll("\\?.*", "");
        WorkspaceBrowser.look(page, "scenario-kept");
        WorkspaceBrowser.press(page, "Share");
        assertThat(page.locator("main").textContent()).contains("The scenarios are shared");
        String shared = page.locator("code").first().textContent();
        WorkspaceBrowser.look(page, "scenario-shared-by");

        Page stranger = browser.page("", WorkspaceBrowser.phone());
        stranger.navigate(shared);
        assertThat(stranger.locator("main").textContent()).contains("For the budget of 2027", "EUR\u00a0250,000");
        assertThat(stranger.locator("main form").count())
                .as("nothing to change")
                .isZero();
        WorkspaceBrowser.look(stranger, "scenario-phone-shared");
        Page wide = browser.page("", new Browser.NewContextOptions());
        wide.navigate(shared);
        WorkspaceBrowser.look(wide, "scenario-shared");

        WorkspaceBrowser.press(page, "Withdraw");
        assertThat(page.locator("main").textContent()).contains("The scenarios are withdrawn");
        assertThat(stranger.navigate(shared).status()).isEqualTo(410);
        WorkspaceBrowser.look(stranger, "scenario-phone-withdrawn");

        Page phone = browser.page(scene.officer, WorkspaceBrowser.phone());
        phone.navigate(set);
        WorkspaceBrowser.look(phone, "scenario-phone-kept");
        phone.navigate(browser.address("/workspace/networks/opencities/cities/vienna/scenarios"));
        WorkspaceBrowser.look(phone, "scenario-phone-all");
        phone.navigate(browser.address("/scenarios/vienna?name.a=Safer+streets&a.safety-night=85&cost.a=250000+EUR"));
        WorkspaceBrowser.look(phone, "scenario-phone-public");
        assertThat(browser.newComplaints()).isEmpty();
    }
}
