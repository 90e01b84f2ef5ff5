package org.isopolity.server.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.release.Release;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.desk.Upload;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.network.Item;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A city's return: what is asked, what was answered, and the form of each answer. */
@Controller
final class ReturnController {

    private static final String RETURN = "/workspace/networks/{network}/rounds/{round}/cities/{city}";
    private static final String API = "/workspace/api/networks/{network}/rounds/{round}/cities/{city}";
    private static final long LARGEST_FILE = 10L << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final Answers answers;
    private final EvidenceFiles files;
    private final Library library;
    private final Clock clock;

    ReturnController(Answers answers, EvidenceFiles files, Library library, Clock clock) {
        this.answers = answers;
        this.files = files;
        this.library = library;
        this.clock = clock;
    }

    private Optional<Release> last() {
        return library.findLatest().map(Figures::release);
    }

    @GetMapping(RETURN)
    @Needs(Right.ANSWERS_SEE)
    DeskPage page(CityReturn found, Person person, Text text) {
        boolean gives = person.may(Right.ANSWERS_GIVE, found.round().network(), found.city());
        Map<String, Answer> given = found.byItem();
        List<List<Cell>> rows = new ArrayList<>();
        for (Item item : found.framework().asked()) {
            Optional<Answer> answer = Optional.ofNullable(given.get(item.id()));
            rows.add(List.of(
                    Cell.link(item.label(), found.path() + "/items/" + item.id()),
                    Cell.of(answer.map(there -> AnswerForm.words(item, there.content(), text))
                            .orElse("")),
                    Cell.of(answer.map(there -> text.name("answer.state", there.state()))
                            .orElse(text.of("answer.state.none"))),
                    Cell.of(answer.flatMap(there -> Checks.hint(item, found.city(), there.content(), last(), text))
                            .orElse(""))));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Links.of(
                new Link(found.path() + "/workbook.xlsx", text.of("return.workbook")),
                new Link(found.path() + "/answers.csv", text.of("return.csv"))));
        blocks.add(new Table(
                text.of("return.caption"),
                List.of(text.of("return.item"), text.of("answer.answer"), text.of("col.state"), text.of("return.hint")),
                rows));
        if (gives) {
            blocks.add(Links.of(new Link(found.path() + "/import", text.of("import.title"))));
            if (!found.submitted() && found.round().takesAnswers(clock.instant())) {
                blocks.add(Section.of(
                        "submit",
                        text.of("return.submit"),
                        new Block.Paragraph(text.of("return.submit.text")),
                        Form.post(found.path() + "/submit", text.of("return.submit.button"))));
            }
        }
        return new DeskPage(
                text.of("return.title", found.name(), found.round().title()),
                text.of(found.submitted() ? "return.submitted" : "return.open"),
                above(found, text),
                blocks,
                200);
    }

    private static List<Link> above(CityReturn found, Text text) {
        return List.of(
                new Link("/workspace", text.of("desk.workspace")),
                new Link(found.round().path(), found.round().title()));
    }

    @PostMapping(RETURN + "/submit")
    @Needs(Right.ANSWERS_GIVE)
    Onward submit(CityReturn found, Person person) {
        answers.submit(person, found);
        return Onward.to(found.path(), "return-submitted");
    }

    @GetMapping(RETURN + "/items/{item}/edit")
    @Needs(Right.ANSWERS_GIVE)
    DeskPage edit(CityReturn found, @PathVariable("item") String id, Person person, Text text, Sent sent) {
        return editPage(found, item(found, id), text, sent);
    }

    private static Item item(CityReturn found, String id) {
        return found.framework().find(id).filter(Item::isAsked).orElseThrow(Refused::absent);
    }

    private DeskPage editPage(CityReturn found, Item item, Text text, Sent sent) {
        Optional<Answer> answer = found.find(item.id());
        String path = found.path() + "/items/" + item.id();
        List<Block> blocks = new ArrayList<>();
        if (!item.definition().isEmpty()) {
            blocks.add(new Block.Paragraph(item.definition()));
        }
        answer.flatMap(there -> Checks.hint(item, found.city(), there.content(), last(), text))
                .ifPresent(hint -> blocks.add(new Block.Paragraph(hint)));
        blocks.add(AnswerForm.of(path, item, answer, text, sent));
        List<Link> above = new ArrayList<>(above(found, text));
        above.add(new Link(found.path(), found.name()));
        above.add(new Link(path, item.label()));
        return new DeskPage(item.question().isEmpty() ? item.label() : item.question(), "", above, blocks, 200)
                .answering(sent);
    }

    /** Kept while it is written, where the form asks for JSON; otherwise saved with its button. */
    @PostMapping(RETURN + "/items/{item}")
    @Needs(Right.ANSWERS_GIVE)
    @Nullable
    Object save(
            CityReturn found,
            @PathVariable("item") String id,
            Person person,
            Text text,
            Sent sent,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Item item = item(found, id);
        Content content = AnswerForm.content(sent);
        Checks.problems(item, found.round(), content, text).forEach(sent::problem);
        int version = sent.whole("version", 0, Integer.MAX_VALUE).orElse(0);
        boolean keeps = "application/json".equals(request.getHeader("Accept"));
        if (!sent.isFine()) {
            if (keeps) {
                response.setStatus(422);
                response.setContentType("application/problem+json;charset=UTF-8");
                response.getOutputStream()
                        .write(JSON.writeValueAsBytes(
                                Map.of("title", String.join(" ", sent.problems().values()))));
                return null;
            }
            return editPage(found, item, text, sent);
        }
        Map<String, Integer> versions =
                answers.write(person, found, List.of(new Answers.Writing(item.id(), content, version)));
        if (keeps) {
            response.setHeader("ETag", "\"" + versions.get(item.id()) + "\"");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        return Onward.to(found.path() + "/items/" + item.id(), "answer-saved");
    }

    @PostMapping(RETURN + "/items/{item}/evidence")
    @Needs(Right.ANSWERS_GIVE)
    Onward addEvidence(
            CityReturn found, @PathVariable("item") String id, Person person, Sent sent, HttpServletRequest request)
            throws IOException {
        Answer answer = found.find(item(found, id).id())
                .orElseThrow(() -> new Refused(Reason.CONFLICT, "refused.answer-first"));
        Optional<Upload> sentFile = Upload.find(request, "file", LARGEST_FILE);
        if (sentFile.isPresent()) {
            try (Upload upload = sentFile.get()) {
                long bytes = Files.size(upload.file());
                answers.addEvidence(person, found, answer, upload.name(), "", bytes, files.keep(upload.file()));
            }
        } else {
            String link = sent.required("link");
            if (!Checks.isLink(link)) {
                throw new Refused(Reason.SENSELESS, "refused.link");
            }
            answers.addEvidence(person, found, answer, link, link, 0, "");
        }
        return Onward.to(found.path() + "/items/" + id, "evidence-added");
    }

    /** Always a download, never shown: whatever is in it, the browser does not run it here. */
    @GetMapping(RETURN + "/items/{item}/evidence/{evidence}")
    @Needs(Right.ANSWERS_SEE)
    void evidence(
            CityReturn found,
            @PathVariable("item") String id,
            @PathVariable("evidence") String evidenceId,
            Person person,
            HttpServletResponse response)
            throws IOException {
        Answer answer = found.find(id).orElseThrow(Refused::absent);
        Answers.Evidence evidence = answers.evidence(answer.id()).stream()
                .filter(each -> each.id().equals(evidenceId) && each.link().isEmpty())
                .findFirst()
                .orElseThrow(Refused::absent);
        Path file = files.find(evidence.sha256()).orElseThrow(Refused::absent);
        response.setContentType("application/octet-stream");
        response.setContentLengthLong(evidence.bytes());
        response.setHeader(
                "Content-Disposition",
                org.springframework.http.ContentDisposition.attachment()
                        .filename(evidence.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        Files.copy(file, response.getOutputStream());
    }

    // ---- for scripts ---------------------------------------------------------------------------------------------

    /** The answer to an item; its tag is the version that a change has to name. */
    @GetMapping(API + "/items/{item}")
    @Needs(Right.ANSWERS_SEE)
    void read(CityReturn found, @PathVariable("item") String id, Person person, HttpServletResponse response)
            throws IOException {
        Answer answer = found.find(item(found, id).id()).orElseThrow(Refused::absent);
        response.setHeader("ETag", "\"" + answer.version() + "\"");
        AnswerJson.write(answer, response);
    }

    @org.springframework.web.bind.annotation.PutMapping(API + "/items/{item}")
    @Needs(Right.ANSWERS_GIVE)
    void put(
            CityReturn found,
            @PathVariable("item") String id,
            Person person,
            Text text,
            @RequestBody byte[] body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Item item = item(found, id);
        Content content;
        try {
            JsonNode json = JSON.readTree(body);
            content = AnswerJson.read(json);
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw new Refused(Reason.SENSELESS, "refused.json");
        }
        Map<String, String> problems = Checks.problems(item, found.round(), content, text);
        if (!problems.isEmpty()) {
            throw new Refused(Reason.SENSELESS, "refused.answer", String.join(" ", problems.values()));
        }
        int version = AnswerJson.version(request.getHeader("If-Match"));
        Map<String, Integer> versions =
                answers.write(person, found, List.of(new Answers.Writing(item.id(), content, version)));
        response.setHeader("ETag", "\"" + versions.get(item.id()) + "\"");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
