package org.isopolity.server.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.peer.Setting.Alike;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whether cities called alike are: of each city a value that is no criterion is left out, and foretold by the mean of the five most
 * alike that have one. Peers that say no more than five cities drawn by lot, or than all cities, would be no peers.
 */
class LeaveOneOutTest {

    private static final int NEAREST = 5;
    private static final int FEWEST = 30;

    private static Figures figures;
    private static Setting setting;

    @BeforeAll
    static void publish() throws IOException {
        Path releases = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "peers-releases");
        Archive.open(releases).publish(Sources.in(Path.of("..", "starter", "openness")), Progress.SILENT);
        figures = new Library(Archive.open(releases)).latest();
        setting = Criteria.of(figures);
    }

    private static Set<String> criteria() {
        return setting.traits().stream().map(Trait::id).collect(Collectors.toSet());
    }

    /** The values of the cities themselves: a country's would be foretold by any other city of it. */
    private static Map<String, Double> ofCities(Indicator indicator) {
        Map<String, Double> values = new TreeMap<>();
        figures.release().cities().stream()
                .forEach(city -> figures.results()
                        .findValue(city.id(), indicator.id())
                        .flatMap(ValueResult::observation)
                        .filter(observation -> observation.level() != GeographicLevel.COUNTRY)
                        .ifPresent(observation -> values.put(city.id(), observation.value())));
        return values;
    }

    private static double mean(List<String> cities, Map<String, Double> values) {
        return cities.stream().mapToDouble(values::get).average().orElseThrow();
    }

    @Test
    void whatIsLeftOutIsForetoldBetterByPeersThanByLotOrByAll() {
        Random lot = new Random(20261126);
        double alike = 0;
        double drawn = 0;
        int indicators = 0;
        int better = 0;
        for (Indicator indicator : figures.framework().indicators()) {
            Map<String, Double> values = ofCities(indicator);
            if (criteria().contains(indicator.id()) || values.size() < FEWEST) {
                continue;
            }
            double ofPeers = 0;
            double ofLot = 0;
            double ofAll = 0;
            for (String city : values.keySet()) {
                List<String> others = new ArrayList<>(values.keySet());
                others.remove(city);
                List<String> nearest = setting.alike(city, criteria()).stream()
                        .map(Alike::cityId)
                        .filter(others::contains)
                        .limit(NEAREST)
                        .toList();
                double truth = values.get(city);
                ofPeers += Math.abs(mean(nearest, values) - truth);
                ofAll += Math.abs(mean(others, values) - truth);
                Collections.shuffle(others, lot);
                ofLot += Math.abs(mean(others.subList(0, NEAREST), values) - truth);
            }
            alike += ofPeers / ofAll;
            drawn += ofLot / ofAll;
            indicators++;
            better += ofPeers < ofAll ? 1 : 0;
        }
        assertThat(indicators).isGreaterThan(5);
        assertThat(alike / indicators).as("error of peers, in errors of all").isLessThan(0.9);
        assertThat(alike).isLessThan(drawn);
        assertThat(better).as("indicators that peers foretell better than all").isGreaterThan(indicators * 2 / 3);
    }

    @Test
    void whoIsLeftOutAndIsNoExtremeChangesNothingBetweenOthers() {
        List<String> ids = List.of("low", "mid", "high", "between");
        double[] size = {10, 20, 40, 30};
        Setting whole = new Setting(ids, List.of(SettingTest.trait("size", Trait.Kind.NUMBER, size)));
        Setting without =
                new Setting(ids.subList(0, 3), List.of(SettingTest.trait("size", Trait.Kind.NUMBER, 10, 20, 40)));
        for (String city : ids.subList(0, 3)) {
            assertThat(whole.alike(city, Set.of("size")).stream()
                            .filter(one -> !one.cityId().equals("between"))
                            .toList())
                    .isEqualTo(without.alike(city, Set.of("size")));
        }
    }
}
