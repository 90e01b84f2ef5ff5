package org.isopolity.server.answer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.isopolity.server.desk.Refused;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.server.network.Item;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A return as CSV, the same out and in: plainly, or as SDMX-CSV 2.0 (sdmx-twg/sdmx-csv, field guide). Texts that a spreadsheet
 * would take for formulas go out with an apostrophe before them, which is taken off when they come in again.
 */
final class ReturnCsv {

    /** Columns of the plain file. */
    static final List<String> COLUMNS = List.of(
            "city_id",
            "indicator_id",
            "year",
            "value",
            "choice",
            "missing",
            "level",
            "flag",
            "source",
            "source_url",
            "licence_or_terms",
            "note",
            "state",
            "version");

    /** Columns of the SDMX file: what every SDMX-CSV file has, dimensions, measure, attributes. */
    static final List<String> SDMX_COLUMNS = List.of(
            "STRUCTURE",
            "STRUCTURE_ID",
            "ACTION",
            "REF_AREA",
            "INDICATOR",
            "TIME_PERIOD",
            "OBS_VALUE",
            "OBS_STATUS",
            "CONF_STATUS",
            "GEO_LEVEL",
            "SOURCE",
            "SOURCE_URL",
            "LICENCE",
            "COMMENT_OBS",
            "VERSION");

    /** Names of the workbook's columns by those of the two files. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("indicator_id", "item"),
            Map.entry("flag", "flags"),
            Map.entry("licence_or_terms", "licence"),
            Map.entry("indicator", "item"),
            Map.entry("time_period", "year"),
            Map.entry("obs_status", "flags"),
            Map.entry("geo_level", "level"),
            Map.entry("comment_obs", "note"),
            Map.entry("ref_area", "city_id"));

    private static final String FORMULA = "=+-@\t\r\uFF1D";
    private static final String NOT_A_NUMBER = "NaN";
    /** Codes of CL_OBS_STATUS for values that are not there. */
    private static final String NOT_APPLICABLE = "M";

    private static final String NOT_COLLECTED = "L";
    private static final String CONFIDENTIAL = "C";
    private static final int LONGEST_RECORD = 1 << 20;

    private ReturnCsv() {}

    /** A text that a spreadsheet does not take for a formula. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text that {@link #harmless} was given. */
    static String unmasked(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }

    // ---- out -----------------------------------------------------------------------------------------------------

    static void write(CityReturn found, OutputStream out) throws IOException {
        try (CsvWriter csv = csv(out)) {
            csv.writeRecord(COLUMNS);
            Map<String, Answer> given = found.byItem();
            for (Item item : found.framework().asked()) {
                csv.writeRecord(line(found.city(), item.id(), Optional.ofNullable(given.get(item.id()))));
            }
        }
    }

    private static CsvWriter csv(OutputStream out) {
        return CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static List<String> line(String city, String item, Optional<Answer> answer) {
        Content content = answer.map(Answer::content).orElse(Content.NONE);
        return List.of(
                city,
                item,
                year(content),
                AnswerForm.amount(content),
                content.choice(),
                content.missing(),
                content.level(),
                content.flags(),
                harmless(content.source()),
                harmless(content.sourceUrl()),
                harmless(content.licence()),
                harmless(content.note()),
                answer.map(there -> there.state().name()).orElse(""),
                String.valueOf(answer.map(Answer::version).orElse(0)));
    }

    /** Begins a table of the answers of many rounds and cities. */
    static Export export(OutputStream out) {
        return new Export(csv(out));
    }

    /** A table that is written line by line: that of a return, with the round before it. */
    static final class Export implements Answers.Taker, AutoCloseable {

        private final CsvWriter csv;

        private Export(CsvWriter csv) {
            this.csv = csv;
            List<String> head = new ArrayList<>(List.of("round"));
            head.addAll(COLUMNS);
            csv.writeRecord(head);
        }

        @Override
        public void take(String round, String city, Answer answer) {
            List<String> line = new ArrayList<>(List.of(round));
            line.addAll(line(city, answer.item(), Optional.of(answer)));
            csv.writeRecord(line);
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    /** Only what was answered: in SDMX a line is an observation. */
    static void writeSdmx(CityReturn found, OutputStream out) throws IOException {
        try (CsvWriter csv = csv(out)) {
            csv.writeRecord(SDMX_COLUMNS);
            Map<String, Answer> given = found.byItem();
            for (Item item : found.framework().asked()) {
                Answer answer = given.get(item.id());
                if (answer != null && answer.content().isAnswer()) {
                    Content content = answer.content();
                    csv.writeRecord(
                            "dataflow",
                            structure(found),
                            "R",
                            found.city(),
                            item.id(),
                            year(content),
                            !content.missing().isEmpty()
                                    ? NOT_A_NUMBER
                                    : content.choice().isEmpty() ? AnswerForm.amount(content) : content.choice(),
                            status(content),
                            content.missing().equals("confidential") ? CONFIDENTIAL : "",
                            content.level(),
                            harmless(content.source()),
                            harmless(content.sourceUrl()),
                            harmless(content.licence()),
                            harmless(content.note()),
                            String.valueOf(answer.version()));
                }
            }
        }
    }

    private static String year(Content content) {
        return content.year() == 0 ? "" : String.valueOf(content.year());
    }

    /** The dataflow of a round. */
    private static String structure(CityReturn found) {
        String network = found.round().network().toUpperCase(Locale.ROOT).replace('-', '_');
        String round = found.round().id().toUpperCase(Locale.ROOT).replace('-', '_');
        return network + ":RETURN_" + round + "(1.0)";
    }

    private static String status(Content content) {
        return switch (content.missing()) {
            case "not-applicable" -> NOT_APPLICABLE;
            case "not-collected" -> NOT_COLLECTED;
            default -> content.flags().toUpperCase(Locale.ROOT);
        };
    }

    // ---- in ------------------------------------------------------------------------------------------------------

    /**
     * Reads a file of either kind, told apart by its first column.
     *
     * @throws Refused if it is no table of a return, or no honest one
     */
    static List<Line> read(Path file, CityReturn found, Text text) {
        String whole = decoded(file);
        char separator = separator(whole);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .maxBufferSize(LONGEST_RECORD)
                .ofCsvRecord(new StringReader(whole))) {
            Iterator<CsvRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new Refused(Reason.SENSELESS, "refused.csv-columns");
            }
            Map<String, Integer> columns = new HashMap<>();
            CsvRecord head = records.next();
            boolean sdmx = head.getField(0).strip().toUpperCase(Locale.ROOT).matches("STRUCTURE(\\[.*])?|DATAFLOW");
            for (int i = 0; i < head.getFieldCount(); i++) {
                String name = head.getField(i).strip().toLowerCase(Locale.ROOT);
                columns.putIfAbsent(NAMES.getOrDefault(name, name), i);
            }
            if (!columns.containsKey("item")) {
                throw new Refused(Reason.SENSELESS, "refused.csv-columns");
            }
            List<Line> lines = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            Map<String, Answer> given = found.byItem();
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (lines.size() >= Line.MOST) {
                    throw new Refused(Reason.LARGE, "refused.workbook-large");
                }
                CsvCells plain = new CsvCells(row, columns, separator == ';', text, new HashMap<>());
                if (plain.text("item").isEmpty()) {
                    continue;
                }
                Line.Cells cells = sdmx ? new SdmxCells(plain, found, given.get(plain.text("item"))) : plain;
                String city = plain.text("city_id");
                if (!city.isEmpty() && !city.equals(found.city())) {
                    cells.problem("city_id", text.of("import.other-city", city));
                }
                if (sdmx) {
                    checkMessage(plain, found, text);
                }
                lines.add(Line.of(cells, found, seen, text));
            }
            return lines;
        } catch (CsvParseException malformed) {
            throw new Refused(Reason.SENSELESS, "refused.csv");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String decoded(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new Refused(Reason.SENSELESS, "refused.csv");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new Refused(Reason.SENSELESS, "refused.csv-encoding");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What separates the columns of the first line: most spreadsheets write what their country is used to. */
    private static char separator(String whole) {
        String head = whole.lines().findFirst().orElse("");
        if (head.indexOf(',') >= 0) {
            return ',';
        }
        return head.indexOf(';') >= 0 ? ';' : head.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static void checkMessage(CsvCells cells, CityReturn found, Text text) {
        String structure = cells.text("structure_id");
        if (!structure.isEmpty() && !structure.equals(structure(found))) {
            cells.problem("structure_id", text.of("import.other-structure", structure(found)));
        }
        if (!List.of("", "I", "A", "M", "R", "D").contains(cells.text("action").toUpperCase(Locale.ROOT))) {
            cells.problem("action", text.of("import.action"));
        }
    }

    /** The cells of a plain file. */
    private record CsvCells(
            CsvRecord row, Map<String, Integer> columns, boolean commas, Text words, Map<String, String> problems)
            implements Line.Cells {

        @Override
        public int line() {
            return (int) row.getStartingLineNumber();
        }

        @Override
        public String text(String column) {
            Integer index = columns.get(column);
            return index == null || index >= row.getFieldCount()
                    ? ""
                    : unmasked(row.getField(index).strip());
        }

        @Override
        public OptionalDouble number(String column) {
            return number(column, text(column));
        }

        OptionalDouble number(String column, String written) {
            String plain = commas ? written.replace(',', '.') : written;
            if (plain.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (plain.matches("[+-]?\\d{1,15}(\\.\\d{1,12})?")) {
                return OptionalDouble.of(Double.parseDouble(plain));
            }
            problem(column, words.of("sent.number"));
            return OptionalDouble.empty();
        }

        @Override
        public void problem(String column, String sentence) {
            problems.putIfAbsent(column, sentence);
        }
    }

    /** The cells of an SDMX message as those of a workbook. M keeps what is not said, R does not, D takes all away. */
    private static final class SdmxCells implements Line.Cells {

        private final CsvCells plain;
        private final boolean chosen;
        private final boolean deletes;
        private final Optional<Content> kept;

        SdmxCells(CsvCells plain, CityReturn found, @Nullable Answer before) {
            this.plain = plain;
            this.chosen = found.framework()
                    .find(plain.text("item"))
                    .filter(item -> !item.choices().isEmpty())
                    .isPresent();
            String action = plain.text("action").toUpperCase(Locale.ROOT);
            this.deletes = action.equals("D");
            this.kept = List.of("M", "I", "A").contains(action)
                    ? Optional.ofNullable(before).map(Answer::content)
                    : Optional.empty();
        }

        @Override
        public int line() {
            return plain.line();
        }

        @Override
        public String text(String column) {
            if (deletes && !List.of("item", "version").contains(column)) {
                return "";
            }
            String said = said(column);
            return said.isEmpty() && kept.isPresent() ? kept(column, kept.get()) : said;
        }

        private String value() {
            String value = plain.text("obs_value");
            return value.equals(NOT_A_NUMBER) || value.equals("#N/A") ? "" : value;
        }

        private String said(String column) {
            String missing = missing();
            return switch (column) {
                case "choice" -> chosen ? value() : "";
                case "value" -> chosen ? "" : value();
                case "missing" -> missing;
                case "flags" ->
                    missing.isEmpty()
                            ? plain.text("flags").replaceFirst("^[Aa]$", "").replaceAll("[; ]", "")
                            : "";
                default -> plain.text(column);
            };
        }

        private String missing() {
            if (!value().isEmpty()) {
                return "";
            }
            if (plain.text("conf_status").equalsIgnoreCase(CONFIDENTIAL)) {
                return "confidential";
            }
            return switch (plain.text("flags").toUpperCase(Locale.ROOT)) {
                case NOT_APPLICABLE -> "not-applicable";
                case NOT_COLLECTED -> "not-collected";
                default -> "";
            };
        }

        /** A value and why there is none exclude each other, so a merge that says one drops the other. */
        private String kept(String column, Content before) {
            boolean says = !value().isEmpty() || !missing().isEmpty();
            return switch (column) {
                case "choice" -> says ? "" : before.choice();
                case "value" -> says ? "" : AnswerForm.amount(before);
                case "missing" -> says ? "" : before.missing();
                case "year" -> year(before);
                case "level" -> before.level();
                case "flags" -> missing().isEmpty() ? before.flags() : "";
                case "source" -> before.source();
                case "source_url" -> before.sourceUrl();
                case "licence" -> before.licence();
                case "note" -> before.note();
                default -> "";
            };
        }

        @Override
        public OptionalDouble number(String column) {
            return plain.number(column, text(column));
        }

        @Override
        public void problem(String column, String sentence) {
            plain.problem(column, sentence);
        }

        @Override
        public Map<String, String> problems() {
            return plain.problems();
        }
    }
}
