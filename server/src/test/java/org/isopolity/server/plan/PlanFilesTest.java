package org.isopolity.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.robustness.Progress;
import org.isopolity.practice.library.Practice.Channel;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.isopolity.server.assessment.ActorFamily;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.plan.PublishedPlan.PublishedAction;
import org.isopolity.server.text.Languages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files of a plan that has everything, also what somebody might slip in. */
class PlanFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final String HOSTILE = "=cmd|'/c calc'!A1 <b>&\u0001 \"x\"";

    @TempDir
    private static Path directory;

    private static Optional<Figures> figures;

    @BeforeAll
    static void publish() {
        Archive.open(directory).publish(Sources.in(Path.of("..", "starter", "openness")), Progress.SILENT);
        figures = new Library(Archive.open(directory)).findLatest();
    }

    private static PublishedPlan plan() {
        Action.Content content = new Action.Content(
                "o1",
                HOSTILE,
                HOSTILE,
                new Action.Party(ActorFamily.MUNICIPALITY, "Department 17"),
                List.of(
                        new Action.Party(ActorFamily.MEDIA, "Radio"),
                        new Action.Party(ActorFamily.PRIVATE_SECTOR, "Chamber")),
                Competence.SHARED,
                Channel.EXISTING,
                "Registry",
                true,
                "None",
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2028, 6, 30),
                Optional.of(new Action.Adoption("p1", 2, "Early advice", "shorter")),
                List.of(
                        new Action.Funding("Own", "EUR", new BigDecimal("120000.50"), true),
                        new Action.Funding("Fund", "SEK", new BigDecimal("20"), false)),
                List.of(new Action.Milestone(
                        "m1", "Desk; open", LocalDate.of(2027, 1, 1), Optional.of(LocalDate.of(2026, 6, 1)))),
                List.of(
                        target("school-satisfaction", OptionalDouble.of(70), OptionalInt.of(2019), 85),
                        target("city-satisfaction", OptionalDouble.empty(), OptionalInt.empty(), -0.5),
                        target("dropped", OptionalDouble.of(0), OptionalInt.of(2020), 1e9)),
                List.of());
        return new PublishedPlan(
                "opencities",
                "vienna",
                "Vienna",
                "AT",
                4,
                Instant.parse("2026-06-01T08:00:00Z"),
                Plan.State.PUBLIC,
                "",
                new Plan.Outline(
                        "Open",
                        "",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2029, 1, 1),
                        30,
                        List.of(new Plan.Objective("o1", "Work", ""))),
                List.of(new PublishedAction(
                        "0190-a",
                        Action.State.UNDERWAY,
                        Instant.parse("2026-05-01T08:00:00Z"),
                        content,
                        List.of(new PublishedPlan.Entry(
                                "START", Instant.parse("2026-03-01T08:00:00Z"), HOSTILE, "")))));
    }

    private static Action.Target target(String indicator, OptionalDouble base, OptionalInt year, double value) {
        return new Action.Target(
                indicator, indicator, "%", true, "openness-2026.1", base, year, value, LocalDate.of(2027, 12, 31));
    }

    @Test
    void theActivitiesHaveTheStructureOfTheStandard() throws Exception {
        byte[] xml = Iati.write(plan(), figures, TODAY);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(PlanFilesTest.class.getResource("/org/isopolity/server/plan-iati-structure.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        assertThat(at(document, "count(//result)")).isEqualTo("3");
        assertThat(at(document, "//result[1]/indicator/baseline/@value")).isEqualTo("70");
        assertThat(at(document, "//result[1]/indicator/baseline/@year")).isEqualTo("2019");
        assertThat(at(document, "//result[1]//target/@value")).isEqualTo("85");
        assertThat(at(document, "//result[1]//actual/@value")).isEqualTo("76.7");
        assertThat(at(document, "count(//result[2]/indicator/baseline)")).isEqualTo("0");
        assertThat(at(document, "//result[2]//target/@value")).isEqualTo("-0.5");
        assertThat(at(document, "count(//result[3]//actual)")).isEqualTo("0");
        assertThat(at(document, "//result[3]//target/@value")).isEqualTo("1000000000");
        assertThat(at(document, "//activity-date[@type='2']/@iso-date")).isEqualTo("2026-03-01");
        assertThat(at(document, "sum(//budget[value/@currency='EUR']/value)")).isEqualTo("120000.5");
        assertThat(at(document, "sum(//budget[value/@currency='SEK']/value)")).isEqualTo("20");
        assertThat(at(document, "//title[1]/narrative")).isEqualTo(HOSTILE.replace("\u0001", ""));
    }

    /** What the standard's rules demand beyond its structure. */
    @Test
    void theActivitiesKeepTheRulesOfTheStandard() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Iati.write(plan(), figures, TODAY)));
        for (String rule : List.of(
                "starts-with(//iati-identifier, concat(//reporting-org/@ref, '-'))",
                "count(//iati-activity[participating-org and (recipient-country or recipient-region) and sector])"
                        + " = count(//iati-activity)",
                "count(//iati-activity[activity-date/@type = '1' or activity-date/@type = '2']) ="
                        + " count(//iati-activity)",
                "not(//participating-org[not(@ref) and not(normalize-space(narrative))])",
                "not(//*[@currency and not(@value-date)])",
                "not(//indicator[@measure = '1' or @measure = '2']//*[self::target or self::actual][not(@value)])")) {
            assertThat(at(document, rule)).as(rule).isEqualTo("true");
        }
        NodeList budgets = document.getElementsByTagName("budget");
        assertThat(budgets.getLength())
                .as("of 29 months, two budgets in three parts")
                .isEqualTo(6);
        for (int i = 0; i < budgets.getLength(); i++) {
            Element budget = (Element) budgets.item(i);
            LocalDate from = day(budget, "period-start");
            LocalDate to = day(budget, "period-end");
            assertThat(from).isBeforeOrEqualTo(to);
            assertThat(to).isBefore(from.plusYears(1));
            assertThat(LocalDate.parse(
                            ((Element) budget.getElementsByTagName("value").item(0)).getAttribute("value-date")))
                    .isBetween(from, to);
        }
        NodeList dates = document.getElementsByTagName("activity-date");
        for (int i = 0; i < dates.getLength(); i++) {
            Element date = (Element) dates.item(i);
            if (date.getAttribute("type").matches("[24]")) {
                assertThat(LocalDate.parse(date.getAttribute("iso-date")))
                        .as("what has happened has happened")
                        .isBeforeOrEqualTo(TODAY);
            }
        }
    }

    private static LocalDate day(Element budget, String name) {
        return LocalDate.parse(((Element) budget.getElementsByTagName(name).item(0)).getAttribute("iso-date"));
    }

    @Test
    void moneyIsSpreadOverYearsAndAddsUp() {
        LocalDate begins = LocalDate.of(2026, 2, 1);
        assertThat(Iati.Budget.parts(new BigDecimal("881"), begins, LocalDate.of(2028, 6, 30)))
                .as("365, 365 and 151 of 881 days")
                .containsExactly(
                        new Iati.Budget(begins, LocalDate.of(2027, 1, 31), new BigDecimal("365")),
                        new Iati.Budget(LocalDate.of(2027, 2, 1), LocalDate.of(2028, 1, 31), new BigDecimal("365")),
                        new Iati.Budget(LocalDate.of(2028, 2, 1), LocalDate.of(2028, 6, 30), new BigDecimal("151")));
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            LocalDate first = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_500));
            LocalDate last = first.plusDays(random.nextInt(4_000));
            BigDecimal amount = BigDecimal.valueOf(1 + random.nextInt(10_000_000), random.nextInt(3));
            List<Iati.Budget> parts = Iati.Budget.parts(amount, first, last);
            assertThat(parts.getFirst().from()).isEqualTo(first);
            assertThat(parts.getLast().to()).isEqualTo(last);
            assertThat(parts.stream().map(Iati.Budget::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(amount);
            for (int i = 0; i < parts.size(); i++) {
                assertThat(parts.get(i).amount()).isNotNegative();
                assertThat(parts.get(i).to()).isBefore(parts.get(i).from().plusYears(1));
                if (i > 0) {
                    assertThat(parts.get(i).from())
                            .isEqualTo(parts.get(i - 1).to().plusDays(1));
                }
            }
        }
    }

    private static String at(Document document, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, document);
    }

    @Test
    void noCellIsAFormulaAndNumbersAreNumbers() throws Exception {
        PlanFiles files = new PlanFiles(plan(), figures, TODAY, "https://x.org");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(files.workbook()))) {
            assertThat(workbook.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("plan", "actions", "targets", "milestones", "budget", "news");
            var rows = workbook.findSheet("actions").orElseThrow().read();
            assertThat(rows.get(1).getCell(2).getFormula()).isNull();
            assertThat(rows.get(1).getCell(2).getText()).startsWith("=cmd");
            assertThat(rows.get(1).getCell(6).getText()).as("stale").isEqualTo("yes");
            var budget = workbook.findSheet("budget").orElseThrow().read();
            assertThat(budget.get(1).getCell(3).asNumber()).isEqualByComparingTo("120000.50");
        }
        for (PlanFiles.Sheet sheet : files.sheets()) {
            String csv = new String(PlanFiles.csv(sheet), StandardCharsets.UTF_8);
            assertThat(csv).doesNotContain("NaN", "null", "Optional", ",=cmd", "\n=cmd", "\"=cmd");
            sheet.rows().forEach(row -> assertThat(row).hasSameSizeAs(sheet.columns()));
        }
    }

    @Test
    void theCalendarKeepsTheNamesOfItsDays() {
        PlanFiles files = new PlanFiles(plan(), figures, TODAY, "https://x.org");
        String calendar = new String(
                        files.calendar(new Languages().accept("en")).bytes(), StandardCharsets.UTF_8)
                .replace("\r\n ", "");
        assertThat(calendar)
                .contains(
                        "UID:milestone-m1@isopolity",
                        "UID:action-0190-a@isopolity",
                        "UID:target-0190-a-school-satisfaction@isopolity",
                        "DTSTART;VALUE=DATE:20270101",
                        "SEQUENCE:4",
                        "Desk\\; open (reached on")
                .doesNotContain("\u0001");
    }

    @Test
    void aDocumentIsReadBackAsItWasWritten() {
        assertThat(PublishedPlan.read(plan().json())).isEqualTo(plan());
    }
}
