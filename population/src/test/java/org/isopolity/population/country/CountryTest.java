package org.isopolity.population.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Parts;
import org.isopolity.population.disclosure.Handling;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A country of small areas, city by city. */
class CountryTest {

    private static final List<String> NAMES = List.of("City", "year", "Unit", "a", "b", "c");
    private static final CountryLayout LAYOUT = new CountryLayout("city", "year", "unit", List.of("a", "b", "c"));
    private static final CityMeasures EXACT = new CityMeasures(new Handling.InsideOnly(), 0, 1);

    @TempDir
    private Path place;

    private static List<List<String>> rows(int cities, int most) {
        SplittableRandom random = new SplittableRandom(11);
        List<List<String>> rows = new ArrayList<>();
        for (int city = 0; city < cities; city++) {
            for (int year = 2019; year <= 2020; year++) {
                for (int unit = 0; unit < 5 + city; unit++) {
                    rows.add(List.of(
                            "city" + city,
                            Integer.toString(year),
                            "u" + unit,
                            Integer.toString(random.nextInt(most)),
                            Integer.toString(random.nextInt(most)),
                            Integer.toString(random.nextInt(most))));
                }
            }
        }
        return rows;
    }

    private List<Measure> measures(List<List<String>> rows, CityMeasures how) throws IOException {
        List<Measure> measures = new ArrayList<>();
        Country.read(Parts.write(place.resolve("t.parquet"), NAMES, rows), LAYOUT, how, measures::add);
        return measures;
    }

    private static double value(List<Measure> measures, String city, int year, String group, String index) {
        return measures.stream()
                .filter(one -> one.city().equals(city)
                        && one.year() == year
                        && one.group().equals(group)
                        && one.index().equals(index))
                .findFirst()
                .orElseThrow()
                .value()
                .get();
    }

    @Test
    void segregationBetweenAndWithinCitiesIsThatOfAllAreasTogether() throws IOException {
        List<List<String>> rows = rows(6, 300);
        List<Measure> measures = measures(rows, EXACT);
        List<List<String>> of2020 =
                rows.stream().filter(row -> row.get(1).equals("2020")).toList();
        double[][] counts = new double[3][of2020.size()];
        for (int u = 0; u < of2020.size(); u++) {
            for (int g = 0; g < 3; g++) {
                counts[g][u] = Double.parseDouble(of2020.get(u).get(3 + g));
            }
        }
        ManyGroups.Information all = ManyGroups.information(AreaTable.of(
                of2020.stream().map(row -> row.get(0) + "/" + row.get(2)).toList(), LAYOUT.groups(), counts));
        assertThat(value(measures, "", 2020, "", "M"))
                .isCloseTo(all.information().get(), within(1e-13));
        assertThat(value(measures, "", 2020, "", "H")).isCloseTo(all.ratio().get(), within(1e-13));
        assertThat(value(measures, "", 2020, "", "M between cities") + value(measures, "", 2020, "", "M within cities"))
                .isCloseTo(value(measures, "", 2020, "", "M"), within(1e-15));
        assertThat(value(measures, "", 2020, "", "cities")).isEqualTo(6);
    }

    @Test
    void theOrderOfRowsWithinACityChangesNoDigit() throws IOException {
        List<List<String>> rows = rows(3, 300);
        List<List<String>> turned = new ArrayList<>();
        for (int city = 0; city < 3; city++) {
            for (int year = 2019; year <= 2020; year++) {
                String name = "city" + city;
                String when = Integer.toString(year);
                turned.addAll(rows.stream()
                        .filter(row -> row.get(0).equals(name) && row.get(1).equals(when))
                        .toList()
                        .reversed());
            }
        }
        CityMeasures how = new CityMeasures(new Handling.InsideOnly(), 20, 3);
        assertThat(measures(turned, how).stream().map(Measure::cells))
                .containsExactlyElementsOf(
                        measures(rows, how).stream().map(Measure::cells).toList());
    }

    @Test
    void smallCountsAreHiddenBeforeAnythingIsMeasured() throws IOException {
        List<Measure> safe = measures(rows(4, 25), new CityMeasures(Handling.usual(), 0, 1));
        List<Measure> exact = measures(rows(4, 25), EXACT);
        assertThat(value(safe, "city3", 2020, "a", "people")).isEqualTo(value(exact, "city3", 2020, "a", "people"));
        assertThat(value(safe, "city3", 2020, "", "H")).isNotEqualTo(value(exact, "city3", 2020, "", "H"));
    }

    @Test
    void rowsThatDoNotStandTogetherAreRefusedWithTheirNumber() {
        List<List<String>> rows = rows(2, 30);
        rows.add(List.of("city0", "2019", "late", "1", "2", "3"));
        assertThatThrownBy(() -> measures(rows, EXACT))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line " + rows.size())
                .hasMessageContaining("comes a second time")
                .hasMessageContaining("--spark");
        List<List<String>> gap = rows(1, 30);
        gap.set(2, List.of("city0", "2019", "u2", "", "2", "3"));
        assertThatThrownBy(() -> measures(gap, EXACT))
                .hasMessageContaining("line 3")
                .hasMessageContaining("is missing");
        List<List<String>> twice = rows(1, 30);
        twice.set(2, List.of("city0", "2019", "u1", "1", "2", "3"));
        assertThatThrownBy(() -> measures(twice, EXACT)).hasMessageContaining("the unit u1 appears twice");
    }

    @Test
    void intervalsHoldTheEstimateAndFollowFromTheSeed() throws IOException {
        List<Measure> one = measures(rows(2, 300), new CityMeasures(new Handling.InsideOnly(), 100, 5));
        List<Measure> same = measures(rows(2, 300), new CityMeasures(new Handling.InsideOnly(), 100, 5));
        List<Measure> other = measures(rows(2, 300), new CityMeasures(new Handling.InsideOnly(), 100, 6));
        assertThat(one)
                .extracting(Measure::cells)
                .isEqualTo(same.stream().map(Measure::cells).toList());
        assertThat(one)
                .extracting(Measure::cells)
                .isNotEqualTo(other.stream().map(Measure::cells).toList());
        assertThat(one.stream().filter(measure -> measure.low().isPresent()))
                .hasSize(2 * 2 * 4)
                .allSatisfy(measure -> assertThat(measure.low().getAsDouble())
                        .isLessThan(measure.high().getAsDouble()));
    }
}
