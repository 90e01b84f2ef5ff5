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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A practice on its way to the public and back, in a browser without scripts, by keyboard, as wide as a telephone. */
class ContributionIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final String ALL = "/workspace/networks/opencities/contributions";

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static String third;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": apt-get install chromium");
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own());
        scene = new Scene(workspace);
        third = workspace.account("rev3@example.org", "opencities", "", "REVIEWER");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
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

    private Page as(String account) {
        // axe is a script itself: pages are checked with scripts on, and walked with scripts off
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        if (!account.isEmpty()) {
            String session = workspace.as(account).cookies().get("isopolity_session");
            context.addCookies(List.of(new Cookie("isopolity_session", session).setUrl(address("/workspace"))));
        }
        context.setDefaultTimeout(90_000);
        return context.newPage();
    }

    private void check(String account, String path, String shot) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 740));
        if (!account.isEmpty()) {
            String session = workspace.as(account).cookies().get("isopolity_session");
            context.addCookies(List.of(new Cookie("isopolity_session", session).setUrl(address("/workspace"))));
        }
        Page page = context.newPage();
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.navigate(address(path));
        List<String> violations = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(Rule::getDescription)
                        .toList();
        assertThat(violations).as(path).isEmpty();
        Object width = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).as("width of " + path).isLessThanOrEqualTo(360);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve("contribution-" + shot + ".png"))
                .setFullPage(true));
        context.close();
    }

    private void review(String who, String path, String conflict, String interest) {
        Page page = as(who);
        page.navigate(address(path));
        page.getByLabel("Do you have an interest in the outcome?").selectOption(conflict);
        page.getByLabel("Which interest").fill(interest);
        page.getByLabel("Decision", new Page.GetByLabelOptions().setExact(true)).selectOption("ACCEPT");
        page.locator("button:has-text('Keep my review')").press("Enter");
        assertThat(page.locator("main").textContent()).contains("Your review is kept.");
        page.context().close();
    }

    @Test
    void fromSubmissionOverAReviewWithAConflictToThePublicAndBack() {
        Page officer = as(scene.officer);
        officer.navigate(address("/practices"));
        officer.locator("a:has-text('Propose a practice')").press("Enter");
        officer.locator("main a:has-text('opencities')").press("Enter");
        officer.locator("main a:has-text('Propose a practice: the idea')").press("Enter");
        String form = officer.url().substring(officer.url().indexOf("/workspace"));
        officer.locator("button:has-text('Keep as draft')").press("Enter");
        assertThat(officer.locator(".wrong").count()).isGreaterThan(2);
        officer.getByLabel("Language of your text").fill("es");
        officer.getByLabel("Name of the idea").fill("Cocinas compartidas");
        officer.getByLabel("What is done", new Page.GetByLabelOptions().setExact(true))
                .fill("Vecinos y refugiados cocinan juntos los domingos.");
        officer.getByLabel("Source").fill("https://example.org/cocinas");
        officer.getByLabel("Words of the vocabulary").fill("encounters\nrefugiados");
        officer.getByLabel("Who leads it").selectOption("civil-society");
        officer.locator("button:has-text('Keep as draft')").press("Enter");
        assertThat(officer.locator("main").textContent()).contains("Kept as a draft.", "refugees");
        String path = officer.url()
                .substring(officer.url().indexOf(ALL), officer.url().indexOf('?'));
        officer.locator("button:has-text('Hand in')").press("Enter");

        Page secretariat = as(scene.secretariat);
        secretariat.navigate(address(ALL));
        secretariat.locator("#waiting ~ * a:has-text('Cocinas compartidas')").press("Enter");
        secretariat.locator("button:has-text('Begin the review')").press("Enter");
        review(scene.reviewer, path, "NONE", "");
        review(scene.second, path, "DECLARED", "I cook there");
        secretariat.navigate(address(path));
        assertThat(secretariat.locator("main").textContent())
                .contains("declared: I cook there", "no, because of the interest", "1 of 2 reviewers");
        assertThat(secretariat.locator("button:has-text('Publish')").count()).isZero();
        check(third, path, "review");
        review(third, path, "NONE", "");

        Page reader = as("");
        reader.navigate(address("/practices?q=cocinas+compartidas"));
        assertThat(reader.locator(".hits li").allTextContents()).noneMatch(hit -> hit.contains("Cocinas"));
        secretariat.navigate(address(path));
        secretariat.locator("button:has-text('Publish')").press("Enter");
        assertThat(secretariat.locator("main").textContent()).contains("Published.");
        reader.navigate(address("/practices?q=cocinas+compartidas"));
        reader.locator(".hits a:has-text('Cocinas')").press("Enter");
        String practice = reader.url().substring(reader.url().indexOf("/practices/"));
        assertThat(reader.locator("h1").getAttribute("lang")).isEqualTo("es");
        assertThat(reader.locator("main").textContent())
                .contains("Vecinos y refugiados", "This record is told in: Spanish");
        check("", practice, "public");
        check(scene.officer, form, "form");
        check(scene.secretariat, ALL, "list");
        check(scene.officer, "/workspace/contribute?practice=" + practice.substring("/practices/".length()), "where");

        secretariat.navigate(address(path));
        secretariat.getByLabel("Why, for readers").fill("They closed, and asked us to take it back.");
        secretariat.locator("button:has-text('Withdraw')").press("Enter");
        assertThat(secretariat.locator("main").textContent()).contains("Withdrawn.");
        reader.navigate(address(practice));
        assertThat(reader.locator("main").textContent())
                .contains("This practice was withdrawn", "They closed, and asked us to take it back.")
                .doesNotContain("Vecinos");
        check("", practice, "withdrawn");
        reader.navigate(address("/practices?q=cocinas+compartidas"));
        assertThat(reader.locator(".hits li").allTextContents()).noneMatch(hit -> hit.contains("Cocinas"));
        assertThat(complaints).isEmpty();
    }
}
