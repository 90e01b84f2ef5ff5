package org.isopolity.server.plan;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.isopolity.server.calendar.Appointment;
import org.isopolity.server.calendar.Calendar;
import org.isopolity.server.calendar.When;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.plan.PublishedPlan.PublishedAction;
import org.isopolity.server.text.Text;

/** A published plan as files: tables, a workbook, a calendar. Targets are read against a release on a day. */
final class PlanFiles {

    /** Names of the files. */
    static final List<String> NAMES = List.of(
            "plan.xlsx",
            "plan.ics",
            "iati.xml",
            "plan.json",
            "actions.csv",
            "targets.csv",
            "milestones.csv",
            "budget.csv",
            "news.csv");

    private static final String FORMULA = "=+-@\t\r\uFF1D";

    private final PublishedPlan plan;
    private final Optional<Figures> figures;
    private final LocalDate today;
    private final String address;

    PlanFiles(PublishedPlan plan, Optional<Figures> figures, LocalDate today, String address) {
        this.plan = plan;
        this.figures = figures;
        this.today = today;
        this.address = address;
    }

    /** A table: its name, the names of its columns, and its rows of texts and numbers. */
    record Sheet(String name, List<String> columns, List<List<Object>> rows) {}

    List<Sheet> sheets() {
        List<List<Object>> actions = new ArrayList<>();
        List<List<Object>> targets = new ArrayList<>();
        List<List<Object>> milestones = new ArrayList<>();
        List<List<Object>> budget = new ArrayList<>();
        List<List<Object>> news = new ArrayList<>();
        for (PublishedAction action : plan.actions()) {
            Action.Content content = action.content();
            actions.add(row(action));
            content.targets().forEach(target -> targets.add(row(action, target)));
            content.milestones()
                    .forEach(milestone -> milestones.add(List.of(
                            action.id(),
                            milestone.id(),
                            milestone.title(),
                            milestone.due().toString(),
                            milestone.reached().map(LocalDate::toString).orElse(""))));
            content.budget()
                    .forEach(funding -> budget.add(List.of(
                            action.id(),
                            funding.source(),
                            funding.currency(),
                            funding.amount(),
                            funding.secured() ? "yes" : "no")));
            action.entries()
                    .forEach(entry -> news.add(List.of(
                            action.id(),
                            entry.moment().toString(),
                            entry.kind().toLowerCase(Locale.ROOT),
                            entry.words(),
                            entry.link())));
        }
        return List.of(
                new Sheet(
                        "actions",
                        List.of(
                                "action_id",
                                "objective",
                                "title",
                                "summary",
                                "state",
                                "last_news",
                                "stale",
                                "lead_family",
                                "lead",
                                "partners",
                                "competence",
                                "channel",
                                "channel_note",
                                "test_first",
                                "risk",
                                "begins",
                                "ends",
                                "practice_id",
                                "practice_version",
                                "practice_changes",
                                "needs"),
                        actions),
                new Sheet(
                        "targets",
                        List.of(
                                "action_id",
                                "indicator_id",
                                "label",
                                "unit",
                                "direction",
                                "baseline",
                                "baseline_year",
                                "baseline_release",
                                "target",
                                "by",
                                "latest",
                                "latest_year",
                                "expected_today",
                                "progress",
                                "reason"),
                        targets),
                new Sheet("milestones", List.of("action_id", "milestone_id", "title", "due", "reached"), milestones),
                new Sheet("budget", List.of("action_id", "source", "currency", "amount", "secured"), budget),
                new Sheet("news", List.of("action_id", "moment", "kind", "words", "link"), news));
    }

    private List<Object> row(PublishedAction action) {
        Action.Content content = action.content();
        return List.of(
                action.id(),
                plan.outline()
                        .find(content.objective())
                        .map(Plan.Objective::title)
                        .orElse(""),
                content.title(),
                content.summary(),
                code(action.state()),
                action.heartbeat().toString(),
                Pulse.of(action.heartbeat(), action.state(), plan.outline().staleAfter(), today)
                                .stale()
                        ? "yes"
                        : "no",
                code(content.lead().family()),
                content.lead().name(),
                String.join(
                        "; ",
                        content.partners().stream()
                                .map(party -> party.name() + " (" + code(party.family()) + ")")
                                .toList()),
                code(content.competence()),
                code(content.channel()),
                content.channelNote(),
                content.testFirst() ? "yes" : "no",
                content.risk(),
                content.begins().toString(),
                content.ends().toString(),
                content.adoption().map(Action.Adoption::practice).orElse(""),
                content.adoption().<Object>map(Action.Adoption::version).orElse(""),
                content.adoption().map(Action.Adoption::changes).orElse(""),
                String.join(" ", content.needs()));
    }

    private List<Object> row(PublishedAction action, Action.Target target) {
        Standing standing = Standing.of(target, plan.city(), figures, today);
        return List.of(
                action.id(),
                target.indicator(),
                target.label(),
                target.unit(),
                target.rises() ? "rise" : "fall",
                cell(target.baseline()),
                cell(target.baselineYear()),
                target.release(),
                target.value(),
                target.by().toString(),
                cell(standing.latest()),
                cell(standing.latestYear()),
                cell(standing.expected()),
                code(standing.word()),
                standing.reason() == Standing.Reason.NONE ? "" : code(standing.reason()));
    }

    private static Object cell(OptionalDouble number) {
        return number.isPresent() ? (Object) number.getAsDouble() : "";
    }

    private static Object cell(OptionalInt number) {
        return number.isPresent() ? (Object) number.getAsInt() : "";
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A table as CSV. */
    static byte[] csv(Sheet sheet) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            csv.writeRecord(sheet.columns());
            sheet.rows()
                    .forEach(row ->
                            csv.writeRecord(row.stream().map(PlanFiles::written).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String written(Object cell) {
        if (cell instanceof String text) {
            // a spreadsheet would take such a text for a formula
            return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        }
        return cell instanceof java.math.BigDecimal amount ? amount.toPlainString() : String.valueOf(cell);
    }

    /** All tables as a workbook; texts are texts, so that no cell can be taken for a formula. */
    byte[] workbook() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Isopolity", null)) {
            workbook.properties().setTitle(plan.outline().title());
            Worksheet about = workbook.newWorksheet("plan");
            List<List<String>> lines = List.of(
                    List.of("title", plan.outline().title()),
                    List.of("city", plan.name()),
                    List.of("version", String.valueOf(plan.number())),
                    List.of("published", plan.moment().toString()),
                    List.of("state", code(plan.state())),
                    List.of("begins", plan.outline().begins().toString()),
                    List.of("ends", plan.outline().ends().toString()),
                    List.of("summary", plan.outline().summary()),
                    List.of("stale_after_days", String.valueOf(plan.outline().staleAfter())),
                    List.of(
                            "release",
                            figures.map(release -> release.release().id().toString())
                                    .orElse("")),
                    List.of("address", address + plan.path()));
            for (int i = 0; i < lines.size(); i++) {
                about.value(i, 0, lines.get(i).getFirst());
                about.value(i, 1, lines.get(i).getLast());
            }
            about.range(0, 0, lines.size() - 1, 0).style().bold().set();
            about.width(0, 18);
            about.width(1, 60);
            about.finish();
            for (Sheet sheet : sheets()) {
                write(workbook.newWorksheet(sheet.name()), sheet);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet worksheet, Sheet sheet) throws IOException {
        worksheet.freezePane(0, 1);
        for (int column = 0; column < sheet.columns().size(); column++) {
            worksheet.value(0, column, sheet.columns().get(column));
        }
        worksheet.range(0, 0, 0, sheet.columns().size() - 1).style().bold().set();
        for (int line = 0; line < sheet.rows().size(); line++) {
            List<Object> row = sheet.rows().get(line);
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column) instanceof Number number) {
                    worksheet.value(line + 1, column, number);
                } else {
                    worksheet.value(line + 1, column, String.valueOf(row.get(column)));
                }
            }
        }
        worksheet.finish();
    }

    /** Milestones and last days, each with a name that stays when the day moves. */
    Calendar calendar(Text text) {
        List<Appointment> appointments = new ArrayList<>();
        for (PublishedAction action : plan.actions()) {
            boolean stopped = action.state() == Action.State.STOPPED;
            String link = address + plan.path() + "/actions/" + action.id();
            action.content()
                    .milestones()
                    .forEach(milestone -> appointments.add(new Appointment(
                            "milestone-" + milestone.id() + "@isopolity",
                            plan.number(),
                            plan.moment(),
                            When.Days.of(milestone.due()),
                            milestone
                                    .reached()
                                    .map(day -> text.of("plan.calendar.reached", milestone.title(), text.date(day)))
                                    .orElse(milestone.title()),
                            action.content().title(),
                            "",
                            link,
                            stopped)));
            appointments.add(new Appointment(
                    "action-" + action.id() + "@isopolity",
                    plan.number(),
                    plan.moment(),
                    When.Days.of(action.content().ends()),
                    text.of("plan.calendar.ends", action.content().title()),
                    action.content().summary(),
                    "",
                    link,
                    stopped));
            action.content()
                    .targets()
                    .forEach(target -> appointments.add(new Appointment(
                            "target-" + action.id() + "-" + target.indicator() + "@isopolity",
                            plan.number(),
                            plan.moment(),
                            When.Days.of(target.by()),
                            text.of(
                                    "plan.calendar.target",
                                    target.label(),
                                    Words.value(target, target.value(), figures, text)),
                            action.content().title(),
                            "",
                            link,
                            stopped)));
        }
        return new Calendar(plan.outline().title(), appointments);
    }
}
