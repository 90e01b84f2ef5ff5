package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the workspace, asked by everybody, against the checked-in table {@code permissions.csv}: its cells say
 * {@code yes}, {@code no} (there is no such page for them) or {@code sign-in}. In rows whose column {@code names} is
 * {@code nothing} the address names something that is not there, so that those who may are told so too.
 */
@ParameterizedClass
@EnumSource
class PermissionTest {

    @Parameter
    Databases database;

    private static final Path TABLE =
            Path.of("src", "test", "resources", "org", "isopolity", "server", "permissions.csv");
    private static final List<String> ROLES = List.of(
            "anonymous",
            "resident",
            "officer",
            "officer_of_another_city",
            "secretariat_of_another_network",
            "reviewer",
            "secretariat",
            "administrator");

    private static OpenWorkspace workspace;
    private static Scene scene;
    private static String action;

    @BeforeParameterizedClassInvocation
    static void open(Databases database) {
        workspace = OpenWorkspace.on(database.fresh(), Releases.own());
        scene = new Scene(workspace);
        Scene.done(workspace.as(scene.officer).post(Scene.VIENNA + "/items/jobs", Scene.jobs("61.5", 0)));
        action = new PlanScene(workspace.as(scene.officer)).published();
    }

    @AfterParameterizedClassInvocation
    static void close() {
        if (workspace != null) {
            workspace.close();
            workspace = null;
        }
    }

    private static Visitor visitor(String role) {
        return switch (role) {
            case "anonymous" -> workspace.visitor();
            case "resident" -> workspace.as(scene.resident);
            case "officer" -> workspace.as(scene.officer);
            case "officer_of_another_city" -> workspace.as(scene.other);
            case "secretariat_of_another_network" -> workspace.as(scene.stranger);
            case "reviewer" -> workspace.as(scene.reviewer);
            case "secretariat" -> workspace.as(scene.secretariat);
            case "administrator" -> workspace.as(scene.administrator);
            default -> throw new IllegalArgumentException(role);
        };
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfo info : workspace
                .server
                .workspace()
                .context()
                .getBean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                info.getPatternValues().forEach(pattern -> routes.add(method + " " + pattern));
            }
        }
        return routes;
    }

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        Set<String> rows = CsvTable.read(TABLE).rows().stream()
                .map(row -> row.text("method") + " " + row.text("route"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isEqualTo(routes());
    }

    @Test
    void everybodyMayWhatTheTableSaysAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        for (Row row : CsvTable.read(TABLE).rows()) {
            for (String role : ROLES) {
                String expected = row.text(role);
                HttpResponse<String> answer = ask(visitor(role), row.text("method"), row.text("route"));
                String found = outcome(answer);
                boolean namesNothing = row.text("names").equals("nothing");
                boolean fits = found.equals(expected) || (namesNothing && expected.equals("yes") && found.equals("no"));
                if (!fits) {
                    wrong.add(row.text("method") + " " + row.text("route") + " by " + role + ": " + found + " ("
                            + answer.statusCode() + ") instead of " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static HttpResponse<String> ask(Visitor visitor, String method, String route) {
        String path = route;
        Map<String, String> names = new LinkedHashMap<>(Map.of(
                "network", "opencities",
                "round", "r1",
                "city", "vienna",
                "item", "jobs",
                "action", action,
                "number", "1"));
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        path = path.replaceAll("\\{[a-z]+}", "nothing");
        return switch (method) {
            case "GET" -> visitor.get(path);
            case "POST" ->
                visitor.post(
                        path,
                        Map.of(
                                "deed",
                                path.substring(path.lastIndexOf('/') + 1)
                                        .toUpperCase(Locale.ROOT)
                                        .replace('-', '_'),
                                "version",
                                "0"));
            default -> {
                visitor.get("/workspace/sign-in");
                yield visitor.send(method, path, "{}", "X-XSRF-TOKEN", visitor.guard());
            }
        };
    }

    private static String outcome(HttpResponse<String> answer) {
        boolean away = answer.headers()
                .firstValue("Location")
                .filter(location -> location.matches("/workspace/sign-in(\\?next=.*)?"))
                .isPresent();
        return switch (answer.statusCode()) {
            case 401 -> "sign-in";
            case 303 -> away ? "sign-in" : "yes";
            case 404 -> "no";
            default -> answer.statusCode() < 500 && answer.statusCode() != 403 ? "yes" : "broken";
        };
    }

    @Test
    void whoLosesARoleLosesItAtTheNextRequest() {
        String account = workspace.account("gone@example.org", "opencities", "vienna", "OFFICER");
        Visitor officer = workspace.as(account);
        assertThat(officer.get(Scene.VIENNA).statusCode()).isEqualTo(200);
        Scene.done(workspace
                .as(scene.secretariat)
                .post(
                        "/workspace/networks/opencities/people/revoke",
                        Map.of("account", account, "role", "OFFICER", "for", "vienna")));
        assertThat(officer.get(Scene.VIENNA).statusCode()).isEqualTo(404);
        assertThat(workspace
                        .store()
                        .<Integer>read(sql -> sql.sql("select count(*) from audit_entry where subject = ?")
                                .param(account)
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
    }
}
