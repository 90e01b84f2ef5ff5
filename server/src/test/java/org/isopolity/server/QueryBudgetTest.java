package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page asks the database at most so often, whether there are three cities and one round or a thousand and twenty-five. */
@ParameterizedClass
@EnumSource
class QueryBudgetTest {

    private static final int BUDGET = 15;
    private static final int CITIES = 1_000;
    private static final int ROUNDS = 25;
    private static final int ITEMS = 300;
    /** A table of all answers is a file, written return by return so that it needs no memory. */
    private static final Set<String> FILES = Set.of("/workspace/networks/{network}/answers.csv");

    @Parameter
    Databases database;

    private static int statements(OpenWorkspace workspace, Visitor visitor, String path) {
        // the clock of the workspace asks as well, now and then
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = workspace.store().statements();
            assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(200);
            least = (int) Math.min(least, workspace.store().statements() - before);
        }
        return least;
    }

    /** The pages of the table of permissions, each asked by the first who may. */
    private static Map<String, Integer> pages(OpenWorkspace workspace, Scene scene, String action) {
        Map<String, Visitor> people = Map.of(
                "secretariat", workspace.as(scene.secretariat),
                "officer", workspace.as(scene.officer),
                "administrator", workspace.as(scene.administrator));
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : CsvTable.read(
                        Path.of("src", "test", "resources", "org", "isopolity", "server", "permissions.csv"))
                .rows()) {
            String route = row.text("route");
            if (!row.text("method").equals("GET") || row.text("names").equals("nothing") || FILES.contains(route)) {
                continue;
            }
            String path = route.replace("{network}", "opencities")
                    .replace("{round}", "r1")
                    .replace("{city}", "vienna")
                    .replace("{item}", "jobs")
                    .replace("{number}", "1")
                    .replace("{action}", action);
            assertThat(path).as("this test knows what stands in an address").doesNotContain("{");
            for (String role : List.of("secretariat", "officer", "administrator")) {
                if (row.text(role).equals("yes")) {
                    counts.put(route, statements(workspace, people.get(role), path));
                    break;
                }
            }
        }
        return counts;
    }

    @Test
    void aThousandCitiesTakeNoMoreQuestionsThanThree() {
        try (OpenWorkspace workspace = OpenWorkspace.on(database.fresh(), Releases.own())) {
            Scene scene = new Scene(workspace);
            Scene.done(workspace.as(scene.officer).post(Scene.VIENNA + "/items/jobs", Scene.jobs("61.5", 0)));
            String action = new PlanScene(workspace.as(scene.officer)).published();
            Map<String, Integer> few = pages(workspace, scene, action);
            grow(workspace, scene.officer);
            Map<String, Integer> many = pages(workspace, scene, action);
            assertThat(few).hasSizeGreaterThan(20);
            assertThat(many).isEqualTo(few);
            assertThat(many.entrySet()).as("pages over the budget").noneMatch(page -> page.getValue() > BUDGET);
        }
    }

    private static void grow(OpenWorkspace workspace, String editor) {
        workspace.store().writing(sql -> {
            for (int i = 0; i < ITEMS; i++) {
                String item = "more" + i;
                sql.sql("insert into item select network, framework, ?, parent, place + ?, kind, origin,"
                                + " label, question, definition, why, caution, weight, unit, direction,"
                                + " competence, worst, target, rationale, usual_source, least, most, breaks from"
                                + " item where id = 'jobs'")
                        .params(item, 10 + i)
                        .update();
            }
            for (int i = 0; i < CITIES; i++) {
                sql.sql("insert into city (network, id, name, country, region, population, population_year) values"
                                + " ('opencities', ?, ?, 'AT', '', 0, 0)")
                        .params("more" + i, "City " + i)
                        .update();
            }
            for (int i = 2; i <= ROUNDS; i++) {
                sql.sql("insert into round select network, ?, title, year - ?, framework, state, deadline, reviewers,"
                                + " version, created from round where id = 'r1'")
                        .params("r" + i, i)
                        .update();
            }
            sql.sql("insert into city_return (id, network, round, city, state, version, invited, submitted)"
                            + " select r.id || '-' || c.id, r.network, r.id, c.id, 'OPEN', 1, 1, 0 from round r, city c"
                            + " where not exists (select 1 from city_return t where t.network = r.network and t.round ="
                            + " r.id and t.city = c.id)")
                    .update();
            // every city of this round answers some, and one of them everything
            sql.sql("insert into answer (id, city_return, item, state, revision, version, reviewer)"
                            + " select t.id || '-' || i.id, t.id, i.id, 'DRAFT', 1, 1, '' from city_return t, item i"
                            + " where t.round = 'r1' and i.id like 'more%' and (t.city = 'vienna' or i.id in"
                            + " ('more1', 'more2', 'more3'))")
                    .update();
            sql.sql("insert into answer_revision (answer, revision, amount, choice, missing, year, level,"
                            + " flags, source, source_url, licence, note, editor, moment) select a.id, 1, 5, '',"
                            + " '', 2025, 'city', '', '', '', '', '', ?, 1 from answer a where a.item like"
                            + " 'more%'")
                    .param(editor)
                    .update();
        });
    }
}
