package org.isopolity.population.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.isopolity.population.Figure;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Layout;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Evenness;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Change against converged reference runs, and laws that hold for any pair of tables. */
class DecompositionTest {

    private static AreaTable table(String name) {
        return name.startsWith("elbers")
                ? AreaFile.read(
                                Golden.shared("golden/segregation/inputs/" + name + ".csv"),
                                Layout.lines("school", "race", "n"))
                        .newest()
                : Golden.table(name);
    }

    @ParameterizedTest
    @CsvSource({"syn40x4, syn40x4_t2", "berlin_plr_2015h2, berlin_plr_2020h2", "elbers_schools00, elbers_schools05"})
    void convergedPartsAreReproduced(String first, String second) {
        Decomposition change = Decomposition.between(table(first), table(second));
        assertThat(change.convergence().converged()).isTrue();
        SoftAssertions soft = new SoftAssertions();
        for (Row row : Golden.output("elbers_difference.csv")) {
            if (row.text("d1").equals(first)
                    && row.text("method").equals("shapley")
                    && row.text("settings").startsWith("precision=1e-12")) {
                soft.assertThat(part(change, row.text("stat")))
                        .as(row.text("stat"))
                        .isCloseTo(row.number("value"), within(1e-10));
            }
        }
        soft.assertAll();
        addsUp(change);
    }

    private static double part(Decomposition change, String name) {
        return switch (name) {
            case "M1" -> change.before();
            case "M2" -> change.after();
            case "diff" -> change.after() - change.before();
            case "additions" -> change.additions();
            case "removals" -> change.removals();
            case "group_marginal" -> change.groupMargin();
            case "unit_marginal" -> change.unitMargin();
            case "structural" -> change.structure();
            default -> throw new AssertionError(name);
        };
    }

    private static void addsUp(Decomposition change) {
        double parts = change.additions()
                + change.removals()
                + change.groupMargin()
                + change.unitMargin()
                + change.structure();
        assertThat(parts).isCloseTo(change.after() - change.before(), within(1e-11));
        assertThat(change.groups().stream()
                        .mapToDouble(Decomposition.Part::structure)
                        .sum())
                .isCloseTo(change.structure(), within(1e-12));
        assertThat(change.groups().stream()
                        .mapToDouble(Decomposition.Part::groupMargin)
                        .sum())
                .isCloseTo(change.groupMargin(), within(1e-12));
        assertThat(change.groups().stream()
                        .mapToDouble(Decomposition.Part::unitMargin)
                        .sum())
                .isCloseTo(change.unitMargin(), within(1e-12));
    }

    @Test
    void areasAddTheStructuralChangeThatElbersConvergedTo() {
        Decomposition change = Decomposition.between(table("syn40x4"), table("syn40x4_t2"));
        SoftAssertions soft = new SoftAssertions();
        int compared = 0;
        for (Row row : Golden.output("elbers_difference_detailed.csv")) {
            if (row.text("d1").equals("syn40x4")
                    && row.text("method").equals("shapley_detailed")
                    && row.text("stat").equals("total")) {
                Decomposition.Part part = change.units().stream()
                        .filter(unit -> unit.name().equals(row.text("unit")))
                        .findFirst()
                        .orElseThrow();
                soft.assertThat(part.structure()).as(row.text("unit")).isCloseTo(row.number("value"), within(1e-10));
                compared++;
            }
        }
        soft.assertAll();
        assertThat(compared).isEqualTo(38);
    }

    @Test
    void forAnyTablesPartsAddUpAndTurnRound() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 20; round++) {
            AreaTable one = random(random, 12, 3);
            AreaTable other = random(random, 14, 3);
            Decomposition there = Decomposition.between(one, other);
            Decomposition back = Decomposition.between(other, one);
            addsUp(there);
            assertThat(there.structure()).isCloseTo(-back.structure(), within(1e-10));
            assertThat(there.groupMargin()).isCloseTo(-back.groupMargin(), within(1e-10));
            assertThat(there.additions()).isCloseTo(-back.removals(), within(1e-12));
            Decomposition.OfRatio ratio = there.ofRatio(one, other);
            assertThat(ratio.additions()
                            + ratio.removals()
                            + ratio.groupMargin()
                            + ratio.unitMargin()
                            + ratio.structure()
                            + ratio.diversity())
                    .isCloseTo(ratio.after() - ratio.before(), within(1e-11));
        }
    }

    private static AreaTable random(SplittableRandom random, int units, int groups) {
        double[][] counts = new double[groups][units];
        for (double[] column : counts) {
            Arrays.setAll(column, _ -> random.nextInt(1, 400));
        }
        return AreaTable.of(
                IntStream.range(0, units).mapToObj(u -> "u" + u).toList(),
                IntStream.range(0, groups).mapToObj(g -> "g" + g).toList(),
                counts);
    }

    @Test
    void onlySizesOfGroupsChangedIsNoChangeOfStructure() {
        AreaTable one =
                AreaTable.of(List.of("a", "b", "c"), List.of("g", "h"), new double[][] {{10, 40, 90}, {80, 70, 20}});
        AreaTable other =
                AreaTable.of(List.of("a", "b", "c"), List.of("g", "h"), new double[][] {{30, 120, 270}, {80, 70, 20}});
        Decomposition change = Decomposition.between(one, other);
        assertThat(change.structure()).isCloseTo(0, within(1e-10));
        assertThat(Decomposition.between(one, one).structure()).isZero();
    }

    @Test
    void tablesWithNothingInCommonAreRefused() {
        AreaTable one = AreaTable.of(List.of("a", "b"), List.of("g", "h"), new double[][] {{1, 2}, {3, 4}});
        AreaTable other = AreaTable.of(List.of("x", "y"), List.of("g", "h"), new double[][] {{1, 2}, {3, 4}});
        assertThatThrownBy(() -> Decomposition.between(one, other))
                .isInstanceOf(IncomparableTables.class)
                .hasMessageContaining("area");
    }

    @Test
    void citiesAreComparedAsByPySal() {
        SoftAssertions soft = new SoftAssertions();
        int compared = 0;
        for (Row row : Golden.output("pysal_decomposition.csv")) {
            if (!row.text("approach").equals("composition")) {
                continue;
            }
            Function<Contrast, Figure> index = switch (row.text("index")) {
                case "Dissim" -> Evenness::dissimilarity;
                case "Gini" -> Evenness::gini;
                default -> Evenness::entropy;
            };
            if (!Set.of("Dissim", "Gini").contains(row.text("index"))) {
                continue;
            }
            CityDifference difference = CityDifference.between(
                    Golden.withEveryone(row.text("dataset1")),
                    row.text("group1"),
                    Golden.withEveryone(row.text("dataset2")),
                    row.text("group2"),
                    index);
            soft.assertThat(difference.spatial()).as(row.text("dataset2")).isCloseTo(row.number("c_s"), within(1e-9));
            soft.assertThat(difference.attribute()).as(row.text("dataset2")).isCloseTo(row.number("c_a"), within(1e-9));
            compared++;
        }
        soft.assertAll();
        assertThat(compared).isPositive();
    }
}
