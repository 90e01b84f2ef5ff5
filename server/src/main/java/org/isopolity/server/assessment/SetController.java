package org.isopolity.server.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.desk.Block;
import org.isopolity.server.desk.Block.Cell;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Block.Links;
import org.isopolity.server.desk.Block.Paragraph;
import org.isopolity.server.desk.Block.Section;
import org.isopolity.server.desk.Block.Table;
import org.isopolity.server.desk.DeskPage;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A set of recommendations of a self-assessment that is kept: answered by officers, verified by reviewers. */
@Controller
final class SetController {

    private static final int LONGEST_EVIDENCE = 500;

    private final SelfAssessments kept;
    private final Questionnaire questionnaire;
    private final Remedies remedies;

    SetController(SelfAssessments kept, PracticeShelf practices) {
        this.kept = kept;
        this.questionnaire = kept.questionnaire();
        this.remedies = new Remedies(practices);
    }

    private Questionnaire.Section set(String code) {
        return questionnaire.findSection(code).orElseThrow(Refused::absent);
    }

    @GetMapping(KeptPages.SET)
    @Needs(Right.ANSWERS_SEE)
    DeskPage answers(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Kept one,
            @PathVariable("section") String code,
            Person person,
            Text text,
            Sent sent) {
        Questionnaire.Section section = set(code);
        String path = KeptPages.path(network, city) + "/" + one.id();
        boolean answers = person.may(Right.ANSWERS_GIVE, network, city);
        boolean verifies = person.may(Right.REVIEW, network, city)
                && !answers
                && one.findSheet(person.id()).isEmpty();
        List<Block> blocks = new ArrayList<>();
        List<List<Cell>> rows = section.questions().stream()
                .flatMap(question -> one.consensus().settled().find(question.id()).stream()
                        .map(answer -> row(question, answer, one, path + "/sets/" + code, city, verifies, text)))
                .toList();
        blocks.add(
                rows.isEmpty()
                        ? new Paragraph(text.of("kept.set.none"))
                        : new Table(
                                text.of("kept.set.caption"),
                                List.of(
                                        text.of("kept.question"),
                                        text.of("kept.answer"),
                                        text.of("assessment.evidence"),
                                        text.of("kept.standing"),
                                        verifies ? text.of("col.action") : text.of("kept.next")),
                                rows));
        blocks.addAll(remedies(section, one, text));
        if (answers) {
            List<Field> fields = new ArrayList<>(List.of(KeptPages.version(one, person)));
            Answers own = KeptPages.own(one, person, questionnaire);
            for (Question question : section.questions()) {
                Optional<Answer> answer = own.find(question.id());
                fields.add(Field.choice(question.id(), question.text(), options(question, text))
                        .hint(text.of("assessment.needed", question.evidence()))
                        .value(answer.map(Answer::grade).map(Grade::code).orElse(""))
                        .from(sent));
                fields.add(Field.text(evidence(question), text.of("kept.evidence", question.id()))
                        .value(answer.map(Answer::evidence).orElse(""))
                        .from(sent));
            }
            blocks.add(Section.of(
                    "own",
                    text.of("kept.own"),
                    new Paragraph(text.of("kept.own.lead")),
                    new Form(path + "/sets/" + code, fields, text.of("kept.save"), false, "post")));
        }
        List<Link> above = new ArrayList<>(KeptPages.below(network, city, text));
        above.add(new Link(path, one.title()));
        return new DeskPage(
                        AssessmentController.name(section, text),
                        text.of("assessment.note." + section.code()),
                        above,
                        blocks,
                        200)
                .answering(sent);
    }

    private static String evidence(Question question) {
        return question.id() + ".evidence";
    }

    private static List<Option> options(Question question, Text text) {
        List<Option> options = new ArrayList<>(List.of(new Option("", text.of("assessment.open"))));
        for (Grade grade : Grade.values()) {
            options.add(new Option(
                    grade.code(),
                    grade == Grade.UNKNOWN
                            ? text.of("assessment.unknown")
                            : text.of("kept.option", grade.code(), question.describe(grade))));
        }
        return options;
    }

    private static List<Cell> row(
            Question question, Answer answer, Kept one, String path, String city, boolean verifies, Text text) {
        Optional<SelfAssessments.Mark> mark = one.findMark(answer);
        Cell last = Cell.of("");
        if (verifies) {
            if (answer.isDocumented() && mark.isEmpty()) {
                last = Cell.act(Form.post(
                        path + "/verify",
                        text.of("kept.verify", question.id()),
                        Field.hidden("question", question.id()),
                        Field.hidden("grade", answer.grade().code()),
                        Field.hidden("evidence", answer.evidence())));
            }
        } else if (answer.grade() == Grade.NONE || answer.grade() == Grade.PART) {
            Grade next = answer.grade() == Grade.NONE ? Grade.PART : Grade.FULL;
            last = Cell.link(
                    text.of("kept.act", question.describe(next)),
                    AssessmentController.intoPlan(question, next) + "&city=" + city);
        }
        return List.of(
                Cell.of(question.text()),
                Cell.of(
                        answer.grade() == Grade.UNKNOWN
                                ? text.of("mark.missing")
                                : text.of("kept.option", answer.grade().code(), question.describe(answer.grade()))),
                Cell.of(answer.evidence()),
                standing(question, answer, one, text),
                last);
    }

    private static Cell standing(Question question, Answer answer, Kept one, Text text) {
        if (one.consensus().disputed().contains(question.id())) {
            return Cell.of(text.of("kept.standing.disputed"));
        }
        return one.findShowing(answer)
                .map(showing -> Cell.seals(List.of(showing.seal(one.findMark(answer)
                        .map(mark -> text.of("kept.standing.verified", KeptPages.day(mark.moment(), text)))
                        .orElseGet(() -> text.name("showing", showing))))))
                .orElseGet(() -> Cell.of(text.of("assessment.unknown")));
    }

    /** Practices for every answer of a set below 100. */
    private List<Block> remedies(Questionnaire.Section section, Kept one, Text text) {
        Assessment now = Assessment.of(one.consensus().settled());
        List<Link> links = section.recommendations().stream()
                .flatMap(recommendation -> now.weaknesses(recommendation).stream()
                        .flatMap(weakness -> remedies.of(recommendation, weakness.question(), text).stream()))
                .distinct()
                .map(lead -> new Link(lead.path(), lead.name()))
                .toList();
        return links.isEmpty()
                ? List.of()
                : List.of(Section.of("practices", text.of("kept.practices"), new Links(links)));
    }

    @PostMapping(KeptPages.SET)
    @Needs(Right.ANSWERS_GIVE)
    Object save(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Kept one,
            @PathVariable("section") String code,
            Person person,
            Text text,
            Sent sent) {
        Questionnaire.Section section = set(code);
        List<Answer> chosen = new ArrayList<>();
        for (Question question : section.questions()) {
            String grade = sent.text(question.id());
            String evidence = sent.text(evidence(question));
            if (evidence.length() > LONGEST_EVIDENCE) {
                sent.problem(evidence(question), text.of("sent.long", LONGEST_EVIDENCE));
            }
            if (!grade.isEmpty()) {
                Grade.find(grade)
                        .ifPresentOrElse(
                                found -> chosen.add(new Answer(question.id(), found, evidence)),
                                () -> sent.problem(question.id(), text.of("sent.choice")));
            }
        }
        if (!sent.isFine()) {
            return answers(network, city, one, code, person, text, sent);
        }
        Answers own = KeptPages.own(one, person, questionnaire)
                .without(section.questions().stream().map(Question::id).toList())
                .with(chosen);
        kept.save(person, network, city, one, sent.version(), own);
        return Onward.to(KeptPages.path(network, city) + "/" + one.id() + "/sets/" + code, "answer-saved");
    }

    @PostMapping(KeptPages.SET + "/verify")
    @Needs(Right.REVIEW)
    Onward verify(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Kept one,
            @PathVariable("section") String code,
            Person person,
            Sent sent) {
        set(code);
        Grade grade = Grade.find(sent.text("grade")).orElseThrow(Refused::absent);
        kept.verify(person, network, city, one.id(), new Answer(sent.text("question"), grade, sent.text("evidence")));
        return Onward.to(KeptPages.path(network, city) + "/" + one.id() + "/sets/" + code, "answer-verified");
    }
}
