package org.isopolity.server.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.isopolity.index.sheet.Column;
import org.isopolity.server.peer.Setting.Alike;
import org.junit.jupiter.api.Test;

class SettingTest {

    private static final double GAP = Double.NaN;

    static Trait trait(String id, Trait.Kind kind, double... values) {
        return new Trait(id, kind, Column.of(values));
    }

    /** Population 10, 100, 1000 (logarithms 1, 2, 3: range 2), region, share 0, 5, 10. */
    private static Setting three() {
        return new Setting(
                List.of("a", "b", "c"),
                List.of(
                        trait("population", Trait.Kind.LOGARITHM, 10, 100, 1000),
                        trait("region", Trait.Kind.NAME, 0, 0, 1),
                        trait("share", Trait.Kind.NUMBER, 0, 5, GAP)));
    }

    @Test
    void distancesByHand() {
        List<Alike> alike = three().alike("a", Set.of("population", "region", "share"));
        assertThat(alike).extracting(Alike::cityId).containsExactly("b", "c");
        // share: the range of the known is 5, so a and b are 1 apart
        assertThat(alike.getFirst().distance()).isCloseTo((0.5 + 0 + 1) / 3, within(1e-12));
        assertThat(alike.getFirst().shared()).isEqualTo(3);
        assertThat(alike.getLast().distance()).isCloseTo((1 + 1) / 2.0, within(1e-12));
        assertThat(alike.getLast().shared()).isEqualTo(2);
    }

    @Test
    void onlyTheCriteriaAskedForCount() {
        assertThat(three().alike("a", Set.of("region")).getFirst().distance()).isZero();
        assertThat(three().alike("a", Set.of("share")))
                .extracting(Alike::cityId)
                .containsExactly("b");
        assertThat(three().alike("a", Set.of())).isEmpty();
        assertThat(three().alike("nowhere", Set.of("region"))).isEmpty();
    }

    @Test
    void aCityOfWhichLessThanHalfIsKnownIsNotCalledAlike() {
        Setting setting = new Setting(
                List.of("a", "b"),
                List.of(
                        trait("one", Trait.Kind.NUMBER, 1, 1),
                        trait("two", Trait.Kind.NUMBER, 1, GAP),
                        trait("three", Trait.Kind.NUMBER, 1, GAP)));
        assertThat(setting.alike("a", Set.of("one", "two", "three"))).isEmpty();
        assertThat(setting.alike("a", Set.of("one", "two"))).hasSize(1);
    }

    @Test
    void impossibleTraitsAreRefused() {
        assertThatThrownBy(() -> new Setting(List.of("a"), List.of(trait("p", Trait.Kind.LOGARITHM, 0))))
                .hasMessageContaining("'p' must be above 0");
        assertThatThrownBy(() -> new Setting(List.of("a"), List.of(trait("p", Trait.Kind.NUMBER, 1, 2))))
                .hasMessageContaining("'p'");
    }

    @Test
    void randomSettingsAgreeWithAPlainLoopWhateverTheOrderOfRows() {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            int cities = 2 + random.nextInt(30);
            List<String> ids = new ArrayList<>();
            double[] size = new double[cities];
            double[] region = new double[cities];
            double[] share = new double[cities];
            for (int i = 0; i < cities; i++) {
                ids.add("c" + i);
                size[i] = random.nextInt(4) == 0 ? GAP : 1 + random.nextInt(1_000_000);
                region[i] = random.nextInt(5) == 0 ? GAP : random.nextInt(4);
                share[i] = random.nextInt(3) == 0 ? GAP : random.nextGaussian();
            }
            List<Alike> alike = setting(ids, size, region, share).alike("c0", Set.of("size", "region", "share"));
            Map<String, Double> naive = naive(ids, size, region, share);
            assertThat(alike)
                    .hasSize(naive.size())
                    .allSatisfy(one -> assertThat(one.distance())
                            .isBetween(0.0, 1.0)
                            .isCloseTo(naive.get(one.cityId()), within(1e-12)));
            assertThat(alike).isSortedAccordingTo((one, other) -> Double.compare(one.distance(), other.distance()));

            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < cities; i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            assertThat(setting(
                                    order.stream().map(ids::get).toList(),
                                    order.stream().mapToDouble(i -> size[i]).toArray(),
                                    order.stream().mapToDouble(i -> region[i]).toArray(),
                                    order.stream().mapToDouble(i -> share[i]).toArray())
                            .alike("c0", Set.of("size", "region", "share")))
                    .isEqualTo(alike);
        }
    }

    private static Setting setting(List<String> ids, double[] size, double[] region, double[] share) {
        return new Setting(
                ids,
                List.of(
                        trait("size", Trait.Kind.LOGARITHM, size),
                        trait("region", Trait.Kind.NAME, region),
                        trait("share", Trait.Kind.NUMBER, share)));
    }

    private static Map<String, Double> naive(List<String> ids, double[] size, double[] region, double[] share) {
        double[] logs = new double[size.length];
        for (int i = 0; i < size.length; i++) {
            logs[i] = Math.log(size[i]);
        }
        Map<String, Double> distances = new HashMap<>();
        for (int i = 1; i < ids.size(); i++) {
            List<Double> parts = new ArrayList<>();
            if (!Double.isNaN(logs[0]) && !Double.isNaN(logs[i])) {
                parts.add(range(logs) == 0 ? 0 : Math.abs(logs[0] - logs[i]) / range(logs));
            }
            if (!Double.isNaN(region[0]) && !Double.isNaN(region[i])) {
                parts.add(region[0] == region[i] ? 0.0 : 1.0);
            }
            if (!Double.isNaN(share[0]) && !Double.isNaN(share[i])) {
                parts.add(range(share) == 0 ? 0 : Math.abs(share[0] - share[i]) / range(share));
            }
            if (parts.size() >= 2) {
                distances.put(
                        ids.get(i),
                        parts.stream().mapToDouble(part -> part).average().orElseThrow());
            }
        }
        return distances;
    }

    private static double range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return high - low;
    }

    /** Percentiles among four: 10 has 0, the two 20 share 50, 30 has 100. */
    @Test
    void leadsByHand() {
        Map<String, Double> scores = Map.of("a", 10.0, "b", 20.0, "c", 20.0, "d", 30.0);
        assertThat(Lead.over("a", scores))
                .containsExactly(new Lead("d", 30, 100), new Lead("b", 20, 50), new Lead("c", 20, 50));
        assertThat(Lead.over("b", scores)).containsExactly(new Lead("d", 30, 50));
        assertThat(Lead.over("d", scores)).isEmpty();
        assertThat(Lead.over("nowhere", scores)).isEmpty();
        assertThat(Lead.over("a", Map.of("a", 1.0))).isEmpty();
    }
}
