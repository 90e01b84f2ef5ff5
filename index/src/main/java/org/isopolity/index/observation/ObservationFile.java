package org.isopolity.index.observation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.index.framework.CategoricalScale;
import org.isopolity.index.framework.Framework;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;
import org.jspecify.annotations.Nullable;

/**
 * The two layouts of a data file: long, with one line for each value, and wide, with one line for each city and year and one
 * column for each indicator.
 */
final class ObservationFile {

    private static final Set<String> BESIDE_VALUES =
            Set.of("city_id", "name", "year", "level", "source", "source_url", "licence_or_terms", "note");

    private record Key(String cityId, String indicatorId, int year, GeographicLevel level) {}

    private final CsvTable table;
    private final Framework framework;
    private final Cities cities;
    private final Map<Key, Row> rows = new HashMap<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    private ObservationFile(CsvTable table, Framework framework, Cities cities) {
        this.table = table;
        this.framework = framework;
        this.cities = cities;
    }

    static Observations read(Path file, Framework framework, @Nullable Cities cities) {
        return read(CsvTable.read(file), framework, cities);
    }

    static Observations read(CsvTable table, Framework framework, @Nullable Cities cities) {
        boolean isLong = table.has("indicator_id") || table.has("value");
        table.require(
                isLong ? new String[] {"city_id", "indicator_id", "year", "value"} : new String[] {"city_id", "year"});
        table.requireRows();
        ObservationFile reader = new ObservationFile(table, framework, cities == null ? named(table) : cities);
        if (isLong) {
            reader.readLong();
        } else {
            reader.readWide();
        }
        return new Observations(reader.cities, reader.observations, reader.gaps);
    }

    /** The cities that a data file names, known by what it says of them. */
    private static Cities named(CsvTable table) {
        Map<String, City> named = new TreeMap<>();
        for (Row row : table.rows()) {
            String id = row.identifier("city_id");
            String name = row.text("name");
            City city = name.isEmpty()
                    ? City.named(id)
                    : new City(id, name, "", "", Optional.empty(), Optional.empty(), "");
            named.putIfAbsent(id, city);
        }
        return new Cities(named.values());
    }

    private void readLong() {
        for (Row row : table.rows()) {
            String indicator = row.requiredText("indicator_id");
            if (framework.findIndicator(indicator).isEmpty() && !framework.isDenominator(indicator)) {
                throw row.problem(
                        "indicator_id",
                        "there is no indicator '" + indicator + "'.",
                        "Add it to the framework, or correct the spelling.");
            }
            add(row, indicator, "value", row.text("flag"));
        }
    }

    private void readWide() {
        List<String> indicators = table.columns().stream()
                .filter(column -> !BESIDE_VALUES.contains(column))
                .toList();
        for (String column : indicators) {
            if (framework.findIndicator(column).isEmpty() && !framework.isDenominator(column)) {
                throw InvalidInput.atLine(
                        table.file(),
                        1,
                        "the column '" + column + "' is no indicator of the framework.",
                        "Add it to the framework, correct the spelling, or take the column out.");
            }
        }
        for (Row row : table.rows()) {
            for (String column : indicators) {
                if (!row.text(column).isEmpty()) {
                    add(row, column, column, "");
                }
            }
        }
    }

    private void add(Row row, String indicatorId, String column, String flags) {
        String cityId = row.requiredText("city_id");
        if (cities.find(cityId).isEmpty()) {
            throw row.problem(
                    "city_id", "there is no city '" + cityId + "'.", "Add it to the cities, or correct the spelling.");
        }
        int year = row.year("year");
        GeographicLevel level =
                row.text("level").isEmpty() ? GeographicLevel.CITY : row.oneOf("level", GeographicLevel.class);
        Row earlier = rows.putIfAbsent(new Key(cityId, indicatorId, year, level), row);
        if (earlier != null) {
            throw row.problem(
                    "line " + earlier.line() + " already gives a value for this city, indicator, year and level.",
                    "Keep the one that holds.");
        }
        Optional<MissingKind> missing = missingKind(row, column, flags);
        if (missing.isPresent()) {
            gaps.add(new Gap(cityId, indicatorId, year, level, missing.get(), row.text("source"), row.text("note")));
        } else {
            observations.add(new Observation(
                    cityId,
                    indicatorId,
                    year,
                    value(row, indicatorId, column),
                    level,
                    flags(row, flags),
                    row.text("source"),
                    row.text("source_url"),
                    row.text("licence_or_terms"),
                    row.text("note")));
        }
    }

    /** Why a value is missing: said by the flag of an empty cell, or by a colon in place of a number. */
    private static Optional<MissingKind> missingKind(Row row, String column, String flags) {
        if (row.text(column).equals(String.valueOf(MissingKind.NOT_AVAILABLE.code()))) {
            return Optional.of(MissingKind.NOT_AVAILABLE);
        }
        Optional<MissingKind> kind = flags.chars()
                .mapToObj(code -> MissingKind.find((char) code))
                .flatMap(Optional::stream)
                .findFirst();
        if (kind.isPresent() && !row.text(column).isEmpty()) {
            throw row.problem(
                    "flag",
                    "says that the value is missing (" + kind.get().code() + "), but there is one.",
                    "Keep the value or the flag.");
        }
        return kind;
    }

    private double value(Row row, String indicatorId, String column) {
        Optional<CategoricalScale> scale = framework
                .findIndicator(indicatorId)
                .flatMap(indicator -> indicator.computation().scale());
        if (scale.isEmpty()) {
            return row.number(column);
        }
        String answer = row.requiredText(column);
        Optional<CategoricalScale.Category> category = scale.get().find(answer);
        if (category.isPresent()) {
            return category.get().code();
        }
        OptionalDouble code = row.findNumber(column);
        if (code.isEmpty() || scale.get().find(code.getAsDouble()).isEmpty()) {
            throw row.problem(
                    column,
                    "'" + answer + "' is no answer of indicator '" + indicatorId + "'.",
                    "Write one of the answers of its scale in the framework.");
        }
        return code.getAsDouble();
    }

    private static Set<Flag> flags(Row row, String written) {
        EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
        for (int i = 0; i < written.length(); i++) {
            char code = written.charAt(i);
            flags.add(Flag.find(code)
                    .orElseThrow(() -> row.problem(
                            "flag",
                            "'" + code + "' is not a flag.",
                            "Write b break, d definition differs, e estimated, f forecast, i imputed, p provisional or"
                                    + " u low reliability; where the value is missing : not available, c confidential,"
                                    + " n not significant or z not applicable.")));
        }
        return flags;
    }
}
