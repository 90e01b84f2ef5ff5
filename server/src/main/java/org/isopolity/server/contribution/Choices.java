package org.isopolity.server.contribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Facet;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.text.Text;

/** What the forms for records share: questions with their words, and answers that are checked. */
final class Choices {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 5_000;

    private final Library library;
    private final Sent sent;
    private final Text text;

    Choices(Library library, Sent sent, Text text) {
        this.library = library;
        this.sent = sent;
        this.text = text;
    }

    Library library() {
        return library;
    }

    Sent sent() {
        return sent;
    }

    Text text() {
        return text;
    }

    // ---- asking --------------------------------------------------------------------------------------------------

    /** A question; its label and hint are the messages below {@code contribution.field}. */
    Field ask(Kind kind, String name, String value) {
        String key = "contribution.field." + name.replaceAll("-\\d$", "");
        Field field = Field.of(kind, name, text.of(key)).value(value);
        return text.find(key + ".hint").map(field::hint).orElse(field).from(sent);
    }

    Field line(String name, String value) {
        return ask(Kind.TEXT, name, value);
    }

    Field lines(String name, String value) {
        return ask(Kind.LINES, name, value);
    }

    /** One of some constants, named by the messages below a prefix. */
    <E extends Enum<E>> Field constant(String name, String prefix, Class<E> type, E value) {
        List<Option> options = Arrays.stream(type.getEnumConstants())
                .map(constant -> new Option(constant.name(), text.name(prefix, constant)))
                .toList();
        Field asked = ask(Kind.CHOICE, name, value.name());
        return new Field(
                asked.name(), asked.label(), asked.hint(), asked.kind(), asked.value(), options, asked.problem());
    }

    /** One of the actors of the vocabulary. */
    Field actor(String name, String value) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", text.of("contribution.choose")));
        for (Concept concept : library.vocabulary().concepts(Facet.ACTOR)) {
            options.add(new Option(concept.id(), concept.label(text.language())));
        }
        Field asked = ask(Kind.CHOICE, name, value);
        return new Field(
                asked.name(), asked.label(), asked.hint(), asked.kind(), asked.value(), options, asked.problem());
    }

    // ---- answers -------------------------------------------------------------------------------------------------

    /** A line of text that may be empty. */
    String shortText(String name) {
        return checked(name, sent.text(name), LONGEST_LINE);
    }

    /** A line of text that must be there. */
    String neededLine(String name) {
        return checked(name, sent.required(name), LONGEST_LINE);
    }

    /** Text that may be empty. */
    String longText(String name) {
        return checked(name, sent.text(name), LONGEST_TEXT);
    }

    /** Text that must be there. */
    String neededText(String name) {
        return checked(name, sent.required(name), LONGEST_TEXT);
    }

    private String checked(String name, String words, int longest) {
        if (words.length() > longest) {
            sent.problem(name, text.of("sent.long", longest));
            return "";
        }
        return words;
    }

    /** A practice that is in the library. */
    Optional<Practice> practice(String name) {
        String id = sent.required(name);
        Optional<Practice> found = library.find(id);
        if (found.isEmpty() && !id.isEmpty()) {
            sent.problem(name, text.of("contribution.wrong.practice", id));
        }
        return found;
    }

    /** A two-letter country. */
    String country(String name) {
        String code = sent.required(name).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !Arrays.asList(Locale.getISOCountries()).contains(code)) {
            sent.problem(name, text.of("contribution.wrong.country"));
        }
        return code;
    }

    /** An actor of the vocabulary, which must be chosen. */
    String actor(String name) {
        String id = sent.required(name);
        if (!id.isEmpty()
                && library.vocabulary()
                        .find(id)
                        .filter(concept -> concept.facet() == Facet.ACTOR)
                        .isEmpty()) {
            sent.problem(name, text.of("sent.choice"));
        }
        return id;
    }
}
