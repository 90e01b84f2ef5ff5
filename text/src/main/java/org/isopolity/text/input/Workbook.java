package org.isopolity.text.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** The first sheet of an XLSX workbook as lines of text: numbers as they are stored, formulas as their last result. */
final class Workbook {

    /** One line of the sheet. */
    record Line(long number, List<String> cells) {}

    private Workbook() {}

    /** Whether a file is meant to be a workbook. */
    static boolean isWorkbook(Path file) {
        return file.toString().endsWith(".xlsx");
    }

    /** The lines that have a cell, each as long as its last cell. */
    static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(bytes);
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.getFirstSheet().openStream()) {
            rows.forEach(row -> {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(row.getOptionalCell(i).map(Workbook::text).orElse(""));
                }
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    lines.add(new Line(row.getRowNum(), cells));
                }
            });
        } catch (ExcelReaderException unreadable) {
            throw new IOException(unreadable.getMessage(), unreadable);
        }
        return lines;
    }

    private static String text(Cell cell) {
        String stored = cell.getType() == CellType.NUMBER ? cell.getRawValue() : cell.getText();
        return stored == null ? "" : stored;
    }
}
