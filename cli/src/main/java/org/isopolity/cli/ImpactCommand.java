package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.isopolity.impact.did.Adjustment;
import org.isopolity.impact.did.BasePeriod;
import org.isopolity.impact.did.Controls;
import org.isopolity.impact.did.GroupTime;
import org.isopolity.impact.flow.FixedEffects;
import org.isopolity.impact.flow.Flows;
import org.isopolity.impact.flow.Gravity;
import org.isopolity.impact.flow.Scenario;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.impact.power.Power;
import org.isopolity.impact.power.Statistic;
import org.isopolity.impact.report.Report;
import org.isopolity.impact.report.Reports;
import org.isopolity.impact.sdid.ErrorMethod;
import org.isopolity.impact.sdid.SyntheticDifference;
import org.isopolity.impact.sdid.Weighting;
import org.isopolity.impact.series.InterruptedSeries;
import org.isopolity.impact.series.StructuralSeries;
import org.isopolity.impact.synth.Comparison;
import org.isopolity.impact.synth.DonorPool;
import org.isopolity.impact.synth.Estimator;
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.synth.OutcomeOnly;
import org.isopolity.impact.synth.Penalised;
import org.isopolity.impact.synth.Predictor;
import org.isopolity.impact.synth.Predictors;
import org.isopolity.impact.synth.RidgeAugmented;
import org.isopolity.impact.synth.StaggeredSynthetic;
import org.isopolity.impact.synth.SyntheticControl;
import org.isopolity.impact.synth.WithPredictors;
import org.isopolity.impact.target.Aim;
import org.isopolity.impact.target.Course;
import org.isopolity.impact.target.Forecast;
import org.isopolity.impact.target.Method;
import org.isopolity.impact.target.Outlook;
import org.isopolity.impact.target.Progress;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Did it work: targets, progress, and the effect of a programme. */
@Command(
        name = "impact",
        resourceBundle = "org.isopolity.cli.messages",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImpactCommand.ProgressCommand.class,
            ImpactCommand.SynthCommand.class,
            ImpactCommand.SdidCommand.class,
            ImpactCommand.DidCommand.class,
            ImpactCommand.ItsCommand.class,
            ImpactCommand.BstsCommand.class,
            ImpactCommand.PowerCommand.class,
            ImpactCommand.GravityCommand.class
        })
final class ImpactCommand {

    /** What all designs share: where the result goes. */
    abstract static class Design implements Callable<Integer> {

        @Mixin
        private final ReportOutput output = new ReportOutput();

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        abstract Report report();

        @Override
        public Integer call() {
            return output.give(report(), spec);
        }
    }

    /** Progress of one unit to a target. */
    @Command(name = "progress", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class ProgressCommand extends Design {

        @Mixin
        private final PanelInput input = new PanelInput();

        @Option(names = "--target", paramLabel = "VALUE", descriptionKey = "impact.target")
        private @Nullable Double target;

        @Option(names = "--target-year", paramLabel = "YEAR", descriptionKey = "impact.target-year")
        private @Nullable Integer targetYear;

        @Option(names = "--aim", paramLabel = "WORD", defaultValue = "rise", descriptionKey = "impact.aim")
        @SuppressWarnings("NullAway.Init")
        private String aim;

        @Option(names = "--method", paramLabel = "WORD", descriptionKey = "impact.progress-method")
        private List<String> methods = new ArrayList<>();

        @Option(names = "--suppose", paramLabel = "EFFECT:ERROR[:FROM]", descriptionKey = "impact.suppose")
        private List<String> suppositions = new ArrayList<>();

        @Option(names = "--least", paramLabel = "VALUE", descriptionKey = "impact.least")
        private @Nullable Double least;

        @Option(names = "--most", paramLabel = "VALUE", descriptionKey = "impact.most")
        private @Nullable Double most;

        @Option(names = "--draws", paramLabel = "N", defaultValue = "10000", descriptionKey = "impact.paths")
        private int draws;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
        private long seed;

        @Override
        Report report() {
            Panel panel = input.read(List.of());
            if (!input.hasFrom()) {
                throw new Refusal("impact.no-base");
            }
            String place = input.onlyTreated();
            Course course = course(panel, panel.getUnit(place));
            List<Method> asked = methods.isEmpty()
                    ? Arrays.stream(Method.values())
                            .filter(method ->
                                    target != null || method.ordinal() < Method.LINEAR.ordinal() || !positive(course))
                            .toList()
                    : methods.stream()
                            .map(method -> PanelInput.choice(Method.class, "--method", method))
                            .toList();
            return Reports.of(
                    input.outcome(),
                    asked.stream().map(method -> Progress.judge(course, method)).toList(),
                    outlook(panel, place, course));
        }

        /** Where it goes from here, if a target lies ahead and enough was observed to say so. */
        private Optional<Outlook> outlook(Panel panel, String place, Course course) {
            int seen = (int) Arrays.stream(panel.series(input.outcome(), panel.getUnit(place)))
                    .filter(value -> !Double.isNaN(value))
                    .count();
            boolean ahead =
                    course.targetYear().isPresent() && course.targetYear().getAsInt() > course.latestYear();
            if (!suppositions.isEmpty() && !ahead) {
                throw new Refusal("impact.suppose.no-target");
            }
            if (!ahead || (seen < Forecast.FEWEST && suppositions.isEmpty())) {
                return Optional.empty();
            }
            return Optional.of(Outlook.of(
                    panel,
                    input.outcome(),
                    place,
                    course.target().orElseThrow(),
                    course.targetYear().getAsInt(),
                    course.aim(),
                    suppositions.stream().map(ProgressCommand::supposition).toList(),
                    new Forecast.Settings(
                            draws,
                            seed,
                            least == null ? OptionalDouble.empty() : OptionalDouble.of(least),
                            most == null ? OptionalDouble.empty() : OptionalDouble.of(most))));
        }

        /** Such as {@code 2.5:0.8} or {@code 2.5:0.8:2027}. */
        private static Outlook.Supposition supposition(String written) {
            String[] parts = written.split(":", -1);
            try {
                if (parts.length == 2 || parts.length == 3) {
                    return new Outlook.Supposition(
                            Double.parseDouble(parts[0]),
                            Double.parseDouble(parts[1]),
                            parts.length == 3 ? OptionalInt.of(Integer.parseInt(parts[2])) : OptionalInt.empty());
                }
            } catch (NumberFormatException _) {
                throw new Refusal("impact.suppose.written", written);
            }
            throw new Refusal("impact.suppose.written", written);
        }

        private static boolean positive(Course course) {
            return course.base() > 0 && course.latest() > 0;
        }

        private Course course(Panel panel, int unit) {
            double[] series = panel.series(input.outcome(), unit);
            int[] times = panel.times();
            int base = -1;
            int latest = -1;
            for (int t = 0; t < times.length; t++) {
                if (!Double.isNaN(series[t]) && times[t] >= input.from()) {
                    base = base < 0 ? t : base;
                    latest = t;
                }
            }
            if (base < 0) {
                throw new Refusal("impact.no-values", panel.units().get(unit), Integer.toString(input.from()));
            }
            return new Course(
                    series[base],
                    times[base],
                    series[latest],
                    times[latest],
                    target == null ? OptionalDouble.empty() : OptionalDouble.of(target),
                    targetYear == null ? OptionalInt.empty() : OptionalInt.of(targetYear),
                    PanelInput.choice(Aim.class, "--aim", aim));
        }
    }

    /** Synthetic control for one unit or several. */
    @Command(name = "synth", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class SynthCommand extends Design {

        @Mixin
        private final PanelInput input = new PanelInput();

        @Mixin
        private final EstimatorChoice choice = new EstimatorChoice();

        @Option(names = "--similar-by", paramLabel = "COLUMN", split = ",", descriptionKey = "impact.similar-by")
        private List<String> traits = new ArrayList<>();

        @Option(names = "--donors", paramLabel = "N", defaultValue = "20", descriptionKey = "impact.donors")
        private int donors;

        @Option(names = "--draws", paramLabel = "N", defaultValue = "1000", descriptionKey = "impact.assignments")
        private int draws;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
        private long seed;

        @Override
        Report report() {
            List<Predictor> predictors = choice.predictors();
            List<String> columns = new ArrayList<>(traits);
            predictors.forEach(predictor -> columns.add(predictor.variable()));
            Panel panel = input.read(columns);
            Map<String, Integer> starts = input.starts();
            if (starts.isEmpty()) {
                throw new Refusal("impact.nobody-treated");
            }
            return starts.size() == 1 ? one(panel, predictors) : several(panel, starts, predictors);
        }

        private Report one(Panel panel, List<Predictor> predictors) {
            Map.Entry<String, Integer> only =
                    input.starts().entrySet().iterator().next();
            Map<String, Phrase> leftOut = new LinkedHashMap<>(input.leftOut());
            Optional<DonorPool> pool = traits.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DonorPool.nearest(
                            panel.without(input.excluded()), only.getKey(), traits, only.getValue(), donors));
            pool.ifPresent(rule -> leftOut.putAll(rule.leftOut()));
            Optional<Predictors> table = table(panel, predictors, only.getKey(), only.getValue());
            table.ifPresent(values -> leftOut.putAll(values.lacking(panel)));
            Comparison comparison =
                    Comparison.of(panel, input.outcome(), only.getKey(), only.getValue(), leftOut, choice.missing());
            return Reports.of(
                    SyntheticControl.evaluate(
                            comparison, choice.estimator(table), input.interference(), input.shocks()),
                    pool);
        }

        private static Optional<Predictors> table(
                Panel panel, List<Predictor> predictors, String treated, int firstStart) {
            predictors.forEach(predictor -> predictor.before(firstStart));
            return predictors.isEmpty() ? Optional.empty() : Optional.of(Predictors.of(panel, predictors, treated));
        }

        private Report several(Panel panel, Map<String, Integer> starts, List<Predictor> predictors) {
            int first =
                    starts.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
            return Reports.of(StaggeredSynthetic.evaluate(
                    panel,
                    input.outcome(),
                    starts,
                    new StaggeredSynthetic.Settings(
                            choice.estimator(table(
                                    panel,
                                    predictors,
                                    starts.keySet().iterator().next(),
                                    first)),
                            choice.missing(),
                            input.leftOut(),
                            new StaggeredSynthetic.Likeness(traits, donors),
                            draws,
                            seed,
                            input.interference(),
                            input.shocks())));
        }
    }

    /** How weights are found, as options. */
    static final class EstimatorChoice {

        private enum Kind {
            OUTCOME,
            DEMEANED,
            PREDICTORS,
            PENALISED,
            RIDGE
        }

        @Option(names = "--method", paramLabel = "WORD", descriptionKey = "impact.synth-method")
        private @Nullable String method;

        @Option(names = "--predictor", paramLabel = "COLUMN:FIRST-LAST", descriptionKey = "impact.predictor")
        private List<String> predictors = new ArrayList<>();

        @Option(names = "--importance", paramLabel = "N", split = ",", descriptionKey = "impact.importance")
        private List<Double> importance = new ArrayList<>();

        @Option(names = "--penalty", paramLabel = "N", defaultValue = "0.1", descriptionKey = "impact.penalty")
        private double penalty;

        @Option(names = "--ridge", paramLabel = "N", descriptionKey = "impact.ridge")
        private @Nullable Double ridge;

        @Option(
                names = "--missing",
                paramLabel = "WORD",
                defaultValue = "leave-out-donor",
                descriptionKey = "impact.missing")
        @SuppressWarnings("NullAway.Init")
        private String missing;

        MissingData missing() {
            return PanelInput.choice(MissingData.class, "--missing", missing);
        }

        List<Predictor> predictors() {
            return predictors.stream().map(Predictor::parse).toList();
        }

        Estimator estimator(Optional<Predictors> table) {
            Kind kind = method != null
                    ? PanelInput.choice(Kind.class, "--method", method)
                    : table.isPresent() ? Kind.PREDICTORS : Kind.OUTCOME;
            return switch (kind) {
                case OUTCOME -> new OutcomeOnly(false);
                case DEMEANED -> new OutcomeOnly(true);
                case PENALISED -> new Penalised(penalty);
                case RIDGE -> new RidgeAugmented(ridge == null ? OptionalDouble.empty() : OptionalDouble.of(ridge));
                case PREDICTORS ->
                    new WithPredictors(table.orElseThrow(() -> new UnusableDesign("predictors.none")), importance);
            };
        }
    }

    /** Synthetic difference-in-differences. */
    @Command(name = "sdid", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class SdidCommand extends Design {

        @Mixin
        private final PanelInput input = new PanelInput();

        @Option(names = "--weighting", paramLabel = "WORD", defaultValue = "sdid", descriptionKey = "impact.weighting")
        @SuppressWarnings("NullAway.Init")
        private String weighting;

        @Option(names = "--errors", paramLabel = "WORD", defaultValue = "placebo", descriptionKey = "impact.errors")
        @SuppressWarnings("NullAway.Init")
        private String errors;

        @Option(names = "--covariate", paramLabel = "COLUMN", split = ",", descriptionKey = "impact.sdid-covariate")
        private List<String> covariates = new ArrayList<>();

        @Option(names = "--draws", paramLabel = "N", defaultValue = "200", descriptionKey = "impact.error-draws")
        private int draws;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
        private long seed;

        @Override
        Report report() {
            return Reports.of(SyntheticDifference.estimate(
                    input.read(covariates),
                    input.outcome(),
                    input.starts(),
                    new SyntheticDifference.Settings(
                            PanelInput.choice(Weighting.class, "--weighting", weighting),
                            PanelInput.choice(ErrorMethod.class, "--errors", errors),
                            draws,
                            seed,
                            input.excluded(),
                            covariates,
                            input.interference(),
                            input.shocks())));
        }
    }

    /** Difference-in-differences by group and time. */
    @Command(name = "did", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class DidCommand extends Design {

        @Mixin
        private final PanelInput input = new PanelInput();

        @Option(
                names = "--controls",
                paramLabel = "WORD",
                defaultValue = "never-treated",
                descriptionKey = "impact.controls")
        @SuppressWarnings("NullAway.Init")
        private String controls;

        @Option(names = "--base", paramLabel = "WORD", defaultValue = "universal", descriptionKey = "impact.base")
        @SuppressWarnings("NullAway.Init")
        private String base;

        @Option(names = "--adjust", paramLabel = "WORD", descriptionKey = "impact.adjust")
        private @Nullable String adjustment;

        @Option(names = "--covariate", paramLabel = "COLUMN", split = ",", descriptionKey = "impact.covariate")
        private List<String> covariates = new ArrayList<>();

        @Option(names = "--anticipation", paramLabel = "N", defaultValue = "0", descriptionKey = "impact.anticipation")
        private int anticipation;

        @Option(names = "--draws", paramLabel = "N", defaultValue = "1000", descriptionKey = "impact.band-draws")
        private int draws;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
        private long seed;

        @Override
        Report report() {
            Adjustment chosen = adjustment != null
                    ? PanelInput.choice(Adjustment.class, "--adjust", adjustment)
                    : covariates.isEmpty() ? Adjustment.NONE : Adjustment.DOUBLY_ROBUST;
            return Reports.of(GroupTime.estimate(
                    input.read(covariates).without(input.excluded()),
                    input.outcome(),
                    input.starts(),
                    new GroupTime.Settings(
                            PanelInput.choice(Controls.class, "--controls", controls),
                            PanelInput.choice(BasePeriod.class, "--base", base),
                            chosen,
                            anticipation,
                            covariates,
                            draws,
                            seed,
                            input.interference(),
                            input.shocks())));
        }
    }

    /** Interrupted time series. */
    @Command(name = "its", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class ItsCommand extends Design {

        @Mixin
        private final PanelInput input = new PanelInput();

        @Option(names = "--lags", paramLabel = "N", descriptionKey = "impact.lags")
        private @Nullable Integer lags;

        @Override
        Report report() {
            Panel panel = input.read(List.of());
            String unit = input.onlyTreated();
            return Reports.of(InterruptedSeries.estimate(
                    unit,
                    input.outcome(),
                    panel.times(),
                    panel.series(input.outcome(), panel.getUnit(unit)),
                    input.starts().getOrDefault(unit, 0),
                    Optional.ofNullable(lags),
                    input.shocks()));
        }
    }

    /** Bayesian structural time series. */
    @Command(name = "bsts", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class BstsCommand extends Design {

        @Mixin
        private final PanelInput input = new PanelInput();

        @Option(names = "--no-controls", descriptionKey = "impact.no-controls")
        private boolean noControls;

        @Option(names = "--drift", paramLabel = "N", defaultValue = "0.01", descriptionKey = "impact.drift")
        private double drift;

        @Option(names = "--draws", paramLabel = "N", defaultValue = "2000", descriptionKey = "impact.posterior-draws")
        private int draws;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
        private long seed;

        @Override
        Report report() {
            Panel panel = input.read(List.of());
            String unit = input.onlyTreated();
            Map<String, double[]> controls = new LinkedHashMap<>();
            for (int u = 0; u < panel.units().size() && !noControls; u++) {
                String name = panel.units().get(u);
                double[] series = panel.series(input.outcome(), u);
                boolean whole = Arrays.stream(series).noneMatch(Double::isNaN);
                if (whole && !name.equals(unit) && !input.excluded().contains(name)) {
                    controls.put(name, series);
                }
            }
            return Reports.of(StructuralSeries.estimate(
                    unit,
                    input.outcome(),
                    panel.times(),
                    panel.series(input.outcome(), panel.getUnit(unit)),
                    controls,
                    input.starts().getOrDefault(unit, 0),
                    new StructuralSeries.Settings(draws, seed, drift, input.interference(), input.shocks())));
        }
    }

    /** What could be found at all. */
    @Command(name = "power", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class PowerCommand extends Design {

        @Mixin
        private final PanelInput input = new PanelInput();

        @Mixin
        private final EstimatorChoice choice = new EstimatorChoice();

        @Option(names = "--level", paramLabel = "N", defaultValue = "0.1", descriptionKey = "impact.level")
        private double level;

        @Option(names = "--wanted", paramLabel = "N", defaultValue = "0.8", descriptionKey = "impact.wanted")
        private double wanted;

        @Option(names = "--statistic", paramLabel = "WORD", defaultValue = "ratio", descriptionKey = "impact.statistic")
        @SuppressWarnings("NullAway.Init")
        private String statistic;

        @Option(names = "--aim", paramLabel = "WORD", defaultValue = "rise", descriptionKey = "impact.effect-aim")
        @SuppressWarnings("NullAway.Init")
        private String aim;

        @Override
        Report report() {
            if (!(level > 0 && level < 1 && wanted > 0 && wanted < 1)) {
                throw new Refusal("impact.shares");
            }
            Panel panel = input.read(List.of()).without(input.excluded());
            Power power = Power.of(
                    panel, input.outcome(), input.from(), choice.missing(), choice.estimator(Optional.empty()));
            int sign = PanelInput.choice(Aim.class, "--aim", aim) == Aim.FALL ? -1 : 1;
            return Reports.of(power, sign, wanted, level, PanelInput.choice(Statistic.class, "--statistic", statistic));
        }
    }

    /** Flows between places. */
    @Command(name = "gravity", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
    static final class GravityCommand extends Design {

        @Option(names = "--panel", paramLabel = "FILE", required = true, descriptionKey = "impact.flows")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--origin", paramLabel = "COLUMN", defaultValue = "origin", descriptionKey = "impact.origin")
        @SuppressWarnings("NullAway.Init")
        private String origin;

        @Option(
                names = "--destination",
                paramLabel = "COLUMN",
                defaultValue = "destination",
                descriptionKey = "impact.destination")
        @SuppressWarnings("NullAway.Init")
        private String destination;

        @Option(names = "--flow", paramLabel = "COLUMN", defaultValue = "flow", descriptionKey = "impact.flow")
        @SuppressWarnings("NullAway.Init")
        private String flow;

        @Option(names = "--time", paramLabel = "COLUMN", descriptionKey = "impact.flow-time")
        private @Nullable String time;

        @Option(names = "--year", paramLabel = "YEAR", descriptionKey = "impact.flow-year")
        private @Nullable Integer year;

        @Option(
                names = "--variable",
                paramLabel = "COLUMN",
                required = true,
                split = ",",
                descriptionKey = "impact.variable")
        private List<String> variables = new ArrayList<>();

        @Option(names = "--effects", paramLabel = "WORD", defaultValue = "origin", descriptionKey = "impact.effects")
        @SuppressWarnings("NullAway.Init")
        private String effects;

        @Option(names = "--scenario", paramLabel = "PLACE:VARIABLE:CHANGE", descriptionKey = "impact.scenario")
        private List<String> scenarios = new ArrayList<>();

        @Option(names = "--arrivals", paramLabel = "N", descriptionKey = "impact.arrivals")
        private @Nullable Double arrivals;

        @Option(names = "--draws", paramLabel = "N", defaultValue = "1000", descriptionKey = "impact.coefficient-draws")
        private int draws;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
        private long seed;

        @Override
        Report report() {
            if ((time == null) != (year == null)) {
                throw new Refusal("impact.time-and-year");
            }
            Gravity gravity = Gravity.fit(
                    Flows.read(
                            file,
                            new Flows.Columns(origin, destination, flow, Optional.ofNullable(time)),
                            variables,
                            Optional.ofNullable(year)),
                    PanelInput.choice(FixedEffects.class, "--effects", effects));
            return Reports.of(
                    gravity,
                    scenarios.stream()
                            .map(written -> scenario(gravity, written))
                            .toList(),
                    arrivals == null ? OptionalDouble.empty() : OptionalDouble.of(arrivals));
        }

        /** Such as {@code Busan:log:dest_pop:1.1}: for a logarithm a factor, else what is added. */
        private Scenario scenario(Gravity gravity, String written) {
            int first = written.indexOf(':');
            int last = written.lastIndexOf(':');
            if (first < 0 || first == last) {
                throw new Refusal("impact.scenario.written", written);
            }
            String variable = written.substring(first + 1, last);
            double change;
            try {
                change = Double.parseDouble(written.substring(last + 1));
            } catch (NumberFormatException _) {
                throw new Refusal("impact.scenario.written", written);
            }
            boolean factor = variable.startsWith("log:");
            if (!Double.isFinite(change) || (factor && !(change > 0))) {
                throw new Refusal("impact.scenario.written", written);
            }
            return Scenario.project(
                    gravity, written.substring(0, first), variable, factor ? Math.log(change) : change, draws, seed);
        }
    }
}
