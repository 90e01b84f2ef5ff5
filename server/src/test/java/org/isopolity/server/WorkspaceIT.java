package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.VIENNA;
import static org.isopolity.server.Scene.done;
import static org.isopolity.server.Scene.jobs;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The workspace as a browser shows it. */
class WorkspaceIT {

    private static final String MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static WorkspaceBrowser browser;

    @BeforeAll
    static void start() {
        WorkspaceBrowser.require();
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh());
        scene = new Scene(workspace);
        Visitor officer = workspace.as(scene.officer);
        done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        done(officer.post(
                VIENNA + "/items/advice", Map.of("choice", "yes", "source", MARKUP, "note", MARKUP, "version", "0")));
        browser = WorkspaceBrowser.before(workspace);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Map<String, List<String>> pages() {
        String network = "/workspace/networks/opencities";
        return Map.of(
                "",
                List.of("/workspace/sign-in"),
                scene.administrator,
                List.of("/workspace", "/workspace/installation/people"),
                scene.secretariat,
                List.of(
                        network,
                        network + "/people",
                        network + "/audit",
                        network + "/frameworks/1",
                        network + "/frameworks/1/items/jobs",
                        network + "/rounds",
                        Scene.ROUND,
                        Scene.ROUND + "/release"),
                scene.officer,
                List.of(
                        "/workspace/me",
                        VIENNA,
                        VIENNA + "/items/advice",
                        VIENNA + "/items/jobs/edit",
                        VIENNA + "/import",
                        "/workspace/nothing"));
    }

    @Test
    void everyKindOfPageIsAccessibleAndFitsATelephone() {
        pages().forEach((account, paths) -> {
            Page page = browser.page(account, WorkspaceBrowser.phone());
            for (String path : paths) {
                page.navigate(browser.address(path));
                WorkspaceBrowser.judge(page);
            }
            page.context().close();
        });
        assertThat(browser.newComplaints()).isEmpty();
    }

    @Test
    void whatIsWrittenIsKeptWithoutAButton() {
        Page page = browser.page(scene.officer, new Browser.NewContextOptions());
        page.navigate(browser.address(VIENNA + "/items/people/edit"));
        page.getByLabel("Value (persons)").fill("500");
        page.getByLabel("Year that it describes").fill("2025");
        page.waitForSelector("text=\"Kept.\"");
        page.getByLabel("Value (persons)").fill("-3");
        page.waitForSelector("text=Less than 0 makes no sense here.");
        page.getByLabel("Value (persons)").fill("600");
        page.waitForSelector("text=\"Kept.\"");
        Page other = browser.page(scene.officer, new Browser.NewContextOptions().setJavaScriptEnabled(false));
        other.navigate(browser.address(VIENNA + "/items/people/edit"));
        assertThat(other.getByLabel("Value (persons)").inputValue()).isEqualTo("600");
        other.getByLabel("Value (persons)").fill("700");
        other.locator("button:has-text('Save')").click();
        assertThat(other.locator("main").textContent()).contains("Saved.", "700");
        page.getByLabel("Value (persons)").fill("800");
        page.waitForSelector("text=Somebody else changed the answer");
        assertThat(browser.newComplaints()).isEmpty();
    }

    @Test
    void aPersonSignsInByKeyboardAndIsSentWhereTheyWanted() throws Exception {
        OpenWorkspace.password(workspace, scene.reviewer, "granite owl paints tuesday");
        Page page = browser.page("", new Browser.NewContextOptions());
        page.navigate(browser.address(VIENNA));
        page.getByLabel("E-mail address").fill("rev@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type("granite owl paints tuesday");
        page.keyboard().press("Enter");
        page.waitForURL("**" + VIENNA);
        assertThat(page.locator("h1").textContent()).contains("Vienna");
        assertThat(browser.newComplaints()).isEmpty();
    }
}
