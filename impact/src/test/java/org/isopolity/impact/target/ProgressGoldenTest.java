package org.isopolity.impact.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.impact.GoldenData;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** Made-up cases whose ratios, scores and verdicts follow from the formulas. */
class ProgressGoldenTest {

    private static Course course(Row row, boolean aimed) {
        return new Course(
                row.number("y0"),
                row.year("t0"),
                row.number("yt"),
                row.year("t"),
                aimed ? OptionalDouble.of(row.number("target")) : OptionalDouble.empty(),
                aimed ? OptionalInt.of(row.year("T")) : OptionalInt.empty(),
                row.number("direction") > 0 ? Aim.RISE : Aim.FALL);
    }

    @Test
    void withATarget() {
        Map<String, Category> eurostat = Map.of(
                "significant", Category.ON_TRACK,
                "moderate", Category.NEARLY,
                "insufficient", Category.TOO_SLOW,
                "movement_away", Category.AWAY);
        Map<Integer, Category> nations = Map.of(3, Category.ON_TRACK, 2, Category.NEARLY, 1, Category.STAGNATION);
        Map<String, Category> weather = Map.of(
                "sun", Category.ON_TRACK,
                "sun_cloud", Category.NEARLY,
                "cloud", Category.TOO_SLOW,
                "thunderstorm", Category.AWAY);
        for (Row row :
                CsvTable.read(GoldenData.file("progress/cases_with_target.csv")).rows()) {
            Course course = course(row, true);
            boolean met = row.text("target_met").equals("yes");
            String name = row.text("case");
            Progress progress = Progress.judge(course, Method.EUROSTAT);
            assertThat(progress.ratio().orElseThrow()).isCloseTo(row.number("ratio"), within(1e-12));
            assertThat(progress.actual().orElseThrow()).isCloseTo(row.number("cagr_actual"), within(1e-14));
            assertThat(progress.category())
                    .as(name)
                    .isEqualTo(met ? Category.MET : eurostat.get(row.text("eurostat_category")));
            assertThat(Progress.judge(course, Method.OPEN_SDG).score().orElseThrow())
                    .isCloseTo(row.number("opensdg_score"), within(1e-12));
            Progress un = Progress.judge(course, Method.UNITED_NATIONS);
            assertThat(un.projected().orElseThrow()).isCloseTo(row.number("un_expected_value_at_T"), within(1e-10));
            assertThat(un.ratio().orElseThrow()).isCloseTo(row.number("un_ratio"), within(1e-12));
            assertThat(un.category())
                    .as(name)
                    .isEqualTo(met ? Category.MET : nations.get((int) row.number("un_score")));
            Progress linear = Progress.judge(course, Method.LINEAR);
            assertThat(linear.projected().orElseThrow()).isCloseTo(row.number("linear_value_at_T"), within(1e-10));
            assertThat(linear.ratio().orElseThrow()).isCloseTo(row.number("linear_ratio"), within(1e-12));
            if (!met) {
                assertThat(Progress.judge(course, Method.WEATHER).category())
                        .as(name)
                        .isEqualTo(weather.get(row.text("german_symbol_from_base_slope")));
            }
        }
    }

    @Test
    void withoutATarget() {
        Map<String, Category> eurostat = Map.of(
                "significant_progress", Category.ON_TRACK,
                "moderate_progress", Category.NEARLY,
                "moderate_movement_away", Category.AWAY,
                "significant_movement_away", Category.FAR_AWAY);
        Map<String, Category> open = Map.of(
                "on_track", Category.ON_TRACK,
                "acceleration_needed", Category.NEARLY,
                "limited", Category.TOO_SLOW,
                "deterioration", Category.AWAY);
        for (Row row : CsvTable.read(GoldenData.file("progress/cases_without_target.csv"))
                .rows()) {
            Course course = course(row, false);
            Progress progress = Progress.judge(course, Method.EUROSTAT);
            assertThat(progress.category()).as(row.text("case")).isEqualTo(eurostat.get(row.text("eurostat_category")));
            assertThat(progress.score().orElseThrow())
                    .isCloseTo(row.number("eurostat_score_linear_2pct"), within(1e-12));
            Progress sdg = Progress.judge(course, Method.OPEN_SDG);
            assertThat(sdg.category()).as(row.text("case")).isEqualTo(open.get(row.text("opensdg_category")));
            assertThat(sdg.score().orElseThrow()).isCloseTo(row.number("opensdg_score"), within(1e-12));
            assertThat(Progress.judge(course, Method.UNITED_NATIONS).category())
                    .isEqualTo(
                            row.number("un_score") == 2
                                    ? Category.NEARLY
                                    : row.number("un_score") == 1 ? Category.STAGNATION : Category.ON_TRACK);
        }
    }

    @Test
    void distanceInDeviationsOfThePeers() {
        CsvTable table = CsvTable.read(GoldenData.file("progress/oecd_distance.csv"));
        double[] peers =
                table.rows().stream().mapToDouble(row -> row.number("value")).toArray();
        table.rows()
                .forEach(row -> assertThat(Distance.of(row.number("value"), row.number("target"), Aim.RISE, peers))
                        .isCloseTo(row.number("distance_clipped"), within(1e-12)));
    }
}
