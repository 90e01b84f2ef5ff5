package org.isopolity.server.assessment;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.index.observation.City;
import org.isopolity.server.account.Needs;
import org.isopolity.server.account.Person;
import org.isopolity.server.account.Right;
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
import org.isopolity.server.desk.Onward;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.network.Networks;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The self-assessments that a city keeps, and whether it shares what they say. */
@Controller
final class SelfAssessmentController {

    private static final int LONGEST_TITLE = 200;

    private final SelfAssessments kept;
    private final Networks networks;
    private final Questionnaire questionnaire;

    SelfAssessmentController(SelfAssessments kept, Networks networks) {
        this.kept = kept;
        this.networks = networks;
        this.questionnaire = kept.questionnaire();
    }

    @GetMapping("/workspace/networks/{network}/assessments")
    @Needs(Right.NETWORK_SEE)
    DeskPage network(@PathVariable("network") String network, Person person, Text text) {
        List<Link> cities = networks.cities(network).stream()
                .filter(city -> person.may(Right.ANSWERS_SEE, network, city.id()))
                .map(city -> new Link(KeptPages.path(network, city.id()), city.name()))
                .toList();
        return new DeskPage(
                text.of("kept.title"),
                text.of("kept.lead"),
                KeptPages.above(network, text),
                List.of(cities.isEmpty() ? new Paragraph(text.of("kept.nobody")) : new Links(cities)),
                200);
    }

    @GetMapping(KeptPages.CITY)
    @Needs(Right.ANSWERS_SEE)
    DeskPage city(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        City of = kept.city(network, city);
        List<Kept> all = kept.all(network, city);
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                all.isEmpty()
                        ? new Paragraph(text.of("kept.none"))
                        : new Table(
                                text.of("kept.caption"),
                                List.of(
                                        text.of("kept.name"),
                                        text.of("kept.begun"),
                                        text.of("kept.people"),
                                        text.of("assessment.col.answered"),
                                        text.of("assessment.col.shown")),
                                all.stream()
                                        .map(one -> List.of(
                                                Cell.link(one.title(), KeptPages.path(network, city) + "/" + one.id()),
                                                Cell.of(KeptPages.day(one.begun(), text)),
                                                Cell.number(
                                                        text.whole(one.sheets().size())),
                                                Cell.number(text.of(
                                                        "values.of",
                                                        KeptPages.known(one),
                                                        questionnaire
                                                                .questions()
                                                                .size())),
                                                Cell.seals(
                                                        Showing.tally(one.showings(questionnaire.questions()), text))))
                                        .toList()));
        boolean answers = person.may(Right.ANSWERS_GIVE, network, city);
        if (answers) {
            blocks.add(Section.of(
                    "begin",
                    text.of("kept.begin"),
                    Form.post(
                            KeptPages.path(network, city),
                            text.of("kept.begin"),
                            Field.text("title", text.of("kept.name"))
                                    .hint(text.of("kept.name.hint"))
                                    .from(sent))));
        }
        boolean shared = kept.isShared(network, city);
        List<Block> sharing = new ArrayList<>(List.of(
                new Paragraph(text.of(shared ? "kept.shared" : "kept.unshared")),
                new Paragraph(text.of("kept.sharing.what"))));
        if (answers) {
            sharing.add(Form.post(
                    KeptPages.path(network, city) + "/sharing",
                    text.of(shared ? "kept.unshare" : "kept.share"),
                    Field.hidden("share", shared ? "no" : "yes")));
        }
        blocks.add(new Section("sharing", text.of("kept.sharing"), sharing));
        return new DeskPage(
                        text.of("kept.of", of.name()),
                        text.of("kept.city.lead"),
                        KeptPages.above(network, text),
                        blocks,
                        200)
                .answering(sent);
    }

    @PostMapping(KeptPages.CITY)
    @Needs(Right.ANSWERS_GIVE)
    Object begin(
            @PathVariable("network") String network,
            @PathVariable("city") String city,
            Person person,
            Text text,
            Sent sent) {
        String title = sent.required("title");
        if (title.length() > LONGEST_TITLE) {
            sent.problem("title", text.of("sent.long", LONGEST_TITLE));
        }
        if (!sent.isFine()) {
            return city(network, city, person, text, sent);
        }
        return Onward.to(
                KeptPages.path(network, city) + "/" + kept.begin(person, network, city, title), "assessment-begun");
    }

    @PostMapping(KeptPages.CITY + "/sharing")
    @Needs(Right.ANSWERS_GIVE)
    Onward share(@PathVariable("network") String network, @PathVariable("city") String city, Person person, Sent sent) {
        boolean shared = sent.text("share").equals("yes");
        kept.share(person, network, city, shared);
        return Onward.to(KeptPages.path(network, city), shared ? "assessment-shared" : "assessment-unshared");
    }
}
