package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An officer walks from an action over its evaluation to evidence on the practice, with a browser. */
class EvaluationChainIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static String action;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": apt-get install chromium");
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Panels.own());
        scene = new Scene(workspace);
        action = PlanScene.path(new PlanScene(workspace.as(scene.officer))
                .begun()
                .action("Rumours answered", "practice", "anti-rumour-campaign"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            playwright.close();
            workspace.close();
        }
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + workspace.server.port() + path;
    }

    private static Page page(String account, int width) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(width, 800));
        String session = workspace.as(account).cookies().get("isopolity_session");
        context.addCookies(List.of(new Cookie("isopolity_session", session).setUrl(address("/workspace"))));
        return context.newPage();
    }

    private static void act(String who, String contribution, String deed, Map<String, String> words) {
        Visitor visitor = workspace.as(who);
        Map<String, String> fields = new HashMap<>(words);
        fields.put("version", Scene.version(visitor, contribution));
        Scene.done(visitor.post(contribution + "/" + deed, fields));
    }

    @Test
    void fromTheActionToTheEvidenceOfThePractice() {
        Page page = page(scene.officer, 1280);
        page.navigate(address(action));
        page.locator("a[href='" + action + "/evaluations']").click();
        page.locator("select[name=indicator]").selectOption("foreign-born-share");
        page.locator("input[name=from]").fill(Integer.toString(Panels.FROM));
        page.locator("select[name=interference]").selectOption("none");
        page.locator("select[name=shocks]").selectOption("none");
        page.locator("input[name=pre_stated]").check();
        page.locator("form[action='" + action + "/evaluations'] button").click();
        assertThat(page.locator("main").textContent()).contains("There was a difference", "The evaluation is kept.");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve("workspace-evaluations.png"))
                .setFullPage(true));
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

        page.navigate(address("/practices/anti-rumour-campaign"));
        assertThat(page.locator("main").textContent())
                .contains("foreign-born-share", "lower than without the programme", "Difference in differences");
        page.navigate(address(action));
        assertThat(page.locator("main").textContent()).contains("lower than without the programme");
        page.context().close();
    }

    @Test
    void thePageIsAccessibleInAHand() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 740));
        String session = workspace.as(scene.officer).cookies().get("isopolity_session");
        context.addCookies(List.of(new Cookie("isopolity_session", session).setUrl(address("/workspace"))));
        Page page = context.newPage();
        page.navigate(address(action + "/evaluations"));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(Rule::getId)
                .isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        context.close();
    }
}
