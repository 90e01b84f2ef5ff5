package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.LISBON;
import static org.isopolity.server.Scene.ROUND;
import static org.isopolity.server.Scene.VIENNA;
import static org.isopolity.server.Scene.act;
import static org.isopolity.server.Scene.done;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.isopolity.server.PublicWalk.Answer;
import org.isopolity.server.store.StoreSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Canary words are put into everything that is not published. No public route may say one; more than that, no public answer
 * may change at all by what is not published: pages, counts, search, suggestions, feeds, files, API and errors.
 */
class CanaryTest {

    private static final String CANARY = "kanarivogel";

    private static final String AMOUNT = "61.73519";
    private static final String EVERY = "/workspace/networks/opencities";
    private static final String PRACTICE = "anti-rumour-campaign";

    /** Routes that answer only to a question, or to what lies beside the releases, or never. */
    private static final Set<String> NEVER_OPEN = Set.of(
            "/api/v1/{*rest}",
            "/impact/files/{name}",
            "/scenarios/shared/{token}",
            "/api/v1/impact",
            "/api/v1/impact/power",
            "/api/v1/impact/progress",
            "/governance",
            "/governance/brief",
            "/governance/brief.csv",
            "/governance/services.csv",
            "/governance/survey.csv");

    private OpenWorkspace workspace;
    private Scene scene;
    private final List<String> actions = new ArrayList<>();
    /** Where those who may see a canary do. */
    private final Map<String, Visitor> seen = new LinkedHashMap<>();

    private String candidate = "";

    private static String say(String where) {
        return CANARY + " " + where;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void whatIsNotPublishedChangesNothingThatIsPublic(Databases database) throws Exception {
        StoreSettings settings = database.fresh();
        Path releases = Panels.own();
        Path home = releases.toAbsolutePath().getParent();
        MadeUpTown.write(home.resolve("population"), 3);
        Map<String, Answer> before;
        Map<String, Answer> asked;
        try (OpenWorkspace first = OpenWorkspace.on(settings, releases)) {
            workspace = first;
            scene = new Scene(first);
            actions.add(new PlanScene(first.as(scene.officer)).published());
            PublicWalk walk = new PublicWalk(first, actions);
            before = walk.answers();
            asked = questions(walk);
            plant();
            seen.forEach((path, visitor) ->
                    assertThat(visitor.get(path).body()).as(path).contains(CANARY));
        }
        Set<String> open = new TreeSet<>();
        // opened anew, so that no page comes from what was kept in memory
        try (OpenWorkspace second = OpenWorkspace.on(settings, releases)) {
            workspace = second;
            second.endEmbargoes();
            PublicWalk walk = new PublicWalk(second, actions);
            Map<String, Answer> after = walk.answers();
            assertThat(after.keySet()).containsAll(before.keySet());
            after.forEach((address, answer) -> {
                assertSilent(address, answer.text());
                assertThat(answer).as(address).isEqualTo(before.getOrDefault(address, new Answer(404, answer.text())));
            });
            walk.routes().forEach((route, addresses) -> {
                if (addresses.stream().anyMatch(address -> after.get(address).status() == 200)) {
                    open.add(route);
                }
            });
            assertThat(walk.routes().keySet())
                    .as("routes of which no page was seen")
                    .allMatch(route -> open.contains(route) || NEVER_OPEN.contains(route));
            questions(walk)
                    .forEach((question, answer) ->
                            assertThat(answer).as(question).isEqualTo(asked.get(question)));
            anonymousAndStrangersAreToldNothing();
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertSilent(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static void assertSilent(String where, String text) {
        assertThat(text.toLowerCase(Locale.ROOT)).as(where).doesNotContain(CANARY, AMOUNT);
    }

    /** Each route asked for the canary and for its beginning: pages repeat the question, and otherwise know nothing of it. */
    private static Map<String, Answer> questions(PublicWalk walk) {
        Map<String, Answer> answers = new HashMap<>();
        walk.routes().forEach((route, addresses) -> {
            if (!route.endsWith(".pdf")) {
                for (String query : List.of(
                        "q=" + CANARY,
                        "q=" + CANARY.substring(0, 6),
                        "release=" + CANARY + "&city=" + CANARY + "&indicator=" + CANARY)) {
                    String question = addresses.getFirst() + "?" + query;
                    answers.put(question, walk.ask(question));
                }
            }
        });
        return answers;
    }

    /** Errors and pages of the workspace, for somebody who is not signed in and for the secretariat of another network. */
    private void anonymousAndStrangersAreToldNothing() {
        Map<String, String> names = Map.of(
                "{network}", "opencities",
                "{round}", "r1",
                "{city}", "vienna",
                "{item}", "jobs",
                "{action}", actions.getLast(),
                "{publication}", candidate,
                "{number}", "1");
        for (RequestMappingInfo info : workspace
                .server
                .workspace()
                .context()
                .getBean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            if (!info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                continue;
            }
            for (String pattern : info.getPatternValues()) {
                String path = pattern;
                for (Map.Entry<String, String> name : names.entrySet()) {
                    path = path.replace(name.getKey(), name.getValue());
                }
                path = path.replaceAll("\\{[a-z]+}", "nothing");
                for (Visitor visitor : List.of(workspace.visitor(), workspace.as(scene.stranger))) {
                    assertSilent(path, visitor.get(path).body());
                }
            }
        }
    }

    // ---- what is planted
    // ---------------------------------------------------------------------------------------------

    private void plant() {
        plantPlans();
        plantContributions();
        plantExchange();
        plantScenarios();
        plantPeopleAndRounds();
        plantReturnsAndReleases();
    }

    private void plantReturnsAndReleases() {
        Visitor vienna = workspace.as(scene.officer);
        Visitor lisbon = workspace.as(scene.other);
        Visitor reviewer = workspace.as(scene.reviewer);
        Visitor secretariat = workspace.as(scene.secretariat);
        String jobs = VIENNA + "/items/jobs";
        done(vienna.post(
                jobs,
                Map.of(
                        "amount",
                        AMOUNT,
                        "year",
                        "2025",
                        "level",
                        "city",
                        "source",
                        say("source"),
                        "note",
                        say("note"),
                        "version",
                        "0")));
        done(vienna.post(jobs + "/evidence", Map.of("link", "https://example.org/" + CANARY)));
        done(act(vienna, jobs, "comment", say("comment")));
        seen.put(jobs, reviewer);
        done(vienna.post(VIENNA + "/items/advice", Map.of("choice", "yes", "note", say("advice"), "version", "0")));
        done(vienna.post(VIENNA + "/items/people", Map.of("amount", "500", "year", "2025", "version", "0")));
        done(vienna.post(VIENNA + "/submit", Map.of()));
        done(lisbon.post(LISBON + "/items/jobs", Scene.jobs("40", 0)));
        done(lisbon.post(LISBON + "/items/people", Map.of("amount", "400", "year", "2025", "version", "0")));
        done(lisbon.post(LISBON + "/items/advice", Map.of("choice", "partly", "version", "0")));
        done(lisbon.post(LISBON + "/submit", Map.of()));
        done(act(reviewer, LISBON + "/items/advice", "accept", ""));
        for (String item : List.of("jobs", "people")) {
            done(act(reviewer, VIENNA + "/items/" + item, "accept", ""));
            done(act(reviewer, LISBON + "/items/" + item, "accept", ""));
        }
        done(act(reviewer, VIENNA + "/items/advice", "reject", say("rejected")));
        seen.put(VIENNA + "/items/advice", vienna);
        done(secretariat.post(ROUND + "/close", Map.of("version", "2")));
        prepared(secretariat, "prepared");
        candidate = prepared(secretariat, "embargoed");
        done(secretariat.post(ROUND + "/release/" + candidate + "/publish", Map.of("embargo", "2099-01-01T00:00:00Z")));
        seen.put(ROUND + "/release/" + candidate, secretariat);
    }

    private static String prepared(Visitor secretariat, String which) {
        Map<String, String> edition = new HashMap<>(PublicationTest.edition());
        edition.put("title", say(which));
        edition.put("description", say(which + " release"));
        String location = done(secretariat.post(ROUND + "/release", edition))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.replaceAll("\\?.*", "").replaceAll(".*/", "");
    }

    private void plantPlans() {
        Visitor officer = workspace.as(scene.officer);
        PlanScene plan = new PlanScene(officer);
        String published = PlanScene.path(actions.getFirst());
        done(officer.post(published + "/notes", Map.of("note", say("of a colleague"))));
        seen.put(published, officer);
        done(workspace.as(scene.resident).post(published + "/comment", Map.of("words", say("of a resident"))));
        String action = plan.action(say("action"), "practice", PRACTICE);
        actions.add(action);
        String evaluations = PlanScene.path(action) + "/evaluations";
        done(officer.post(
                evaluations,
                Map.of(
                        "indicator", "foreign-born-share",
                        "from", Integer.toString(Panels.FROM),
                        "design", "synth",
                        "interference", "none",
                        "shocks", "none",
                        "missing", "leave-out-donor",
                        "like", "none",
                        "pre_stated", "yes")));
        assertThat(officer.get(evaluations).body()).contains("lower than without the programme");
        seen.put(evaluations, officer);
        Visitor lisbon = workspace.as(scene.other);
        String theirs = EVERY + "/cities/lisbon/plan";
        done(lisbon.post(
                theirs,
                Map.of(
                        "title", say("plan"),
                        "summary", say("summary"),
                        "begins", "2026-01-01",
                        "ends", "2099-12-31",
                        "stale", "90")));
        seen.put(theirs, lisbon);
    }

    private void plantContributions() {
        Visitor officer = workspace.as(scene.officer);
        for (String state : List.of("draft", "submitted")) {
            HttpResponse<String> answer = done(officer.post(
                    EVERY + "/contributions",
                    Map.of(
                            "kind", "PRACTICE",
                            "record", "",
                            "language", "en",
                            "title", say(state),
                            "summary", say(state + " summary"),
                            "source", "https://example.org/" + CANARY,
                            "lead", "municipality",
                            "concepts", "mentoring\nrefugees",
                            "core", "a kitchen\na cook")));
            String page = answer.headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
            if (state.equals("submitted")) {
                done(officer.post(page + "/submit", Map.of("version", Scene.version(officer, page))));
            }
            seen.put(page, officer);
        }
    }

    private void plantExchange() {
        Visitor vienna = workspace.as(scene.officer);
        String place = EVERY + "/cities/vienna/exchange";
        done(vienna.post(
                place,
                Map.of(
                        "kind", "OFFER",
                        "area", "migration",
                        "languages", "en",
                        "capacity", "3",
                        "words", say("offer"))));
        String request = done(vienna.post(
                        place + "/requests",
                        Map.of(
                                "mentor", "lisbon",
                                "about", "migration",
                                "until", "2099-01-31",
                                "question", say("question"))))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("\\?.*", "");
        seen.put(request, vienna);
    }

    private void plantScenarios() {
        Visitor vienna = workspace.as(scene.officer);
        String page = done(vienna.post(
                        EVERY + "/cities/vienna/scenarios",
                        Map.of(
                                "title",
                                say("scenarios"),
                                "release",
                                "openness-2026.1",
                                "scenarios",
                                "name.a=" + CANARY + "&a.public-space=61.73519")))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll("\\?.*", "");
        seen.put(page, vienna);
    }

    private void plantPeopleAndRounds() {
        Visitor secretariat = workspace.as(scene.secretariat);
        HttpResponse<String> invited = secretariat.post(
                EVERY + "/people/invite", Map.of("email", CANARY + "@example.org", "role", "REVIEWER", "for", ""));
        assertThat(invited.body()).contains(CANARY, "Link of the invitation");
        workspace.account(CANARY + "-of-lisbon@example.org", "opencities", "lisbon", "OFFICER");
        seen.put(EVERY + "/people", secretariat);
        done(secretariat.post(
                EVERY + "/rounds",
                Map.of(
                        "id", "r2",
                        "title", say("round"),
                        "year", "2027",
                        "framework", "1",
                        "deadline", "2099-12-31",
                        "reviewers", "1")));
        seen.put(EVERY + "/rounds/r2", secretariat);
    }
}
