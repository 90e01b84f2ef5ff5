package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.LISBON;
import static org.isopolity.server.Scene.ROUND;
import static org.isopolity.server.Scene.VIENNA;
import static org.isopolity.server.Scene.act;
import static org.isopolity.server.Scene.done;
import static org.isopolity.server.Scene.jobs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.isopolity.server.audit.Audit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A round from invitation to review, as people of every role see it. */
@ParameterizedClass
@EnumSource
class RoundTest {

    @Parameter
    Databases database;

    private OpenWorkspace workspace;
    private Scene scene;
    private Visitor officer;
    private Visitor reviewer;
    private Visitor secretariat;

    @BeforeEach
    void open() {
        workspace = OpenWorkspace.on(database.fresh());
        scene = new Scene(workspace);
        officer = workspace.as(scene.officer);
        reviewer = workspace.as(scene.reviewer);
        secretariat = workspace.as(scene.secretariat);
    }

    @AfterEach
    void close() {
        if (workspace != null) {
            assertThat(Audit.verify(workspace.store()).broken()).isEmpty();
            workspace.close();
        }
    }

    private static int status(HttpResponse<String> answer) {
        return answer.statusCode();
    }

    private void submitted() {
        done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        done(officer.post(VIENNA + "/items/advice", Map.of("choice", "partly", "version", "0")));
        done(officer.post(VIENNA + "/submit", Map.of()));
    }

    @Test
    void anAnswerGoesFromTheCityToAccepted() {
        submitted();
        assertThat(officer.get(VIENNA).body()).contains("61.5 %", "Partly", "waits for a reviewer");
        done(act(reviewer, VIENNA + "/items/jobs", "return", "Which month does this describe?"));
        String sentBack = officer.get(VIENNA + "/items/jobs").body();
        assertThat(sentBack).contains("Which month does this describe?", "to be corrected");
        done(officer.post(VIENNA + "/items/jobs", jobs("62", 3)));
        done(act(officer, VIENNA + "/items/jobs", "submit", "December"));
        assertThat(reviewer.get(VIENNA + "/items/jobs").body()).contains("61.5", "62", "December", "Change 2");
        done(act(reviewer, VIENNA + "/items/jobs", "accept", ""));
        assertThat(officer.get(VIENNA + "/items/jobs").body()).contains("accepted");
        assertThat(status(officer.post(VIENNA + "/items/jobs", jobs("99", 6)))).isEqualTo(409);
        done(act(reviewer, VIENNA + "/items/jobs", "unlock", "The register was corrected"));
        done(officer.post(VIENNA + "/items/jobs", jobs("63", 7)));
        assertThat(status(officer.post(VIENNA + "/items/advice", Map.of("choice", "yes", "version", "2"))))
                .as("others stay locked")
                .isEqualTo(409);
    }

    @Test
    void everyRejectionHasWordsAndCanBeAppealed() {
        submitted();
        String item = VIENNA + "/items/jobs";
        assertThat(status(act(reviewer, item, "reject", " "))).isEqualTo(422);
        done(act(reviewer, item, "reject", "Not the city's figure"));
        done(act(officer, item, "appeal", "It is: see the register"));
        assertThat(status(act(reviewer, item, "comment", "I disagree"))).isEqualTo(303);
        done(act(secretariat, item, "grant", "Another reviewer will look"));
        done(act(workspace.as(scene.second), item, "accept", ""));
        assertThat(officer.get(item).body()).contains("Not the city's figure", "It is: see the register", "accepted");
    }

    @Test
    void nobodyJudgesTheirOwn() {
        submitted();
        workspace.store().writing(sql -> OpenWorkspace.grant(scene.officer, "opencities", "", "REVIEWER", sql));
        Visitor both = workspace.as(scene.officer);
        HttpResponse<String> answer =
                both.post(VIENNA + "/items/jobs/accept", Map.of("deed", "ACCEPT", "version", "2", "words", ""));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Nobody judges an answer of their own");
        assertThat(both.get(VIENNA + "/items/jobs").body()).doesNotContain("/accept\"");
    }

    @Test
    void whereTwoMustAcceptTheyAreTwo() {
        workspace
                .store()
                .writing(sql -> sql.sql("update round set reviewers = 2").update());
        submitted();
        done(act(reviewer, VIENNA + "/items/jobs", "accept", ""));
        HttpResponse<String> again =
                reviewer.post(VIENNA + "/items/jobs/accept", Map.of("deed", "ACCEPT", "version", "3", "words", ""));
        assertThat(again.statusCode()).isEqualTo(409);
        done(act(workspace.as(scene.second), VIENNA + "/items/jobs", "accept", ""));
        assertThat(officer.get(VIENNA).body()).contains(">accepted<");
    }

    @Test
    void aStepCannotBeSkipped() {
        done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        assertThat(status(reviewer.post(
                        VIENNA + "/items/jobs/accept", Map.of("deed", "ACCEPT", "version", "1", "words", ""))))
                .isEqualTo(409);
        assertThat(status(officer.post(
                        VIENNA + "/items/jobs/submit", Map.of("deed", "ACCEPT", "version", "1", "words", ""))))
                .as("a deed of others through a route of one's own")
                .isEqualTo(404);
        done(secretariat.post(ROUND + "/close", Map.of("version", "2")));
        assertThat(status(officer.post(VIENNA + "/items/jobs", jobs("62", 1)))).isEqualTo(409);
        assertThat(status(officer.post(VIENNA + "/submit", Map.of()))).isEqualTo(409);
    }

    @Test
    void afterTheDeadlineOnlyWhatWasSentBackCanBeAnswered() {
        submitted();
        done(act(reviewer, VIENNA + "/items/jobs", "return", "Why?"));
        workspace
                .store()
                .writing(sql -> sql.sql("update round set deadline = 1").update());
        done(officer.post(VIENNA + "/items/jobs", jobs("62", 3)));
        assertThat(status(
                        officer.post(VIENNA + "/items/people", Map.of("amount", "5", "year", "2025", "version", "0"))))
                .isEqualTo(409);
        Visitor lisbon = workspace.as(scene.other);
        assertThat(status(lisbon.post(LISBON + "/items/jobs", jobs("50", 0)))).isEqualTo(409);
    }

    @Test
    void twoAtOnceLoseNothing() throws Exception {
        done(officer.post(VIENNA + "/items/jobs", jobs("1", 0)));
        int taken = 0;
        int refused = 0;
        int version = 1;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 25; round++) {
                int seen = version;
                String first = String.valueOf(10 + round);
                String second = String.valueOf(50 + round);
                Visitor colleague = workspace.as(scene.officer);
                colleague.get(VIENNA);
                Future<Integer> one = two.submit(() -> status(officer.post(VIENNA + "/items/jobs", jobs(first, seen))));
                Future<Integer> other =
                        two.submit(() -> status(colleague.post(VIENNA + "/items/jobs", jobs(second, seen))));
                for (int answer : new int[] {one.get(), other.get()}) {
                    assertThat(answer).isIn(303, 412, 409);
                    if (answer == 303) {
                        taken++;
                        version++;
                    } else {
                        refused++;
                    }
                }
            }
        }
        int revisions = workspace
                .store()
                .read(sql -> sql.sql("select count(*) from answer_revision")
                        .query(Integer.class)
                        .single());
        assertThat(revisions).isEqualTo(taken + 1);
        assertThat(taken).isEqualTo(25);
        assertThat(refused).isEqualTo(25);
    }

    @Test
    void theSameAnswerTwiceIsOneChange() {
        done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        assertThat(workspace
                        .store()
                        .<Integer>read(sql -> sql.sql("select count(*) from answer_revision")
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefusedWithTheFieldNamed() {
        HttpResponse<String> answer = officer.post(
                VIENNA + "/items/jobs",
                Map.of(
                        "amount",
                        "120",
                        "year",
                        "1850",
                        "flags",
                        "x",
                        "source-url",
                        "javascript:alert(1)",
                        "version",
                        "0"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("More than 100 makes no sense", "the round asks about 2026", "Use the letters", "https://")
                .contains("aria-invalid=\"true\"", "value=\"120\"");
        HttpResponse<String> number =
                officer.post(VIENNA + "/items/jobs", Map.of("amount", "1.234,5", "year", "2025", "version", "0"));
        assertThat(number.statusCode()).isEqualTo(422);
    }

    @Test
    void aScriptReadsAndWritesWithTheVersionItSaw() {
        String token = officer.post("/workspace/me/tokens", Map.of("name", "etl", "days", "1", "writes", "yes"))
                .body()
                .replaceAll("(?s).*<code>(isopolity_[^<]+)</code>.*", "$1");
        String bearer = "Bearer " + token;
        String item = VIENNA.replace("/workspace/", "/workspace/api/") + "/items/jobs";
        Visitor script = workspace.visitor();
        String json = "{\"value\": 61.5, \"year\": 2025, \"source\": \"City register\"}";
        assertThat(status(script.send("PUT", item, json))).isEqualTo(403);
        assertThat(status(script.get(item))).isEqualTo(401);
        assertThat(status(script.send("PUT", item, json, "Authorization", bearer)))
                .isEqualTo(204);
        HttpResponse<String> read = script.get(item, "Authorization", bearer);
        assertThat(read.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(read.body()).contains("\"value\":61.5", "\"state\":\"DRAFT\"");
        String changed = json.replace("61.5", "62");
        assertThat(status(script.send("PUT", item, changed, "Authorization", bearer, "If-Match", "\"7\"")))
                .isEqualTo(412);
        assertThat(status(script.send("PUT", item, changed, "Authorization", bearer, "If-Match", "\"1\"")))
                .isEqualTo(204);
        for (String extra : List.of("state", "approved", "city", "version", "reviewer")) {
            HttpResponse<String> more = script.send(
                    "PUT",
                    item,
                    "{\"value\": 1, \"year\": 2025, \"" + extra + "\": \"ACCEPTED\"}",
                    "Authorization",
                    bearer,
                    "If-Match",
                    "\"2\"");
            assertThat(more.statusCode()).as(extra).isEqualTo(422);
        }
        assertThat(read.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aWorkbookGoesOutAndComesInAgain() throws Exception {
        done(officer.post(
                VIENNA + "/items/jobs",
                Map.of(
                        "amount",
                        "61.5",
                        "year",
                        "2025",
                        "source",
                        "=HYPERLINK(\"http://x\")",
                        "note",
                        "-5",
                        "version",
                        "0")));
        byte[] book = officer.download(VIENNA + "/workbook.xlsx").body();
        assertThat(entry(book, "xl/worksheets/sheet2.xml")).doesNotContain("<f>", "<f ");
        HttpResponse<String> same = officer.upload(VIENNA + "/import", Map.of(), "file", "r.xlsx", book);
        assertThat(same.body()).contains("0 cells would change").doesNotContain("import/apply");
        byte[] changed = replace(book, "61.5", "70.25");
        HttpResponse<String> preview = officer.upload(VIENNA + "/import", Map.of(), "file", "r.xlsx", changed);
        assertThat(preview.body()).contains("1 cell would change", "61.5", "70.25", "Nothing is written yet");
        assertThat(officer.get(VIENNA).body()).contains("61.5 %");
        String id = preview.body().replaceAll("(?s).*name=\"preview\" value=\"([^\"]+)\".*", "$1");
        Visitor stranger = workspace.as(scene.other);
        assertThat(status(stranger.post(VIENNA + "/import/apply", Map.of("preview", id))))
                .isEqualTo(404);
        done(officer.post(VIENNA + "/import/apply", Map.of("preview", id)));
        assertThat(officer.get(VIENNA).body()).contains("70.25 %");
        HttpResponse<String> old = officer.upload(VIENNA + "/import", Map.of(), "file", "r.xlsx", book);
        assertThat(old.body())
                .contains("changed after the workbook was downloaded")
                .doesNotContain("import/apply");
        HttpResponse<String> wrong =
                officer.upload(VIENNA + "/import", Map.of(), "file", "r.xlsx", replace(book, "61.5", "400"));
        assertThat(wrong.body()).contains("More than 100 makes no sense", "Mend the problems");
        String csv = officer.get(VIENNA + "/answers.csv").body();
        assertThat(csv).contains("'=HYPERLINK", "'-5", "70.25");
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(Path.of("target"), "book", ".xlsx"), bytes);
    }

    private static String entry(byte[] book, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file(book).toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] replace(byte[] book, String old, String now) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(file(book).toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String content = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.write(content.replace("<v>" + old + "</v>", "<v>" + now + "</v>")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void aDishonestWorkbookIsRefused() throws Exception {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", new byte[300 << 20]);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(status(officer.upload(VIENNA + "/import", Map.of(), "file", "b.xlsx", bomb)))
                .isEqualTo(413);
        byte[] entity = zip(
                "xl/workbook.xml",
                Scene.bytes(
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
        byte[] climbing = zip("../../evil", Scene.bytes("x"));
        byte[] noZip = Scene.bytes("hello");
        for (byte[] file : List.of(entity, climbing, noZip, zip("a", new byte[0]))) {
            HttpResponse<String> answer = officer.upload(VIENNA + "/import", Map.of(), "file", "b.xlsx", file);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).doesNotContain("root:");
        }
    }

    @Test
    void evidenceIsKeptByItsHashAndOnlyDownloaded() throws Exception {
        done(officer.post(VIENNA + "/items/jobs", jobs("61.5", 0)));
        byte[] page = Scene.bytes("<html><script>alert(1)</script></html>");
        done(officer.upload(VIENNA + "/items/jobs/evidence", Map.of(), "file", "../../etc/cron.d/x.html", page));
        done(officer.post(VIENNA + "/items/jobs/evidence", Map.of("link", "https://data.wien.gv.at/")));
        assertThat(status(officer.post(VIENNA + "/items/jobs/evidence", Map.of("link", "javascript:alert(1)"))))
                .isEqualTo(422);
        String body = reviewer.get(VIENNA + "/items/jobs").body();
        assertThat(body).contains(">x.html<", "https://data.wien.gv.at/").doesNotContain("cron.d");
        String link = body.replaceAll("(?s).*href=\"([^\"]+/evidence/[^\"]+)\".*", "$1");
        HttpResponse<byte[]> file = reviewer.download(link);
        assertThat(file.body()).isEqualTo(page);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(workspace.as(scene.other).download(link).statusCode()).isEqualTo(404);
    }

    @Test
    void markupIsTextWhereverItComesIn() {
        for (String markup : List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "\" onfocus=\"alert(1)",
                "</textarea><svg onload=alert(1)>",
                "{{7*7}}${7*7}")) {
            String version = workspace
                    .store()
                    .read(sql -> sql.sql("select coalesce(max(version), 0) from answer")
                            .query(Integer.class)
                            .single())
                    .toString();
            done(officer.post(
                    VIENNA + "/items/jobs",
                    Map.of("amount", "61.5", "year", "2025", "source", markup, "note", markup, "version", version)));
            done(act(officer, VIENNA + "/items/jobs", "comment", markup));
            for (String path : List.of("", "/items/jobs", "/items/jobs/edit")) {
                String body = officer.get(VIENNA + path).body();
                String tags = Pattern.compile("<[^>]*>")
                        .matcher(body)
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.joining());
                assertThat(tags).doesNotContain("<script>", "<img", "<svg onload", "onfocus=\"alert");
                if (!path.isEmpty()) {
                    assertThat(body)
                            .contains(markup.contains("<") ? "&lt;" : "alert(1)".repeat(markup.contains("{{") ? 0 : 1));
                }
            }
        }
    }

    @Test
    void pagesAskTheDatabaseAFewTimesHoweverManyCities() {
        submitted();
        int few = statements(secretariat, ROUND);
        StringBuilder cities = new StringBuilder(Scene.CITIES);
        for (int i = 0; i < 1000; i++) {
            cities.append("c").append(i).append(",City ").append(i).append(",AT,,,,,\n");
        }
        done(secretariat.upload(
                "/workspace/networks/opencities/cities", Map.of(), "cities", "c.csv", Scene.bytes(cities.toString())));
        done(secretariat.post(ROUND + "/invite", Map.of()));
        int many = statements(secretariat, ROUND);
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(15);
        assertThat(statements(officer, VIENNA)).isLessThanOrEqualTo(15);
        assertThat(statements(reviewer, VIENNA + "/items/jobs")).isLessThanOrEqualTo(15);
        assertThat(statements(secretariat, "/workspace/networks/opencities")).isLessThanOrEqualTo(15);
    }

    private int statements(Visitor visitor, String path) {
        long before = workspace.store().statements();
        assertThat(status(visitor.get(path))).isEqualTo(200);
        return (int) (workspace.store().statements() - before);
    }

    @Test
    void everybodyIsRemindedOnceOfEachThing() {
        workspace
                .store()
                .writing(sql -> sql.sql("update round set deadline = ?")
                        .param(System.currentTimeMillis() + 3 * 86_400_000L)
                        .update());
        workspace.remind();
        workspace.remind();
        List<String> reminders = workspace
                .store()
                .read(sql -> sql.sql("select recipient from mail where occasion like 'reminder-7-%' order by recipient")
                        .query((row, _) -> row.getString(1))
                        .list());
        assertThat(reminders).containsExactly("lisbon@example.org", "vienna@example.org");
    }

    @Test
    void aLockedCoreStaysAndLocalExtensionsAreAsked() {
        String version = "/workspace/networks/opencities/frameworks/1";
        Map<String, String> core =
                Map.of("id", "jobs", "kind", "INDICATOR", "label", "Other", "weight", "1", "origin", "CORE");
        assertThat(status(secretariat.post(version + "/items", core))).isEqualTo(409);
        Map<String, String> local = Map.of("id", "trams", "kind", "INDICATOR", "label", "Trams", "weight", "1");
        done(secretariat.post(version + "/items", local));
        assertThat(officer.get(VIENNA).body()).contains("Trams");
        assertThat(officer.get(version + "/framework.csv").body())
                .doesNotContain("trams")
                .contains("jobs");
        done(secretariat.upload(
                "/workspace/networks/opencities/frameworks", Map.of("note", "v2"), "file", "", new byte[0]));
        Map<String, String> broken = Map.of(
                "id",
                "jobs",
                "parent",
                "work",
                "kind",
                "INDICATOR",
                "label",
                "Jobs",
                "weight",
                "1",
                "origin",
                "CORE",
                "breaks",
                "New definition");
        done(secretariat.post("/workspace/networks/opencities/frameworks/2/items", broken));
        assertThat(officer.get("/workspace/networks/opencities/frameworks/2").body())
                .contains("New definition");
        done(secretariat.post(
                version + "/items/jobs/wording",
                Map.of("language", "de", "other-label", "Arbeit", "other-question", "Wie viele finden Arbeit?")));
        assertThat(officer.get(version + "/items/jobs").body()).contains("Arbeit");
    }
}
