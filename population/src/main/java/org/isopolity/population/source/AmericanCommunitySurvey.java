package org.isopolity.population.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isopolity.population.Phrases;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;
import org.isopolity.population.area.Layout;
import org.isopolity.population.area.Sentinels;
import org.isopolity.text.Phrase;
import org.isopolity.text.input.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tables of the US American Community Survey by small area, with their margins of error: place of birth (B05001, B05002, B05012) and
 * Hispanic origin and race (B03002). Reads what the Census API answers (JSON), what data.census.gov downloads (CSV, with or without the
 * second header) and the table-based summary file (.dat). Margins are published at 90 per cent: a standard error is one divided by 1.645.
 * Natives born abroad are natives; parts of other lines are never added to them.
 */
public final class AmericanCommunitySurvey {

    private static final double NINETY_PER_CENT = 1.645;
    private static final Pattern CELL = Pattern.compile("(B\\d{5}[A-I]?)_(?:(\\d{3})([EM])|([EM])(\\d{3}))");
    private static final Pattern GEOGRAPHY = Pattern.compile("(\\d{3})\\w{4}US(\\w+)");

    /** How lines of a table make groups; a group adds its lines. */
    private static final Map<String, Map<String, List<Integer>>> GROUPS = Map.of(
            "B05001", ordered("native", List.of(2, 3, 4), "foreign_born", List.of(5, 6)),
            "B05002", ordered("native", List.of(2), "foreign_born", List.of(13)),
            "B05012", ordered("native", List.of(2), "foreign_born", List.of(3)),
            "B03002", raceGroups());

    private final Path file;
    private final List<Area> areas = new ArrayList<>();
    private String table = "";

    private AmericanCommunitySurvey(Path file) {
        this.file = file;
    }

    /** One area: its estimates and margins by number of line. */
    private record Area(
            String id, String level, long line, Map<Integer, Double> estimates, Map<Integer, Double> margins) {}

    private static Map<String, List<Integer>> ordered(
            String one, List<Integer> lines, String other, List<Integer> otherLines) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put(one, lines);
        groups.put(other, otherLines);
        return groups;
    }

    private static Map<String, List<Integer>> raceGroups() {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put("white", List.of(3));
        groups.put("black", List.of(4));
        groups.put("american_indian", List.of(5));
        groups.put("asian", List.of(6));
        groups.put("pacific_islander", List.of(7));
        groups.put("other_race", List.of(8));
        groups.put("two_or_more", List.of(9));
        groups.put("hispanic", List.of(12));
        return groups;
    }

    /**
     * Reads one table. Areas without an estimate are left out and named; of several levels of geography the smallest areas are kept.
     *
     * @throws InvalidInput if it is none of the tables or formats
     */
    public static Imported read(Path file) {
        AmericanCommunitySurvey survey = new AmericanCommunitySurvey(file);
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            survey.takeJson();
        } else {
            survey.takeLines(Lines.read(file, name.endsWith(".dat") ? '|' : ','));
        }
        return survey.imported();
    }

    private void takeJson() {
        JsonNode root;
        try {
            root = JsonMapper.builder().build().readTree(Lines.text(file));
        } catch (JacksonException wrong) {
            throw InvalidInput.inFile(
                    file, "is not JSON that can be read.", "Save the answer of the Census API as it is.");
        }
        List<Lines.Line> lines = new ArrayList<>();
        for (JsonNode row : root) {
            List<String> cells = new ArrayList<>();
            for (JsonNode cell : row) {
                cells.add(cell.isNull() ? "" : cell.asString(""));
            }
            lines.add(new Lines.Line(lines.size() + 1L, cells));
        }
        if (lines.isEmpty()) {
            throw InvalidInput.inFile(file, "has no rows.", "Save the answer of the Census API as it is.");
        }
        takeLines(new Lines(file, lines));
    }

    private void takeLines(Lines lines) {
        List<String> header = lines.header().cells();
        int geography = header.indexOf("GEO_ID");
        if (geography < 0) {
            throw InvalidInput.atLine(
                    file, 1, "there is no column GEO_ID.", "Ask the API for GEO_ID, or download the table again.");
        }
        Map<Integer, Integer> estimates = new TreeMap<>();
        Map<Integer, Integer> margins = new TreeMap<>();
        for (int column = 0; column < header.size(); column++) {
            Matcher cell = CELL.matcher(header.get(column).strip());
            if (cell.matches()) {
                takeTable(cell.group(1));
                boolean modern = cell.group(2) != null;
                int line = Integer.parseInt(modern ? cell.group(2) : cell.group(5));
                boolean estimate = "E".equals(modern ? cell.group(3) : cell.group(4));
                (estimate ? estimates : margins).put(line, column);
            }
        }
        if (!GROUPS.containsKey(table)) {
            throw InvalidInput.atLine(
                    file,
                    1,
                    table.isEmpty()
                            ? "there are no columns of the survey, such as B05002_013E."
                            : "table " + table + " has no groups of everyone in an area.",
                    "Use B05001, B05002, B05012 or B03002.");
        }
        for (Lines.Line line : lines.lines().subList(1, lines.lines().size())) {
            Matcher place = GEOGRAPHY.matcher(line.cell(geography));
            if (place.matches()) {
                areas.add(new Area(
                        place.group(2),
                        place.group(1),
                        line.number(),
                        values(line, estimates, header),
                        values(line, margins, header)));
            } else if (line.number() > 2 || !line.cell(geography).equals("Geography")) {
                throw InvalidInput.inField(
                        file,
                        line.number(),
                        "GEO_ID",
                        "'" + line.cell(geography) + "' is no id of the survey.",
                        "It looks like 1400000US06067000100.");
            }
        }
    }

    private void takeTable(String name) {
        if (!table.isEmpty() && !table.equals(name)) {
            throw InvalidInput.atLine(
                    file,
                    1,
                    "there are columns of two tables, " + table + " and " + name + ".",
                    "Use one table at a time.");
        }
        table = name;
    }

    private Map<Integer, Double> values(Lines.Line line, Map<Integer, Integer> columns, List<String> header) {
        Map<Integer, Double> values = new HashMap<>();
        columns.forEach((number, column) -> {
            String cell = line.cell(column);
            if (cell.isEmpty() || cell.equals("null") || cell.startsWith("**") || cell.equals("N")) {
                return;
            }
            try {
                double value = Double.parseDouble(cell.replace(",", "").replace("±", ""));
                if (!Sentinels.isSentinel(value)) {
                    values.put(number, value);
                } else if (Sentinels.CONTROLLED.is(value)) {
                    values.put(number, 0.0);
                }
            } catch (NumberFormatException wrong) {
                throw InvalidInput.inField(
                        file,
                        line.number(),
                        header.get(column),
                        "'" + cell + "' is not a number.",
                        "Download the table again.");
            }
        });
        return values;
    }

    private Imported imported() {
        String level =
                areas.stream().map(Area::level).max(Comparator.naturalOrder()).orElse("");
        List<Area> smallest =
                areas.stream().filter(area -> area.level().equals(level)).toList();
        List<Phrase> notes = new ArrayList<>();
        if (smallest.size() < areas.size()) {
            notes.add(Phrases.of("import.larger", areas.size() - smallest.size()));
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        Objects.requireNonNull(GROUPS.get(table)).forEach((name, lines) -> {
            if (lines.stream()
                    .allMatch(line ->
                            smallest.stream().anyMatch(area -> area.estimates().containsKey(line)))) {
                groups.put(name, lines);
            }
        });
        List<Area> whole = smallest.stream()
                .filter(area -> area.estimates().containsKey(1)
                        && groups.values().stream().flatMap(List::stream).allMatch(area.estimates()::containsKey))
                .toList();
        List<String> missing = smallest.stream()
                .filter(area -> !whole.contains(area))
                .map(Area::id)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            notes.add(Phrases.of(
                    "import.no-estimate",
                    missing.size(),
                    String.join(", ", missing.subList(0, Math.min(3, missing.size())))));
        }
        if (groups.isEmpty() || whole.isEmpty()) {
            throw InvalidInput.inFile(
                    file, "no area has an estimate of any group.", "Download the table with all its lines.");
        }
        TreeMap<Integer, AreaTable> tables = new TreeMap<>();
        tables.put(AreaSeries.UNDATED, table(whole, groups));
        return new Imported(new AreaSeries(tables), notes);
    }

    private AreaTable table(List<Area> whole, Map<String, List<Integer>> groups) {
        List<String> names = new ArrayList<>(groups.keySet());
        boolean rest = whole.stream().anyMatch(area -> remainder(area, groups) > 0);
        if (rest) {
            names.add(groups.containsKey("native") || !groups.containsKey("foreign_born") ? Layout.REST : "native");
        }
        double[][] counts = new double[names.size()][whole.size()];
        double[][] errors = new double[names.size()][whole.size()];
        for (int u = 0; u < whole.size(); u++) {
            Area area = whole.get(u);
            int g = 0;
            for (List<Integer> lines : groups.values()) {
                for (int line : lines) {
                    counts[g][u] += Objects.requireNonNull(area.estimates().get(line));
                    errors[g][u] = Math.hypot(errors[g][u], area.margins().getOrDefault(line, 0.0) / NINETY_PER_CENT);
                }
                g++;
            }
            if (rest) {
                counts[g][u] = remainder(area, groups);
                errors[g][u] = area.margins().getOrDefault(1, 0.0) / NINETY_PER_CENT;
            }
        }
        return AreaTable.of(whole.stream().map(Area::id).toList(), names, counts, new Imprecision.Sampled(errors));
    }

    private double remainder(Area area, Map<String, List<Integer>> groups) {
        double sum = groups.values().stream()
                .flatMap(List::stream)
                .mapToDouble(line -> Objects.requireNonNull(area.estimates().get(line)))
                .sum();
        double total = Objects.requireNonNull(area.estimates().get(1));
        if (sum > total + 0.5) {
            throw InvalidInput.atLine(
                    file,
                    area.line(),
                    "the groups together are more than the total " + total + ".",
                    "Download the table again.");
        }
        return Math.max(0, total - sum);
    }
}
