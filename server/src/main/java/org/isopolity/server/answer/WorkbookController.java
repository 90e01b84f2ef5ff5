package org.isopolity.server.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.answer.Workbook.Line;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.desk.Upload;
import org.isopolity.server.network.Item;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A return as a workbook: out, in with a look at every change before it is taken, and as CSV. */
@Controller
final class WorkbookController {

    private static final String RETURN = "/workspace/networks/{network}/rounds/{round}/cities/{city}";
    private static final long LARGEST_FILE = 20L << 20;
    private static final int SHOWN = 500;
    private static final String FORMULA = "=+-@\t\r\uFF1D";

    private final Answers answers;
    private final Previews previews;

    WorkbookController(Answers answers, Previews previews) {
        this.answers = answers;
        this.previews = previews;
    }

    @GetMapping(RETURN + "/workbook.xlsx")
    @Needs(Right.ANSWERS_SEE)
    void workbook(CityReturn found, Person person, Text text, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + found.round().id() + "-" + found.city() + ".xlsx\"");
        Workbook.write(found, response.getOutputStream(), text);
    }

    @GetMapping(RETURN + "/answers.csv")
    @Needs(Right.ANSWERS_SEE)
    void csv(CityReturn found, Person person, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + found.round().id() + "-" + found.city() + ".csv\"");
        try (CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "city_id",
                    "indicator_id",
                    "year",
                    "value",
                    "choice",
                    "missing",
                    "level",
                    "flag",
                    "source",
                    "source_url",
                    "licence_or_terms",
                    "note",
                    "state");
            for (Item item : found.framework().asked()) {
                Optional<Answer> answer = found.find(item.id());
                if (answer.isPresent()) {
                    Content content = answer.get().content();
                    csv.writeRecord(
                            found.city(),
                            item.id(),
                            content.year() == 0 ? "" : String.valueOf(content.year()),
                            AnswerForm.amount(content),
                            content.choice(),
                            content.missing(),
                            content.level(),
                            content.flags(),
                            harmless(content.source()),
                            harmless(content.sourceUrl()),
                            harmless(content.licence()),
                            harmless(content.note()),
                            answer.get().state().name());
                }
            }
        }
    }

    /** A text that a spreadsheet does not take for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @GetMapping(RETURN + "/import")
    @Needs(Right.ANSWERS_GIVE)
    DeskPage form(CityReturn found, Person person, Text text, Sent sent) {
        return formPage(found, text, sent);
    }

    private static DeskPage formPage(CityReturn found, Text text, Sent sent) {
        return DeskPage.of(
                        text.of("import.title"),
                        text.of("import.lead"),
                        Form.upload(
                                found.path() + "/import",
                                text.of("import.button"),
                                Field.of(Kind.FILE, "file", text.of("import.file"))
                                        .from(sent)))
                .below(above(found, text))
                .answering(sent);
    }

    private static Link[] above(CityReturn found, Text text) {
        return new Link[] {
            new Link("/workspace", text.of("desk.workspace")),
            new Link(found.round().path(), found.round().title()),
            new Link(found.path(), found.name())
        };
    }

    /** Shows what the file would change, cell by cell; nothing is written yet. */
    @PostMapping(RETURN + "/import")
    @Needs(Right.ANSWERS_GIVE)
    DeskPage preview(CityReturn found, Person person, Text text, Sent sent, HttpServletRequest request) {
        Optional<Upload> sentFile = Upload.find(request, "file", LARGEST_FILE);
        if (sentFile.isEmpty()) {
            sent.problem("file", text.of("sent.file"));
            return formPage(found, text, sent);
        }
        List<Line> lines;
        try (Upload upload = sentFile.get()) {
            lines = Workbook.read(upload.file(), found, text);
        }
        return previewPage(found, person, lines, text);
    }

    private DeskPage previewPage(CityReturn found, Person person, List<Line> lines, Text text) {
        Map<String, Answer> given = found.byItem();
        List<Answers.Writing> writings = new ArrayList<>();
        List<List<Cell>> changes = new ArrayList<>();
        List<List<Cell>> problems = new ArrayList<>();
        for (Line line : lines) {
            line.problems()
                    .forEach((column, problem) -> problems.add(List.of(
                            Cell.number(String.valueOf(line.line())),
                            Cell.of(line.item()),
                            Cell.of(column),
                            Cell.of(problem))));
            Answer before = given.get(line.item());
            Content old = before == null ? Content.NONE : before.content();
            if (line.problems().isEmpty() && !old.equals(line.content())) {
                if (line.version() != (before == null ? 0 : before.version())) {
                    problems.add(List.of(
                            Cell.number(String.valueOf(line.line())),
                            Cell.of(line.item()),
                            Cell.of("version"),
                            Cell.of(text.of("import.overtaken"))));
                } else {
                    writings.add(new Answers.Writing(line.item(), line.content(), line.version()));
                    changes.addAll(Difference.cells(line.item(), old, line.content()));
                }
            }
        }
        List<Block> blocks = new ArrayList<>();
        if (!problems.isEmpty()) {
            blocks.add(new Table(
                    text.count("import.problems", problems.size()),
                    List.of(
                            text.of("import.line"),
                            text.of("return.item"),
                            text.of("import.column"),
                            text.of("col.problem")),
                    problems.subList(0, Math.min(SHOWN, problems.size()))));
        }
        blocks.add(new Table(
                text.count("import.changes", changes.size()),
                List.of(
                        text.of("return.item"),
                        text.of("import.column"),
                        text.of("import.before"),
                        text.of("import.after")),
                changes.subList(0, Math.min(SHOWN, changes.size()))));
        if (problems.isEmpty() && !writings.isEmpty()) {
            String id = previews.keep(person.id(), found.path(), writings);
            blocks.add(Form.post(found.path() + "/import/apply", text.of("import.apply"), Field.hidden("preview", id)));
        } else if (!problems.isEmpty()) {
            blocks.add(new Block.Paragraph(text.of("import.mend")));
        }
        return new DeskPage(
                text.of("import.preview"), text.of("import.nothing-yet"), List.of(above(found, text)), blocks, 200);
    }

    @PostMapping(RETURN + "/import/apply")
    @Needs(Right.ANSWERS_GIVE)
    Onward apply(CityReturn found, Person person, Sent sent) {
        List<Answers.Writing> writings = previews.take(sent.text("preview"), person.id(), found.path())
                .orElseThrow(() -> new Refused(Reason.CONFLICT, "refused.preview-gone"));
        answers.write(person, found, writings);
        return Onward.to(found.path(), "imported");
    }
}
