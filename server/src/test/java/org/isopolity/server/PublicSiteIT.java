package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site as a browser shows it. */
class PublicSiteIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static RunningServer server;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": apt-get install chromium");
        Path releases = Releases.own();
        MadeUpTown.write(MadeUpSurvey.beside(releases, "population"), 3);
        MadeUpSurvey.write(releases);
        server = PublicSite.start(ServerSettings.local(releases, 0));
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

    private static Map<String, String> kindsOfPages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("table", "/cities");
        pages.put("table-hidden", "/cities?ranks=hidden");
        pages.put("table-own", "/cities?w.migration=4&w.freedom=0");
        pages.put("city", "/cities/vienna");
        pages.put("city-unscored", "/cities/toronto");
        pages.put("city-asked", "/cities/lisbon");
        pages.put("value", "/cities/vienna/world-city-class");
        pages.put("value-country", "/cities/vienna/gdp-growth");
        pages.put("indicators", "/indicators");
        pages.put("indicator", "/indicators/housing-affordability");
        pages.put("indicator-yes-no", "/indicators/local-vote-foreigners");
        pages.put("compare", "/compare?city=vienna&city=copenhagen&city=lisbon&city=munich&city=warsaw");
        pages.put("method", "/method");
        pages.put("releases", "/releases");
        pages.put("release", "/releases/openness-2026.1");
        pages.put("report", "/reports/vienna");
        pages.put("report-french", "/reports/vienna?language=fr");
        pages.put("report-arabic", "/reports/vienna?language=ar");
        pages.put("report-german", "/reports/lisbon?language=de");
        pages.put("peers", "/peers/vienna");
        pages.put("scenarios", "/scenarios/vienna?a.public-space=95&b.public-space=40&b.safety-night=20.5");
        pages.put("governance", "/governance");
        pages.put("governance-brief", "/governance/brief?level=national");
        pages.put("governance-brief-country", "/governance/brief?country=AT&level=regional");
        pages.put("population", "/population");
        pages.put("population-table", "/population/made-up-town");
        pages.put("population-gateways", "/population/gateways/nowhere?city=Old+Harbour");
        pages.put("assessment", "/assessment");
        pages.put("assessment-form", "/assessment/openness");
        pages.put("search", "/search?q=an");
        pages.put("practices", "/practices");
        pages.put("practices-found", "/practices?q=Fl%C3%BCchtlinge&theme=work");
        pages.put("practices-corrected", "/practices?q=mentring");
        pages.put("practice", "/practices/anti-rumour-campaign");
        pages.put("practice-restricted", "/practices/city-identity-card");
        pages.put("practice-method", "/practices/method");
        pages.put("ideas", "/cities/vienna/ideas?indicator=trust-in-people");
        pages.put("ideas-choose", "/cities/vienna/ideas");
        pages.put("missing", "/cities/wien");
        pages.put("invalid", "/cities?region=atlantis&w.migration=9");
        return pages;
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // the browser itself reports a page with the status 400 or 404
            if (message.type().equals("error")
                    && !message.text().contains("the server responded with a status of 40")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReaderWalksFromTheStartToTheSourceOfANumberAndDownloadsIt(boolean scripts) throws IOException {
        Page page = page(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        page.navigate(address("/"));
        page.locator("main a[href='/cities']").first().click();
        assertThat(page.locator("h1").textContent()).contains("Luxembourg");
        String published = page.locator("tbody").first().textContent();

        page.locator("summary").click();
        if (scripts) {
            page.locator("#w-migration").fill("4");
            page.waitForURL("**/cities?w.migration=4");
            page.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
            page.reload();
        } else {
            page.navigate(address("/cities?w.migration=4"));
        }
        assertThat(page.locator("#w-migration").inputValue()).isEqualTo("4");
        assertThat(page.locator("tbody").first().textContent()).isNotEqualTo(published);

        page.locator("tbody a[href='/cities/vienna']").first().click();
        assertThat(page.locator("h1").textContent()).startsWith("Vienna");
        page.locator("table.vals a[href='/cities/vienna/safety-night']").click();
        assertThat(page.locator(".rec").textContent()).contains("Source", "Licence");
        page.locator("footer a[href='/releases/openness-2026.1']").first().click();
        Download whole = page.waitForDownload(() ->
                page.locator("a[href='/releases/openness-2026.1/package.zip']").click());
        assertThat(entries(whole.path())).contains("openness-2026.1/SHA256SUMS", "openness-2026.1/observations.csv");
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    private static List<String> entries(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void aFormWithoutScriptsSendsWhatItShows() {
        Page page = page(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(address("/cities"));
        page.locator("#size").selectOption("million");
        page.locator("#ranks").check();
        page.locator(".acts button").click();
        assertThat(page.url()).contains("size=million", "ranks=hidden");
        assertThat(page.locator("#ranks").isChecked()).isTrue();
        assertThat(page.locator("tbody tr").count()).isBetween(5, 40);
        page.navigate(address("/compare"));
        page.locator("#cA").fill("Vienna");
        page.locator("#cB").fill("lisbon");
        page.locator(".filter button").click();
        assertThat(page.locator("h1").textContent()).contains("Vienna and Lisbon");
        page.navigate(address("/"));
        page.locator("#q").fill("Reykjavik");
        page.locator(".find button").click();
        assertThat(page.url()).endsWith("/cities/reykjavik");
        page.context().close();
    }

    /** From a weak answer to the indicator on which it should show, without scripts and without losing an answer. */
    @Test
    void aReaderAnswersLooksAndGoesOn() {
        Page page = page(new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        page.navigate(address("/assessment"));
        page.locator("a[href='/assessment/openness']").click();
        page.locator("input[name=OP1a][value='50']").check();
        page.locator("input[name='OP1a.evidence']").fill("Strategy, \"2024\"; page 3");
        page.locator("input[name=OP1b][value='0']").check();
        page.locator("form.ask button").click();
        assertThat(page.locator("h1").textContent()).isEqualTo("2 of 117 questions are answered");
        assertThat(page.locator(".lead").textContent()).startsWith("Of none of these");
        assertThat(page.locator(".seals").textContent()).contains("1 claimed: ", "1 documented: ");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve("assessment-result.png"))
                .setFullPage(true));
        page.locator("button[formaction='/assessment/openness']").click();
        assertThat(page.locator("input[name='OP1a.evidence']").inputValue()).isEqualTo("Strategy, \"2024\"; page 3");
        assertThat(page.locator("input[name=OP1b][value='0']").isChecked()).isTrue();
        page.locator("form.ask button").click();
        page.locator("main a[href='/indicators/migration-unit']").first().click();
        assertThat(page.url()).endsWith("/indicators/migration-unit");
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOfficerWalksFromAGapToAPracticeAndItsLineage(boolean scripts) {
        Page page = page(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
        page.navigate(address("/cities/vienna"));
        page.locator("a[href^='/cities/vienna/ideas?indicator=']").first().click();
        assertThat(page.locator("h1").textContent()).contains("Vienna");
        page.locator("#k-indicator").selectOption("trust-in-people");
        page.locator(".filter button").click();
        assertThat(page.locator("h1").textContent()).contains("People can be trusted");
        assertThat(page.locator(".ideas > li").count()).isEqualTo(10);
        assertThat(page.locator(".ideas > li").first().textContent())
                .contains(
                        "What speaks for it",
                        "What speaks against it",
                        "What is not known",
                        "rests on something known");

        page.navigate(address("/practices"));
        page.locator("#pq").fill("lebende Bibliothek");
        page.locator(".filter button").click();
        assertThat(page.locator(".hits h2").first().textContent()).contains("Living library");
        assertThat(page.locator(".why").first().textContent()).contains("means");
        page.locator("#pq").fill("rumours");
        page.locator("#lang").selectOption("en");
        page.locator(".filter button").click();
        page.locator("summary").first().click();
        page.locator("input[name=theme][value=perception]").check();
        page.locator(".filter button").click();
        assertThat(page.url()).contains("theme=perception");
        page.locator(".hits a[href='/practices/anti-rumour-campaign']").click();
        assertThat(page.locator("svg.lineage rect").count()).isGreaterThan(5);
        assertThat(page.locator("main").textContent()).contains("took it from", "not known");
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    @Test
    void whoTypesIsHelped() {
        Page page = page(new Browser.NewContextOptions());
        page.navigate(address("/practices"));
        page.locator("#pq").pressSequentially("ment");
        page.waitForFunction("() => document.querySelectorAll('#said option').length > 0");
        assertThat(page.locator("#said option").first().getAttribute("value")).isEqualTo("Mentoring");
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void everyKindOfPageCanBeUsedByEverybody(ColorScheme scheme) {
        Page page = page(new Browser.NewContextOptions().setColorScheme(scheme));
        List<String> barriers = new ArrayList<>();
        kindsOfPages().forEach((name, path) -> {
            page.navigate(address(path));
            for (Rule rule : new AxeBuilder(page).analyze().getViolations()) {
                if (List.of("serious", "critical").contains(rule.getImpact())) {
                    barriers.add(name + ": " + rule.getId() + " "
                            + rule.getNodes().getFirst().getHtml());
                }
            }
        });
        assertThat(barriers).isEmpty();
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360, 320})
    void everyKindOfPageFitsTheScreen(int width) {
        Page page = page(new Browser.NewContextOptions().setViewportSize(width, 800));
        List<String> wide = new ArrayList<>();
        kindsOfPages().forEach((name, path) -> {
            page.navigate(address(path));
            page.waitForLoadState(LoadState.NETWORKIDLE);
            int needed = ((Number) page.evaluate("() => document.documentElement.scrollWidth")).intValue();
            if (needed > width) {
                wide.add(name + " needs " + needed);
            }
            if (width != 320) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + "-" + width + ".png"))
                        .setFullPage(true));
            }
        });
        assertThat(wide).isEmpty();
        assertThat(complaints).isEmpty();
        page.context().close();
    }

    @Test
    void theFirstVisitLoadsLittle() {
        Page page = page(new Browser.NewContextOptions());
        List<Long> sizes = new ArrayList<>();
        page.onRequestFinished(
                request -> sizes.add((long) request.sizes().responseBodySize + request.sizes().responseHeadersSize));
        page.navigate(address("/"));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(sizes.stream().mapToLong(size -> size).sum()).isBetween(20_000L, 300_000L);
        ElementHandle heading = page.querySelector("h1");
        assertThat(heading).isNotNull();
        page.context().close();
    }
}
