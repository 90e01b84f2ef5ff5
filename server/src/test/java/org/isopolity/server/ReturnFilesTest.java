package org.isopolity.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isopolity.server.Scene.ROUND;
import static org.isopolity.server.Scene.VIENNA;
import static org.isopolity.server.Scene.act;
import static org.isopolity.server.Scene.bytes;
import static org.isopolity.server.Scene.done;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.isopolity.release.Archive;
import org.isopolity.release.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A return as CSV and as SDMX-CSV, out and in, and questions that are made of parts. */
@ParameterizedClass
@EnumSource
class ReturnFilesTest {

    private static final String NETWORK = "/workspace/networks/opencities";

    @Parameter
    Databases database;

    private OpenWorkspace workspace;
    private Path releases;
    private Scene scene;
    private Visitor officer;

    @BeforeEach
    void open() throws Exception {
        releases = Files.createTempDirectory(Path.of("target"), "releases");
        workspace = OpenWorkspace.on(database.fresh(), releases);
        scene = new Scene(workspace);
        officer = workspace.as(scene.officer);
    }

    @AfterEach
    void close() {
        if (workspace != null) {
            workspace.close();
        }
    }

    private HttpResponse<String> preview(String round, String file) {
        return officer.upload(round + "/cities/vienna/import", Map.of(), "file", "return.csv", bytes(file));
    }

    private HttpResponse<String> preview(String file) {
        return preview(ROUND, file);
    }

    private void apply(String round, HttpResponse<String> preview) {
        assertThat(preview.statusCode()).as(preview.body()).isEqualTo(200);
        assertThat(preview.body()).contains("import/apply");
        done(officer.post(
                round + "/cities/vienna/import/apply",
                Map.of("preview", preview.body().replaceAll("(?s).*name=\"preview\" value=\"([^\"]+)\".*", "$1"))));
    }

    private void answer(String note) {
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
                        note,
                        "flags",
                        "e",
                        "version",
                        "0")));
    }

    @Test
    void whatGoesOutAsCsvComesInUnchanged() {
        answer("-5, \"quoted\"\nand a line");
        String csv = officer.get(VIENNA + "/answers.csv").body();
        assertThat(csv).startsWith("city_id,indicator_id,year,value").contains("'=HYPERLINK", "'-5", "vienna,advice,");
        assertThat(preview(csv).body()).contains("0 cells would change").doesNotContain("import/apply");
        HttpResponse<String> changed = preview("\uFEFF" + csv.replace("61.5", "70.25"));
        assertThat(changed.body()).contains("1 cell would change", "61.5", "70.25", "Nothing is written yet");
        assertThat(officer.get(VIENNA).body()).contains("61.5 %");
        apply(ROUND, changed);
        assertThat(officer.get(VIENNA).body()).contains("70.25 %");
        assertThat(officer.get(VIENNA + "/items/jobs").body()).contains("-5, &#34;quoted&#34;".replace("&#34;", "\""));
        assertThat(preview(csv).body())
                .as("of an older version")
                .contains("changed after")
                .doesNotContain("import/apply");
    }

    @Test
    void spreadsheetsOfOtherCountriesAreRead() {
        HttpResponse<String> german =
                preview("indicator_id;year;value;source;version\r\njobs;2025;61,5;Amt;0\r\npeople;2025;500;Amt;0\r\n");
        assertThat(german.body()).contains("61.5");
        apply(ROUND, german);
        assertThat(officer.get(VIENNA).body()).contains("61.5 %", "500 persons");
    }

    @Test
    void everyMistakeIsNamedAndNothingIsTaken() {
        HttpResponse<String> wrong = preview("""
            city_id,indicator_id,year,value,version
            lisbon,jobs,2025,61.5,0
            vienna,nothing,2025,1,0
            vienna,people,2025,=1+1,0
            vienna,people,2025,1,0
            vienna,advice,2025,5,0
            """);
        assertThat(wrong.body())
                .contains("This line is of another city, lisbon", "nothing", "Mend the problems")
                .doesNotContain("import/apply");
        for (String senseless : new String[] {"", "a,b\n1,2\n", "x\0y", "PK\3\4"}) {
            assertThat(preview(senseless).statusCode()).as(senseless).isEqualTo(422);
        }
        assertThat(officer.upload(VIENNA + "/import", Map.of(), "file", "l1.csv", new byte[] {'i', (byte) 0xe9, '\n'})
                        .body())
                .contains("UTF-8");
        assertThat(officer.get(VIENNA).body()).doesNotContain("61.5");
    }

    @Test
    void sdmxMergesReplacesAndDeletes() {
        answer("a note");
        String sdmx = officer.get(VIENNA + "/answers.sdmx.csv").body();
        assertThat(sdmx)
                .startsWith("STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS")
                .contains("dataflow,OPENCITIES:RETURN_R1(1.0),R,vienna,jobs,2025,61.5,E,,city,\"'=HYPERLINK");
        assertThat(preview(sdmx).body()).contains("0 cells would change");
        String head =
                "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,VERSION\n";
        String flow = "dataflow,OPENCITIES:RETURN_R1(1.0),";
        apply(
                ROUND,
                preview(head + flow + "M,vienna,jobs,,62,,,1\n" + flow + "R,vienna,advice,2025,partly,A,,0\n" + flow
                        + "R,vienna,people,2025,NaN,L,,0\n"));
        assertThat(officer.get(VIENNA).body()).contains("62 %", "Partly", "not collected");
        assertThat(officer.get(VIENNA + "/items/jobs").body()).as("merged").contains("a note");
        HttpResponse<String> replaced = preview(head + flow + "R,vienna,jobs,2025,63,,,2\n");
        assertThat(replaced.body()).contains("a note");
        apply(ROUND, replaced);
        apply(ROUND, preview(head + flow + "D,vienna,jobs,,,,,3\n"));
        assertThat(officer.get(VIENNA).body()).doesNotContain("63 %");
        assertThat(preview(head + flow + "M,vienna,people,2025,NaN,,C,1\n").body())
                .contains("confidential");
        assertThat(preview(head + "dataflow,OTHER:X(1.0),R,vienna,jobs,2025,63,,,4\n" + flow
                                + "X,vienna,people,,,,,1\n")
                        .body())
                .contains("OPENCITIES:RETURN_R1(1.0)", "M (merge)")
                .doesNotContain("import/apply");
    }

    @Test
    void citiesAreAskedInTheirLanguage() {
        Visitor secretariat = workspace.as(scene.secretariat);
        for (String language : new String[] {"de", "pt"}) {
            done(secretariat.post(
                    NETWORK + "/frameworks/1/items/jobs/wording",
                    Map.of(
                            "language",
                            language,
                            "other-label",
                            language.equals("de") ? "Arbeit" : "Emprego",
                            "other-question",
                            "")));
        }
        assertThat(officer.get(VIENNA, "Accept-Language", "fr, de;q=0.9, en;q=0.5")
                        .body())
                .contains(">Arbeit<", "Newcomers");
        assertThat(officer.get(VIENNA, "Accept-Language", "pt-BR, de;q=0.9").body())
                .contains(">Emprego<");
        assertThat(officer.get(VIENNA, "Accept-Language", "en, de;q=0.9").body())
                .contains(">Jobs<");
        assertThat(officer.get(VIENNA).body()).contains(">Jobs<");
        assertThat(officer.get(VIENNA + "/items/jobs/edit", "Accept-Language", "de")
                        .body())
                .contains("Arbeit");
    }

    private static final String COMPOSITE = """
        id,parent,label,question,weight,unit,direction,competence,target,worst,choices,parts
        top,,Openness,,1,,,,,,,
        work,top,Work,,1,,,,,,,
        plan,work,Plan,How far is it?,1,,higher_is_more_open,city,100,0,no=0:No|yes=100:Yes,law:Is there a law?|budget:A budget?|staff:Staff?|review:A review?
        advice,work,Advice,How much advice?,1,,higher_is_more_open,city,100,0,none=0:None|quarter=25:A quarter|half=50:Half|most=75:Most|all=100:All,
        """;

    @Test
    void aQuestionMadeOfPartsGoesFromTheFrameworkToTheScore() throws Exception {
        Visitor secretariat = workspace.as(scene.secretariat);
        assertThat(secretariat
                        .upload(
                                NETWORK + "/frameworks",
                                Map.of("note", "wrong"),
                                "file",
                                "framework.csv",
                                bytes(COMPOSITE.replace("|budget:A budget?|staff:Staff?|review:A review?", "")))
                        .body())
                .contains("One part is no composite");
        done(secretariat.upload(
                NETWORK + "/frameworks", Map.of("note", "parts"), "file", "framework.csv", bytes(COMPOSITE)));
        assertThat(secretariat.get(NETWORK + "/frameworks/2/framework.csv").body())
                .contains("law:Is there a law?|budget:A budget?");
        assertThat(secretariat.get(NETWORK + "/frameworks/2/items/plan").body())
                .contains("law:Is there a law?", "composite question");
        done(secretariat.post(NETWORK + "/frameworks/2/lock", Map.of()));
        done(secretariat.post(
                NETWORK + "/rounds",
                Map.of(
                        "id",
                        "r2",
                        "title",
                        "Round two",
                        "year",
                        "2026",
                        "framework",
                        "2",
                        "deadline",
                        "2099-12-31",
                        "reviewers",
                        "1")));
        String round = NETWORK + "/rounds/r2";
        done(secretariat.post(round + "/open", Map.of("version", "1")));
        done(secretariat.post(round + "/invite", Map.of()));
        String plan = round + "/cities/vienna/items/plan";
        assertThat(officer.get(plan + "/edit").body()).contains("Is there a law?", "part-review");
        HttpResponse<String> half = officer.post(plan, Map.of("part-law", "yes", "part-budget", "no", "version", "0"));
        assertThat(half.statusCode()).isEqualTo(422);
        assertThat(half.body()).contains("Answer this part too: Staff?");
        done(officer.post(
                plan,
                Map.of(
                        "part-law",
                        "yes",
                        "part-budget",
                        "no",
                        "part-staff",
                        "yes",
                        "part-review",
                        "yes",
                        "year",
                        "2025",
                        "version",
                        "0")));
        assertThat(officer.get(round + "/cities/vienna").body()).contains("Is there a law? Yes; A budget? No");
        String csv = officer.get(round + "/cities/vienna/answers.csv").body();
        assertThat(csv).contains("law=yes budget=no staff=yes review=yes");
        assertThat(preview(round, csv.replace("law=yes budget=no", "law=yes budget=perhaps"))
                        .body())
                .doesNotContain("import/apply");
        apply(
                round,
                preview(
                        round,
                        csv.replace(
                                "law=yes budget=no staff=yes review=yes", "review=yes;staff=yes;law=no;budget=no")));
        assertThat(officer.get(round + "/cities/vienna/answers.csv").body())
                .contains("law=no budget=no staff=yes review=yes");
        byte[] book = officer.download(round + "/cities/vienna/workbook.xlsx").body();
        assertThat(officer.upload(round + "/cities/vienna/import", Map.of(), "file", "r.xlsx", book)
                        .body())
                .contains("0 cells would change");
        done(officer.post(
                round + "/cities/vienna/items/advice", Map.of("choice", "quarter", "year", "2025", "version", "0")));
        done(officer.post(round + "/cities/vienna/submit", Map.of()));
        Visitor reviewer = workspace.as(scene.reviewer);
        done(act(reviewer, plan, "accept", ""));
        done(act(reviewer, round + "/cities/vienna/items/advice", "accept", ""));
        done(secretariat.post(round + "/close", Map.of("version", "2")));
        HttpResponse<String> prepared = done(secretariat.post(
                round + "/release",
                Map.of(
                        "series",
                        "parts",
                        "title",
                        "Parts",
                        "description",
                        "A test.",
                        "date",
                        "2026-11-25",
                        "publisher",
                        "The network",
                        "licence",
                        "CC0",
                        "licence-url",
                        "https://example.org/",
                        "draws",
                        "20",
                        "recipe",
                        """
                        recipe: parts
                        steps:
                          - select: {levels: [city]}
                          - leave-gaps: {}
                          - goalposts: {range: [0, 100]}
                          - aggregate: {mean: arithmetic, at-least: 0.1}
                        """)));
        String candidate =
                prepared.headers().firstValue("Location").orElseThrow().replaceAll("\\?.*", "");
        done(secretariat.post(candidate + "/publish", Map.of()));
        Release release = Archive.open(releases).latest().orElseThrow();
        assertThat(release.observations().asList())
                .extracting(each -> each.indicatorId() + " " + each.value() + " " + each.note())
                .containsExactlyInAnyOrder("plan 50.0 law=no budget=no staff=yes review=yes", "advice 25.0 ");
        assertThat(release.results().find("vienna").orElseThrow().score()).hasValue(37.5);
        Visitor visitor = workspace.as(scene.secretariat);
        done(visitor.upload(
                NETWORK + "/frameworks",
                Map.of("note", "from the release"),
                "file",
                "framework.csv",
                release.read("framework.csv").orElseThrow()));
    }
}
