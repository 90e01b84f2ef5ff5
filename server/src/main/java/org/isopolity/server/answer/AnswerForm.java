package org.isopolity.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isopolity.server.desk.Block.Form;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.network.FrameworkCsv;
import org.isopolity.server.network.Item;
import org.isopolity.server.text.Text;

/** The form in which an answer is written, and the content that comes back with it. */
final class AnswerForm {

    /** Before the code of a part in the name of its field. */
    private static final String PART = "part-";

    private AnswerForm() {}

    static Form of(String path, Item item, Optional<Answer> answer, Text text, Sent sent) {
        Content content = answer.map(Answer::content).orElse(Content.NONE);
        List<Field> fields = new ArrayList<>();
        fields.add(Field.hidden(
                "version", String.valueOf(answer.map(Answer::version).orElse(0))));
        List<Option> choices = new ArrayList<>();
        choices.add(new Option("", text.of("answer.no-choice")));
        item.choices().forEach(choice -> choices.add(new Option(choice.code(), choice.label())));
        if (item.isComposite()) {
            Map<String, String> chosen = item.chosen(content.choice());
            for (Item.Part part : item.parts()) {
                fields.add(Field.choice(PART + part.code(), part.label(), choices)
                        .value(chosen.getOrDefault(part.code(), ""))
                        .from(sent));
            }
        } else if (item.kind() == Item.Kind.QUESTION) {
            fields.add(Field.choice("choice", text.of("answer.choice"), choices)
                    .value(content.choice())
                    .from(sent));
        } else {
            fields.add(Field.text("amount", text.of("answer.amount", item.unit()))
                    .hint(text.of("answer.amount.hint"))
                    .value(amount(content))
                    .from(sent));
        }
        List<Option> missing = new ArrayList<>();
        missing.add(new Option("", text.of("answer.there")));
        Checks.MISSING.forEach(reason -> missing.add(new Option(reason, text.of("missing." + reason))));
        fields.add(Field.choice("missing", text.of("answer.missing"), missing)
                .value(content.missing())
                .from(sent));
        fields.add(Field.text("year", text.of("answer.year"))
                .value(content.year() == 0 ? "" : String.valueOf(content.year()))
                .from(sent));
        fields.add(Field.choice(
                        "level",
                        text.of("answer.level"),
                        Checks.LEVELS.stream()
                                .map(level -> new Option(level, text.of("level.words." + level)))
                                .toList())
                .value(content.level())
                .from(sent));
        fields.add(Field.text("flags", text.of("answer.flags"))
                .hint(text.of("answer.flags.hint"))
                .value(content.flags())
                .from(sent));
        fields.add(Field.text("source", text.of("answer.source"))
                .value(content.source())
                .from(sent));
        fields.add(Field.text("source-url", text.of("answer.source-url"))
                .value(content.sourceUrl())
                .from(sent));
        fields.add(Field.text("licence", text.of("answer.licence"))
                .value(content.licence())
                .from(sent));
        fields.add(Field.of(Kind.LINES, "note", text.of("answer.note"))
                .value(content.note())
                .from(sent));
        return new Form(path, fields, text.of("answer.save"), false, "post", true);
    }

    static String amount(Content content) {
        return content.amount().isPresent()
                ? FrameworkCsv.plain(content.amount().getAsDouble())
                : "";
    }

    /** What was chosen: for a composite question part by part. */
    private static String choice(Item item, Sent sent) {
        return item.isComposite()
                ? item.parts().stream()
                        .filter(part -> !sent.text(PART + part.code()).isEmpty())
                        .map(part -> part.code() + "=" + sent.text(PART + part.code()))
                        .collect(Collectors.joining(" "))
                : sent.text("choice");
    }

    static Content content(Item item, Sent sent) {
        return new Content(
                sent.number("amount"),
                choice(item, sent),
                sent.text("missing"),
                sent.whole("year", 1000, 2999).orElse(0),
                sent.text("level").isEmpty() ? "city" : sent.text("level").toLowerCase(Locale.ROOT),
                Checks.flags(sent.text("flags")),
                sent.text("source"),
                sent.text("source-url"),
                sent.text("licence"),
                sent.text("note"));
    }

    private static String label(Item item, String code) {
        return item.choices().stream()
                .filter(choice -> choice.code().equals(code))
                .map(Item.Choice::label)
                .findFirst()
                .orElse(code);
    }

    /** What a content says, in one line. */
    static String words(Item item, Content content, Text text) {
        if (!content.missing().isEmpty()) {
            return text.find("missing." + content.missing()).orElse(content.missing());
        }
        if (item.isComposite() && !content.choice().isEmpty()) {
            Map<String, String> chosen = item.chosen(content.choice());
            return item.parts().stream()
                    .filter(part -> chosen.containsKey(part.code()))
                    .map(part -> part.label() + " " + label(item, chosen.getOrDefault(part.code(), "")))
                    .collect(Collectors.joining("; "));
        }
        if (!content.choice().isEmpty()) {
            return label(item, content.choice());
        }
        return amount(content) + (content.amount().isPresent() && !item.unit().isEmpty() ? " " + item.unit() : "");
    }
}
