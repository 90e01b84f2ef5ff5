package org.isopolity.server.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.isopolity.server.account.Person;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.assessment.SelfAssessments.Sheet;
import org.isopolity.server.desk.Block.Link;
import org.isopolity.server.desk.Desk;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.text.Text;

/** Addresses, crumbs and hidden fields of the pages on self-assessments that are kept. */
final class KeptPages {

    static final String CITY = "/workspace/networks/{network}/cities/{city}/assessments";
    static final String ONE = CITY + "/{assessment}";
    static final String SET = ONE + "/sets/{section}";

    private KeptPages() {}

    static String path(String network, String city) {
        return "/workspace/networks/" + network + "/cities/" + city + "/assessments";
    }

    static List<Link> above(String network, Text text) {
        return List.of(
                new Link(Desk.HOME, text.of("desk.workspace")), new Link("/workspace/networks/" + network, network));
    }

    /** Crumbs of what lies below the page of a city. */
    static List<Link> below(String network, String city, Text text) {
        List<Link> above = new ArrayList<>(above(network, text));
        above.add(new Link(path(network, city), text.of("kept.title")));
        return above;
    }

    static String day(long moment, Text text) {
        return text.date(LocalDate.ofInstant(Instant.ofEpochMilli(moment), ZoneOffset.UTC));
    }

    static Kept get(List<Kept> all, String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Refused::absent);
    }

    /** How many questions the city answers with a grade. */
    static long known(Kept one) {
        return one.consensus().settled().asList().stream()
                .filter(answer -> answer.grade() != Grade.UNKNOWN)
                .count();
    }

    /** The version of a person's own sheet, to be sent back with the next. */
    static Field version(Kept one, Person person) {
        return Field.version(one.findSheet(person.id()).map(Sheet::version).orElse(0));
    }

    static Answers own(Kept one, Person person, Questionnaire questionnaire) {
        return one.findSheet(person.id()).map(Sheet::answers).orElseGet(() -> Answers.of(questionnaire, List.of()));
    }
}
