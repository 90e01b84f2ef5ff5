package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.done;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plan of Vienna, written through the pages. */
final class PlanScene {

    static final String PLAN = "/workspace/networks/opencities/cities/vienna/plan";
    static final String PUBLIC = "/cities/vienna/plan";

    private static final Pattern ACTION = Pattern.compile("/actions/([0-9a-f-]{36})");

    private final Visitor officer;

    PlanScene(Visitor officer) {
        this.officer = officer;
    }

    /** A plan with one objective. */
    PlanScene begun() {
        done(officer.post(
                PLAN,
                Map.of(
                        "title", "Vienna open",
                        "summary", "Work for all",
                        "begins", "2026-01-01",
                        "ends", "2099-12-31",
                        "stale", "90")));
        done(onPlan("/objectives", Map.of("title", "Work at one’s level", "gap", "Many work below it")));
        return this;
    }

    /** Adds an action; returns its id. */
    String action(String title, String... more) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "objective", "o1",
                "title", title,
                "lead", "Department 17",
                "family", "MUNICIPALITY",
                "competence", "CITY",
                "channel", "EXISTING",
                "begins", "2026-02-01",
                "ends", "2099-06-30"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        HttpResponse<String> answer = done(officer.post(PLAN + "/actions", fields));
        Matcher matcher = ACTION.matcher(answer.headers().firstValue("Location").orElseThrow());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    static String path(String action) {
        return PLAN + "/actions/" + action;
    }

    /** Does something with the plan as it stands. */
    HttpResponse<String> onPlan(String deed, Map<String, String> fields) {
        return with(PLAN, PLAN + deed, fields);
    }

    /** Does something with an action as it stands. */
    HttpResponse<String> on(String action, String deed, Map<String, String> fields) {
        return with(path(action), path(action) + deed, fields);
    }

    private HttpResponse<String> with(String page, String path, Map<String, String> fields) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("version", Scene.version(officer, page));
        return officer.post(path, all);
    }

    HttpResponse<String> publish() {
        return onPlan("/publish", Map.of());
    }

    /** A published plan; returns the id of its action. */
    String published() {
        begun();
        String action = action("Advice before arrival");
        done(publish());
        return action;
    }
}
