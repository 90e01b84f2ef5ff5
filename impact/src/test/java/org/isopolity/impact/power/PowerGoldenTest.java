package org.isopolity.impact.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isopolity.impact.GoldenData;
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.synth.OutcomeOnly;
import org.isopolity.text.input.CsvTable;
import org.junit.jupiter.api.Test;

/** Known effects put into the 38 control states of the tobacco panel, and how many were found. */
class PowerGoldenTest {

    private final Power power = Power.of(
            GoldenData.tobacco().without(List.of("California")),
            "cigsale",
            1989,
            MissingData.REFUSE,
            new OutcomeOnly(false));

    @Test
    void sharesFoundAreExact() {
        CsvTable.read(GoldenData.file("power/expected_power_prop99.csv")).rows().forEach(row -> {
            double effect = row.number("injected_effect");
            assertThat(power.share(effect, 0.05, Statistic.RATIO))
                    .as("5 % ratio at " + effect)
                    .isCloseTo(row.number("power05_ratio"), within(1e-12));
            assertThat(power.share(effect, 0.10, Statistic.RATIO))
                    .as("10 % ratio at " + effect)
                    .isCloseTo(row.number("power10_ratio"), within(1e-12));
            assertThat(power.share(effect, 0.05, Statistic.MEAN_GAP))
                    .isCloseTo(row.number("power05_meangap"), within(1e-12));
            assertThat(power.share(effect, 0.10, Statistic.MEAN_GAP))
                    .isCloseTo(row.number("power10_meangap"), within(1e-12));
        });
        Map<String, Double> gaps =
                GoldenData.column("power/expected_placebo_stats_without_california.csv", "state", "mean_post_gap");
        for (int i = 0; i < power.units().size(); i++) {
            assertThat(power.meanGaps()[i]).isCloseTo(gaps.get(power.units().get(i)), within(1e-7));
        }
    }

    @Test
    void theMinimumDetectableEffectIsFoundAndNothingSmaller() {
        double effect = power.minimumDetectable(-1, 0.8, 0.10, Statistic.RATIO).orElseThrow();
        assertThat(effect).isBetween(-40.0, -30.0);
        assertThat(power.share(effect, 0.10, Statistic.RATIO)).isGreaterThanOrEqualTo(0.8);
        assertThat(power.share(effect * 0.999, 0.10, Statistic.RATIO)).isLessThan(0.8);
        assertThat(power.finding(-1, 0.8, 0.10, Statistic.RATIO).in(Locale.ENGLISH))
                .contains("80%")
                .contains("38 places");
        assertThat(power.minimumDetectable(-1, 0.8, 0.01, Statistic.RATIO)).isEmpty();
        assertThat(power.finding(-1, 0.8, 0.01, Statistic.RATIO).in(Locale.ENGLISH))
                .contains("can never succeed");
    }
}
