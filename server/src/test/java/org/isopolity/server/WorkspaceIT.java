package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.VIENNA;
import static org.isopolity.server.Scene.done;
import static org.isopolity.server.Scene.jobs;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The workspace as a browser shows it. */
class WorkspaceIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script>";

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": apt-get install chromium");
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh());
        scene = new Scene(workspace);
        Visitor officer = workspace.as(scene.officer);
        done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        done(officer.post(
                VIENNA + "/items/advice", Map.of("choice", "yes", "source", MARKUP, "note", MARKUP, "version", "0")));
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

    private Page page(String account, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        if (!account.isEmpty()) {
            String session = workspace.as(account).cookies().get("isopolity_session");
            context.addCookies(List.of(new Cookie("isopolity_session", session).setUrl(address("/workspace"))));
        }
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("responded with a status of 4")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
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
            Page page = page(account, new Browser.NewContextOptions().setViewportSize(360, 740));
            for (String path : paths) {
                page.navigate(address(path));
                List<String> violations = new AxeBuilder(page)
                                .withTags(List.of(
                                        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                                .analyze()
                                .getViolations()
                                .stream()
                                .map(Rule::getDescription)
                                .toList();
                assertThat(violations).as(path).isEmpty();
                Object width = page.evaluate("document.documentElement.scrollWidth");
                assertThat(((Number) width).intValue()).as("width of " + path).isLessThanOrEqualTo(360);
            }
            page.context().close();
        });
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsWrittenIsKeptWithoutAButton() {
        Page page = page(scene.officer, new Browser.NewContextOptions());
        page.navigate(address(VIENNA + "/items/people/edit"));
        page.getByLabel("Value (persons)").fill("500");
        page.getByLabel("Year that it describes").fill("2025");
        page.waitForSelector("text=\"Kept.\"");
        page.getByLabel("Value (persons)").fill("-3");
        page.waitForSelector("text=Less than 0 makes no sense here.");
        page.getByLabel("Value (persons)").fill("600");
        page.waitForSelector("text=\"Kept.\"");
        Page other = page(scene.officer, new Browser.NewContextOptions().setJavaScriptEnabled(false));
        other.navigate(address(VIENNA + "/items/people/edit"));
        assertThat(other.getByLabel("Value (persons)").inputValue()).isEqualTo("600");
        other.getByLabel("Value (persons)").fill("700");
        other.locator("button:has-text('Save')").click();
        assertThat(other.locator("main").textContent()).contains("Saved.", "700");
        page.getByLabel("Value (persons)").fill("800");
        page.waitForSelector("text=Somebody else changed the answer");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPersonSignsInByKeyboardAndIsSentWhereTheyWanted() throws Exception {
        OpenWorkspace.password(workspace, scene.reviewer, "granite owl paints tuesday");
        Page page = page("", new Browser.NewContextOptions());
        page.navigate(address(VIENNA));
        page.getByLabel("E-mail address").fill("rev@example.org");
        page.keyboard().press("Tab");
        page.keyboard().type("granite owl paints tuesday");
        page.keyboard().press("Enter");
        page.waitForURL("**" + VIENNA);
        assertThat(page.locator("h1").textContent()).contains("Vienna");
        assertThat(complaints).isEmpty();
    }
}
