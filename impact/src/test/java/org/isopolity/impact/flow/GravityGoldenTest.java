package org.isopolity.impact.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.impact.GoldenData;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows between the regions of Korea in 2019. */
class GravityGoldenTest {

    private static Gravity fit(FixedEffects effects, String... variables) {
        return Gravity.fit(
                Flows.read(
                        GoldenData.file("gravity/korea_flows_2012_2020.csv"),
                        new Flows.Columns("orig", "dest", "flow", Optional.of("year")),
                        List.of(variables),
                        Optional.of(2019)),
                effects);
    }

    @ParameterizedTest
    @CsvSource({
        "ppml_masses,NONE,log:orig_pop log:dest_pop log:dist_cent contig,fit_ppml_masses",
        "ppml_orig_fe,ORIGIN,log:dest_pop log:dist_cent contig,fit_orig_fe",
        "ppml_two_way_fe,BOTH,log:dist_cent contig,fit_two_way"
    })
    void coefficientsErrorsAndFittedFlows(String model, FixedEffects effects, String variables, String column) {
        Gravity gravity = fit(effects, variables.split(" "));
        for (Row row : CsvTable.read(GoldenData.file("gravity/expected_gravity_2019.csv"))
                .rows()) {
            if (!row.text("model").equals(model)) {
                continue;
            }
            if (row.text("term").equals("deviance_or_rss")) {
                assertThat(gravity.deviance()).isCloseTo(row.number("coef"), within(1e-8 * row.number("coef")));
            }
            gravity.terms().stream()
                    .filter(term -> row.text("term")
                            .replaceAll("^log_|_$", "")
                            .equals(term.variable().replace("log:", "")))
                    .forEach(term -> {
                        assertThat(term.value()).as(term.variable()).isCloseTo(row.number("coef"), within(1e-8));
                        assertThat(term.error()).as(term.variable()).isCloseTo(row.number("se_HC1"), within(1e-8));
                    });
        }
        double[] fitted = gravity.fitted();
        List<String> places = gravity.flows().places();
        int[] origins = gravity.flows().origins();
        int[] destinations = gravity.flows().destinations();
        for (Row row : CsvTable.read(GoldenData.file("gravity/expected_fitted_2019.csv"))
                .rows()) {
            for (int i = 0; i < fitted.length; i++) {
                if (places.get(origins[i]).equals(row.text("orig"))
                        && places.get(destinations[i]).equals(row.text("dest"))) {
                    assertThat(fitted[i]).isCloseTo(row.number(column), within(1e-7 * row.number(column)));
                }
            }
        }
    }

    @Test
    void attractionAndRetention() {
        Gravity gravity = fit(FixedEffects.NONE, "log:orig_pop", "log:dest_pop", "log:dist_cent", "contig");
        Map<String, Gravity.Balance> balances = gravity.balances();
        for (Row row : CsvTable.read(GoldenData.file("gravity/expected_attraction_retention_2019.csv"))
                .rows()) {
            Gravity.Balance balance = balances.get(row.text("region"));
            assertThat(balance.attraction().orElseThrow()).isCloseTo(row.number("attraction_ratio"), within(1e-7));
            assertThat(balance.retention().orElseThrow()).isCloseTo(row.number("retention_ratio"), within(1e-7));
            assertThat(balance.effectiveness()).isCloseTo(row.number("effectiveness_pct"), within(1e-9));
        }
    }

    @Test
    void levelsOfBothSidesKeepEveryTotal() {
        Gravity gravity = fit(FixedEffects.BOTH, "log:dist_cent", "contig");
        gravity.balances().forEach((place, balance) -> {
            assertThat(balance.expectedInflow()).as(place).isCloseTo(balance.inflow(), within(1e-6 * balance.inflow()));
            assertThat(balance.expectedOutflow())
                    .as(place)
                    .isCloseTo(balance.outflow(), within(1e-6 * balance.outflow()));
        });
    }

    @Test
    void aScenarioKeepsWhoLeavesAndHasAnInterval() {
        Gravity gravity = fit(FixedEffects.ORIGIN, "log:dest_pop", "log:dist_cent", "contig");
        Scenario scenario = Scenario.project(gravity, "Busan", "log:dest_pop", Math.log(1.1), 1000, 1);
        assertThat(scenario.projected()).isGreaterThan(scenario.inflow());
        assertThat(scenario.projected() / scenario.inflow())
                .isLessThan(Math.pow(1.1, gravity.terms().getFirst().value()));
        assertThat(scenario.interval().low().orElseThrow()).isLessThan(scenario.projected());
        assertThat(scenario.interval().high().orElseThrow()).isGreaterThan(scenario.projected());
        assertThat(Scenario.project(gravity, "Busan", "log:dest_pop", Math.log(1.1), 1000, 1)
                        .interval())
                .isEqualTo(scenario.interval());
        assertThat(scenario.chance(scenario.projected())).isBetween(0.4, 0.6);
        assertThat(scenario.chance(scenario.interval().high().orElseThrow())).isBetween(0.015, 0.035);
    }
}
