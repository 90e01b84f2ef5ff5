package org.isopolity.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Lines of cells below one another; columns of numbers stand to the right. */
final class TextTable {

    private final List<List<String>> lines = new ArrayList<>();

    /** A table with these headings, by their keys. */
    TextTable(String... keys) {
        List<String> head = new ArrayList<>();
        for (String key : keys) {
            head.add(Terminal.words(key));
        }
        lines.add(head);
    }

    void add(String... cells) {
        lines.add(List.of(cells));
    }

    boolean isEmpty() {
        return lines.size() == 1;
    }

    void print(Terminal terminal) {
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                String padding = " ".repeat(width(column) - length(line.get(column)));
                text.append(column == 0 ? "" : "  ");
                text.append(isNumeric(column) ? padding + line.get(column) : line.get(column) + padding);
            }
            terminal.line(text.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> length(line.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private boolean isNumeric(int column) {
        return lines.stream()
                .skip(1)
                .map(line -> line.get(column))
                .allMatch(cell -> cell.isEmpty() || cell.matches("[-+–0-9.,=% ]+"));
    }

    // ---- cells ----------------------------------------------------------------------------------------------------

    static String number(double number) {
        return String.format(Locale.ROOT, "%.2f", number + 0.0);
    }

    static String signed(double number) {
        return String.format(Locale.ROOT, "%+.2f", number + 0.0);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "";
    }

    static String signed(OptionalDouble number) {
        return number.isPresent() ? signed(number.getAsDouble()) : "";
    }

    static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
}
