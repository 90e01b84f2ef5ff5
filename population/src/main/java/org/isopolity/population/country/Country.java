package org.isopolity.population.country;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.isopolity.parquet.ColumnFile;
import org.isopolity.parquet.Stretch;
import org.isopolity.population.Figure;
import org.isopolity.text.input.InvalidInput;

/**
 * A country as its cities: M of all its areas is M between cities plus the mean of M within cities, so that a country of any size is
 * measured from the measures of its cities (Theil; Reardon and Firebaugh 2002). Adds up in the order of the names of cities.
 */
public final class Country {

    private final NavigableMap<Integer, NavigableMap<String, City>> years = new TreeMap<>();
    private final List<String> groups;

    /** What the country needs to know of a city. */
    private static final class City {
        private final double[] people;
        private double information;

        City(double[] people) {
            this.people = people;
        }
    }

    /** A country without cities yet; its groups. */
    public Country(List<String> groups) {
        this.groups = List.copyOf(groups);
    }

    /**
     * Measures every city and year of a file of columns on this machine, one table in memory at a time, and the country at the end.
     *
     * @param file whose rows stand together by city and year
     * @param taker gets the measures in the order of the file; those of the country last
     * @throws InvalidInput if the file breaks its shape
     */
    public static void read(Path file, CountryLayout layout, CityMeasures how, Consumer<Measure> taker) {
        Country country = new Country(layout.groups());
        CityTables tables = new CityTables(file, layout, (city, year, table) -> {
            for (Measure measure : how.of(city, year, table)) {
                country.add(
                        city,
                        year,
                        measure.group(),
                        measure.index(),
                        measure.value().find());
                taker.accept(measure);
            }
        });
        try (ColumnFile columns = ColumnFile.open(file)) {
            double[] counts = new double[layout.groups().size()];
            columns.read(layout.columns(), stretch -> {
                requireNumbers(file, layout, stretch);
                for (int i = 0; i < stretch.size(); i++) {
                    for (int g = 0; g < counts.length; g++) {
                        counts[g] = stretch.number(3 + g, i);
                    }
                    double year = stretch.number(1, i);
                    if (year != Math.rint(year)) {
                        throw InvalidInput.inField(
                                file, stretch.row(i), layout.year(), "is no year.", "Write years as whole numbers.");
                    }
                    tables.add(stretch.row(i), stretch.text(0, i), (int) year, stretch.text(2, i), counts);
                }
            });
        }
        tables.end();
        country.measures().forEach(taker);
    }

    private static void requireNumbers(Path file, CountryLayout layout, Stretch stretch) {
        for (int c = 1; c < layout.columns().size(); c++) {
            if (c != 2 && !stretch.isNumbers(c)) {
                throw InvalidInput.inFile(
                        file,
                        "the column '" + layout.columns().get(c) + "' does not hold numbers.",
                        "Write years and counts as numbers.");
            }
        }
    }

    /**
     * Takes from one measure of a city what the country needs.
     *
     * @param group that it is about; empty for all groups
     * @param value absent where there is none
     */
    public void add(String city, int year, String group, String index, OptionalDouble value) {
        City known = years.computeIfAbsent(year, _ -> new TreeMap<>())
                .computeIfAbsent(city, _ -> new City(new double[groups.size()]));
        if (index.equals(CityMeasures.PEOPLE) && groups.contains(group)) {
            known.people[groups.indexOf(group)] = value.orElseThrow();
        } else if (index.equals("M") && group.isEmpty()) {
            // within a city of one group or one area nothing differs
            known.information = value.orElse(0);
        }
    }

    /** The measures of the country in each year. */
    public List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        years.forEach((year, cities) -> measures.addAll(measures(year, cities)));
        return List.copyOf(measures);
    }

    private List<Measure> measures(int year, NavigableMap<String, City> cities) {
        double[] people = new double[groups.size()];
        double everyone = 0;
        for (City city : cities.values()) {
            for (int g = 0; g < people.length; g++) {
                people[g] += city.people[g];
                everyone += city.people[g];
            }
        }
        double entropy = 0;
        for (double group : people) {
            entropy -= group > 0 ? group / everyone * Math.log(group / everyone) : 0;
        }
        double between = 0;
        double within = 0;
        for (City city : cities.values()) {
            double total = 0;
            for (double count : city.people) {
                total += count;
            }
            for (int g = 0; g < people.length; g++) {
                double count = city.people[g];
                between += count > 0 ? count * Math.log(count / total / (people[g] / everyone)) : 0;
            }
            within += total * city.information;
        }
        String nobody = "undefined.nobody";
        Figure betweenCities = Figure.ratio(Math.max(0, between), everyone, nobody);
        Figure withinCities = Figure.ratio(within, everyone, nobody);
        Figure all = Figure.ratio(Math.max(0, between) + within, everyone, nobody);
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.of("", year, "", "cities", Figure.of(cities.size())));
        measures.add(Measure.of("", year, "", CityMeasures.PEOPLE, Figure.of(everyone)));
        for (int g = 0; g < people.length; g++) {
            measures.add(Measure.of("", year, groups.get(g), CityMeasures.PEOPLE, Figure.of(people[g])));
        }
        add(measures, year, "M", all, 1);
        add(measures, year, "M between cities", betweenCities, 1);
        add(measures, year, "M within cities", withinCities, 1);
        add(measures, year, "H", all, entropy);
        add(measures, year, "H between cities", betweenCities, entropy);
        add(measures, year, "H within cities", withinCities, entropy);
        return measures;
    }

    private static void add(List<Measure> measures, int year, String index, Figure nats, double entropy) {
        measures.add(Measure.of(
                "",
                year,
                "",
                index,
                entropy == 0 ? Figure.undefined("undefined.one-group") : nats.map(m -> m / entropy)));
    }
}
