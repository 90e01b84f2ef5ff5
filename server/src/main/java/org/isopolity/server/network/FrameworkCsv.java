package org.isopolity.server.network;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.server.network.Item.Choice;
import org.isopolity.server.network.Item.Kind;
import org.isopolity.server.network.Item.Origin;
import org.isopolity.server.network.Item.Part;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/**
 * A framework as the file that releases are made from, with more columns: {@code choices} such as
 * {@code no=0:No|partly=50:Partly|yes=100:Yes}, {@code least} and {@code most}, between which a value makes sense, and
 * {@code parts} of composite questions, such as {@code law:Is there a law?|budget:Is there a budget?}.
 */
public final class FrameworkCsv {

    private static final int HIGHEST = 100;

    private static final List<String> COLUMNS = List.of(
            "id",
            "parent",
            "label",
            "question",
            "weight",
            "definition",
            "why_it_matters",
            "what_it_does_not_tell",
            "unit",
            "direction",
            "competence",
            "target",
            "worst",
            "goalpost_rationale",
            "usual_source",
            "choices",
            "least",
            "most");

    private FrameworkCsv() {}

    /**
     * Reads the items of a file.
     *
     * @throws InvalidInput if it is wrong, naming the place
     */
    public static List<Item> read(Path file) {
        Framework framework = Framework.read(file);
        CsvTable table = CsvTable.read(file);
        Map<String, Row> rows = new HashMap<>();
        table.rows().forEach(row -> rows.put(row.text("id"), row));
        List<Item> items = new ArrayList<>();
        for (Node node : framework.nodes()) {
            String parent = framework.findParent(node).map(Group::id).orElse("");
            items.add(
                    switch (node) {
                        case Group group -> group(group, parent, items.size());
                        case Indicator indicator ->
                            indicator(
                                    indicator,
                                    parent,
                                    items.size(),
                                    table,
                                    Objects.requireNonNull(rows.get(indicator.id())));
                    });
        }
        return items;
    }

    private static Item group(Group group, String parent, int place) {
        return new Item(
                group.id(),
                parent,
                place,
                Kind.GROUP,
                Origin.CORE,
                group.label(),
                group.texts().question(),
                group.texts().definition(),
                group.texts().whyItMatters(),
                group.texts().whatItDoesNotTell(),
                group.weight(),
                "",
                "",
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                List.of(),
                List.of());
    }

    private static Item indicator(Indicator indicator, String parent, int place, CsvTable table, Row row) {
        List<Choice> choices = table.has("choices") && !row.text("choices").isEmpty()
                ? choices(row.text("choices"), problem -> row.problem("choices", problem, CHOICES))
                : List.of();
        List<Part> parts = table.has("parts") && !row.text("parts").isEmpty()
                ? parts(row.text("parts"), problem -> row.problem("parts", problem, PARTS))
                : List.of();
        if (!parts.isEmpty() && choices.size() < 2) {
            throw row.problem("parts", "needs choices, which hold for every part.", CHOICES);
        }
        return new Item(
                indicator.id(),
                parent,
                place,
                !parts.isEmpty() ? Kind.COMPOSITE : choices.isEmpty() ? Kind.INDICATOR : Kind.QUESTION,
                Origin.CORE,
                indicator.label(),
                indicator.texts().question(),
                indicator.texts().definition(),
                indicator.texts().whyItMatters(),
                indicator.texts().whatItDoesNotTell(),
                indicator.weight(),
                indicator.unit(),
                indicator.direction() == Direction.HIGHER_IS_BETTER ? "higher_is_more_open" : "lower_is_more_open",
                indicator.competence().name().toLowerCase(Locale.ROOT),
                indicator
                        .goalposts()
                        .map(ends -> OptionalDouble.of(ends.worst()))
                        .orElse(OptionalDouble.empty()),
                indicator
                        .goalposts()
                        .map(ends -> OptionalDouble.of(ends.target()))
                        .orElse(OptionalDouble.empty()),
                indicator.goalposts().map(Goalposts::rationale).orElse(""),
                indicator.usualSource(),
                table.has("least") ? row.findNumber("least") : OptionalDouble.empty(),
                table.has("most") ? row.findNumber("most") : OptionalDouble.empty(),
                "",
                choices,
                parts);
    }

    private static final String CHOICES =
            "Write code=score:label, one after the other with | between, scores from 0 to 100.";

    /** Makes an error of what is wrong with choices. */
    @FunctionalInterface
    interface Wrong {
        RuntimeException with(String problem);
    }

    /** Reads choices such as {@code no=0:No|yes=100:Yes}; line breaks separate as well. */
    static List<Choice> choices(String text, Wrong wrong) {
        List<Choice> choices = new ArrayList<>();
        for (String part : text.split("[|\n]", -1)) {
            String choice = part.strip();
            if (choice.isEmpty()) {
                continue;
            }
            int equals = choice.indexOf('=');
            int colon = choice.indexOf(':', equals + 1);
            if (equals < 1 || colon < 0) {
                throw wrong.with("'" + choice + "' is no choice.");
            }
            String code = choice.substring(0, equals).strip();
            double score;
            try {
                score = Double.parseDouble(choice.substring(equals + 1, colon).strip());
            } catch (NumberFormatException malformed) {
                throw wrong.with("'" + choice + "' has no score.");
            }
            if (!(score >= 0 && score <= HIGHEST)
                    || !code.matches("[a-z0-9][a-z0-9-]{0,39}")
                    || choices.stream().anyMatch(other -> other.code().equals(code))) {
                throw wrong.with("'" + choice + "' has a code or a score that cannot be.");
            }
            choices.add(new Choice(code, choice.substring(colon + 1).strip(), score));
        }
        return choices;
    }

    private static final String PARTS =
            "Write code:question, one after the other with | between, at least two; codes of small letters, digits and"
                    + " dashes.";
    private static final int FEWEST_PARTS = 2;

    /** Reads the parts of a composite question, such as {@code law:Is there a law?|budget:Is there a budget?}. */
    static List<Part> parts(String text, Wrong wrong) {
        List<Part> parts = new ArrayList<>();
        for (String one : text.split("[|\n]", -1)) {
            String part = one.strip();
            if (part.isEmpty()) {
                continue;
            }
            int colon = part.indexOf(':');
            String code = colon < 1 ? "" : part.substring(0, colon).strip();
            if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")
                    || parts.stream().anyMatch(other -> other.code().equals(code))) {
                throw wrong.with("'" + part + "' is no part, or its code is there twice.");
            }
            parts.add(new Part(code, part.substring(colon + 1).strip()));
        }
        if (parts.size() < FEWEST_PARTS) {
            throw wrong.with("One part is no composite.");
        }
        return parts;
    }

    /** Parts as they are written in files and forms. */
    static String parts(List<Part> parts, String separator) {
        return parts.stream().map(part -> part.code() + ":" + part.label()).collect(Collectors.joining(separator));
    }

    /** Choices as they are written in files and forms. */
    static String choices(List<Choice> choices, String separator) {
        return choices.stream()
                .map(choice -> choice.code() + "=" + plain(choice.score()) + ":" + choice.label())
                .collect(Collectors.joining(separator));
    }

    /** A number in as few characters as tell it from all others. */
    public static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    private static String plain(OptionalDouble number) {
        return number.isPresent() ? plain(number.getAsDouble()) : "";
    }

    /** The core of a version as a file from which a release can be made. */
    public static String write(FrameworkVersion version) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(de.siegmar.fastcsv.writer.LineDelimiter.LF)
                .build(text)) {
            boolean composite = version.items().stream().anyMatch(Item::isComposite);
            List<String> head = new ArrayList<>(COLUMNS);
            if (composite) {
                head.add("parts");
            }
            csv.writeRecord(head);
            for (Item item : version.items()) {
                if (item.isCore()) {
                    List<String> line = new ArrayList<>(List.of(
                            item.id(),
                            item.parent(),
                            item.label(),
                            item.question(),
                            plain(item.weight()),
                            item.definition(),
                            item.why(),
                            item.caution(),
                            item.unit(),
                            item.direction(),
                            item.competence(),
                            plain(item.target()),
                            plain(item.worst()),
                            item.rationale(),
                            item.usualSource(),
                            choices(item.choices(), "|"),
                            plain(item.least()),
                            plain(item.most())));
                    if (composite) {
                        line.add(parts(item.parts(), "|"));
                    }
                    csv.writeRecord(line);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
