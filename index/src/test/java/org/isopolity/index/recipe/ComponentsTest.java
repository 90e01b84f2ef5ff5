package org.isopolity.index.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.isopolity.index.Golden;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private static Components pillars() {
        CsvTable table = Golden.table("compind/input_8pillars.csv");
        return new Components(table.columns().stream()
                .skip(1)
                .map(column -> Golden.column(table.rows(), column).toArray())
                .toArray(double[][]::new));
    }

    @Test
    void twoColumnsThatAgreeHaveOneComponent() {
        Components components = new Components(new double[][] {{1, 2, 3, 4}, {3, 5, 7, 9}});
        assertThat(components.eigenvalues()[0]).isCloseTo(2, within(1e-12));
        assertThat(components.vector(0)).containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-12));
        assertThat(components.kaiser()).isEqualTo(1);
    }

    @Test
    void eigenvaluesOfTheExample() {
        double[] eigenvalues = pillars().eigenvalues();
        List<Row> golden = Golden.table("compind/pca_eigenvalues.csv").rows();
        for (int i = 0; i < eigenvalues.length; i++) {
            assertThat(eigenvalues[i]).isCloseTo(Golden.number(golden.get(i), "eigenvalue"), within(1e-9));
        }
    }

    /** The rotation of R stops at a relative change of 0.00001; components may be turned round and change places. */
    @Test
    void loadingsAfterRotation() {
        double[][] rotated = pillars().rotated(3);
        List<Row> golden = Golden.table("compind/pca3_varimax_loadings.csv").rows();
        for (int j = 0; j < rotated.length; j++) {
            double communality =
                    Arrays.stream(rotated[j]).map(loading -> loading * loading).sum();
            assertThat(communality).isCloseTo(Golden.number(golden.get(j), "communality"), within(1e-9));
            double[] sizes = Arrays.stream(rotated[j]).map(Math::abs).sorted().toArray();
            Row row = golden.get(j);
            double[] expected = List.of("RC1", "RC2", "RC3").stream()
                    .mapToDouble(column -> Math.abs(Golden.number(row, column)))
                    .sorted()
                    .toArray();
            assertThat(sizes).as(row.text("indicator")).containsExactly(expected, within(2e-3));
        }
    }
}
