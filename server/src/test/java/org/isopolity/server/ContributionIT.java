package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A practice on its way to the public and back, in a browser without scripts, by keyboard, as wide as a telephone. */
class ContributionIT {

    private static final String ALL = "/workspace/networks/opencities/contributions";

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static String third;
    private static WorkspaceBrowser browser;

    @BeforeAll
    static void start() {
        WorkspaceBrowser.require();
        workspace = OpenWorkspace.on(Databases.EMBEDDED.fresh(), Releases.own());
        scene = new Scene(workspace);
        third = workspace.account("rev3@example.org", "opencities", "", "REVIEWER");
        browser = WorkspaceBrowser.before(workspace);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Page as(String account) {
        // axe is a script itself: pages are checked with scripts on, and walked with scripts off
        Page page = browser.page(account, WorkspaceBrowser.phone().setJavaScriptEnabled(false));
        page.setDefaultTimeout(90_000);
        return page;
    }

    private static void check(String account, String path, String shot) {
        Page page = browser.page(account, WorkspaceBrowser.phone());
        page.navigate(browser.address(path));
        WorkspaceBrowser.look(page, "contribution-" + shot);
        page.context().close();
    }

    private void review(String who, String path, String conflict, String interest) {
        Page page = as(who);
        page.navigate(browser.address(path));
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
        officer.navigate(browser.address("/practices"));
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
        secretariat.navigate(browser.address(ALL));
        secretariat.locator("#waiting ~ * a:has-text('Cocinas compartidas')").press("Enter");
        secretariat.locator("button:has-text('Begin the review')").press("Enter");
        review(scene.reviewer, path, "NONE", "");
        review(scene.second, path, "DECLARED", "I cook there");
        secretariat.navigate(browser.address(path));
        assertThat(secretariat.locator("main").textContent())
                .contains("declared: I cook there", "no, because of the interest", "1 of 2 reviewers");
        assertThat(secretariat.locator("button:has-text('Publish')").count()).isZero();
        check(third, path, "review");
        review(third, path, "NONE", "");

        Page reader = as("");
        reader.navigate(browser.address("/practices?q=cocinas+compartidas"));
        assertThat(reader.locator(".hits li").allTextContents()).noneMatch(hit -> hit.contains("Cocinas"));
        secretariat.navigate(browser.address(path));
        secretariat.locator("button:has-text('Publish')").press("Enter");
        assertThat(secretariat.locator("main").textContent()).contains("Published.");
        reader.navigate(browser.address("/practices?q=cocinas+compartidas"));
        reader.locator(".hits a:has-text('Cocinas')").press("Enter");
        String practice = reader.url().substring(reader.url().indexOf("/practices/"));
        assertThat(reader.locator("h1").getAttribute("lang")).isEqualTo("es");
        assertThat(reader.locator("main").textContent())
                .contains("Vecinos y refugiados", "This record is told in: Spanish");
        check("", practice, "public");
        check(scene.officer, form, "form");
        check(scene.secretariat, ALL, "list");
        check(scene.officer, "/workspace/contribute?practice=" + practice.substring("/practices/".length()), "where");

        secretariat.navigate(browser.address(path));
        secretariat.getByLabel("Why, for readers").fill("They closed, and asked us to take it back.");
        secretariat.locator("button:has-text('Withdraw')").press("Enter");
        assertThat(secretariat.locator("main").textContent()).contains("Withdrawn.");
        reader.navigate(browser.address(practice));
        assertThat(reader.locator("main").textContent())
                .contains("This practice was withdrawn", "They closed, and asked us to take it back.")
                .doesNotContain("Vecinos");
        check("", practice, "withdrawn");
        reader.navigate(browser.address("/practices?q=cocinas+compartidas"));
        assertThat(reader.locator(".hits li").allTextContents()).noneMatch(hit -> hit.contains("Cocinas"));
        assertThat(browser.newComplaints()).isEmpty();
    }
}
