package org.isopolity.population.area;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isopolity.parquet.ColumnFile;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/** Reads area tables that people wrote, and says with the numbers of lines what is wrong with them. */
public final class AreaFile {

    private static final int SHOWN = 5;

    private final CsvTable file;
    private final Layout layout;
    private final List<String> groups;

    private AreaFile(CsvTable file, Layout layout) {
        this.file = file;
        this.layout = layout;
        this.groups = layout.group().isPresent() ? groupsOfLines() : groupsOfColumns();
    }

    /**
     * Reads a file of one or more years.
     *
     * @throws InvalidInput if it breaks its shape, a count is missing or negative, a unit stands there twice, groups overlap or
     *     exceed the total, always with the numbers of the lines
     */
    public static AreaSeries read(Path path, Layout layout) {
        return read(table(path), layout);
    }

    /**
     * Reads a file as it stands: CSV, a workbook, or Parquet, whose rows are numbered from 1.
     *
     * @throws InvalidInput if it cannot be read
     */
    public static CsvTable table(Path path) {
        if (!ColumnFile.isOne(path)) {
            return CsvTable.read(path);
        }
        try (ColumnFile file = ColumnFile.open(path)) {
            List<String> columns = file.names();
            List<Row> rows = new ArrayList<>();
            file.read(columns, stretch -> {
                for (int i = 0; i < stretch.size(); i++) {
                    List<String> cells = new ArrayList<>(columns.size());
                    for (int c = 0; c < columns.size(); c++) {
                        cells.add(stretch.text(c, i));
                    }
                    rows.add(new Row(path, stretch.row(i), columns, cells));
                }
            });
            return new CsvTable(path, columns, rows);
        }
    }

    /** As {@link #read(Path, Layout)}, from a table read before. */
    public static AreaSeries read(CsvTable file, Layout layout) {
        file.require(layout.unit());
        layout.year().ifPresent(file::require);
        layout.total().ifPresent(file::require);
        layout.group().ifPresent(file::require);
        layout.count().ifPresent(file::require);
        file.requireRows();
        return new AreaFile(file, layout).series();
    }

    private List<String> groupsOfColumns() {
        if (!layout.groups().isEmpty()) {
            file.require(layout.groups().toArray(String[]::new));
            return layout.groups();
        }
        Set<String> others = new HashSet<>();
        others.add(layout.unit());
        layout.year().ifPresent(others::add);
        layout.total().ifPresent(others::add);
        List<String> found = file.columns().stream()
                .filter(column -> !others.contains(column))
                .toList();
        if (found.isEmpty()) {
            throw InvalidInput.atLine(
                    file.file(), 1, "there is no column of a group.", "Add one column of counts for each group.");
        }
        return found;
    }

    private List<String> groupsOfLines() {
        if (!layout.groups().isEmpty()) {
            return layout.groups();
        }
        String column = layout.group().orElseThrow();
        return file.rows().stream()
                .map(row -> row.requiredText(column))
                .distinct()
                .sorted()
                .toList();
    }

    private AreaSeries series() {
        TreeMap<Integer, Draft> drafts = new TreeMap<>();
        List<Long> missing = new ArrayList<>();
        for (Row row : file.rows()) {
            int year = layout.year().map(row::year).orElse(AreaSeries.UNDATED);
            Draft draft = drafts.computeIfAbsent(year, _ -> new Draft());
            if (layout.group().isPresent()) {
                takeLine(draft, row, missing);
            } else {
                takeUnit(draft, row, missing);
            }
        }
        if (!missing.isEmpty()) {
            throw InvalidInput.inFile(
                    file.file(),
                    "a count is missing in " + lines(missing) + ".",
                    "Write the count, 0 where nobody lives, or leave the unit out; a gap is never taken for 0.");
        }
        TreeMap<Integer, AreaTable> tables = new TreeMap<>();
        drafts.forEach((year, draft) -> tables.put(year, table(draft)));
        return new AreaSeries(tables);
    }

    private void takeUnit(Draft draft, Row row, List<Long> missing) {
        String unit = row.requiredText(layout.unit());
        Entry entry = new Entry(row, new double[groups.size()]);
        Entry before = draft.entries.putIfAbsent(unit, entry);
        if (before != null) {
            throw row.problem(
                    layout.unit(),
                    "'" + unit + "' stands here and in line " + before.row.line() + ".",
                    layout.year().isPresent()
                            ? "Keep one line for each unit and year."
                            : "Keep one line for each unit, or name the column of years.");
        }
        for (int g = 0; g < groups.size(); g++) {
            String column = groups.get(g);
            if (row.text(column).isEmpty()) {
                missing.add(row.line());
            } else {
                entry.counts[g] = count(row, column);
            }
        }
    }

    private void takeLine(Draft draft, Row row, List<Long> missing) {
        String unit = row.requiredText(layout.unit());
        String name = row.requiredText(layout.group().orElseThrow());
        int group = groups.indexOf(name);
        Entry entry = draft.entries.computeIfAbsent(unit, _ -> new Entry(row, new double[groups.size()]));
        if (group < 0) {
            return;
        }
        String column = layout.count().orElseThrow();
        Long before = entry.lines.putIfAbsent(name, row.line());
        if (before != null) {
            throw row.problem(
                    "'" + unit + "', '" + name + "' stands here and in line " + before + ".",
                    "Keep one line for each unit and group.");
        }
        if (row.text(column).isEmpty()) {
            missing.add(row.line());
        } else {
            entry.counts[group] = count(row, column);
        }
    }

    private static double count(Row row, String column) {
        double count = row.number(column);
        if (count < 0) {
            throw row.problem(
                    column,
                    "'" + row.text(column) + "' is below zero.",
                    Sentinels.isSentinel(count)
                            ? "It is a code of the American Community Survey, not a count; read the file as such a"
                                    + " table."
                            : "A count of people is 0 or more.");
        }
        return count;
    }

    private AreaTable table(Draft draft) {
        List<String> units = List.copyOf(draft.entries.keySet());
        List<Entry> entries = List.copyOf(draft.entries.values());
        double[][] counts = new double[groups.size()][units.size()];
        for (int u = 0; u < units.size(); u++) {
            for (int g = 0; g < groups.size(); g++) {
                counts[g][u] = entries.get(u).counts[g];
            }
        }
        List<Long> lines = entries.stream().map(entry -> entry.row.line()).toList();
        Overlap.find(groups, counts).ifPresent(found -> {
            throw InvalidInput.inFile(
                    file.file(),
                    found.inWords() + ", in every line: these columns overlap and cannot divide people into groups.",
                    "Name the groups that do not overlap.");
        });
        double[][] columns = layout.total().isPresent() ? withRest(entries, counts, lines) : counts;
        List<String> names = new ArrayList<>(groups);
        if (columns.length > groups.size()) {
            names.add(Layout.REST);
        }
        return AreaTable.of(
                units,
                names,
                columns,
                layout.rounding() > 0 ? new Imprecision.Rounded(layout.rounding()) : new Imprecision.Exact());
    }

    private double[][] withRest(List<Entry> entries, double[][] counts, List<Long> lines) {
        String column = layout.total().orElseThrow();
        double[] rest = new double[entries.size()];
        List<Long> above = new ArrayList<>();
        double slack = layout.rounding() * (groups.size() + 1.0);
        boolean any = false;
        for (int u = 0; u < rest.length; u++) {
            double total = count(entries.get(u).row, column);
            double sum = 0;
            for (double[] group : counts) {
                sum += group[u];
            }
            if (sum > total + slack + 1e-9 * total) {
                above.add(lines.get(u));
            }
            rest[u] = Math.max(0, total - sum);
            any |= rest[u] > 1e-9 * total;
        }
        if (!above.isEmpty()) {
            throw InvalidInput.inFile(
                    file.file(),
                    "the groups together are more than '" + column + "' in " + lines(above) + ".",
                    groups.size() == 1
                            ? "A group cannot be larger than everyone; check both columns."
                            : "The columns overlap, so they are no division of people into groups: leave sums and"
                                    + " parts of other columns out, or correct the total.");
        }
        if (!any) {
            return counts;
        }
        double[][] columns = Arrays.copyOf(counts, counts.length + 1);
        columns[counts.length] = rest;
        return columns;
    }

    private static String lines(List<Long> lines) {
        List<Long> distinct = lines.stream().distinct().toList();
        String shown = distinct.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return (distinct.size() == 1 ? "line " : "lines ")
                + shown
                + (distinct.size() > SHOWN ? " and " + (distinct.size() - SHOWN) + " more" : "");
    }

    /** A year in the making. */
    private static final class Draft {
        private final Map<String, Entry> entries = new LinkedHashMap<>();
    }

    /** A unit in the making. */
    private static final class Entry {
        private final Row row;
        private final double[] counts;
        private final Map<String, Long> lines = new HashMap<>();

        Entry(Row row, double[] counts) {
            this.row = row;
            this.counts = counts;
        }
    }
}
