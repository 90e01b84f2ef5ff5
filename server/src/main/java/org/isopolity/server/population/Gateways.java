package org.isopolity.server.population;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.isopolity.population.gateway.Classification;
import org.isopolity.population.gateway.History;
import org.isopolity.population.gateway.Rules;
import org.isopolity.population.picture.LineChart;
import org.isopolity.text.Mendable;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cities as gateways, from the manifest {@code population/gateways.csv}: a line for each country with the file of its histories.
 *
 * @param countries in the order of the manifest
 * @param problem why they cannot be shown; empty where they can
 */
public record Gateways(List<Country> countries, String problem) {

    /** The header of the manifest, and thereby the template. */
    public static final String HEADER = "id,histories,country,rules,source,terms\n";

    private static final Logger LOG = LoggerFactory.getLogger(Gateways.class);

    public Gateways {
        countries = List.copyOf(countries);
    }

    /**
     * A country with its cities.
     *
     * @param id in addresses
     * @param history of the country
     * @param rules that its cities are read by
     * @param source who answers for the histories
     * @param terms under which they may be used
     * @param cities by name
     */
    public record Country(String id, History history, Rules rules, String source, String terms, List<City> cities) {

        public Country {
            cities = List.copyOf(cities);
        }

        /** A city of this name. */
        public Optional<City> findCity(String name) {
            return cities.stream()
                    .filter(city -> city.history().city().equals(name))
                    .findFirst();
        }

        /** The history of a city beside that of the country, with the periods of the rules. */
        String timeline(City city, String title) {
            List<LineChart.Span> spans = rules.periods().entrySet().stream()
                    .sorted(Comparator.comparingInt(period -> period.getValue().from()))
                    .filter(period -> List.of("early", "middle", "recent").contains(period.getKey()))
                    .map(period -> new LineChart.Span(
                            period.getKey(),
                            period.getValue().from(),
                            period.getValue().to()))
                    .toList();
            return LineChart.svg(title, List.of(line(city.history(), false), line(history, true)), spans);
        }

        private static LineChart.Series line(History history, boolean dashed) {
            TreeMap<Integer, Double> shares = new TreeMap<>();
            history.years().forEach((year, count) -> shares.put(year, count.share()));
            return new LineChart.Series(history.city(), shares, dashed);
        }
    }

    /**
     * A city.
     *
     * @param history of it
     * @param type what the rules say, with their evidence
     */
    public record City(History history, Classification type) {}

    static Gateways none() {
        return new Gateways(List.of(), "");
    }

    static Gateways in(Path folder) {
        Path manifest = folder.resolve("gateways.csv");
        if (!Files.exists(manifest)) {
            return none();
        }
        try {
            CsvTable table = CsvTable.read(manifest);
            table.require(HEADER.strip().split(",", -1));
            List<Country> countries = new ArrayList<>();
            for (Row row : table.rows()) {
                countries.add(country(folder, row));
            }
            return new Gateways(countries, "");
        } catch (Mendable wrong) {
            LOG.error("Gateways are not shown. {}", wrong.getMessage());
            return new Gateways(List.of(), Tables.withoutPath(wrong, folder));
        }
    }

    private static Country country(Path folder, Row row) {
        Path file = folder.resolve(TableEntry.beside(row, "histories", row.requiredText("histories")));
        List<History> histories = History.read(file);
        String name = row.requiredText("country");
        History nation = histories.stream()
                .filter(history -> history.city().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInput.inFile(
                        file,
                        "has no lines for the country '" + name + "'.",
                        "Add them, or name it as it stands there."));
        Rules rules = switch (row.requiredText("rules").toLowerCase(Locale.ROOT)) {
            case "2004" -> Rules.ofSinger2004();
            case "2015" -> Rules.ofSinger2015();
            default -> Rules.read(folder.resolve(TableEntry.beside(row, "rules", row.text("rules"))));
        };
        return new Country(
                row.identifier("id"),
                nation,
                rules,
                row.requiredText("source"),
                row.requiredText("terms"),
                histories.stream()
                        .filter(history -> !history.city().equals(name))
                        .sorted(Comparator.comparing(History::city))
                        .map(history -> new City(history, Classification.of(history, nation, rules)))
                        .toList());
    }
}
