package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
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

/** The way from a weak area to an action with a target, its progress and the report, as a browser goes it. */
class PlanIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int PHONE = 360;

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": apt-get install chromium");
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own());
        scene = new Scene(workspace);
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
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    private static void look(Page page, String name) throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "screenshots"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(directory.resolve("plan-" + name + ".png"))
                .setFullPage(true));
        List<String> violations = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Rule::getDescription)
                        .toList();
        assertThat(violations).as(page.url()).isEmpty();
    }

    private static void press(Page page, String button) {
        Locator found = page.locator("main button:has-text('" + button + "')").first();
        found.click();
        page.waitForLoadState();
    }

    private static void follow(Page page, String selector) {
        page.locator(selector).first().click();
        page.waitForLoadState();
    }

    @Test
    void fromAWeakAreaToAnActionItsProgressAndTheReport() throws Exception {
        new PlanScene(workspace.as(scene.officer)).begun();
        Page page = page(scene.officer, new Browser.NewContextOptions());
        page.navigate(address("/"));
        page.locator("nav a:has-text('From knowing to doing')").click();
        page.waitForURL("**/doing");
        look(page, "doing");
        page.navigate(address("/cities/vienna"));
        follow(page, "#yours ~ * a[href*='/ideas?indicator='], section a[href*='/ideas?indicator=']");
        look(page, "ideas");
        follow(page, "a[href^='/workspace/act?city=vienna']");
        page.waitForURL("**/actions/new?**");
        look(page, "action-new");
        assertThat(page.getByLabel("What is done", new Page.GetByLabelOptions().setExact(true))
                        .inputValue())
                .as("the practice gives the action its name")
                .isNotEmpty();
        page.getByLabel("Lead", new Page.GetByLabelOptions().setExact(true)).fill("Department 17");
        press(page, "Add an action");
        assertThat(page.locator("main").textContent()).contains("The action is added", "version 1");
        String action = page.url().replaceAll(".*/actions/([0-9a-f-]{36}).*", "$1");
        assertThat(page.locator("select[name=indicator]").inputValue())
                .as("the gap is the target")
                .isNotEmpty();
        page.locator("select[name=indicator]").selectOption("school-satisfaction");
        page.getByLabel("Value to be reached").fill("85");
        page.getByLabel("By when").fill("2030-12-31");
        press(page, "Add the target");
        assertThat(page.locator("main").textContent())
                .contains("Baseline: 76.7%", "in 2023 (release openness-", "Expected by today");
        look(page, "action-written");
        page.navigate(address(PlanScene.PLAN));
        look(page, "plan-written");
        press(page, "Publish");
        assertThat(page.locator("main").textContent()).contains("The plan is public");
        Page anybody = page("", new Browser.NewContextOptions().setViewportSize(PHONE, 740));
        for (String path :
                List.of(PlanScene.PUBLIC, PlanScene.PUBLIC + "/actions/" + action, "/plans", "/doing", "/events")) {
            anybody.navigate(address(path));
            look(anybody, "phone" + path.replaceAll("[^a-z]+", "-").replaceAll("-$", ""));
            Object width = anybody.evaluate("document.documentElement.scrollWidth");
            assertThat(((Number) width).intValue()).as("width of " + path).isLessThanOrEqualTo(PHONE);
        }
        Page wide = page("", new Browser.NewContextOptions());
        wide.navigate(address(PlanScene.PUBLIC));
        look(wide, "public");
        assertThat(wide.locator("main").textContent()).contains("Cannot be said yet", "Expected by today");
        wide.navigate(address("/cities/vienna"));
        follow(wide, "a[href='/cities/vienna/plan']");
        wide.navigate(address("/reports/vienna"));
        look(wide, "report");
        assertThat(wide.locator("main").textContent()).contains("Vienna open", "school", "85%");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aWeakAnswerLeadsToPracticesAndToAnAction() throws Exception {
        Page page = page(scene.officer, new Browser.NewContextOptions());
        page.navigate(address("/assessment/local-governments"));
        page.locator("input[type=radio]").first().check();
        press(page, "See the result");
        look(page, "assessment");
        assertThat(page.locator("a[href^='/practices?concept=']").count()).isPositive();
        assertThat(page.locator("a[href^='/workspace/act?title=']").count()).isPositive();
        assertThat(complaints).isEmpty();
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
        Page page = page(scene.officer, new Browser.NewContextOptions().setViewportSize(PHONE, 740));
        for (String path : List.of(city, "/workspace/networks/opencities/exchange", "/events")) {
            page.navigate(address(path));
            look(page, "exchange" + path.replaceAll("[^a-z]+", "-"));
            Object width = page.evaluate("document.documentElement.scrollWidth");
            assertThat(((Number) width).intValue()).as("width of " + path).isLessThanOrEqualTo(PHONE);
        }
        assertThat(complaints).isEmpty();
    }
}
