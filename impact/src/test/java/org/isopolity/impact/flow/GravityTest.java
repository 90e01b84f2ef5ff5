package org.isopolity.impact.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gravity beside Newton's method on all dummies at once, and what is refused. */
class GravityTest {

    private static final Flows.Columns COLUMNS = new Flows.Columns("o", "d", "flow", Optional.empty());

    @TempDir
    private Path place;

    private static Flows random(int places, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = new ArrayList<>();
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < places; i++) {
            names.add("p" + i);
            for (int j = 0; j < places; j++) {
                if (i != j) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        double[] flows = new double[pairs.size()];
        double[][] rows = new double[pairs.size()][2];
        for (int k = 0; k < flows.length; k++) {
            rows[k][0] = random.nextGaussian();
            rows[k][1] = random.nextInt(2);
            double mean = Math.exp(2 - 0.7 * rows[k][0] + 0.4 * rows[k][1] + 0.1 * pairs.get(k)[1]);
            flows[k] = Math.max(0, Math.rint(mean * (0.3 + 1.4 * random.nextDouble()) - 1));
        }
        return new Flows(
                names,
                pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                pairs.stream().mapToInt(pair -> pair[1]).toArray(),
                flows,
                List.of("x", "near"),
                rows);
    }

    @ParameterizedTest
    @EnumSource(FixedEffects.class)
    void theSameAsNewtonOnAllDummies(FixedEffects effects) {
        Flows flows = random(8, 5);
        Gravity gravity = Gravity.fit(flows, effects);
        double[] naive = newton(flows, effects);
        assertThat(gravity.terms().get(0).value()).isCloseTo(naive[0], within(1e-7));
        assertThat(gravity.terms().get(1).value()).isCloseTo(naive[1], within(1e-7));
    }

    private static double[] newton(Flows flows, FixedEffects effects) {
        int places = flows.places().size();
        int terms = 2 + (effects == FixedEffects.NONE ? 1 : places) + (effects == FixedEffects.BOTH ? places - 1 : 0);
        double[] slopes = new double[terms];
        slopes[2] = effects == FixedEffects.NONE ? 1 : 0;
        double[] observed = flows.flows();
        for (int round = 0; round < 200; round++) {
            DMatrixRMaj curvature = new DMatrixRMaj(terms, terms);
            DMatrixRMaj score = new DMatrixRMaj(terms, 1);
            for (int i = 0; i < observed.length; i++) {
                double[] row = new double[terms];
                row[0] = flows.rows()[i][0];
                row[1] = flows.rows()[i][1];
                row[2 + (effects == FixedEffects.NONE ? 0 : flows.origins()[i])] = 1;
                if (effects == FixedEffects.BOTH && flows.destinations()[i] > 0) {
                    row[1 + places + flows.destinations()[i]] = 1;
                }
                double linear = 0;
                for (int k = 0; k < terms; k++) {
                    linear += row[k] * slopes[k];
                }
                double mean = Math.exp(linear);
                for (int a = 0; a < terms; a++) {
                    score.add(a, 0, row[a] * (observed[i] - mean));
                    for (int b = 0; b < terms; b++) {
                        curvature.add(a, b, mean * row[a] * row[b]);
                    }
                }
            }
            DMatrixRMaj step = new DMatrixRMaj(terms, 1);
            CommonOps_DDRM.solve(curvature, score, step);
            for (int k = 0; k < terms; k++) {
                slopes[k] += Math.clamp(step.get(k, 0), -1, 1);
            }
        }
        return slopes;
    }

    @Test
    void placesWithoutFlowsAreLeftOutByName() {
        Flows flows = random(6, 2);
        double[] values = flows.flows();
        int[] origins = flows.origins();
        for (int i = 0; i < values.length; i++) {
            values[i] = origins[i] == 3 ? 0 : values[i];
        }
        Gravity gravity = Gravity.fit(
                new Flows(flows.places(), origins, flows.destinations(), values, flows.variables(), flows.rows()),
                FixedEffects.ORIGIN);
        assertThat(gravity.silent()).containsExactly("p3");
        assertThat(gravity.flows().size()).isEqualTo(25);
    }

    @Test
    void separationAndEmptyVariablesAreRefused() {
        Flows flows = random(6, 4);
        double[][] rows = flows.rows();
        double[] values = flows.flows();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] + 1;
            if (rows[i][1] == 1) {
                values[i] = 0;
            }
        }
        Flows separated =
                new Flows(flows.places(), flows.origins(), flows.destinations(), values, flows.variables(), rows);
        assertThatThrownBy(() -> Gravity.fit(separated, FixedEffects.NONE))
                .isInstanceOf(UnusableDesign.class)
                .hasMessageContaining("no finite answer");
        for (int i = 0; i < values.length; i++) {
            rows[i][1] = flows.origins()[i];
        }
        Flows absorbed = new Flows(
                flows.places(), flows.origins(), flows.destinations(), flows.flows(), flows.variables(), rows);
        assertThatThrownBy(() -> Gravity.fit(absorbed, FixedEffects.ORIGIN)).hasMessageContaining("near says nothing");
    }

    @Test
    void badLinesAreNamed() throws IOException {
        assertThatThrownBy(() -> read("o,d,flow,dist\na,b,5,1\na,b,6,1\n"))
                .hasMessageContaining("line 3")
                .hasMessageContaining("given before");
        assertThatThrownBy(() -> read("o,d,flow,dist\na,b,-5,1\n")).hasMessageContaining("is negative");
        assertThatThrownBy(() -> read("o,d,flow,dist\na,b,5,0\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 2, dist")
                .hasMessageContaining("no logarithm");
    }

    private Flows read(String text) throws IOException {
        Path file = place.resolve("flows.csv");
        Files.writeString(file, text);
        return Flows.read(file, COLUMNS, List.of("log:dist"), Optional.empty());
    }
}
