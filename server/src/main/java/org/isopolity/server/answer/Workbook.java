package org.isopolity.server.answer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Item;
import org.isopolity.server.text.Text;

/**
 * A return as a workbook, the same out and in. Text is written as text, never as a formula, and a formula that comes in is
 * refused, not computed. What comes in is hostile until counted: a zip that grows too large, or names a document type, is not
 * opened.
 */
final class Workbook {

    static final List<String> COLUMNS = List.of(
            "item",
            "label",
            "unit",
            "choices",
            "value",
            "choice",
            "missing",
            "year",
            "level",
            "flags",
            "source",
            "source_url",
            "licence",
            "note",
            "version");

    private static final long MOST_BYTES = 256L << 20;
    private static final int MOST_PARTS = 500;
    private static final int HEAD_BYTES = 4_096;

    private Workbook() {}

    static void write(CityReturn found, OutputStream out, Text text) throws IOException {
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "Isopolity", "1.0")) {
            Worksheet cover = book.newWorksheet(text.of("workbook.cover"));
            cover.value(
                    0, 0, text.of("return.title", found.name(), found.round().title()));
            cover.value(1, 0, text.of("workbook.how"));
            cover.value(2, 0, text.of("workbook.version"));
            cover.width(0, 100);
            Worksheet sheet = book.newWorksheet(text.of("workbook.answers"));
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(2, 1);
            Map<String, Answer> given = found.byItem();
            int line = 1;
            for (Item item : found.framework().asked()) {
                Optional<Answer> answer = Optional.ofNullable(given.get(item.id()));
                write(sheet, line, item, answer);
                line++;
            }
        }
    }

    private static void write(Worksheet sheet, int line, Item item, Optional<Answer> answer) {
        Content content = answer.map(Answer::content).orElse(Content.NONE);
        sheet.value(line, 0, item.id());
        sheet.value(line, 1, item.label());
        sheet.value(line, 2, item.unit());
        sheet.value(
                line,
                3,
                item.isComposite()
                        ? String.join(
                                        " ",
                                        item.parts().stream()
                                                .map(part -> part.code() + "=")
                                                .toList()) + " ("
                                + String.join(
                                        ", ",
                                        item.choices().stream()
                                                .map(Item.Choice::code)
                                                .toList()) + ")"
                        : String.join(
                                ", ",
                                item.choices().stream().map(Item.Choice::code).toList()));
        content.amount().ifPresent(amount -> sheet.value(line, 4, amount));
        text(sheet, line, 5, content.choice());
        text(sheet, line, 6, content.missing());
        if (content.year() > 0) {
            sheet.value(line, 7, content.year());
        }
        text(sheet, line, 8, content.level());
        text(sheet, line, 9, content.flags());
        text(sheet, line, 10, content.source());
        text(sheet, line, 11, content.sourceUrl());
        text(sheet, line, 12, content.licence());
        text(sheet, line, 13, content.note());
        sheet.value(line, 14, answer.map(Answer::version).orElse(0));
    }

    private static void text(Worksheet sheet, int line, int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(line, column, text);
        }
    }

    /**
     * Reads a workbook.
     *
     * @throws Refused if it is no workbook of a return, or no honest one
     */
    static List<Line> read(Path file, CityReturn found, Text text) {
        try {
            weigh(file);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                    ReadableWorkbook book = new ReadableWorkbook(in)) {
                for (var sheet : book.getSheets().toList()) {
                    try (var rows = sheet.openStream()) {
                        Iterator<Row> each = rows.iterator();
                        if (each.hasNext()) {
                            Map<String, Integer> columns = columns(each.next());
                            if (columns.containsKey("item")) {
                                return read(each, columns, found, text);
                            }
                        }
                    }
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof Refused refused) {
                throw refused;
            }
            throw new Refused(Reason.SENSELESS, "refused.workbook");
        }
        throw new Refused(Reason.SENSELESS, "refused.workbook-columns");
    }

    /** Unpacks without keeping, and counts. */
    private static void weigh(Path file) throws IOException {
        long bytes = 0;
        Set<String> names = new HashSet<>();
        byte[] buffer = new byte[1 << 16];
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() == 0 || zip.size() > MOST_PARTS) {
                throw new Refused(Reason.SENSELESS, "refused.workbook");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().contains("..") || !names.add(entry.getName())) {
                    throw new Refused(Reason.SENSELESS, "refused.workbook");
                }
                StringBuilder head = new StringBuilder();
                try (InputStream part = zip.getInputStream(entry)) {
                    for (int read = part.read(buffer); read > 0; read = part.read(buffer)) {
                        bytes += read;
                        if (bytes > MOST_BYTES) {
                            throw new Refused(Reason.LARGE, "refused.workbook-large");
                        }
                        if (head.length() < HEAD_BYTES) {
                            head.append(new String(buffer, 0, Math.min(read, HEAD_BYTES), StandardCharsets.ISO_8859_1));
                        }
                    }
                }
                // UTF-16 shows every other letter
                if (head.toString().replace("\0", "").toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
                    throw new Refused(Reason.SENSELESS, "refused.workbook");
                }
            }
        }
    }

    private static Map<String, Integer> columns(Row head) {
        Map<String, Integer> columns = new HashMap<>();
        head.forEach(cell -> {
            if (cell != null) {
                columns.putIfAbsent(cell.getText().strip().toLowerCase(Locale.ROOT), cell.getColumnIndex());
            }
        });
        return columns;
    }

    private static List<Line> read(Iterator<Row> rows, Map<String, Integer> columns, CityReturn found, Text text) {
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (lines.size() >= Line.MOST) {
                throw new Refused(Reason.LARGE, "refused.workbook-large");
            }
            XlsxCells cells = new XlsxCells(row, columns, text, new HashMap<>());
            if (!cells.text("item").isEmpty()) {
                lines.add(Line.of(cells, found, seen, text));
            }
        }
        return lines;
    }

    /** The cells of a line by the names of their columns. */
    private record XlsxCells(Row row, Map<String, Integer> columns, Text words, Map<String, String> problems)
            implements Line.Cells {

        private Optional<Cell> find(String column) {
            Integer index = columns.get(column);
            if (index == null || index >= row.getCellCount()) {
                return Optional.empty();
            }
            Cell cell = row.getCell(index);
            if (cell == null || cell.getType() == CellType.EMPTY) {
                return Optional.empty();
            }
            if (cell.getType() == CellType.FORMULA) {
                problem(column, words.of("import.formula"));
                return Optional.empty();
            }
            if (cell.getType() == CellType.ERROR) {
                problem(column, words.of("import.error"));
                return Optional.empty();
            }
            return Optional.of(cell);
        }

        @Override
        public String text(String column) {
            return find(column)
                    .map(cell -> cell.getType() == CellType.NUMBER
                            ? cell.asNumber().stripTrailingZeros().toPlainString()
                            : cell.getText())
                    .map(String::strip)
                    .orElse("");
        }

        @Override
        public OptionalDouble number(String column) {
            Optional<Cell> cell = find(column);
            if (cell.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (cell.get().getType() == CellType.NUMBER) {
                return OptionalDouble.of(cell.get().asNumber().doubleValue());
            }
            String written = cell.get().getText().strip();
            if (written.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (written.matches("[+-]?\\d{1,15}(\\.\\d{1,12})?")) {
                return OptionalDouble.of(Double.parseDouble(written));
            }
            problem(column, words.of("sent.number"));
            return OptionalDouble.empty();
        }

        @Override
        public int line() {
            return row.getRowNum();
        }

        @Override
        public void problem(String column, String sentence) {
            problems.putIfAbsent(column, sentence);
        }
    }
}
