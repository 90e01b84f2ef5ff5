package org.isopolity.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.population.Figure;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command found: sentences, tables, and a picture where there is one. Cells are texts, numbers or figures; a figure without a
 * number shows its reason in the column beside it.
 *
 * @param title heading
 * @param notes sentences above the tables
 * @param tables the first is the main one
 * @param picture SVG, if there is one
 */
record Report(String title, List<String> notes, List<Table> tables, Optional<String> picture) {

    /**
     * A table.
     *
     * @param name in JSON
     * @param heading for readers
     * @param columns names
     * @param rows cells: String, Number, Figure
     */
    record Table(String name, String heading, List<String> columns, List<List<Object>> rows) {}

    private static final String NONE = "–";

    Report {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
    }

    String asText() {
        StringBuilder text = new StringBuilder(title).append('\n');
        notes.forEach(note -> text.append(note).append('\n'));
        for (Table table : tables) {
            text.append('\n').append(table.heading()).append('\n');
            List<List<String>> lines = new ArrayList<>();
            lines.add(table.columns());
            table.rows()
                    .forEach(row ->
                            lines.add(row.stream().map(Report::forReading).toList()));
            int[] widths = new int[table.columns().size()];
            for (List<String> line : lines) {
                for (int c = 0; c < widths.length; c++) {
                    widths[c] = Math.max(
                            widths[c], line.get(c).codePointCount(0, line.get(c).length()));
                }
            }
            for (int l = 0; l < lines.size(); l++) {
                StringBuilder line = new StringBuilder();
                for (int c = 0; c < widths.length; c++) {
                    String cell = lines.get(l).get(c);
                    String padding = " ".repeat(widths[c] - cell.codePointCount(0, cell.length()));
                    boolean right = isNumber(table, c);
                    line.append(c == 0 ? "" : "  ").append(right ? padding + cell : cell + padding);
                }
                text.append(line.toString().stripTrailing()).append('\n');
            }
            reasons(table)
                    .forEach(reason ->
                            text.append(NONE).append(": ").append(reason).append('\n'));
        }
        return text.toString();
    }

    /** Why figures are missing, each reason once. */
    private static List<String> reasons(Table table) {
        return table.rows().stream()
                .flatMap(List::stream)
                .filter(Figure.Undefined.class::isInstance)
                .map(cell -> ((Figure.Undefined) cell).why().in(Locale.ENGLISH))
                .distinct()
                .toList();
    }

    private static boolean isNumber(Table table, int column) {
        return table.rows().stream()
                .anyMatch(row -> row.get(column) instanceof Number || row.get(column) instanceof Figure.Known);
    }

    private static String forReading(Object cell) {
        return switch (cell) {
            case Figure.Known known -> rounded(known.value());
            case Figure.Undefined _ -> NONE;
            case Double number -> rounded(number);
            default -> cell.toString();
        };
    }

    private static String rounded(double value) {
        return value == Math.rint(value) && Math.abs(value) >= 10
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4f", value).replace("-0.0000", "0.0000");
    }

    /** The main table with every digit; a figure takes two columns, its value and the reason why there is none. */
    String asCsv() {
        Table table = tables.getFirst();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> header = new ArrayList<>();
            for (int c = 0; c < table.columns().size(); c++) {
                header.add(table.columns().get(c));
                if (isFigure(table, c)) {
                    header.add(table.columns().get(c) + "_reason");
                }
            }
            csv.writeRecord(header);
            for (List<Object> row : table.rows()) {
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < row.size(); c++) {
                    cells.add(
                            row.get(c) instanceof Figure figure
                                    ? figure.find().isPresent() ? exact(figure.get()) : ""
                                    : row.get(c) instanceof Double number
                                            ? exact(number)
                                            : row.get(c).toString());
                    if (isFigure(table, c)) {
                        cells.add(
                                row.get(c) instanceof Figure.Undefined undefined
                                        ? undefined.why().in(Locale.ENGLISH)
                                        : "");
                    }
                }
                csv.writeRecord(cells);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static boolean isFigure(Table table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) instanceof Figure);
    }

    private static String exact(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    String asJson() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", title);
        root.put("notes", notes);
        for (Table table : tables) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (List<Object> row : table.rows()) {
                Map<String, Object> object = new LinkedHashMap<>();
                for (int c = 0; c < row.size(); c++) {
                    switch (row.get(c)) {
                        case Figure.Known known -> object.put(table.columns().get(c), known.value());
                        case Figure.Undefined undefined ->
                            object.put(
                                    table.columns().get(c),
                                    Map.of("reason", undefined.why().in(Locale.ENGLISH)));
                        default -> object.put(table.columns().get(c), row.get(c));
                    }
                }
                rows.add(object);
            }
            root.put(table.name(), rows);
        }
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(root) + "\n";
    }

    String asSvg() {
        return picture.orElseThrow(() -> new Refusal("population.no-picture"));
    }
}
