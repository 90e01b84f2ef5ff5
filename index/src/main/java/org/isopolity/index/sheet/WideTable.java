package org.isopolity.index.sheet;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isopolity.index.framework.CategoricalScale;
import org.isopolity.index.framework.Framework;
import org.isopolity.text.input.InvalidInput;

/**
 * A large wide table read straight into columns: CSV (RFC 4180, UTF-8) with a line for each city, or for each city and year, the
 * columns {@code city_id}, if wanted {@code year} and {@code name}, and one for each indicator or denominator. An empty cell or a
 * colon is a missing value. It takes no object for a cell, so that five million of them are read in a second; what carries source,
 * flags and geographic level is read as observations instead.
 */
public final class WideTable {

    private static final int BLOCK = 1 << 20;
    private static final int BATCH = 64;
    private static final boolean[] OF_NUMBERS = new boolean[256];

    static {
        for (char character : "0123456789+-.eE".toCharArray()) {
            OF_NUMBERS[character] = true;
        }
    }

    private final Path file;
    private final WideRows rows;
    private final List<String> header;
    private final int[] targets;
    private final String[] texts = new String[2];
    private final double[][] batch;
    private int batched;
    private long line = 1;
    private byte[] block = new byte[BLOCK];

    private WideTable(Path file, Framework framework, List<String> header) {
        this.file = file;
        this.header = header;
        rows = WideRows.of(file, framework, header);
        targets = rows.targets();
        batch = new double[BATCH][rows.width()];
    }

    /**
     * Reads a table. Rows come in the order of years and city ids, whatever the order of the file.
     *
     * @throws InvalidInput if there is no such file, it has an unknown column, a cell that is no number, or two lines for one city
     *     and year, naming line and column
     */
    public static Sheet read(Path file, Framework framework) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(file, framework, bytes);
        } catch (IOException unreadable) {
            throw InvalidInput.inFile(
                    file, "cannot be read (" + unreadable.getMessage() + ").", "Check its permissions.");
        }
    }

    private static Sheet read(Path file, Framework framework, InputStream bytes) throws IOException {
        byte[] start = bytes.readNBytes(BLOCK);
        int end = endOfLine(start, 0, start.length);
        while (end < 0 && start.length % BLOCK == 0 && start.length > 0) {
            byte[] more = bytes.readNBytes(BLOCK);
            if (more.length == 0) {
                break;
            }
            start = Arrays.copyOf(start, start.length + more.length);
            System.arraycopy(more, 0, start, start.length - more.length, more.length);
            end = endOfLine(start, 0, start.length);
        }
        int headerEnd = end < 0 ? start.length : end;
        WideTable table = new WideTable(file, framework, header(start, headerEnd));
        table.readAll(bytes, start, Math.min(start.length, headerEnd + 1));
        return table.rows.toSheet();
    }

    private static List<String> header(byte[] start, int end) {
        int begin = end >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF ? 3 : 0;
        List<String> names = new ArrayList<>();
        for (String name : new String(start, begin, end - begin, StandardCharsets.UTF_8).split(",", -1)) {
            String bare = name.strip();
            names.add(
                    bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                            ? bare.substring(1, bare.length() - 1)
                            : bare);
        }
        return names;
    }

    /** The next line feed that is not within quotes, or -1. */
    private static int endOfLine(byte[] bytes, int from, int to) {
        boolean quoted = false;
        for (int i = from; i < to; i++) {
            quoted ^= bytes[i] == '"';
            if (bytes[i] == '\n' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private void readAll(InputStream bytes, byte[] start, int from) throws IOException {
        block = Arrays.copyOf(start, Math.max(2 * BLOCK, start.length));
        int length = start.length;
        int at = from;
        while (true) {
            int lastEnd = lines(at, length);
            int rest = length - lastEnd;
            System.arraycopy(block, lastEnd, block, 0, rest);
            if (block.length - rest < BLOCK) {
                block = Arrays.copyOf(block, 2 * block.length);
            }
            int read = bytes.read(block, rest, block.length - rest);
            if (read < 0) {
                if (rest > 0) {
                    block[rest] = '\n';
                    lines(0, rest + 1);
                }
                flush();
                return;
            }
            at = 0;
            length = rest + read;
        }
    }

    /** Reads all whole lines of the block and returns where the next one begins. */
    private int lines(int from, int to) {
        int at = from;
        while (at < to) {
            int end = wholeLine(at, to);
            if (end < 0) {
                return at;
            }
            line++;
            if (end > at && !(end == at + 1 && block[at] == '\r')) {
                cells(at, end);
            }
            at = end + 1;
        }
        return at;
    }

    private int wholeLine(int from, int to) {
        int end = from;
        while (end < to && block[end] != '\n') {
            if (block[end] == '"') {
                return endOfLine(block, from, to);
            }
            end++;
        }
        return end < to ? end : -1;
    }

    private void cells(int from, int to) {
        double[] values = batch[batched];
        int end = to > from && block[to - 1] == '\r' ? to - 1 : to;
        int at = from;
        int column = 0;
        while (at <= end) {
            if (column == targets.length) {
                throw InvalidInput.atLine(
                        file,
                        line,
                        "has more cells than the header has columns.",
                        "Put quotes around cells that contain a comma.");
            }
            int begin = at;
            boolean plain = true;
            while (at < end && block[at] != ',') {
                plain &= OF_NUMBERS[block[at] & 0xFF];
                at++;
            }
            int target = targets[column];
            if (target >= 0 && plain && at > begin) {
                values[target] = number(begin, at, column);
            } else if (target >= 0 && at == begin) {
                values[target] = Double.NaN;
            } else {
                if (begin < end && block[begin] == '"') {
                    at = endOfQuotes(begin, end);
                }
                other(column, target, text(begin, at), values);
            }
            column++;
            at++;
        }
        if (column < targets.length) {
            throw InvalidInput.atLine(
                    file,
                    line,
                    "has " + column + " cells where the header has " + targets.length + ".",
                    "Leave missing values empty, but keep their commas.");
        }
        rows.begin(line, texts[0], texts[1]);
        if (++batched == BATCH) {
            flush();
        }
    }

    private void flush() {
        rows.add(batch, batched);
        batched = 0;
    }

    private int endOfQuotes(int begin, int end) {
        int at = begin + 1;
        while (at < end && !(block[at] == '"' && (at + 1 == end || block[at + 1] == ','))) {
            at++;
        }
        return Math.min(end, at + 1);
    }

    private String text(int from, int to) {
        String text = new String(block, from, to - from, StandardCharsets.UTF_8).strip();
        if (text.indexOf('\uFFFD') >= 0) {
            throw InvalidInput.atLine(file, line, "is not UTF-8 text.", "Save it as CSV in UTF-8.");
        }
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"").strip()
                : text;
    }

    private double number(int from, int to, int column) {
        double value;
        try {
            value = JavaDoubleParser.parseDouble(block, from, to - from);
        } catch (NumberFormatException _) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw noNumber(text(from, to), column);
        }
        return value;
    }

    private InvalidInput noNumber(String text, int column) {
        return InvalidInput.inField(
                file,
                line,
                header.get(column),
                "'" + text + "' is not a number.",
                "Write numbers with a dot and without grouping, such as 1234.5, and leave missing values empty.");
    }

    /** A cell that is no bare number: an id, a year, an answer, a number in quotes or spaces, or a mistake. */
    private void other(int column, int target, String text, double[] values) {
        if (target < 0) {
            if (target != WideRows.PASSED_OVER) {
                texts[target == WideRows.CITY ? 0 : 1] = text;
            }
            return;
        }
        Optional<CategoricalScale.Category> answer = rows.findAnswer(column, text);
        if (answer.isPresent()) {
            values[target] = answer.get().code();
        } else if (text.isEmpty() || text.equals(":")) {
            values[target] = Double.NaN;
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (byte one : bytes) {
                if (!OF_NUMBERS[one & 0xFF]) {
                    throw noNumber(text, column);
                }
            }
            try {
                values[target] = JavaDoubleParser.parseDouble(bytes);
            } catch (NumberFormatException _) {
                throw noNumber(text, column);
            }
            if (Double.isInfinite(values[target])) {
                throw noNumber(text, column);
            }
        }
    }
}
