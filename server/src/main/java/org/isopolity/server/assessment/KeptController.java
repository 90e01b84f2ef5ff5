package org.isopolity.server.assessment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Fact;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Paragraph;
import org.isopolity.server.desk.Block.Seals;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.desk.Upload;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One self-assessment that is kept: what it says beside others, its file, and its end. */
@Controller
final class KeptController {

    private static final long LARGEST_FILE = 1L << 20;

    private final SelfAssessments kept;
    private final Library library;

    KeptController(SelfAssessments kept, Library library) {
        this.kept = kept;
        this.library = library;
    }

    @GetMapping(KeptPages.ONE)
    @Needs(Right.ANSWERS_SEE)
    DeskPage one(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            @PathVariable("assessment") String id,
            Person person,
            Text text,
            Sent sent) {
        List<Kept> all = kept.all(network, city);
        Kept one = KeptPages.get(all, id);
        Optional<Kept> earlier = all.subList(all.indexOf(one) + 1, all.size()).stream()
                .filter(before -> !before.isEmpty())
                .findFirst();
        Optional<Figures> figures = library.findLatest();
        Comparison comparison = new Comparison(
                kept.questionnaire(), one, earlier, Company.of(kept.circle(network, city), figures), text);
        String path = KeptPages.path(network, city) + "/" + id;
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Facts(facts(one, earlier, text)));
        blocks.add(new Seals(Showing.explained(one.showings(kept.questionnaire().questions()), text)));
        blocks.add(Section.of(
                "sets",
                text.of("assessment.sections"),
                new Links(kept.questionnaire().sections().stream()
                        .map(section ->
                                new Link(path + "/sets/" + section.code(), AssessmentController.name(section, text)))
                        .toList())));
        if (!one.isEmpty()) {
            blocks.add(new Section("figures", text.of("kept.figures"), comparison.figures()));
        }
        blocks.add(new Section("peers", text.of("kept.peers"), comparison.peers(figures)));
        if (one.sheets().size() > 1) {
            blocks.add(new Section("agreement", text.of("kept.agreement"), comparison.agreement(path)));
        }
        List<Block> files = new ArrayList<>();
        files.add(Links.of(new Link(path + "/answers.csv", text.of("kept.file.answers"))));
        if (person.may(Right.ANSWERS_GIVE, network, city)) {
            files.add(new Form(
                    path + "/answers",
                    List.of(
                            KeptPages.version(one, person),
                            Field.of(Kind.FILE, "file", text.of("assessment.file.answers"))
                                    .hint(text.of("kept.file.hint"))
                                    .from(sent)),
                    text.of("kept.file.button"),
                    true,
                    "post"));
        }
        blocks.add(new Section("file", text.of("kept.file"), files));
        if (person.may(Right.ANSWERS_GIVE, network, city)) {
            blocks.add(Section.of(
                    "delete",
                    text.of("kept.delete"),
                    new Paragraph(text.of("kept.delete.what")),
                    Form.post(
                            path + "/delete",
                            text.of("kept.delete"),
                            Field.hidden("seen", String.valueOf(one.changes())),
                            Field.of(
                                            Kind.TICK,
                                            "sure",
                                            text.of(
                                                    "kept.delete.sure",
                                                    one.title(),
                                                    one.sheets().size(),
                                                    one.marks().size()))
                                    .from(sent))));
        }
        return new DeskPage(
                        one.title(),
                        text.of("assessment.result.nothing"),
                        KeptPages.below(network, city, text),
                        blocks,
                        200)
                .answering(sent);
    }

    private List<Fact> facts(Kept one, Optional<Kept> earlier, Text text) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text.of("kept.begun"), KeptPages.day(one.begun(), text)));
        facts.add(new Fact(
                text.of("assessment.col.answered"),
                text.of(
                        "values.of",
                        KeptPages.known(one),
                        kept.questionnaire().questions().size())));
        if (!one.consensus().disputed().isEmpty()) {
            facts.add(new Fact(
                    text.of("kept.disputed"),
                    text.whole(one.consensus().disputed().size())));
        }
        facts.add(new Fact(
                text.of("kept.last"),
                earlier.map(before -> before.title() + ", " + KeptPages.day(before.begun(), text))
                        .orElseGet(() -> text.of("kept.last.none"))));
        one.sheets()
                .forEach(sheet -> facts.add(new Fact(
                        sheet.name(), text.of("kept.sheet", sheet.version(), KeptPages.day(sheet.moment(), text)))));
        return facts;
    }

    @GetMapping(KeptPages.ONE + "/answers.csv")
    @Needs(Right.ANSWERS_SEE)
    void file(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Kept one,
            HttpServletResponse response)
            throws IOException {
        AssessmentController.send(one.consensus().settled(), response);
    }

    @PostMapping(KeptPages.ONE + "/answers")
    @Needs(Right.ANSWERS_GIVE)
    Object take(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Kept one,
            Person person,
            Text text,
            Sent sent,
            HttpServletRequest request) {
        Optional<Upload> file = Upload.find(request, "file", LARGEST_FILE);
        if (file.isEmpty()) {
            sent.problem("file", text.of("sent.file"));
            return one(network, city, one.id(), person, text, sent);
        }
        try (Upload upload = file.get()) {
            Answers brought = Answers.read(upload.file(), kept.questionnaire());
            kept.save(
                    person,
                    network,
                    city,
                    one,
                    sent.version(),
                    KeptPages.own(one, person, kept.questionnaire()).with(brought.asList()));
        } catch (InvalidInput wrong) {
            sent.problem("file", file.get().words(wrong));
            return one(network, city, one.id(), person, text, sent);
        }
        return Onward.to(KeptPages.path(network, city) + "/" + one.id(), "answer-saved");
    }

    @PostMapping(KeptPages.ONE + "/delete")
    @Needs(Right.ANSWERS_GIVE)
    Object delete(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Kept one,
            Person person,
            Text text,
            Sent sent) {
        if (!sent.ticked("sure")) {
            sent.problem("sure", text.of("kept.delete.unsure"));
            return one(network, city, one.id(), person, text, sent);
        }
        kept.delete(
                person,
                network,
                city,
                one.id(),
                sent.whole("seen", 0, Integer.MAX_VALUE).orElse(-1));
        return Onward.to(KeptPages.path(network, city), "assessment-deleted");
    }
}
