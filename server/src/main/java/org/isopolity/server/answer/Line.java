package org.isopolity.server.answer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.isopolity.server.network.Item;
import org.isopolity.server.text.Text;

/**
 * One line of a file that came in, whatever kind of file it was.
 *
 * @param line its number in the file, from 1
 * @param item id of what is answered
 * @param content what it says
 * @param version of the answer that the writer saw; 0 for none
 * @param problems what is wrong with it, by column
 */
record Line(int line, String item, Content content, int version, Map<String, String> problems) {

    /** More lines than this are no return. */
    static final int MOST = 200_000;

    Line {
        problems = Map.copyOf(problems);
    }

    /** The cells of a line by the names of the columns of a workbook. */
    interface Cells {

        /** Its number in the file. */
        int line();

        /** What a cell says; empty where it is. */
        String text(String column);

        /** The number in a cell; nothing where it is empty, or a problem. */
        OptionalDouble number(String column);

        /** Names what is wrong in a cell; the first word on it counts. */
        void problem(String column, String sentence);

        /** All that is wrong so far. */
        Map<String, String> problems();
    }

    /** Reads the cells of a line and looks at them as at a form. */
    static Line of(Cells cells, CityReturn found, Set<String> seen, Text text) {
        String id = cells.text("item");
        Optional<Item> item = found.framework().find(id).filter(Item::isAsked);
        String choice = cells.text("choice");
        String level = cells.text("level").toLowerCase(Locale.ROOT);
        Content content = new Content(
                cells.number("value"),
                item.map(asked -> asked.tidy(choice)).orElse(choice),
                cells.text("missing"),
                whole(cells, "year", text),
                level.isEmpty() ? "city" : level,
                Checks.flags(cells.text("flags")),
                cells.text("source"),
                cells.text("source_url"),
                cells.text("licence"),
                cells.text("note"));
        if (item.isEmpty()) {
            cells.problem("item", text.of("import.unknown"));
        } else if (!seen.add(id)) {
            cells.problem("item", text.of("import.twice"));
        } else {
            Checks.problems(item.get(), found.round(), content, text)
                    .forEach((field, problem) -> cells.problem(column(field), problem));
        }
        return new Line(cells.line(), id, content, whole(cells, "version", text), new HashMap<>(cells.problems()));
    }

    private static int whole(Cells cells, String column, Text text) {
        OptionalDouble number = cells.number(column);
        if (number.isEmpty()) {
            return 0;
        }
        double value = number.getAsDouble();
        if (value != Math.rint(value) || value < 0 || value > 1e9) {
            cells.problem(column, text.of("sent.number"));
            return 0;
        }
        return (int) value;
    }

    private static String column(String field) {
        return switch (field) {
            case "amount" -> "value";
            case "source-url" -> "source_url";
            default -> field;
        };
    }
}
