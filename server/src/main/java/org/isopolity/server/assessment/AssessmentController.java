package org.isopolity.server.assessment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.assessment.Assessment.Change;
import org.isopolity.server.assessment.Assessment.Figure;
import org.isopolity.server.assessment.Assessment.Weakness;
import org.isopolity.server.assessment.FormPage.Item;
import org.isopolity.server.assessment.FormPage.Option;
import org.isopolity.server.assessment.FormPage.Topic;
import org.isopolity.server.assessment.OverviewPage.SectionRow;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.Questionnaire.Section;
import org.isopolity.server.assessment.ResultPage.Lead;
import org.isopolity.server.assessment.ResultPage.Part;
import org.isopolity.server.assessment.ResultPage.Row;
import org.isopolity.server.assessment.ResultPage.Step;
import org.isopolity.server.chart.Percent;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.text.Text;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes answers, says what they mean, and forgets them. */
@Controller
class AssessmentController {

    private static final int LONGEST_TITLE = 160;

    private final Library library;
    private final Remedies remedies;
    private final Questionnaire questionnaire = Questionnaire.shipped();
    private final Crosswalk crosswalk = Crosswalk.shipped(questionnaire);

    AssessmentController(Library library, PracticeShelf practices) {
        this.library = library;
        this.remedies = new Remedies(practices);
    }

    @GetMapping("/assessment")
    Page overview(Text text) {
        return overview("", text);
    }

    @ExceptionHandler
    Page unusable(Sent.Unusable unusable, HttpServletResponse response, Text text) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return overview(String.valueOf(unusable.getMessage()), text);
    }

    private Page overview(String problem, Text text) {
        return new Page(
                "assessment/overview",
                new Head(text.of("assessment.title"), text.of("assessment.lead"), Head.Section.DOING),
                new OverviewPage(
                        questionnaire.sections().stream()
                                .map(section -> row(section, text))
                                .toList(),
                        questionnaire.questions().size(),
                        Showing.legend(text),
                        problem));
    }

    private static SectionRow row(Section section, Text text) {
        return new SectionRow(
                section.code(),
                name(section, text),
                text.of("assessment.note." + section.code()),
                text.of(
                        "assessment.counts",
                        section.recommendations().size(),
                        section.questions().size()));
    }

    static String name(Section section, Text text) {
        return text.of("assessment.section." + section.code());
    }

    @GetMapping("/assessment/answers.csv")
    void template(HttpServletResponse response) throws IOException {
        send(Answers.of(questionnaire, List.of()), response);
    }

    @PostMapping("/assessment/answers.csv")
    void keep(HttpServletRequest request, HttpServletResponse response, Text text) throws IOException {
        send(new Sent(request, questionnaire, text).answers(), response);
    }

    /** The answers as other frameworks would file them; they are forgotten as all others are. */
    @PostMapping("/assessment/crosswalk.csv")
    void crosswalk(HttpServletRequest request, HttpServletResponse response, Text text) throws IOException {
        Answers answers = new Sent(request, questionnaire, text).answers();
        send("crosswalk.csv", crosswalk.export(answers), response);
    }

    static void send(Answers answers, HttpServletResponse response) throws IOException {
        send("answers.csv", answers.toCsv(), response);
    }

    private static void send(String name, String csv, HttpServletResponse response) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType("text/csv;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    @GetMapping("/assessment/{section}")
    Page form(@PathVariable("section") String code, Text text) {
        return form(section(code), Answers.of(questionnaire, List.of()), text);
    }

    @PostMapping("/assessment/{section}")
    Page resume(@PathVariable("section") String code, HttpServletRequest request, Text text) {
        return form(section(code), new Sent(request, questionnaire, text).answers(), text);
    }

    private Section section(String code) {
        return questionnaire.findSection(code).orElseThrow(() -> new NoSuchPage(code));
    }

    private static Page form(Section section, Answers answers, Text text) {
        Answers others =
                answers.without(section.questions().stream().map(Question::id).toList());
        int carried = others.asList().size();
        FormPage page = new FormPage(
                section.code(),
                name(section, text),
                text.of("assessment.note." + section.code()),
                section.recommendations().stream()
                        .map(recommendation -> topic(recommendation, answers, text))
                        .toList(),
                carried == 0 ? "" : others.toShortCsv(),
                carried == 0 ? "" : text.count("assessment.carried", carried));
        return new Page(
                "assessment/form",
                new Head(text.of("assessment.form.title", page.name()), page.note(), Head.Section.DOING),
                page);
    }

    private static Topic topic(Recommendation recommendation, Answers answers, Text text) {
        return new Topic(
                recommendation.id(),
                recommendation.label(),
                recommendation.questions().stream()
                        .map(question -> item(question, answers.find(question.id()), text))
                        .toList());
    }

    private static Item item(Question question, Optional<Answer> answer, Text text) {
        List<Option> options = new ArrayList<>();
        for (Grade grade : Grade.values()) {
            options.add(new Option(
                    grade.code(),
                    grade == Grade.UNKNOWN ? text.of("assessment.unknown") : question.describe(grade),
                    answer.map(Answer::grade).filter(grade::equals).isPresent()));
        }
        options.add(new Option("", text.of("assessment.open"), answer.isEmpty()));
        return new Item(
                question.id(),
                question.text(),
                options,
                question.evidence(),
                answer.map(Answer::evidence).orElse(""));
    }

    @PostMapping("/assessment/result")
    Page result(HttpServletRequest request, Text text) {
        Sent sent = new Sent(request, questionnaire, text);
        Assessment now = Assessment.of(sent.answers());
        Optional<Assessment> earlier = sent.findEarlier().map(Assessment::of);
        List<Answer> given = now.answers().asList();
        if (given.isEmpty()) {
            throw new Sent.Unusable(text.of("assessment.none"));
        }
        long unknown =
                given.stream().filter(answer -> answer.grade() == Grade.UNKNOWN).count();
        ResultPage page = new ResultPage(
                text.of(
                        "assessment.result.heading",
                        given.size() - unknown,
                        questionnaire.questions().size()),
                unknown == 0 ? text.of("assessment.result.known") : text.count("assessment.result.lead", unknown),
                Showing.explained(showings(questionnaire.questions(), now), text),
                questionnaire.sections().stream()
                        .filter(section -> section.questions().stream()
                                .anyMatch(question ->
                                        now.answers().find(question.id()).isPresent()))
                        .map(section -> part(section, now, earlier, text))
                        .toList(),
                earlier.isPresent(),
                now.answers().toShortCsv(),
                questionnaire.sections().stream()
                        .map(section -> row(section, text))
                        .toList(),
                crosswalk.readings(now.answers()).stream()
                        .map(reading -> serving(reading, text))
                        .toList());
        return new Page(
                "assessment/result", new Head(text.of("assessment.title"), page.heading(), Head.Section.DOING), page);
    }

    private static Map<Showing, Integer> showings(List<Question> questions, Assessment now) {
        return Showing.count(questions.stream()
                .flatMap(question -> now.answers().find(question.id()).stream())
                .flatMap(answer -> Showing.of(answer).stream())
                .toList());
    }

    private ResultPage.Serving serving(Crosswalk.Reading reading, Text text) {
        return new ResultPage.Serving(
                text.of("crosswalk." + reading.scheme()),
                text.find("crosswalk." + reading.scheme() + "." + reading.target())
                        .orElseGet(() -> questionnaire.sections().stream()
                                .flatMap(section -> section.recommendations().stream())
                                .filter(recommendation -> recommendation.id().equals(reading.target()))
                                .map(Recommendation::label)
                                .findFirst()
                                .orElse(reading.target())),
                text.of("values.of", reading.answered(), reading.questions()),
                reading.mean().isPresent() ? text.whole(reading.mean().getAsDouble()) : text.of("mark.missing"),
                text.of(reading.whole() ? "crosswalk.whole" : "crosswalk.part"));
    }

    private Part part(Section section, Assessment now, Optional<Assessment> earlier, Text text) {
        return new Part(
                section.code(),
                name(section, text),
                now.findFigure(section)
                        .filter(figure -> figure.answered() > 0)
                        .map(figure -> text.of(
                                "assessment.whole",
                                text.whole(figure.mean().orElseThrow()),
                                text.whole(figure.low()),
                                text.whole(figure.high()),
                                figure.answered(),
                                figure.questions()))
                        .orElse(""),
                section.recommendations().stream()
                        .map(recommendation -> line(recommendation, now, earlier, text))
                        .toList(),
                section.recommendations().stream()
                        .flatMap(recommendation -> now.weaknesses(recommendation).stream()
                                .map(weakness -> step(recommendation, weakness, text)))
                        .toList());
    }

    private static Row line(Recommendation recommendation, Assessment now, Optional<Assessment> earlier, Text text) {
        Figure figure = now.figure(recommendation);
        Optional<Change> change = earlier.flatMap(before -> now.findChange(recommendation, before));
        boolean known = figure.answered() == figure.questions();
        return new Row(
                recommendation.id(),
                recommendation.label(),
                figure.mean().isPresent() ? Percent.of(figure.mean().getAsDouble()) : "",
                Percent.of(figure.low()),
                Percent.of(figure.high()),
                figure.mean().isPresent() ? text.whole(figure.mean().getAsDouble()) : text.of("mark.missing"),
                known ? "" : text.of("assessment.range", text.whole(figure.low()), text.whole(figure.high())),
                text.of("values.of", figure.answered(), figure.questions()),
                Showing.tally(showings(recommendation.questions(), now), text),
                figure.documented() == 0,
                change.map(moved -> text.count(
                                "assessment.change", moved.questions(), text.whole(Math.abs(moved.points()))))
                        .orElse(""),
                change.filter(moved -> moved.points() >= 0).isPresent());
    }

    private Step step(Recommendation recommendation, Weakness weakness, Text text) {
        Question question = weakness.question();
        List<Lead> leads = new ArrayList<>(remedies.of(recommendation, question, text));
        library.findLatest().stream()
                .flatMap(figures -> question.indicators().stream().flatMap(id -> figures.findIndicator(id).stream()))
                .map(indicator -> new Lead("/indicators/" + indicator.id(), indicator.label()))
                .forEach(leads::add);
        return new Step(
                question.id(),
                question.text(),
                question.describe(weakness.answer().grade()),
                question.describe(weakness.next()),
                question.evidence(),
                text.name("assessment.reach", question.reach()),
                leads,
                intoPlan(question, weakness.next()));
    }

    /** What the next grade asks for, as an action; it says nothing of the answers. */
    static String intoPlan(Question question, Grade next) {
        String title = question.describe(next);
        return "/workspace/act?title="
                + URLEncoder.encode(
                        title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE),
                        StandardCharsets.UTF_8)
                + question.indicators().stream()
                        .findFirst()
                        .map(id -> "&indicator=" + id)
                        .orElse("");
    }
}
