package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evaluations as a browser shows them. */
class EvaluationIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static RunningServer server;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": apt-get install chromium");
        server = PublicSite.start(ServerSettings.local(Panels.directory(), 0));
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
            server.close();
        }
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @ParameterizedTest
    @CsvSource({
        "impact, /impact",
        "impact-answer, /impact?indicator=foreign-born-share&city=vienna&from=2012&shocks=none&interference=none",
        "impact-cannot-tell, /impact?indicator=foreign-born-share&city=vienna&from=2012&shocks=likely&design=its",
        "impact-refused, /impact?indicator=foreign-born-share&city=vienna&from=2030",
        "impact-power, /impact/power?indicator=foreign-born-share&from=2012&aim=fall",
        "impact-progress,"
                + " /impact/progress?indicator=foreign-born-share&city=vienna&target=25&year=2025&suppose=5&error=1"
    })
    void everyPageIsAccessibleOnADeskAndInAHand(String name, String path) {
        for (int width : new int[] {1280, 360}) {
            for (ColorScheme scheme : ColorScheme.values()) {
                if (scheme == ColorScheme.NO_PREFERENCE) {
                    continue;
                }
                Page page = browser.newContext(new Browser.NewContextOptions()
                                .setViewportSize(width, 900)
                                .setColorScheme(scheme)
                                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE))
                        .newPage();
                page.navigate(address(path));
                List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
                assertThat(violations)
                        .as(name + " " + width + " " + scheme)
                        .extracting(rule ->
                                rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                        .isEmpty();
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                        .as(name + " is as wide as the screen")
                        .isLessThanOrEqualTo(width);
                if (scheme == ColorScheme.LIGHT || width == 1280) {
                    shoot(page, name + "-" + width + "-" + scheme);
                }
                page.context().close();
            }
        }
    }

    /** Without scripts: a panel from a file, its answer in words, a file of the answer, and the next question. */
    @Test
    void anOfficerBringsAPanelAndTakesTheAnswerAlong() throws Exception {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE))
                .newPage();
        page.navigate(address("/impact"));
        Download example = page.waitForDownload(
                () -> page.locator("a[href='/impact/example.csv']").click());
        Path file = Files.createTempFile("panel", ".csv");
        example.saveAs(file);
        page.locator("#o-file").setInputFiles(file);
        page.locator("#o-city").fill("Place 07");
        page.locator("#o-from").fill("2016");
        page.locator("#o-shocks").selectOption("none");
        page.locator("#o-interference").selectOption("none");
        page.locator("form[action='/impact/sent'] button:not(.quiet)").last().click();
        assertThat(page.locator("#answer").textContent()).isEqualTo("There was a difference");
        assertThat(page.locator("section[aria-labelledby=answer] .lead").textContent())
                .contains("Place 07");
        assertThat(page.locator("#o-city").inputValue()).isEqualTo("Place 07");
        Download path = page.waitForDownload(
                () -> page.locator("button[formaction='/impact/sent/path.csv']").click());
        assertThat(Files.readString(path.path())).startsWith("time,observed");
        page.locator("#o-from").fill("2030");
        page.locator("form[action='/impact/sent'] button:not(.quiet)").last().click();
        assertThat(page.locator("[role=alert]").textContent()).contains("no observed period from 2030 on");
        page.locator("#o-from").fill("2016");
        page.locator("#o-design").selectOption("sdid");
        page.locator("form[action='/impact/sent'] button:not(.quiet)").last().click();
        assertThat(page.locator("#answer").textContent()).isEqualTo("There was a difference");
        Files.delete(file);
        page.context().close();
    }

    @Test
    void anOfficerAsksTheReleaseAndSharesTheAddress() {
        Page page = browser.newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE))
                .newPage();
        page.navigate(address("/impact"));
        page.locator("#r-indicator").selectOption("foreign-born-share");
        page.locator("#r-city").selectOption("vienna");
        page.locator("#r-from").fill("2012");
        page.locator("form[action='/impact'] button").click();
        assertThat(page.locator("#answer").textContent()).isEqualTo("There was a difference");
        String finding = page.locator("section[aria-labelledby=answer] .lead").textContent();
        page.locator("a[href^='/impact?release=']").click();
        assertThat(page.url()).contains("release=openness-2026.1");
        assertThat(page.locator("section[aria-labelledby=answer] .lead").textContent())
                .isEqualTo(finding);
        page.context().close();
    }
}
