package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way of a self-assessment that is kept, from its first answer to an action and to its end, as a browser goes it. */
class SelfAssessmentIT {

    private static final String NETWORK = "/workspace/networks/opencities";
    private static final String VIENNA = NETWORK + "/cities/vienna/assessments";

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static WorkspaceBrowser browser;

    @BeforeAll
    static void start() {
        WorkspaceBrowser.require();
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
        browser = WorkspaceBrowser.before(workspace);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void answer(Page page, String question, String grade, String evidence) {
        page.locator("select[name='" + question + "']").selectOption(grade);
        page.locator("input[name='" + question + ".evidence']").fill(evidence);
    }

    private static String begin(Page page, String title) {
        page.navigate(browser.address(VIENNA));
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(title);
        WorkspaceBrowser.press(page, "Begin a self-assessment");
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
        Page page = browser.page(scene.officer, new Browser.NewContextOptions());
        String first = begin(page, "Spring 2026");
        WorkspaceBrowser.follow(page, "main a[href$='/sets/local-governments']");
        answer(page, "LG05a", "0", "");
        answer(page, "LG05b", "50", "Bylaw 12");
        WorkspaceBrowser.press(page, "Save my answers");
        WorkspaceBrowser.look(page, "kept-set");
        assertThat(page.locator("main table").first().textContent()).contains("claimed", "documented");

        Page reviewer = browser.page(scene.reviewer, new Browser.NewContextOptions());
        reviewer.navigate(first + "/sets/local-governments");
        WorkspaceBrowser.press(reviewer, "Verified: LG05b");
        assertThat(reviewer.locator("main table").first().textContent()).contains("verified on");
        WorkspaceBrowser.look(reviewer, "kept-verified");
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
        WorkspaceBrowser.press(page, "Save my answers");
        page.navigate(second);
        WorkspaceBrowser.look(page, "kept-one");
        assertThat(page.locator("main").textContent())
                .contains("Spring 2026, ", "+25 (2 questions)", "3 of 4 other cities", "Graz", "50 (of 3 cities)");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        WorkspaceBrowser.shoot(page, "kept-one-high-contrast");
        page.emulateMedia(new Page.EmulateMediaOptions()
                .setForcedColors(ForcedColors.NONE)
                .setMedia(Media.PRINT));
        WorkspaceBrowser.shoot(page, "kept-one-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.navigate(browser.address(VIENNA));
        WorkspaceBrowser.look(page, "kept-overview");

        page.navigate(second + "/sets/local-governments");
        WorkspaceBrowser.follow(page, "main a[href^='/practices?concept=']");
        assertThat(page.url()).contains("/practices?concept=");
        page.navigate(second + "/sets/local-governments");
        WorkspaceBrowser.follow(page, "main a[href^='/workspace/act?title=']");
        page.waitForURL("**/actions/new?**");
        assertThat(page.getByLabel("What is done", new Page.GetByLabelOptions().setExact(true))
                        .inputValue())
                .as("the next grade gives the action its name")
                .isNotEmpty();
        WorkspaceBrowser.look(page, "kept-into-plan");
        page.getByLabel("Lead", new Page.GetByLabelOptions().setExact(true)).fill("Department 17");
        WorkspaceBrowser.press(page, "Add an action");
        assertThat(page.locator("main").textContent()).contains("The action is added");

        page.navigate(second);
        WorkspaceBrowser.press(page, "Delete this self-assessment");
        assertThat(page.locator("main .wrong").textContent()).contains("Nothing was deleted");
        WorkspaceBrowser.look(page, "kept-delete-unsure");
        page.locator("input[name=sure]").check();
        WorkspaceBrowser.press(page, "Delete this self-assessment");
        assertThat(page.locator("main").textContent())
                .contains("The self-assessment is deleted", "Spring 2026")
                .doesNotContain("Autumn 2031");
        assertThat(browser.newComplaints()).isEmpty();
    }

    @Test
    void thePagesFitATelephone() throws Exception {
        Page page = browser.page(scene.officer, WorkspaceBrowser.phone());
        String kept = begin(page, "On the way");
        page.navigate(kept + "/sets/local-governments");
        answer(page, "LG05a", "0", "https://www.example.org/" + "a-very-long-address/".repeat(8));
        WorkspaceBrowser.press(page, "Save my answers");
        for (String path : List.of(
                NETWORK + "/assessments",
                VIENNA,
                kept.substring(browser.address("").length()),
                kept.substring(browser.address("").length()) + "/sets/local-governments")) {
            page.navigate(browser.address(path));
            WorkspaceBrowser.look(page, "kept-phone" + path.replaceAll("[^a-z]+", "-"));
        }
        assertThat(browser.newComplaints()).isEmpty();
    }
}
