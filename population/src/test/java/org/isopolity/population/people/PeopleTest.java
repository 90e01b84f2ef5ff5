package org.isopolity.population.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.segregation.Local;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** People over time, against Berlin's districts and published shares. */
class PeopleTest {

    private static AreaTable districts(String year) {
        return Golden.table("berlin_plr_" + year).joined(unit -> unit.substring(0, 2));
    }

    @Test
    void berlinsDistrictsAreReproduced() {
        AreaTable before = districts("2015h2");
        AreaTable after = districts("2020h2");
        Map<String, ShiftShare> shifts = ShiftShare.of(before, after).stream()
                .collect(Collectors.toMap(shift -> shift.unit() + shift.group(), shift -> shift));
        SoftAssertions soft = new SoftAssertions();
        int compared = 0;
        for (Row row : Golden.output("formula_growth_lq_shiftshare_berlin.csv")) {
            OptionalDouble actual = row.text("area").equals("Berlin")
                    ? whole(after, before, row)
                    : district(before, after, shifts, row);
            if (actual.isPresent()) {
                compared++;
                soft.assertThat(actual.getAsDouble())
                        .as("%s %s %s", row.text("area"), row.text("group"), row.text("quantity"))
                        .isCloseTo(row.number("value"), within(1e-11 * Math.max(1, Math.abs(row.number("value")))));
            }
        }
        soft.assertAll();
        assertThat(compared).isEqualTo(372);
    }

    private static OptionalDouble district(AreaTable before, AreaTable after, Map<String, ShiftShare> shifts, Row row) {
        int unit = before.units().indexOf(row.text("area"));
        if (row.text("group").isEmpty() || !before.groups().contains(row.text("group"))) {
            return OptionalDouble.empty();
        }
        int group = before.group(row.text("group"));
        Growth growth = Growth.of(
                before.count(group, unit), after.count(group, unit), before.total(unit), after.total(unit), 5);
        ShiftShare shift = shifts.get(row.text("area") + row.text("group"));
        return switch (row.text("quantity")) {
            case "share_2015h2" -> growth.shareBefore().find();
            case "share_2020h2" -> growth.shareAfter().find();
            case "growth" -> growth.growth().find();
            case "CAGR over 5 years" -> growth.annualRate().find();
            case "log growth rate per year" -> growth.logRate().find();
            case "contribution to district population change" ->
                growth.contribution().find();
            case "LQ_2020h2 (district share / Berlin share)" ->
                Local.locationQuotient(after, group, unit).find();
            case "shift-share: reference growth effect" -> OptionalDouble.of(shift.reference());
            case "shift-share: group mix effect" -> OptionalDouble.of(shift.mix());
            case "shift-share: local (competitive) effect" -> OptionalDouble.of(shift.local());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble whole(AreaTable after, AreaTable before, Row row) {
        if (!after.groups().contains(row.text("group"))) {
            return OptionalDouble.empty();
        }
        Settlement now = Settlement.of(after, row.text("group"));
        return switch (row.text("quantity")) {
            case "HHI over districts 2015h2" ->
                Settlement.of(before, row.text("group")).concentration().find();
            case "HHI over districts 2020h2" -> now.concentration().find();
            case "share of top 5 districts 2020h2" -> now.topFive().find();
            case "Hoover index against total population 2020h2" -> now.hoover().find();
            default -> OptionalDouble.empty();
        };
    }

    @Test
    void publishedArithmeticOfCitiesAndSuburbsComesOut() {
        // of all immigrants 33 in central cities and 51 in suburbs of the large metropolitan areas: 51/84 = 61 % of
        // those there
        AreaTable table = AreaTable.of(
                List.of("cities", "elsewhere", "suburbs"),
                List.of("immigrants", "others"),
                new double[][] {{33, 16, 51}, {28, 300, 80}});
        Suburbs suburbs = Suburbs.of(
                table,
                "immigrants",
                unit -> unit.equals("elsewhere") ? Optional.empty() : Optional.of(unit),
                OptionalDouble.of(100));
        Suburbs.Kind outer = suburbs.findKind("suburbs").orElseThrow();
        assertThat(outer.shareOfMetro().get()).isCloseTo(0.607, within(0.0005));
        assertThat(outer.shareOfAll().get()).isEqualTo(0.51);
        assertThat(outer.everyoneShare().get()).isCloseTo(131 / 192.0, within(1e-15));
        assertThat(suburbs.groupInMetros()).isEqualTo(84);
    }

    @Test
    void shiftsBetweenMetrosAndWithinAddUp() {
        Suburbs.Shift shift =
                Suburbs.shift("suburbs", new double[][] {{30, 10}, {100, 50}}, new double[][] {{50, 30}, {110, 90}});
        assertThat(shift.within() + shift.between()).isCloseTo(80 / 200.0 - 40 / 150.0, within(1e-15));
    }

    @Test
    void countiesOfTheUnitedStatesBecomeKindsOfPlaces() {
        List<Row> rows =
                CsvTable.read(Golden.shared("data/us_metro_counties_foreign_born_2009_2017.csv")).rows().stream()
                        .filter(row -> row.year("year") == 2017)
                        .toList();
        Map<String, String> kinds = new HashMap<>();
        rows.forEach(row -> kinds.put(row.text("stco_code"), row.text("co_type")));
        AreaTable table = AreaTable.of(
                rows.stream().map(row -> row.text("stco_code")).toList(),
                List.of("foreign_born", "native"),
                new double[][] {
                    rows.stream().mapToDouble(row -> row.number("fb25plus")).toArray(),
                    rows.stream()
                            .mapToDouble(row -> row.number("pop25plus") - row.number("fb25plus"))
                            .toArray()
                });
        Suburbs suburbs = Suburbs.of(
                table,
                "foreign_born",
                unit -> Optional.ofNullable(kinds.get(unit)).filter(kind -> !kind.isEmpty()),
                OptionalDouble.empty());
        assertThat(suburbs.kinds().stream()
                        .mapToDouble(kind -> kind.shareOfMetro().get())
                        .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(suburbs.findKind("Urban cores").orElseThrow().ratio().get()).isGreaterThan(1);
        assertThat(suburbs.findKind("Urban cores").orElseThrow().shareOfAll().reason())
                .isPresent();
    }

    @Test
    void areasThatCrossAThresholdAreNamed() {
        AreaTable before =
                AreaTable.of(List.of("a", "b", "c"), List.of("g", "h"), new double[][] {{10, 30, 50}, {90, 70, 50}});
        AreaTable after =
                AreaTable.of(List.of("a", "b", "c"), List.of("g", "h"), new double[][] {{25, 10, 60}, {75, 90, 40}});
        Crossing crossing = Crossing.of(before, after, "g", 0.2);
        assertThat(crossing.rose()).containsExactly("a");
        assertThat(crossing.fell()).containsExactly("b");
        assertThat(crossing.stayedAbove()).isEqualTo(1);
    }

    @Test
    void growthFromNothingHasAReason() {
        Growth growth = Growth.of(0, 5, 100, 100, 2);
        assertThat(growth.growth().reason()).isPresent();
        assertThat(growth.contribution().reason().orElseThrow().in(Locale.ENGLISH))
                .contains("did not change");
    }
}
