package org.isopolity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Layout;
import org.isopolity.population.source.AmericanCommunitySurvey;
import org.isopolity.population.source.BerlinMatrix;
import org.isopolity.population.source.EurostatCities;
import org.isopolity.population.source.Imported;
import org.isopolity.population.source.UkCensus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where counts are and how they lie. */
final class CountsOptions {

    /** Layouts of files that can be read. */
    enum Format {
        /** A table of one's own. */
        TABLE,
        /** The US American Community Survey. */
        ACS,
        /** Eurostat's cities by country of birth. */
        EUROSTAT_BIRTH,
        /** Eurostat's cities by citizenship. */
        EUROSTAT_CITIZENSHIP,
        /** Berlin's planning areas. */
        BERLIN,
        /** The census of England and Wales. */
        UK_CENSUS
    }

    @Option(names = "--counts", paramLabel = "FILE", required = true, descriptionKey = "counts")
    @SuppressWarnings("NullAway.Init")
    private Path counts;

    @Option(names = "--format", paramLabel = "NAME", defaultValue = "TABLE", descriptionKey = "counts-format")
    @SuppressWarnings("NullAway.Init")
    private Format format;

    @Option(names = "--unit", paramLabel = "COLUMN", descriptionKey = "unit")
    private @Nullable String unit;

    @Option(names = "--groups", paramLabel = "COLUMNS", split = ",", descriptionKey = "groups")
    private List<String> groups = List.of();

    @Option(names = "--total", paramLabel = "COLUMN", descriptionKey = "total")
    private @Nullable String total;

    @Option(names = "--year", paramLabel = "COLUMN", descriptionKey = "population-year")
    private @Nullable String year;

    @Option(names = "--group-column", paramLabel = "COLUMN", descriptionKey = "group-column")
    private @Nullable String groupColumn;

    @Option(names = "--count-column", paramLabel = "COLUMN", descriptionKey = "count-column")
    private @Nullable String countColumn;

    @Option(names = "--rounding", paramLabel = "N", defaultValue = "0", descriptionKey = "rounding")
    private int rounding;

    Path file() {
        return counts;
    }

    /** The tables, and what was left out of them. */
    Imported read() {
        return read(counts);
    }

    /** Another file that is laid out in the same way. */
    Imported read(Path file) {
        return switch (format) {
            case TABLE -> new Imported(AreaFile.read(file, layout(file)), List.of());
            case ACS -> AmericanCommunitySurvey.read(file);
            case EUROSTAT_BIRTH -> EurostatCities.read(file, EurostatCities.Division.BIRTH);
            case EUROSTAT_CITIZENSHIP -> EurostatCities.read(file, EurostatCities.Division.CITIZENSHIP);
            case BERLIN -> {
                if (groups.isEmpty() || total == null) {
                    throw new Refusal("population.berlin");
                }
                yield BerlinMatrix.read(file, groups, total);
            }
            case UK_CENSUS -> UkCensus.read(file);
        };
    }

    private Layout layout(Path file) {
        if ((groupColumn == null) != (countColumn == null)) {
            throw new Refusal("population.long");
        }
        if (rounding == 1 || rounding < 0) {
            throw new Refusal("population.rounding", rounding);
        }
        return new Layout(
                unit == null ? AreaFile.table(file).columns().getFirst() : unit,
                groups,
                Optional.ofNullable(total),
                Optional.ofNullable(year),
                Optional.ofNullable(groupColumn),
                Optional.ofNullable(countColumn),
                rounding);
    }

    /** The group asked for; by default the first where there are two, a refusal otherwise. */
    static String group(AreaTable table, @Nullable String asked) {
        if (asked != null) {
            if (!table.groups().contains(asked)) {
                throw new Refusal("population.group", asked, String.join(", ", table.groups()));
            }
            return asked;
        }
        if (table.groups().size() == 2) {
            return table.groups().getFirst();
        }
        throw new Refusal("population.which-group", String.join(", ", table.groups()));
    }
}
