package org.isopolity.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isopolity.impact.did.Adjustment;
import org.isopolity.impact.did.BasePeriod;
import org.isopolity.impact.did.Controls;
import org.isopolity.impact.did.GroupTime;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelFile;
import org.isopolity.impact.sdid.ErrorMethod;
import org.isopolity.impact.sdid.SyntheticDifference;
import org.isopolity.impact.sdid.Weighting;
import org.isopolity.impact.synth.Comparison;
import org.isopolity.impact.synth.Estimator;
import org.isopolity.impact.synth.Fit;
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.synth.OutcomeOnly;
import org.isopolity.impact.synth.Placebos;
import org.isopolity.impact.synth.Predictor;
import org.isopolity.impact.synth.Predictors;
import org.isopolity.impact.synth.WithPredictors;

/** Impact evaluation: fast enough to run while a page is being read. */
final class Impact {

    private static final String TOBACCO = "shared/golden/impact/prop99/panel.csv";

    private Impact() {}

    /** All figures; those of the tobacco panel only where it lies beside the repository. */
    static void figures(Path house) {
        many();
        groups();
        for (Path up = house; up != null; up = up.getParent()) {
            if (Files.exists(up.resolve(TOBACCO))) {
                tobacco(up.resolve(TOBACCO));
                return;
            }
        }
        System.out.println("No tobacco panel beside the repository (" + TOBACCO + "): its figures are left out.");
    }

    private static void many() {
        Panel panel = factors(501, 40);
        Comparison comparison = Comparison.of(panel, "y", "u000", 31, Map.of(), MissingData.REFUSE);
        double time = Stopwatch.median(1, 3, () -> placebos(comparison, new OutcomeOnly(false)));
        Stopwatch.print("501 outcome-only fits, 500 donors x 40 periods", time, "ms", 1_500, true);
    }

    private static Placebos placebos(Comparison comparison, Estimator estimator) {
        return Placebos.of(comparison, estimator, estimator.fit(comparison), true);
    }

    /** Four common factors with loads of their own. */
    private static Panel factors(int units, int periods) {
        SplittableRandom random = new SplittableRandom(42);
        double[][] paths = new double[4][periods];
        for (double[] path : paths) {
            for (int t = 0; t < periods; t++) {
                path[t] = (t == 0 ? 0 : path[t - 1]) + random.nextGaussian();
            }
        }
        double[][] values = new double[units][periods];
        List<String> names = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            names.add(String.format("u%03d", u));
            double[] loads =
                    random.doubles(4).map(value -> -Math.log(1 - value)).toArray();
            double sum = Arrays.stream(loads).sum();
            double level = 50 + 5 * random.nextGaussian();
            for (int t = 0; t < periods; t++) {
                values[u][t] = level + random.nextGaussian();
                for (int k = 0; k < 4; k++) {
                    values[u][t] += 6 * loads[k] / sum * paths[k][t];
                }
            }
        }
        return Panel.of(names, IntStream.rangeClosed(1, periods).toArray(), Map.of("y", values));
    }

    private static void groups() {
        Panel panel = factors(500, 5);
        Map<String, Integer> starts = new LinkedHashMap<>();
        for (int u = 0; u < 500; u++) {
            starts.put(panel.units().get(u), new int[] {0, 0, 0, 2, 4, 5}[u % 6]);
        }
        GroupTime.Settings settings = new GroupTime.Settings(
                Controls.NEVER_TREATED,
                BasePeriod.VARYING,
                Adjustment.NONE,
                0,
                List.of(),
                1_000,
                1,
                Circumstance.UNKNOWN,
                Circumstance.UNKNOWN);
        double time = Stopwatch.median(1, 5, () -> GroupTime.estimate(panel, "y", starts, settings));
        Stopwatch.print("group-time effects, 500 units, 1,000 bootstrap draws", time, "ms", 2_000, true);
    }

    private static void tobacco(Path file) {
        Panel panel = new PanelFile(file, "state", "year")
                .read(List.of("cigsale", "lnincome", "beer", "age15to24", "retprice"));
        Comparison california = Comparison.of(panel, "cigsale", "California", 1989, Map.of(), MissingData.REFUSE);
        double placebos = Stopwatch.median(30, 21, () -> placebos(california, new OutcomeOnly(false)));
        Stopwatch.print("tobacco panel: 39 outcome-only fits", placebos, "ms", 20, true);
        differences(panel);
        List<Predictor> predictors = Stream.of(
                        "lnincome:1980-1988",
                        "retprice:1980-1988",
                        "age15to24:1980-1988",
                        "beer:1984-1988",
                        "cigsale:1988",
                        "cigsale:1980",
                        "cigsale:1975")
                .map(Predictor::parse)
                .toList();
        Estimator classic = new WithPredictors(Predictors.of(panel, predictors, "California"), List.of());
        AtomicReference<Fit> fit = new AtomicReference<>(new OutcomeOnly(false).fit(california));
        double nested = Stopwatch.median(1, 3, () -> fit.set(classic.fit(california)));
        Stopwatch.print("tobacco panel: search over predictor weights", nested, "ms", 2_000, true);
        Stopwatch.print("  its mean squared error before the start", fit.get().mspeBefore() * 1e4, "e-4", 30_767, true);
        double all = Stopwatch.median(0, 1, () -> placebos(california, classic));
        Stopwatch.print("tobacco panel: 39 such searches", all, "ms", 60_000, true);
    }

    private static void differences(Panel panel) {
        Map<String, Integer> starts = Map.of("California", 1989, "Nevada", 1989, "Utah", 1989);
        SyntheticDifference.Settings settings = new SyntheticDifference.Settings(
                Weighting.SDID,
                ErrorMethod.PLACEBO,
                200,
                1,
                List.of(),
                List.of(),
                Circumstance.UNKNOWN,
                Circumstance.UNKNOWN);
        double time = Stopwatch.median(2, 5, () -> SyntheticDifference.estimate(panel, "cigsale", starts, settings));
        Stopwatch.print("synthetic difference-in-differences, 200 placebo draws", time, "ms", 1_000, true);
    }
}
