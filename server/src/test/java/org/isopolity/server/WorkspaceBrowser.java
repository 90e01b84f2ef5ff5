package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A browser before an open workspace, in which people are signed in; it notes what pages complain of. */
final class WorkspaceBrowser implements AutoCloseable {

    /** As wide as a small telephone, in pixels. */
    private static final int PHONE = 360;

    private static final int TALL = 740;
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final OpenWorkspace workspace;
    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private WorkspaceBrowser(OpenWorkspace workspace) {
        this.workspace = workspace;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(List.of("--no-sandbox")));
    }

    /** Skips the tests where there is no browser; to be asked before a workspace is opened for one. */
    static void require() {
        assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM + ": apt-get install chromium");
    }

    static WorkspaceBrowser before(OpenWorkspace workspace) {
        return new WorkspaceBrowser(workspace);
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(PHONE, TALL);
    }

    String address(String path) {
        return "http://127.0.0.1:" + workspace.server.port() + path;
    }

    /** A fresh page of an account that is signed in; of a stranger where the account is empty. */
    Page page(String account, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        if (!account.isEmpty()) {
            String session = workspace.as(account).cookies().get("isopolity_session");
            context.addCookies(List.of(new Cookie("isopolity_session", session).setUrl(address("/workspace"))));
        }
        Page page = context.newPage();
        page.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isRefusal(message)) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    /** A browser calls it an error when a page itself refuses or is gone; of what pages are made of nothing may be missing. */
    private static boolean isRefusal(ConsoleMessage message) {
        return message.text().contains("responded with a status of 4")
                && !message.location().contains("/assets/");
    }

    /** What pages complained of since this was last asked: errors of scripts, things not found, dialogs. */
    List<String> newComplaints() {
        List<String> since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    /** Keeps a picture of the page for those who look. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Keeps a picture, and demands that everybody can use the page and that it is not wider than the window. */
    static void look(Page page, String name) {
        shoot(page, name);
        judge(page);
    }

    /** Demands that everybody can use the page and that it is not wider than the window. */
    static void judge(Page page) {
        List<String> violations = new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .map(Rule::getDescription)
                        .toList();
        assertThat(violations).as(page.url()).isEmpty();
        Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue()).as("too wide: " + page.url()).isLessThanOrEqualTo(0);
    }

    /** Presses the first button of the content that says this. */
    static void press(Page page, String button) {
        page.locator("main button:has-text('" + button + "')").first().click();
        page.waitForLoadState();
    }

    /** Follows the first link that a selector finds. */
    static void follow(Page page, String selector) {
        page.locator(selector).first().click();
        page.waitForLoadState();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        workspace.close();
    }
}
