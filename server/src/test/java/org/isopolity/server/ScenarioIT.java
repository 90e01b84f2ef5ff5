package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;
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

/** From a change to what it costs, to what is kept, shared, read by a stranger and withdrawn, as a browser goes it. */
class ScenarioIT {

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
            // a page that is gone is answered with 410, which a browser calls an error
            if (message.type().equals("error") && !message.text().contains("410")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    private static void look(Page page, String name) throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "screenshots"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(directory.resolve("scenario-" + name + ".png"))
                .setFullPage(true));
        List<String> violations = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Rule::getDescription)
                        .toList();
        assertThat(violations).as(page.url()).isEmpty();
        Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue()).as("too wide: " + page.url()).isLessThanOrEqualTo(0);
    }

    private static void press(Page page, String button) {
        page.locator("main button:has-text('" + button + "')").first().click();
        page.waitForLoadState();
    }

    @Test
    void fromAChangeToAStrangerAndBack() throws Exception {
        PlanScene plan = new PlanScene(workspace.as(scene.officer)).begun();
        String action = plan.action("More places to meet");
        done(plan.on(action, "/targets", Map.of("indicator", "public-space", "value", "95", "by", "2030-12-31")));
        done(plan.on(action, "/budget", Map.of("source", "City", "currency", "EUR", "amount", "750000")));
        done(plan.publish());

        Page page = page(scene.officer, new Browser.NewContextOptions());
        page.navigate(address("/scenarios/vienna"));
        look(page, "empty");
        page.getByLabel("Name, scenario A").fill("Safer streets");
        page.getByLabel("Cost, scenario A").fill("250000 EUR, 40000 CHF");
        page.locator("input[name='a.safety-night']").fill("85");
        page.locator("input[name='b.safety-night']").fill("40.5");
        page.getByLabel("Cost, scenario B").fill("1000 EUR");
        press(page, "Compute");
        page.locator("a:has-text('Put the plan')").click();
        page.waitForURL("**plan.c=1**");
        assertThat(page.locator("main").textContent())
                .contains("A: Safer streets", "C: Vienna open", "about EUR", "none: the score does not rise")
                .contains("Scenario C: from the plan as published on");
        page.locator("select[name=goal]").selectOption("score");
        page.locator("input[name=to]").fill("73");
        press(page, "Find the way");
        assertThat(page.locator("main").textContent()).contains("Effort points (not money)");
        look(page, "public");

        page.locator("a[href^='/workspace/scenarios/keep']").click();
        page.waitForURL("**/cities/vienna/scenarios?**");
        look(page, "keep");
        page.getByLabel("Title").fill("For the budget of 2027");
        press(page, "Keep");
        assertThat(page.locator("main").textContent()).contains("The scenarios are kept", "A: Safer streets");
        String set = page.url().replaceAll("\\?.*", "");
        look(page, "kept");
        press(page, "Share");
        assertThat(page.locator("main").textContent()).contains("The scenarios are shared");
        String shared = page.locator("code").first().textContent();
        look(page, "shared-by");

        Page stranger = page("", new Browser.NewContextOptions().setViewportSize(PHONE, 740));
        stranger.navigate(shared);
        assertThat(stranger.locator("main").textContent()).contains("For the budget of 2027", "EUR\u00a0250,000");
        assertThat(stranger.locator("main form").count())
                .as("nothing to change")
                .isZero();
        look(stranger, "phone-shared");
        Page wide = page("", new Browser.NewContextOptions());
        wide.navigate(shared);
        look(wide, "shared");

        press(page, "Withdraw");
        assertThat(page.locator("main").textContent()).contains("The scenarios are withdrawn");
        assertThat(stranger.navigate(shared).status()).isEqualTo(410);
        look(stranger, "phone-withdrawn");

        Page phone = page(scene.officer, new Browser.NewContextOptions().setViewportSize(PHONE, 740));
        phone.navigate(set);
        look(phone, "phone-kept");
        phone.navigate(address("/workspace/networks/opencities/cities/vienna/scenarios"));
        look(phone, "phone-all");
        phone.navigate(address("/scenarios/vienna?name.a=Safer+streets&a.safety-night=85&cost.a=250000+EUR"));
        look(phone, "phone-public");
        assertThat(complaints).isEmpty();
    }
}
