package org.isopolity.population.segregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Borders;
import org.isopolity.population.place.Places;
import org.junit.jupiter.api.Test;

/** Indices against sums written as they stand in the literature, on random tables, and laws that must hold for any table. */
class NaiveIndicesTest {

    private final SplittableRandom random = new SplittableRandom(20);

    private AreaTable table(int units, int groups) {
        double[][] counts = new double[groups][units];
        for (double[] column : counts) {
            Arrays.setAll(column, _ -> random.nextInt(4) == 0 ? 0 : random.nextInt(1, 300));
        }
        counts[0][0] = 7;
        counts[1][1] = 9;
        return AreaTable.of(names("u", units), names("g", groups), counts);
    }

    private static List<String> names(String letter, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("%s%04d", letter, i))
                .toList();
    }

    private Places places(AreaTable table) {
        int size = table.units().size();
        double[] x = random.doubles(size, 0, 9000).toArray();
        double[] y = random.doubles(size, 0, 9000).toArray();
        return Places.of(
                table.units(), x, y, random.doubles(size, 1e5, 4e6).toArray(), new double[size], Borders.none());
    }

    @Test
    void giniAndTheWalkOverTheTableEqualDoubleSums() {
        for (int round = 0; round < 30; round++) {
            AreaTable table = table(2 + random.nextInt(60), 2 + random.nextInt(4));
            ManyGroups many = ManyGroups.of(table);
            assertThat(many.gini().get()).isCloseTo(naiveGini(table), within(1e-12));
            assertThat(many.information().get()).isCloseTo(naiveInformation(table), within(1e-12));
            assertThat(many.dissimilarity().get()).isCloseTo(naiveDissimilarity(table), within(1e-12));
            assertThat(ManyGroups.information(table).information()).isEqualTo(many.information());
        }
    }

    private static double naiveGini(AreaTable table) {
        double sum = 0;
        double interaction = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            double share = table.groupTotal(g) / table.total();
            interaction += share * (1 - share);
            for (int i = 0; i < table.units().size(); i++) {
                for (int j = 0; j < table.units().size(); j++) {
                    if (table.total(i) > 0 && table.total(j) > 0) {
                        sum += table.total(i)
                                * table.total(j)
                                * Math.abs(table.count(g, i) / table.total(i) - table.count(g, j) / table.total(j));
                    }
                }
            }
        }
        return sum / (2 * table.total() * table.total() * interaction);
    }

    private static double naiveInformation(AreaTable table) {
        double sum = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            for (int u = 0; u < table.units().size(); u++) {
                double joint = table.count(g, u) / table.total();
                if (joint > 0) {
                    sum += joint
                            * Math.log(joint * table.total() * table.total() / (table.total(u) * table.groupTotal(g)));
                }
            }
        }
        return sum;
    }

    private static double naiveDissimilarity(AreaTable table) {
        double sum = 0;
        double interaction = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            double share = table.groupTotal(g) / table.total();
            interaction += share * (1 - share);
            for (int u = 0; u < table.units().size(); u++) {
                sum += table.total(u) == 0 ? 0 : table.total(u) * Math.abs(table.count(g, u) / table.total(u) - share);
            }
        }
        return sum / (2 * table.total() * interaction);
    }

    @Test
    void distanceIndicesEqualSumsOverAllPairs() {
        for (int round = 0; round < 10; round++) {
            AreaTable table = table(40, 2);
            Places places = places(table);
            Contrast contrast = Contrast.withRest(table, "g0000");
            Proximities near = Proximities.exact(table, places, Setting.KILOMETRES, SelfDistance.WITHIN_AREA);
            double decaying = 0;
            double pxx = 0;
            for (int i = 0; i < 40; i++) {
                double own = 0;
                double all = 0;
                for (int j = 0; j < 40; j++) {
                    double metres = i == j ? Math.sqrt(0.6 * places.area(i)) : places.distance(i, j);
                    double c = Math.exp(-metres / 1000);
                    own += c * table.count(0, j);
                    all += c * table.total(j);
                    pxx += c * table.count(0, i) * table.count(0, j);
                }
                decaying += table.count(0, i) / table.groupTotal(0) * own / all;
            }
            assertThat(Clustering.decayingIsolation(contrast, near).get()).isCloseTo(decaying, within(1e-13));
            assertThat(Clustering.within(contrast, near).get())
                    .isCloseTo(pxx / (table.groupTotal(0) * table.groupTotal(0)), within(1e-13));
        }
    }

    @Test
    void farAreasTakenTogetherStayWithinTheProvedError() {
        for (int metres : new int[] {100, 400, 1500}) {
            farAreasTakenTogether(table(3000, 2), metres, SelfDistance.ZERO);
        }
        for (int round = 0; round < 8; round++) {
            AreaTable table = table(random.nextInt(2, 900), random.nextInt(2, 4));
            farAreasTakenTogether(table, random.nextInt(200, 3000), SelfDistance.WITHIN_AREA);
        }
    }

    private void farAreasTakenTogether(AreaTable table, int metres, SelfDistance self) {
        Places places = random.nextBoolean() ? places(table) : withAnOutlier(places(table));
        Contrast contrast = Contrast.withRest(table, "g0000");
        Decay decay = new Decay(Decay.Shape.EXPONENTIAL, metres);
        Proximities exact = Proximities.exact(table, places, decay, self);
        assertThat(Clustering.errorOfDecayingIsolation(contrast, exact).get()).isZero();
        assertThat(Clustering.errorOfSpatialProximity(contrast, exact).get()).isZero();
        double before = Double.POSITIVE_INFINITY;
        for (double tolerance : new double[] {1e-1, 1e-2, 1e-4, 1e-7}) {
            Proximities near = Proximities.within(table, places, decay, self, tolerance);
            assertThat(near.error()).isEqualTo(tolerance);
            for (int g = 0; g < table.groups().size(); g++) {
                for (int u = 0; u < places.size(); u++) {
                    assertThat(near.byGroup()[g][u])
                            .isCloseTo(exact.byGroup()[g][u], within(near.unsure()[g][u] + 1e-200));
                    assertThat(near.unsure()[g][u]).isLessThanOrEqualTo((tolerance + 1e-9) * table.groupTotal(g));
                }
            }
            double error = Clustering.errorOfDecayingIsolation(contrast, near).get();
            assertThat(error).isNotNegative().isLessThanOrEqualTo(before + 1e-9);
            before = error;
            assertThat(Clustering.decayingIsolation(contrast, near).get())
                    .isCloseTo(Clustering.decayingIsolation(contrast, exact).get(), within(error + 1e-13));
            Figure ofSpatial = Clustering.errorOfSpatialProximity(contrast, near);
            if (ofSpatial.find().isPresent()) {
                assertThat(Clustering.spatialProximity(contrast, near).get())
                        .isCloseTo(Clustering.spatialProximity(contrast, exact).get(), within(ofSpatial.get() + 1e-13));
            } else {
                assertThat(tolerance).as("only rough proximities have no bound").isGreaterThan(1e-5);
            }
        }
    }

    /** One unit so far off that a square of the map holds all others, and most squares nothing. */
    private static Places withAnOutlier(Places places) {
        int size = places.size();
        double[] x = IntStream.range(0, size).mapToDouble(places::x).toArray();
        x[size - 1] += 2_000_000;
        return Places.of(
                places.units(),
                x,
                IntStream.range(0, size).mapToDouble(places::y).toArray(),
                IntStream.range(0, size).mapToDouble(places::area).toArray(),
                new double[size],
                Borders.none());
    }

    @Test
    void approximateSumsDoNotDependOnThreads() {
        AreaTable table = table(2000, 2);
        Places places = places(table);
        Proximities all = Proximities.within(table, places, Setting.KILOMETRES, SelfDistance.ZERO, 1e-3);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            Proximities alone = one.submit(
                            () -> Proximities.within(table, places, Setting.KILOMETRES, SelfDistance.ZERO, 1e-3))
                    .join();
            assertThat(alone.byGroup()).isDeepEqualTo(all.byGroup());
            assertThat(alone.unsure()).isDeepEqualTo(all.unsure());
        }
    }

    @Test
    void severalTablesAreMeasuredAtOnceAsOneByOne() {
        List<AreaTable> tables =
                IntStream.range(0, 12).mapToObj(_ -> table(130, 2)).toList();
        Places places = places(tables.getFirst());
        Setting setting = Setting.in(places);
        List<Map<SegregationIndex, Figure>> together = OneGroup.representatives(tables, "g0000", setting);
        for (int i = 0; i < tables.size(); i++) {
            Contrast contrast = Contrast.withRest(tables.get(i), "g0000");
            assertThat(together.get(i)).hasSize(5);
            together.get(i)
                    .forEach((index, figure) -> assertThat(figure.get())
                            .isCloseTo(index.of(contrast, setting).get(), within(1e-12)));
        }
    }

    @Test
    void aContrastAloneSaysTheSame() {
        AreaTable table = table(90, 5);
        Setting setting = Setting.in(places(table));
        for (Contrast contrast :
                List.of(Contrast.withRest(table, "g0002"), Contrast.between(table, "g0002", "g0004"))) {
            OneGroup measured = OneGroup.of(contrast, setting);
            assertThat(measured.against()).isEqualTo(contrast.against());
            Proximities near = Proximities.exact(table, places(setting), Setting.KILOMETRES, SelfDistance.WITHIN_AREA);
            assertThat(measured.figure(SegregationIndex.SPATIAL_PROXIMITY).get())
                    .isCloseTo(Clustering.spatialProximity(contrast, near).get(), within(1e-13));
            assertThat(measured.figure(SegregationIndex.GINI).get())
                    .isCloseTo(Evenness.gini(contrast).get(), within(1e-13));
        }
    }

    private static Places places(Setting setting) {
        return setting.places().orElseThrow();
    }

    @Test
    void weightsByMultiplicationAreThoseOfTheExponential() {
        double[] z = random.doubles(5000, 0, 200).toArray();
        z[0] = 0;
        double[] weights = z.clone();
        ExponentialWeights.of(weights, weights.length);
        for (int i = 0; i < z.length; i++) {
            assertThat(weights[i]).isCloseTo(Math.exp(-z[i]), within(3e-13 * Math.exp(-z[i])));
        }
        double[] few = random.doubles(5000, 0, ExponentialWeights.SMALL).toArray();
        double[] quick = few.clone();
        ExponentialWeights.ofSmall(quick, quick.length);
        for (int i = 0; i < few.length; i++) {
            double exact = Math.exp(-few[i]);
            assertThat(quick[i]).isCloseTo(exact, within(2e-12 * exact));
        }
        double[] far = {707, 709, 1e9, Double.POSITIVE_INFINITY};
        ExponentialWeights.of(far, far.length);
        assertThat(far[0]).isPositive().isLessThan(1e-300);
        assertThat(far).endsWith(0, 0, 0);
    }

    @Test
    void theOrderOfRowsNeverReachesAResult() {
        AreaTable table = table(200, 3);
        int[] order = IntStream.range(0, 200).toArray();
        for (int i = 199; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        double[][] counts = new double[3][200];
        for (int g = 0; g < 3; g++) {
            int group = g;
            Arrays.setAll(counts[g], i -> table.count(group, order[i]));
        }
        AreaTable shuffled =
                AreaTable.of(Arrays.stream(order).mapToObj(table.units()::get).toList(), table.groups(), counts);
        assertThat(ManyGroups.of(shuffled)).isEqualTo(ManyGroups.of(table));
        Setting setting = Setting.in(places(table));
        assertThat(OneGroup.of(Contrast.withRest(shuffled, "g0001"), setting))
                .isEqualTo(OneGroup.of(Contrast.withRest(table, "g0001"), setting));
    }

    @Test
    void rowsOfExposureSumToOneAndContributionsToM() {
        for (int round = 0; round < 20; round++) {
            AreaTable table = table(30, 4);
            for (List<Figure> row : Exposure.matrix(table)) {
                assertThat(row.stream().mapToDouble(Figure::get).sum()).isCloseTo(1, within(1e-12));
            }
            double m = ManyGroups.of(table).information().get();
            assertThat(Local.ofUnits(table).stream()
                            .mapToDouble(Local.Contribution::contribution)
                            .sum())
                    .isCloseTo(m, within(1e-12));
            assertThat(Local.ofGroups(table).stream()
                            .mapToDouble(Local.Contribution::contribution)
                            .sum())
                    .isCloseTo(m, within(1e-12));
            Nested nested = Nested.of(table, unit -> unit.substring(0, 4));
            assertThat(nested.between().get() + nested.within().get()).isCloseTo(m, within(1e-12));
            double ratio = ManyGroups.of(table).informationRatio().get();
            double parts = nested.parts().stream()
                    .mapToDouble(Nested.Part::ratioContribution)
                    .sum();
            assertThat(nested.between().get() / ManyGroups.of(table).entropy().get() + parts)
                    .isCloseTo(ratio, within(1e-12));
        }
    }

    @Test
    void whereTheGroupIsSpreadLikeEveryoneNothingIsSegregated() {
        double[] sizes = {100, 400, 50, 250};
        AreaTable even = AreaTable.of(names("u", 4), List.of("g", "h"), new double[][] {
            Arrays.stream(sizes).map(n -> n * 0.2).toArray(),
            Arrays.stream(sizes).map(n -> n * 0.8).toArray()
        });
        OneGroup measured = OneGroup.of(Contrast.withRest(even, "g"), Setting.in(places(even)));
        for (SegregationIndex index : List.of(
                SegregationIndex.DISSIMILARITY,
                SegregationIndex.GINI,
                SegregationIndex.ENTROPY,
                SegregationIndex.CORRELATION_RATIO,
                SegregationIndex.RELATIVE_CENTRALISATION,
                SegregationIndex.RELATIVE_CLUSTERING)) {
            assertThat(measured.figure(index).get()).as(index.symbol()).isCloseTo(0, within(1e-14));
        }
        assertThat(measured.figure(SegregationIndex.SPATIAL_PROXIMITY).get()).isCloseTo(1, within(1e-14));
        assertThat(measured.figure(SegregationIndex.ISOLATION).get()).isCloseTo(0.2, within(1e-14));
    }

    @Test
    void whatHasNoValueSaysWhy() {
        AreaTable alone = AreaTable.of(names("u", 2), List.of("g", "h"), new double[][] {{3, 4}, {0, 0}});
        AreaTable oneUnit = AreaTable.of(names("u", 2), List.of("g", "h"), new double[][] {{3, 0}, {5, 0}});
        AreaTable nobody = AreaTable.of(names("u", 2), List.of("g", "h"), new double[][] {{0, 0}, {0, 0}});
        for (AreaTable table : List.of(alone, oneUnit, nobody)) {
            for (String group : table.groups()) {
                OneGroup.of(Contrast.withRest(table, group), Setting.in(places(table)))
                        .figures()
                        .forEach((index, figure) -> assertThat(
                                        figure.reason().orElseThrow().in(Locale.ENGLISH))
                                .as(index.symbol())
                                .endsWith("."));
            }
            assertThat(ManyGroups.of(table).gini().reason()).isPresent();
            assertThat(ManyGroups.information(table).ratio().reason()).isPresent();
            assertThat(Ordinal.rankOrder(table).reason()).isPresent();
        }
        AreaTable fine = table(20, 2);
        OneGroup spaceless = OneGroup.of(Contrast.withRest(fine, "g0000"), Setting.withoutSpace());
        assertThat(spaceless
                        .figure(SegregationIndex.SPATIAL_PROXIMITY)
                        .reason()
                        .orElseThrow()
                        .in(Locale.ENGLISH))
                .isEqualTo("No geometry was given.");
        assertThat(spaceless.figures()).hasSize(20);
    }

    @Test
    void peopleAloneInTheirUnitMeetNobody() {
        AreaTable table = AreaTable.of(names("u", 3), List.of("g", "h"), new double[][] {{1, 2, 3}, {0, 4, 1}});
        Contrast contrast = Contrast.withRest(table, "g");
        assertThat(Exposure.isolationFromOthers(contrast).get())
                .isCloseTo((2 * 1 / 5.0 + 3 * 2 / 3.0) / 5, within(1e-15));
    }

    @Test
    void theDensityCorrectionFindsTheLikeliestDistances() {
        AreaTable table = table(25, 2);
        Contrast contrast = Contrast.withRest(table, "g0000");
        double sum = 0;
        for (int u = 0; u < 25; u++) {
            double a = table.count(0, u) / table.groupTotal(0);
            double b = table.count(1, u) / table.groupTotal(1);
            double deviation = Math.sqrt(a * (1 - a) / table.groupTotal(0) + b * (1 - b) / table.groupTotal(1));
            double observed = deviation == 0 ? 0 : Math.abs(a - b) / deviation;
            double best = 0;
            double highest = -1;
            for (double theta = 0; theta <= observed; theta += 1e-4) {
                double density = Math.exp(-(observed - theta) * (observed - theta) / 2)
                        + Math.exp(-(observed + theta) * (observed + theta) / 2);
                if (density > highest) {
                    highest = density;
                    best = theta;
                }
            }
            sum += deviation * best / 2;
        }
        assertThat(Evenness.densityCorrected(contrast).get()).isCloseTo(sum, within(1e-4));
    }

    @Test
    void underChanceHalfOfTheTablesLieAboveIt() {
        int above = 0;
        int draws = 400;
        for (int draw = 0; draw < draws; draw++) {
            double[][] counts = new double[2][50];
            for (int u = 0; u < 50; u++) {
                for (int person = 0; person < 20; person++) {
                    counts[random.nextInt(10) < 3 ? 0 : 1][u]++;
                }
            }
            AreaTable table = AreaTable.of(names("u", 50), List.of("g", "h"), counts);
            above += Evenness.modified(Contrast.withRest(table, "g")).get() > 0 ? 1 : 0;
        }
        assertThat(above).isBetween(160, 240);
    }

    @Test
    void constantBinaryInformationIntegratesToItself() {
        // where every boundary separates people alike, the rank-order index is that very value: the weight of entropy
        // sums to 1
        assertThat(Ordinal.weightOfPower(0)).isCloseTo(1, within(1e-15));
        double integral = 0;
        int steps = 200_000;
        for (int step = 0; step < steps; step++) {
            double p = (step + 0.5) / steps;
            integral += 2 * Math.log(2) * Ordinal.Variation.ENTROPY.of(p) * p * p * p / steps;
        }
        assertThat(Ordinal.weightOfPower(3)).isCloseTo(integral, within(1e-9));
    }

    @Test
    void visitorsLikeTheirNeighboursAreExpected() {
        AreaTable homes =
                AreaTable.of(List.of("north", "south"), List.of("g", "h"), new double[][] {{10, 60}, {90, 40}});
        AreaTable visits =
                AreaTable.of(List.of("market", "pool"), List.of("north", "south"), new double[][] {{50, 0}, {50, 80}});
        AreaTable expected = Visits.expected(visits, homes);
        assertThat(expected.column(0)).containsExactly(50 * 0.1 + 50 * 0.6, 80 * 0.6);
        assertThat(Visits.isolationRatio(expected, expected, "g").get()).isEqualTo(1);
    }

    @Test
    void largerEnvironmentsOfTwoHalvesKeepTheirSegregationAndACheckerboardsLoseIt() {
        double[][] halves = new double[2][100];
        double[][] checks = new double[2][100];
        double[] x = new double[100];
        double[] y = new double[100];
        for (int i = 0; i < 100; i++) {
            x[i] = i % 10 * 1000;
            y[i] = i / 10 * 1000;
            halves[i % 10 < 5 ? 0 : 1][i] = 100;
            checks[(i % 10 + i / 10) % 2][i] = 100;
        }
        Places grid = Places.of(names("u", 100), x, y, new double[100], new double[100], Borders.none());
        List<Double> bandwidths = List.of(0.0, 1500.0);
        ScaleProfile large = ScaleProfile.of(
                AreaTable.of(names("u", 100), List.of("g", "h"), halves), grid, Decay.Shape.GAUSSIAN, bandwidths);
        ScaleProfile fine = ScaleProfile.of(
                AreaTable.of(names("u", 100), List.of("g", "h"), checks), grid, Decay.Shape.GAUSSIAN, bandwidths);
        assertThat(large.macroToMicro().get()).isGreaterThan(0.5);
        assertThat(fine.macroToMicro().get()).isLessThan(0.05);
    }
}
