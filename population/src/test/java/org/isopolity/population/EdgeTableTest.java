package org.isopolity.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;
import org.isopolity.population.area.Layout;
import org.isopolity.population.change.Decomposition;
import org.isopolity.population.place.Borders;
import org.isopolity.population.place.Places;
import org.isopolity.population.segregation.Concentration;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Evenness;
import org.isopolity.population.segregation.Exposure;
import org.isopolity.population.segregation.Local;
import org.isopolity.population.segregation.LogBase;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.population.trust.Draws;
import org.isopolity.population.trust.Spread;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of edge cases, row by row: what every tool stumbles over and what is done here. */
class EdgeTableTest {

    @TempDir
    private Path place;

    private static AreaTable table(double[]... columns) {
        return AreaTable.of(
                IntStream.range(0, columns[0].length).mapToObj(u -> "u" + u).toList(),
                IntStream.range(0, columns.length).mapToObj(g -> "g" + g).toList(),
                columns);
    }

    private static Places row(AreaTable table) {
        int size = table.units().size();
        double[] areas = new double[size];
        Arrays.fill(areas, 1e6);
        return Places.of(
                table.units(),
                IntStream.range(0, size).mapToDouble(u -> 1000.0 * u).toArray(),
                new double[size],
                areas,
                new double[size],
                Borders.none());
    }

    @Test
    void aUnitWithNobodyKeepsItsAreaAndIsCounted() {
        AreaTable with = table(new double[] {30, 0, 10}, new double[] {10, 0, 30});
        AreaTable without = table(new double[] {30, 10}, new double[] {10, 30});
        assertThat(with.emptyUnits()).isEqualTo(1);
        assertThat(Evenness.dissimilarity(Contrast.withRest(with, "g0")))
                .isEqualTo(Evenness.dissimilarity(Contrast.withRest(without, "g0")));
        assertThat(ManyGroups.of(with)).isEqualTo(ManyGroups.of(without));
        // a third of the ground has nobody on it
        assertThat(Concentration.delta(Contrast.withRest(with, "g0"), row(with)).get())
                .isCloseTo((Math.abs(0.75 - 1 / 3.0) + 1 / 3.0 + Math.abs(0.25 - 1 / 3.0)) / 2, within(1e-15));
        assertThat(Local.locationQuotient(with, 0, 1).reason()).isPresent();
    }

    @Test
    void aGroupThatIsZeroEverywhereChangesNothingAndIsNamed() {
        AreaTable with = table(new double[] {30, 10}, new double[] {0, 0}, new double[] {10, 30});
        AreaTable without = table(new double[] {30, 10}, new double[] {10, 30});
        assertThat(with.absentGroups()).containsExactly("g1");
        assertThat(ManyGroups.of(with)).isEqualTo(ManyGroups.of(without));
        assertThat(Evenness.dissimilarity(Contrast.withRest(with, "g1")).reason())
                .hasValueSatisfying(why -> assertThat(why.in(Locale.ENGLISH)).contains("Nobody belongs to g1"));
    }

    @Test
    void oneGroupOnlyOrOneUnitOnlyHasAReasonInsteadOfAValue() {
        for (AreaTable alone : List.of(
                table(new double[] {30, 10}, new double[] {0, 0}),
                table(new double[] {30}, new double[] {10}),
                table(new double[] {0, 0}, new double[] {0, 0}))) {
            assertThat(ManyGroups.of(alone).informationRatio().reason()).isPresent();
            assertThat(ManyGroups.of(alone).dissimilarity().reason()).isPresent();
            assertThat(Evenness.gini(Contrast.withRest(alone, "g0")).reason()).isPresent();
            assertThat(Exposure.isolation(Contrast.withRest(alone, "g0")).reason())
                    .isPresent();
        }
    }

    @Test
    void aUnitOfOnePersonIsPassedOverWhereTheSelfIsLeftOut() {
        AreaTable with = table(new double[] {1, 20, 10}, new double[] {0, 10, 20});
        AreaTable without = table(new double[] {20, 10}, new double[] {10, 20});
        assertThat(Exposure.isolationFromOthers(Contrast.withRest(with, "g0")))
                .isEqualTo(Exposure.isolationFromOthers(Contrast.withRest(without, "g0")));
    }

    @Test
    void fractionsAreCountedAndOnlyTheRedrawOfPeopleIsRefused() {
        AreaTable fractions = table(new double[] {30.5, 10.25}, new double[] {10, 30});
        assertThat(Evenness.dissimilarity(Contrast.withRest(fractions, "g0")).find())
                .isPresent();
        Spread people = Draws.of(10, 1)
                .ofPeople(fractions, drawn -> ManyGroups.information(drawn).ratio());
        assertThat(people.low().reason()).isPresent();
        Spread areas = Draws.of(10, 1)
                .ofAreas(
                        table(new double[] {30.5, 10, 7}, new double[] {10, 30, 9}),
                        drawn -> ManyGroups.information(drawn).ratio());
        assertThat(areas.low().find()).isPresent();
    }

    @Test
    void aMissingValueIsRejectedWithTheNumbersOfItsRows() throws IOException {
        Path file = Files.writeString(place.resolve("t.csv"), "unit,a,b\n1,2,3\n2,,4\n3,5,\n");
        assertThatThrownBy(() -> AreaFile.read(file, Layout.wide("unit")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("a count is missing in lines 3, 4");
    }

    @Test
    void aGroupAboveTheTotalIsRejectedWithTheNumbersOfItsRows() throws IOException {
        Path file = Files.writeString(place.resolve("t.csv"), "unit,a,all\n1,2,3\n2,9,4\n3,8,7\n");
        assertThatThrownBy(() -> AreaFile.read(file, Layout.wide("unit", "a").withTotal("all")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lines 3, 4");
    }

    @Test
    void logarithmsAreNaturalUnlessAskedOtherwiseAndTheRatioKnowsNoBase() {
        ManyGroups halves = ManyGroups.of(table(new double[] {10, 0}, new double[] {0, 10}));
        assertThat(halves.information().get()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(halves.entropy().get()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(halves.informationRatio().get()).isCloseTo(1, within(1e-15));
        assertThat(LogBase.parse("2").of(halves.information()).get()).isCloseTo(1, within(1e-15));
        assertThat(LogBase.parse("e")).isEqualTo(LogBase.NATURAL);
        assertThat(LogBase.parse("10").of(Math.log(1000))).isCloseTo(3, within(1e-15));
        assertThatThrownBy(() -> LogBase.parse("1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogBase.parse("two")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unitsOfOneDateOnlyAreAddedOrRemoved() {
        AreaTable before =
                AreaTable.of(List.of("a", "b", "gone"), List.of("x", "y"), new double[][] {{30, 10, 5}, {10, 30, 9}});
        AreaTable after =
                AreaTable.of(List.of("a", "b", "new"), List.of("x", "y"), new double[][] {{28, 14, 8}, {12, 26, 2}});
        Decomposition change = Decomposition.between(before, after);
        assertThat(change.removed()).containsExactly("gone");
        assertThat(change.added()).containsExactly("new");
        assertThat(change.before()
                        + change.additions()
                        + change.removals()
                        + change.groupMargin()
                        + change.unitMargin()
                        + change.structure())
                .isCloseTo(change.after(), within(1e-12));
    }

    @Test
    void degreesAreBroughtOntoAPlaneInMetres() throws IOException {
        Path file = Files.writeString(place.resolve("p.csv"), "unit,lon,lat\n1,13.40,52.52\n2,13.40,52.53\n");
        Places places = Places.read(file, "unit");
        assertThat(places.distance(0, 1)).isCloseTo(1112.8, within(1.0));
    }

    @Test
    void roundingAndMarginsOfErrorTravelWithTheCounts() {
        AreaTable exact = table(new double[] {30, 10, 22}, new double[] {12, 30, 18});
        AreaTable rounded = AreaTable.of(exact.units(), exact.groups(), columns(exact), new Imprecision.Rounded(3));
        AreaTable sampled =
                AreaTable.of(exact.units(), exact.groups(), columns(exact), new Imprecision.Sampled(new double[][] {
                    {6, 4, 5}, {4, 6, 5}
                }));
        Draws draws = Draws.of(200, 2);
        double noRounding = draws.ofImprecision(
                        exact, drawn -> ManyGroups.information(drawn).dissimilarity())
                .standardError()
                .get();
        double ofRounding = draws.ofImprecision(
                        rounded, drawn -> ManyGroups.information(drawn).dissimilarity())
                .standardError()
                .get();
        double ofSample = draws.ofImprecision(
                        sampled, drawn -> ManyGroups.information(drawn).dissimilarity())
                .standardError()
                .get();
        assertThat(noRounding).isZero();
        assertThat(ofRounding).isPositive().isLessThan(ofSample);
        assertThat(rounded.joined(unit -> "all").imprecision()).isEqualTo(new Imprecision.Rounded(3));
    }

    private static double[][] columns(AreaTable table) {
        return IntStream.range(0, table.groups().size()).mapToObj(table::column).toArray(double[][]::new);
    }
}
