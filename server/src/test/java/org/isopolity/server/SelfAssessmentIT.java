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
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a self-assessment that is kept, from its first answer to an action and to its end, as a browser goes it. */
class SelfAssessmentIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int PHONE = 360;
    private static final String NETWORK = "/workspace/networks/opencities";
    private static final String VIENNA = NETWORK + "/cities/vienna/assessments";

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
        done(workspace
                .as(scene.secretariat)
                .upload(
                        NETWORK + "/cities",
                        Map.of(),
                        "cities",
                        "cities.csv",
                        (Scene.CITIES
                                        + "graz,Graz,AT,Western Europe,47.1,15.4,290000,2020\n"
                                        + "leipzig,Leipzig,DE,Western Europe,51.3,12.4,590000,2020\n")
                                .getBytes(StandardCharsets.UTF_8)));
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
        String session = workspace.as(account).cookies().get("isopolity_session");
        context.addCookies(List.of(new Cookie("isopolity_session", session).setUrl(address("/workspace"))));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    private static void shoot(Page page, String name) throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "screenshots"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(directory.resolve("kept-" + name + ".png"))
                .setFullPage(true));
    }

    private static void look(Page page, String name) throws Exception {
        shoot(page, name);
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
        page.locator("main button:has-text('" + button + "')").first().click();
        page.waitForLoadState();
    }

    private static void follow(Page page, String selector) {
        page.locator(selector).first().click();
        page.waitForLoadState();
    }

    private static void answer(Page page, String question, String grade, String evidence) {
        page.locator("select[name='" + question + "']").selectOption(grade);
        page.locator("input[name='" + question + ".evidence']").fill(evidence);
    }

    private static String begin(Page page, String title) {
        page.navigate(address(VIENNA));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(title);
        press(page, "Begin a self-assessment");
        return page.url().replaceAll("\\?.*", "");
    }

    /** Three other cities that share, so that there is a middle to be shown. */
    private static void othersShare() {
        Map<String, String> grades = Map.of("lisbon", "100", "leipzig", "50", "graz", "0");
        grades.forEach((city, grade) -> {
            Visitor officer =
                    workspace.as(workspace.account("share-" + city + "@example.org", "opencities", city, "OFFICER"));
            String path = NETWORK + "/cities/" + city + "/assessments";
            String page = done(officer.post(path, Map.of("title", "Own")))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceAll("\\?.*", "");
            done(officer.post(page + "/sets/local-governments", Map.of("version", "0", "LG05a", grade)));
            done(officer.post(path + "/sharing", Map.of("share", "yes")));
        });
    }

    @Test
    void fromTheFirstAnswerToAnActionAndToTheEnd() throws Exception {
        othersShare();
        new PlanScene(workspace.as(scene.officer)).begun();
        Page page = page(scene.officer, new Browser.NewContextOptions());
        String first = begin(page, "Spring 2026");
        follow(page, "main a[href$='/sets/local-governments']");
        answer(page, "LG05a", "0", "");
        answer(page, "LG05b", "50", "Bylaw 12");
        press(page, "Save my answers");
        look(page, "set");
        assertThat(page.locator("main table").first().textContent()).contains("claimed", "documented");

        Page reviewer = page(scene.reviewer, new Browser.NewContextOptions());
        reviewer.navigate(first + "/sets/local-governments");
        press(reviewer, "Verified: LG05b");
        assertThat(reviewer.locator("main table").first().textContent()).contains("verified on");
        look(reviewer, "verified");
        assertThat(reviewer.locator(".seal svg[aria-hidden=true]").count())
                .as("each shape has its word beside it")
                .isEqualTo(reviewer.locator(".seal").count())
                .isGreaterThan(1);
        assertThat(reviewer.locator(".seal").allTextContents())
                .allSatisfy(words -> assertThat(words).isNotBlank());

        String second = begin(page, "Autumn 2031");
        page.navigate(second + "/sets/local-governments");
        answer(page, "LG05a", "50", "Council minutes");
        answer(page, "LG05b", "50", "");
        press(page, "Save my answers");
        page.navigate(second);
        look(page, "one");
        assertThat(page.locator("main").textContent())
                .contains("Spring 2026, ", "+25 (2 questions)", "3 of 4 other cities", "Graz", "50 (of 3 cities)");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        shoot(page, "one-high-contrast");
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setMedia(Media.PRINT));
        shoot(page, "one-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.navigate(address(VIENNA));
        look(page, "overview");

        page.navigate(second + "/sets/local-governments");
        follow(page, "main a[href^='/practices?concept=']");
        assertThat(page.url()).contains("/practices?concept=");
        page.navigate(second + "/sets/local-governments");
        follow(page, "main a[href^='/workspace/act?title=']");
        page.waitForURL("**/actions/new?**");
        assertThat(page.getByLabel("What is done", new Page.GetByLabelOptions().setExact(true))
                        .inputValue())
                .as("the next grade gives the action its name")
                .isNotEmpty();
        look(page, "into-plan");
        page.getByLabel("Lead", new Page.GetByLabelOptions().setExact(true)).fill("Department 17");
        press(page, "Add an action");
        assertThat(page.locator("main").textContent()).contains("The action is added");

        page.navigate(second);
        press(page, "Delete this self-assessment");
        assertThat(page.locator("main .wrong").textContent()).contains("Nothing was deleted");
        look(page, "delete-unsure");
        page.locator("input[name=sure]").check();
        press(page, "Delete this self-assessment");
        assertThat(page.locator("main").textContent())
                .contains("The self-assessment is deleted", "Spring 2026")
                .doesNotContain("Autumn 2031");
        assertThat(complaints)
                .as("the browser reports the refused form as an error, and nothing else")
                .allMatch(complaint -> complaint.contains("422"));
    }

    @Test
    void thePagesFitATelephone() throws Exception {
        Page page = page(scene.officer, new Browser.NewContextOptions().setViewportSize(PHONE, 740));
        String kept = begin(page, "On the way");
        page.navigate(kept + "/sets/local-governments");
        answer(page, "LG05a", "0", "https://www.example.org/" + "a-very-long-address/".repeat(8));
        press(page, "Save my answers");
        for (String path : List.of(
                NETWORK + "/assessments",
                VIENNA,
                kept.substring(address("").length()),
                kept.substring(address("").length()) + "/sets/local-governments")) {
            page.navigate(address(path));
            look(page, "phone" + path.replaceAll("[^a-z]+", "-"));
            Object width = page.evaluate("document.documentElement.scrollWidth");
            assertThat(((Number) width).intValue()).as("width of " + path).isLessThanOrEqualTo(PHONE);
        }
        assertThat(complaints).isEmpty();
    }
}
