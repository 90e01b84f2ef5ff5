package org.isopolity.impact.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isopolity.impact.GoldenData;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** Exponential smoothing with fixed parameters against statsmodels. */
class ForecastGoldenTest {

    @Test
    void holtWithAndWithoutDamping() {
        double[] before = GoldenData.column("its/input_california.csv", "year", "cigsale").entrySet().stream()
                .filter(entry -> Integer.parseInt(entry.getKey()) < 1989)
                .mapToDouble(java.util.Map.Entry::getValue)
                .toArray();
        List<Row> rows = CsvTable.read(GoldenData.file("its/expected_holt_fixed_params.csv"))
                .rows();
        double[] plain = new Holt(0.6, 0.2, 1).ahead(before, rows.size());
        double[] damped = new Holt(0.6, 0.2, 0.9).ahead(before, rows.size());
        for (int h = 0; h < rows.size(); h++) {
            assertThat(plain[h]).isCloseTo(rows.get(h).number("holt_a0.6_b0.2"), within(1e-9));
            assertThat(damped[h]).isCloseTo(rows.get(h).number("damped_phi0.9"), within(1e-9));
        }
    }
}
