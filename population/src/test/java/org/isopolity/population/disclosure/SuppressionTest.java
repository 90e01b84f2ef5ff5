package org.isopolity.population.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.isopolity.population.Figure;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;
import org.isopolity.population.area.Layout;
import org.isopolity.population.segregation.ManyGroups;
import org.junit.jupiter.api.Test;

/** Hidden counts, and an attacker who tries every table that fits. */
class SuppressionTest {

    private static final int SMALLEST = 4;

    private final SplittableRandom random = new SplittableRandom(5);

    private AreaTable table(int units, int groups, int most) {
        double[][] counts = new double[groups][units];
        for (double[] column : counts) {
            Arrays.setAll(column, _ -> random.nextInt(most + 1));
        }
        return AreaTable.of(
                IntStream.range(0, units).mapToObj(u -> "u" + u).toList(),
                IntStream.range(0, groups).mapToObj(g -> "g" + g).toList(),
                counts);
    }

    /** All integer tables with the same sums and shown counts, by trying: the least and the most of every hidden count. */
    private static Map<Cell, long[]> byTrying(Shown shown) {
        List<Cell> cells = shown.hiddenCells();
        long[] units = new long[shown.units().size()];
        long[] groups = new long[shown.groups().size()];
        for (int u = 0; u < units.length; u++) {
            units[u] = (long) shown.findTotal(u).orElseThrow();
            for (int g = 0; g < groups.length; g++) {
                units[u] -= (long) shown.findCount(g, u).orElse(0);
            }
        }
        for (int g = 0; g < groups.length; g++) {
            groups[g] = (long) shown.groupTotal(g);
            for (int u = 0; u < units.length; u++) {
                groups[g] -= (long) shown.findCount(g, u).orElse(0);
            }
        }
        Map<Cell, long[]> ranges = new HashMap<>();
        attempt(shown, cells, 0, units, groups, new long[cells.size()], ranges);
        return ranges;
    }

    private static void attempt(
            Shown shown,
            List<Cell> cells,
            int next,
            long[] units,
            long[] groups,
            long[] values,
            Map<Cell, long[]> ranges) {
        if (next == cells.size()) {
            if (Arrays.stream(units).allMatch(rest -> rest == 0)
                    && Arrays.stream(groups).allMatch(rest -> rest == 0)) {
                for (int i = 0; i < values.length; i++) {
                    long value = values[i];
                    ranges.merge(cells.get(i), new long[] {value, value}, (old, now) ->
                            new long[] {Math.min(old[0], now[0]), Math.max(old[1], now[1])});
                }
            }
            return;
        }
        int u = shown.units().indexOf(cells.get(next).unit());
        int g = shown.groups().indexOf(cells.get(next).group());
        for (long value = 0; value <= Math.min(units[u], groups[g]); value++) {
            units[u] -= value;
            groups[g] -= value;
            values[next] = value;
            attempt(shown, cells, next + 1, units, groups, values, ranges);
            units[u] += value;
            groups[g] += value;
        }
    }

    @Test
    void theSolverFindsWhatTryingAllTablesFinds() {
        for (int round = 0; round < 60; round++) {
            AreaTable table = table(4, 3, 8);
            Set<Cell> hidden = new HashSet<>();
            for (String unit : table.units()) {
                for (String group : table.groups()) {
                    if (random.nextInt(5) < 2) {
                        hidden.add(new Cell(unit, group));
                    }
                }
            }
            Shown shown = Shown.hiding(table, hidden);
            Map<Cell, long[]> ranges = byTrying(shown);
            for (Interval interval : Attack.on(shown).intervals()) {
                assertThat(new long[] {interval.low(), interval.high()})
                        .as("%s in round %d", interval.cell(), round)
                        .isEqualTo(ranges.get(interval.cell()));
            }
        }
    }

    @Test
    void noSmallCountCanBeWorkedOutAfterSuppression() {
        int refused = 0;
        for (int round = 0; round < 200; round++) {
            AreaTable table = table(3 + random.nextInt(12), 2 + random.nextInt(4), 30);
            try {
                Suppression suppression = Suppression.of(table, SMALLEST);
                assertThat(Attack.on(suppression.shown()).exposed(SMALLEST)).isEmpty();
            } catch (UnprotectableTable impossible) {
                refused++;
                assertThat(impossible).hasMessageContaining("whatever else is hidden");
            }
        }
        assertThat(refused).isLessThan(40);
    }

    @Test
    void smallTablesAreSolvedExactlyAndLargeOnesStateTheirGap() {
        int proved = 0;
        int rounds = 0;
        for (int round = 0; round < 60; round++) {
            AreaTable table = table(3 + random.nextInt(3), 2 + random.nextInt(3), 25);
            try {
                Suppression suppression = Suppression.of(table, SMALLEST);
                rounds++;
                assertThat(suppression.gap()).isNotNegative();
                assertThat(Attack.on(suppression.shown()).exposed(SMALLEST)).isEmpty();
                proved += suppression.gap() == 0 ? 1 : 0;
            } catch (UnprotectableTable impossible) {
                assertThat(impossible).hasMessageContaining("whatever else is hidden");
            }
        }
        assertThat(proved).isGreaterThan(rounds * 9 / 10);
        Suppression large = Suppression.of(table(120, 5, 60), SMALLEST);
        assertThat(large.gap()).isBetween(0, large.otherCounts());
        assertThat(large.otherCounts()).isPositive();
    }

    @Test
    void withoutOtherCountsHiddenTheAttackSucceeds() {
        AreaTable table = AreaTable.of(
                List.of("a", "b", "c"), List.of("g", "h", "i"), new double[][] {{2, 50, 60}, {40, 70, 90}, {55, 45, 35}
                });
        Shown naive = Shown.hiding(table, Set.of(new Cell("a", "g")));
        assertThat(Attack.on(naive).exposed(SMALLEST)).containsExactly(new Interval(new Cell("a", "g"), 2, 2));
        Suppression suppression = Suppression.of(table, SMALLEST);
        assertThat(suppression.smallCounts()).isEqualTo(1);
        // a closed path has four corners at least
        assertThat(suppression.otherCounts()).isEqualTo(3);
        assertThat(Attack.on(suppression.shown()).exposed(SMALLEST)).isEmpty();
    }

    @Test
    void onSmallTablesNoSmallerSetWouldDo() {
        int best = 0;
        int rounds = 0;
        for (int round = 0; round < 40; round++) {
            AreaTable table = table(3, 3, 14);
            int found;
            try {
                found = Suppression.of(table, SMALLEST).shown().hiddenCells().size();
            } catch (UnprotectableTable impossible) {
                continue;
            }
            rounds++;
            int fewest = fewest(table);
            assertThat(found).isBetween(fewest, fewest + 2);
            best += found == fewest ? 1 : 0;
        }
        assertThat(rounds).isGreaterThan(20);
        assertThat(best).isGreaterThan(rounds * 7 / 10);
    }

    private static int fewest(AreaTable table) {
        List<Cell> all = new ArrayList<>();
        Set<Cell> small = new HashSet<>();
        for (int u = 0; u < 3; u++) {
            for (int g = 0; g < 3; g++) {
                Cell cell = new Cell(table.units().get(u), table.groups().get(g));
                all.add(cell);
                if (table.count(g, u) > 0 && table.count(g, u) < SMALLEST) {
                    small.add(cell);
                }
            }
        }
        int fewest = 10;
        for (int bits = 0; bits < 1 << 9; bits++) {
            Set<Cell> hidden = new HashSet<>();
            for (int i = 0; i < 9; i++) {
                if ((bits & 1 << i) != 0) {
                    hidden.add(all.get(i));
                }
            }
            if (hidden.containsAll(small)
                    && hidden.size() < fewest
                    && Attack.on(Shown.hiding(table, hidden)).exposed(SMALLEST).isEmpty()) {
                fewest = hidden.size();
            }
        }
        return fewest;
    }

    @Test
    void anEarlierReleaseThatShowedACountGivesItAway() {
        AreaTable table = AreaTable.of(
                List.of("a", "b", "c"), List.of("g", "h", "i"), new double[][] {{2, 50, 60}, {40, 70, 90}, {55, 45, 35}
                });
        Shown now = Suppression.of(table, SMALLEST).shown();
        Cell other = now.hiddenCells().stream()
                .filter(cell -> !cell.equals(new Cell("a", "g")))
                .findFirst()
                .orElseThrow();
        Set<Cell> before = new HashSet<>(now.hiddenCells());
        before.remove(other);
        assertThat(Attack.on(now, List.of(Shown.hiding(table, before))).exposed(SMALLEST))
                .hasSize(1);
        assertThat(Attack.on(now, List.of(now)).exposed(SMALLEST)).isEmpty();
    }

    @Test
    void anIndexWithManyDigitsGivesHiddenCountsAway() {
        AreaTable table = AreaTable.of(
                List.of("a", "b", "c"), List.of("g", "h", "i"), new double[][] {{2, 50, 60}, {40, 70, 90}, {55, 45, 35}
                });
        Shown shown = Suppression.of(table, SMALLEST).shown();
        Function<AreaTable, Figure> index = one -> ManyGroups.of(one).information();
        assertThat(Attack.on(shown).exposedByIndex(index, 12, SMALLEST)).isNotEmpty();
        assertThat(Attack.on(shown).exposedByIndex(index, 1, SMALLEST)).isEmpty();
    }

    @Test
    void unitsWithTooFewPeopleKeepTheirTotalsToThemselves() {
        AreaTable table = AreaTable.of(
                List.of("a", "b", "c", "d"), List.of("g", "h"), new double[][] {{1, 5, 60, 80}, {2, 6, 70, 90}});
        Shown shown = Suppression.of(table, SMALLEST).shown();
        assertThat(shown.findTotal(0)).isEmpty();
        assertThat(shown.findTotal(1)).isEmpty();
        assertThat(shown.findTotal(3)).hasValue(170);
        assertThat(Attack.on(shown).exposed(SMALLEST)).isEmpty();
        assertThat(Attack.on(shown).intervals()).contains(new Interval(new Cell("a", "g"), 0, 6));
        assertThat(Attack.on(Shown.hiding(table, Set.copyOf(shown.hiddenCells())))
                        .exposed(SMALLEST))
                .isNotEmpty();
    }

    @Test
    void oneUnitCannotBeProtected() {
        AreaTable table = AreaTable.of(List.of("a"), List.of("g", "h"), new double[][] {{2}, {40}});
        assertThatThrownBy(() -> Suppression.of(table, SMALLEST))
                .isInstanceOf(UnprotectableTable.class)
                .hasMessageContaining("The count of g in a is small");
    }

    @Test
    void londonAndBerlinAreProtectedWhole() {
        AreaTable berlin = AreaFile.read(
                        Golden.shared("data/berlin_plr_2020-12_origin.csv"),
                        Layout.wide(
                                "area_id",
                                "germans_without_migration_background",
                                "germans_with_migration_background",
                                "foreigners"))
                .newest();
        Suppression suppression = Suppression.of(berlin, 20);
        assertThat(suppression.smallCounts()).isPositive();
        assertThat(Attack.on(suppression.shown()).exposed(20)).isEmpty();
    }

    @Test
    void roundingAndPerturbationKeepTheMeanAndRepeatThemselves() {
        AreaTable table = table(20_000, 2, 9);
        for (AreaTable noisy : List.of(Noise.rounded(table, 5, 42), Noise.perturbed(table, SMALLEST, 2, 42))) {
            assertThat(noisy.total() / table.total()).isCloseTo(1, within(0.01));
            assertThat(noisy.imprecision()).isInstanceOf(Imprecision.Rounded.class);
        }
        assertThat(Noise.rounded(table, 5, 42).column(0))
                .isEqualTo(Noise.rounded(table, 5, 42).column(0));
        assertThat(Noise.rounded(table, 5, 43).column(0))
                .isNotEqualTo(Noise.rounded(table, 5, 42).column(0));
        assertThat(Arrays.stream(Noise.rounded(table, 5, 42).column(1))).allMatch(count -> count % 5 == 0);
        assertThat(Arrays.stream(Noise.perturbed(table, SMALLEST, 2, 42).column(1)))
                .allMatch(count -> count == 0 || count >= SMALLEST);
    }

    @Test
    void mapsThatPointAtPeopleAreNamed() {
        AreaTable table = AreaTable.of(
                List.of("a", "b", "c", "d"), List.of("g", "h"), new double[][] {{2, 50, 0, 30}, {40, 70, 3, 0}});
        List<String> warnings = MapWarning.ofDots(table, "g", 1, SMALLEST).stream()
                .map(warning -> warning.in(Locale.ENGLISH))
                .toList();
        assertThat(warnings).hasSize(4);
        assertThat(warnings.getFirst())
                .contains("In 1 areas fewer than 4 people of g live")
                .contains("(a)");
        assertThat(warnings.get(2)).contains("everyone belongs to g").contains("(d)");
    }
}
