package org.isopolity.impact.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isopolity.impact.GoldenData;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** County teen employment, estimates and errors as the package of the authors gives them; and a panel known by hand. */
class GroupTimeGoldenTest {

    private static GroupTime.Settings settings(Controls controls, BasePeriod base, Adjustment adjustment) {
        return new GroupTime.Settings(
                controls,
                base,
                adjustment,
                0,
                adjustment == Adjustment.NONE ? List.of() : List.of("lpop"),
                1000,
                1,
                Circumstance.NONE,
                Circumstance.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "nocov_never,NEVER_TREATED,VARYING,NONE",
        "nocov_notyet,NOT_YET_TREATED,VARYING,NONE",
        "nocov_universal,NEVER_TREATED,UNIVERSAL,NONE",
        "cov_dr,NEVER_TREATED,VARYING,DOUBLY_ROBUST",
        "cov_reg,NEVER_TREATED,VARYING,OUTCOME_REGRESSION",
        "cov_ipw,NEVER_TREATED,VARYING,INVERSE_PROBABILITY"
    })
    void agreesWithTheAuthorsPackage(String spec, Controls controls, BasePeriod base, Adjustment adjustment) {
        PanelFile file = new PanelFile(GoldenData.file("mpdta_did/panel.csv"), "countyreal", "year");
        Panel panel = file.read(List.of("lemp", "lpop"));
        GroupTime result =
                GroupTime.estimate(panel, "lemp", file.starts("first.treat"), settings(controls, base, adjustment));
        for (Row row : rows("mpdta_did/expected_attgt.csv", spec)) {
            Estimate estimate = result.cells().stream()
                    .filter(cell -> cell.group() == row.number("group") && cell.time() == row.number("time"))
                    .findFirst()
                    .orElseThrow()
                    .estimate();
            same(row, "att", estimate);
        }
        for (Row row : rows("mpdta_did/expected_aggte.csv", spec)) {
            int key = row.findNumber("e").isPresent() ? (int) row.number("e") : 0;
            switch (row.text("type")) {
                case "simple_overall" -> same(row, "estimate", result.simple());
                case "group_overall" -> same(row, "estimate", result.overallByGroup());
                case "dynamic_overall" -> same(row, "estimate", result.overallByElapsed());
                case "calendar_overall" -> same(row, "estimate", result.overallByTime());
                case "group" -> same(row, "estimate", result.byGroup().get(key));
                case "dynamic" -> same(row, "estimate", result.byElapsed().get(key));
                case "calendar" -> same(row, "estimate", result.byTime().get(key));
                case "wald_pretest" ->
                    assertThat(result.pretest().orElseThrow()).isCloseTo(row.number("se"), within(1e-5));
                default -> throw new AssertionError(row.text("type"));
            }
        }
    }

    private static void same(Row row, String column, Estimate estimate) {
        assertThat(estimate.value()).as("line " + row.line()).isCloseTo(row.number(column), within(1e-9));
        OptionalDouble error = row.text("se").equals("NA") ? OptionalDouble.empty() : row.findNumber("se");
        if (error.isPresent() && error.getAsDouble() > 0) {
            assertThat(estimate.standardError().orElseThrow())
                    .as("error of line " + row.line())
                    .isCloseTo(error.getAsDouble(), within(1e-9));
        }
    }

    private static List<Row> rows(String name, String spec) {
        return CsvTable.read(GoldenData.file(name)).rows().stream()
                .filter(row -> row.text("spec").equals(spec))
                .toList();
    }

    @Test
    void aStaggeredPanelKnownByHand() {
        PanelFile file = new PanelFile(GoldenData.file("tiny/b_panel.csv"), "unit", "time");
        GroupTime result = GroupTime.estimate(
                file.read(List.of("y")),
                "y",
                file.starts("first_treated"),
                settings(Controls.NEVER_TREATED, BasePeriod.VARYING, Adjustment.NONE));
        CsvTable.read(GoldenData.file("tiny/b_expected_attgt.csv"))
                .rows()
                .forEach(row -> assertThat(result.cells())
                        .anyMatch(cell -> cell.group() == row.number("group")
                                && cell.time() == row.number("time")
                                && Math.abs(cell.estimate().value() - row.number("att")) < 1e-12));
        assertThat(result.simple().value()).isCloseTo(46.0 / 7, within(1e-12));
        assertThat(result.overallByGroup().value()).isCloseTo(7.6, within(1e-12));
        assertThat(result.overallByElapsed().value()).isCloseTo(6.4, within(1e-12));
        Map<String, Double> expected = GoldenData.column("tiny/b_expected_agg.csv", "quantity", "value");
        for (int e = -4; e <= 4; e++) {
            assertThat(result.byElapsed().get(e).value()).isCloseTo(expected.get("dynamic_e" + e), within(1e-12));
        }
    }
}
