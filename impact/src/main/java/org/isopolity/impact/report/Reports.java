package org.isopolity.impact.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.did.Estimate;
import org.isopolity.impact.did.GroupTime;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.flow.Gravity;
import org.isopolity.impact.flow.Scenario;
import org.isopolity.impact.picture.Plot;
import org.isopolity.impact.power.Power;
import org.isopolity.impact.power.Statistic;
import org.isopolity.impact.sdid.SyntheticDifference;
import org.isopolity.impact.series.InterruptedSeries;
import org.isopolity.impact.series.StructuralSeries;
import org.isopolity.impact.synth.DonorPool;
import org.isopolity.impact.synth.Fit;
import org.isopolity.impact.synth.Placebos;
import org.isopolity.impact.synth.StaggeredSynthetic;
import org.isopolity.impact.synth.SyntheticControl;
import org.isopolity.impact.target.Forecast;
import org.isopolity.impact.target.Outlook;
import org.isopolity.impact.target.Progress;
import org.isopolity.text.Phrase;

/** The report of each design. */
public final class Reports {

    private static final double[] WITHIN = {20, 5, 2};

    private Reports() {}

    /** The report of a synthetic control; the pool says why its donors were chosen, if a rule chose them. */
    public static Report of(SyntheticControl study, Optional<DonorPool> pool) {
        Fit fit = study.fit();
        int[] times = study.comparison().times();
        List<Phrase> facts = new ArrayList<>();
        facts.add(Phrases.of(
                "fact.fit",
                Figure.of(Math.sqrt(fit.mspeBefore())),
                Figure.of(fit.mspeBefore()),
                Figure.of(study.bound())));
        facts.add(Phrases.of("fact.certificate", Figure.of(fit.certificate()), Figure.of(fit.loss())));
        facts.add(tests(study));
        if (!fit.predictorWeights().isEmpty()) {
            facts.add(Phrases.of("fact.conformal-outcome"));
        }
        for (double multiple : WITHIN) {
            Placebos close = study.placebos().withFitWithin(multiple);
            if (close.p().isPresent()
                    && close.placebos().size() < study.placebos().placebos().size()) {
                facts.add(Phrases.of(
                        "fact.within",
                        multiple,
                        close.placebos().size(),
                        Figure.of(close.p().getAsDouble())));
            }
        }
        List<Table> tables = new ArrayList<>(List.of(path(study), weights(fit), placebos(study)));
        if (!fit.predictorWeights().isEmpty()) {
            Rows rows = new Rows("predictors", "predictor", "importance");
            fit.predictorWeights().forEach(rows::add);
            tables.add(rows.table());
        }
        Rows left = new Rows("leave-one-out", "without", "mspe_before", "mean_gap");
        study.leaveOneOut().forEach((donor, without) -> left.add(donor, without.mspeBefore(), without.meanGapAfter()));
        tables.add(left.table());
        Rows out = new Rows("left-out", "what", "reason");
        study.comparison()
                .exclusions()
                .forEach(one -> out.add(one.what(), one.reason().in(Locale.ENGLISH)));
        tables.add(out.table());
        pool.ifPresent(rule -> tables.add(pool(rule)));
        return new Report(
                study.evaluation().finding(), Optional.of(study.evaluation()), facts, tables, plots(study, times));
    }

    private static Phrase tests(SyntheticControl study) {
        return Phrases.of(
                "fact.tests",
                words(study.placebos().p()),
                words(study.placebosWithout().p()),
                Figure.of(study.placebos().pOfMeanGap()),
                Figure.of(study.placebos().pOneSided()),
                Figure.of(study.jointConformal()));
    }

    private static Phrase words(OptionalDouble value) {
        return value.isPresent()
                ? Phrases.of("number", Figure.of(value.getAsDouble()))
                : Phrases.of("number.undefined");
    }

    private static Table path(SyntheticControl study) {
        Rows rows = new Rows("path", "time", "observed", "synthetic", "gap", "low", "high", "p_of_period");
        double[] synthetic = study.fit().synthetic();
        double[] gaps = study.fit().gaps();
        for (int t = 0; t < gaps.length; t++) {
            boolean after = t >= study.comparison().start();
            OptionalDouble none = OptionalDouble.empty();
            Optional<Interval> interval = after
                    ? Optional.of(study.intervals().get(t - study.comparison().start()))
                    : Optional.empty();
            rows.add(
                    study.comparison().times()[t],
                    gaps[t] + synthetic[t],
                    synthetic[t],
                    gaps[t],
                    interval.map(Interval::low).orElse(none),
                    interval.map(Interval::high).orElse(none),
                    after ? study.placebos().pOfPeriod(t) : none);
        }
        return rows.table();
    }

    private static Table weights(Fit fit) {
        Rows rows = new Rows("weights", "donor", "weight");
        fit.donors().stream()
                .sorted(java.util.Comparator.comparingDouble((String donor) -> -fit.weight(donor))
                        .thenComparing(java.util.Comparator.naturalOrder()))
                .forEach(donor -> rows.add(donor, fit.weight(donor)));
        return rows.table();
    }

    private static Table placebos(SyntheticControl study) {
        Rows rows = new Rows("placebos", "unit", "treated_is_donor", "mspe_before", "mspe_after", "ratio", "mean_gap");
        add(rows, "", study.fit());
        study.placebos().placebos().forEach(fit -> add(rows, "yes", fit));
        study.placebosWithout().placebos().forEach(fit -> add(rows, "no", fit));
        return rows.table();
    }

    private static void add(Rows rows, String pool, Fit fit) {
        rows.add(fit.treated(), pool, fit.mspeBefore(), fit.mspeAfter(), Placebos.ratio(fit), fit.meanGapAfter());
    }

    private static Table pool(DonorPool rule) {
        Rows rows = new Rows("donor-pool", "unit", "chosen", "distance", "reason");
        rule.candidates()
                .forEach(candidate -> rows.add(
                        candidate.unit(),
                        candidate.chosen() ? "yes" : "no",
                        candidate.distance(),
                        candidate.reason().in(Locale.ENGLISH)));
        return rows.table();
    }

    private static Map<String, Plot> plots(SyntheticControl study, int[] times) {
        Evaluation evaluation = study.evaluation();
        String treated = study.comparison().treated();
        Fit fit = study.fit();
        double[] low = empty(times.length);
        double[] high = empty(times.length);
        for (int t = fit.start(); t < times.length; t++) {
            Interval interval = study.intervals().get(t - fit.start());
            low[t] = interval.low().orElse(Double.NaN);
            high[t] = interval.high().orElse(Double.NaN);
        }
        List<Plot.Line> many = new ArrayList<>();
        study.placebos().placebos().stream()
                .filter(placebo -> placebo.mspeBefore() <= 20 * fit.mspeBefore())
                .forEach(placebo -> many.add(new Plot.Line("", Plot.Style.FAINT, placebo.gaps())));
        many.add(new Plot.Line(treated, Plot.Style.MAIN, fit.gaps()));
        Map<String, Plot> plots = new LinkedHashMap<>();
        plots.put(
                "path",
                path(
                        evaluation,
                        times,
                        study.comparison().treatedOutcome(),
                        fit.synthetic(),
                        Optional.empty(),
                        fit.start()));
        plots.put(
                "gap", gap(evaluation, times, fit.gaps(), Optional.of(new Plot.Band("90 %", low, high)), fit.start()));
        plots.put(
                "placebos",
                new Plot(
                        words("plot.placebos", evaluation.outcome(), treated, many.size() - 1),
                        evaluation.finding().in(Locale.ENGLISH),
                        times,
                        many,
                        Optional.empty(),
                        Optional.of(times[fit.start()])));
        return plots;
    }

    private static Plot path(
            Evaluation evaluation,
            int[] times,
            double[] observed,
            double[] expected,
            Optional<Plot.Band> band,
            int start) {
        String place = evaluation.treated().size() == 1
                ? evaluation.treated().getFirst()
                : words("place.several", evaluation.treated().size());
        return new Plot(
                words("plot.path", evaluation.outcome(), place),
                evaluation.finding().in(Locale.ENGLISH),
                times,
                List.of(
                        new Plot.Line(words("plot.expected"), Plot.Style.OTHER, expected),
                        new Plot.Line(words("plot.observed"), Plot.Style.MAIN, observed)),
                band,
                Optional.of(times[start]));
    }

    private static Plot gap(Evaluation evaluation, int[] times, double[] gaps, Optional<Plot.Band> band, int start) {
        return new Plot(
                words("plot.gap", evaluation.outcome()),
                evaluation.finding().in(Locale.ENGLISH),
                times,
                List.of(
                        new Plot.Line("", Plot.Style.ZERO, new double[times.length]),
                        new Plot.Line(words("plot.difference"), Plot.Style.MAIN, gaps)),
                band,
                Optional.of(times[start]));
    }

    private static String words(String key, Object... arguments) {
        return Phrases.of(key, arguments).in(Locale.ENGLISH);
    }

    private static double[] empty(int length) {
        double[] empty = new double[length];
        Arrays.fill(empty, Double.NaN);
        return empty;
    }

    /** The report of synthetic controls for several units. */
    public static Report of(StaggeredSynthetic study) {
        Rows elapsed = new Rows("by-elapsed", "elapsed", "mean_gap");
        study.byElapsed().forEach(elapsed::add);
        Rows units = new Rows("units", "unit", "start", "mspe_before", "mean_gap");
        Rows weights = new Rows("weights", "unit", "donor", "weight");
        for (Fit fit : study.fits()) {
            units.add(
                    fit.treated(), study.starts().getOrDefault(fit.treated(), 0), fit.mspeBefore(), fit.meanGapAfter());
            fit.donors().stream()
                    .filter(donor -> fit.weight(donor) != 0)
                    .forEach(donor -> weights.add(fit.treated(), donor, fit.weight(donor)));
        }
        List<Table> tables = new ArrayList<>(List.of(elapsed.table(), units.table(), weights.table()));
        if (study.fits().stream().anyMatch(fit -> !fit.predictorWeights().isEmpty())) {
            Rows predictors = new Rows("predictors", "unit", "predictor", "importance");
            study.fits()
                    .forEach(fit -> fit.predictorWeights()
                            .forEach((predictor, weight) -> predictors.add(fit.treated(), predictor, weight)));
            tables.add(predictors.table());
        }
        if (!study.pools().isEmpty()) {
            Rows pools = new Rows("donor-pool", "treated", "unit", "chosen", "distance", "reason");
            study.pools()
                    .forEach((treated, pool) -> pool.candidates()
                            .forEach(candidate -> pools.add(
                                    treated,
                                    candidate.unit(),
                                    candidate.chosen() ? "yes" : "no",
                                    candidate.distance(),
                                    candidate.reason().in(Locale.ENGLISH))));
            tables.add(pools.table());
        }
        int[] times =
                study.byElapsed().keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] gaps = study.byElapsed().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        int start = (int) Arrays.stream(times).filter(time -> time < 0).count();
        return new Report(
                study.evaluation().finding(),
                Optional.of(study.evaluation()),
                List.of(Phrases.of("fact.draws", study.draws(), Figure.of(study.p()))),
                tables,
                Map.of("gap", gap(study.evaluation(), times, gaps, Optional.empty(), start)));
    }

    /** The report of synthetic difference-in-differences. */
    public static Report of(SyntheticDifference study) {
        Rows cohorts = new Rows("cohorts", "start", "treated", "estimate", "share", "duality_gap");
        Rows weights = new Rows("weights", "start", "kind", "what", "weight");
        Rows path = new Rows("path", "start", "time", "observed", "expected", "difference");
        for (SyntheticDifference.Cohort cohort : study.cohorts()) {
            cohorts.add(
                    cohort.start(), cohort.treated().size(), cohort.estimate(), cohort.share(), cohort.certificate());
            for (int i = 0; i < cohort.controls().size(); i++) {
                weights.add(cohort.start(), "control", cohort.controls().get(i), cohort.controlWeights()[i]);
            }
            for (int t = 0; t < cohort.times().length; t++) {
                if (t < cohort.periodWeights().length) {
                    weights.add(cohort.start(), "period", cohort.times()[t], cohort.periodWeights()[t]);
                }
                double observed = cohort.observed()[t];
                double expected = cohort.expected()[t];
                path.add(cohort.start(), cohort.times()[t], observed, expected, observed - expected);
            }
        }
        Rows placebos = new Rows("placebos", "unit", "estimate");
        study.placebos().forEach(placebos::add);
        SyntheticDifference.Cohort first = study.cohorts().getFirst();
        double[] gaps = new double[first.times().length];
        Arrays.setAll(gaps, t -> first.observed()[t] - first.expected()[t]);
        int start = first.periodWeights().length;
        Map<String, Plot> plots = new LinkedHashMap<>();
        plots.put(
                "path",
                path(study.evaluation(), first.times(), first.observed(), first.expected(), Optional.empty(), start));
        plots.put("gap", gap(study.evaluation(), first.times(), gaps, Optional.empty(), start));
        Phrase error = study.standardError().isPresent()
                ? Phrases.of(
                        "fact.error." + study.method().name().toLowerCase(Locale.ROOT),
                        Figure.of(study.standardError().getAsDouble()))
                : Phrases.of("fact.error.none." + study.method().name().toLowerCase(Locale.ROOT));
        return new Report(
                study.evaluation().finding(),
                Optional.of(study.evaluation()),
                List.of(error),
                List.of(cohorts.table(), path.table(), weights.table(), placebos.table()),
                plots);
    }

    /** The report of group-time effects. */
    public static Report of(GroupTime study) {
        Rows cells = new Rows("group-time", "group", "time", "effect", "standard_error", "low", "high");
        study.cells().forEach(cell -> add(cells, cell.estimate(), cell.group(), cell.time()));
        Rows means = new Rows("means", "by", "key", "effect", "standard_error", "low", "high");
        study.overall().forEach((name, estimate) -> add(means, estimate, "overall", name));
        study.byGroup().forEach((key, estimate) -> add(means, estimate, "group", key));
        study.byElapsed().forEach((key, estimate) -> add(means, estimate, "elapsed", key));
        study.byTime().forEach((key, estimate) -> add(means, estimate, "time", key));
        int[] elapsed =
                study.byElapsed().keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] effects =
                study.byElapsed().values().stream().mapToDouble(Estimate::value).toArray();
        double[] reach = study.byElapsed().values().stream()
                .mapToDouble(estimate -> estimate.band().orElse(Double.NaN))
                .toArray();
        double[] low = new double[reach.length];
        double[] high = new double[reach.length];
        Arrays.setAll(low, k -> effects[k] - reach[k]);
        Arrays.setAll(high, k -> effects[k] + reach[k]);
        List<Phrase> facts = new ArrayList<>();
        study.pretest().ifPresent(p -> facts.add(Phrases.of("fact.pretest", Figure.of(p))));
        facts.add(Phrases.of("fact.band"));
        if (!study.leftOut().isEmpty()) {
            facts.add(Phrases.of("fact.left-out", String.join(", ", study.leftOut())));
        }
        int start = (int) Arrays.stream(elapsed).filter(e -> e < 0).count();
        return new Report(
                study.evaluation().finding(),
                Optional.of(study.evaluation()),
                facts,
                List.of(means.table(), cells.table()),
                Map.of(
                        "gap",
                        gap(
                                study.evaluation(),
                                elapsed,
                                effects,
                                Optional.of(new Plot.Band("95 %", low, high)),
                                Math.min(start, elapsed.length - 1))));
    }

    private static void add(Rows rows, Estimate estimate, Object... keys) {
        List<Object> cells = new ArrayList<>(List.of(keys));
        double reach = estimate.band().orElse(Double.NaN);
        cells.add(estimate.value());
        cells.add(estimate.standardError());
        cells.add(estimate.value() - reach);
        cells.add(estimate.value() + reach);
        rows.add(cells.toArray());
    }

    /** The report of an interrupted time series. */
    public static Report of(InterruptedSeries study) {
        Rows terms = new Rows("terms", "term", "value", "error_if_independent", "robust_error");
        Map<String, InterruptedSeries.Term> named = new LinkedHashMap<>();
        named.put("constant", study.constant());
        named.put("trend", study.trend());
        named.put("level_change", study.level());
        named.put("slope_change", study.slope());
        named.forEach((name, term) -> terms.add(name, term.value(), term.plainError(), term.robustError()));
        Rows path = new Rows("path", "time", "observed", "fitted", "expected", "difference");
        double[] gaps = new double[study.times().length];
        for (int t = 0; t < gaps.length; t++) {
            gaps[t] = study.observed()[t] - study.expected()[t];
            path.add(study.times()[t], study.observed()[t], study.fitted()[t], study.expected()[t], gaps[t]);
        }
        List<Phrase> facts = new ArrayList<>();
        facts.add(Phrases.of(
                "fact.its",
                Figure.of(study.level().value()),
                Figure.of(study.level().robustError()),
                Figure.of(study.slope().value()),
                Figure.of(study.slope().robustError()),
                study.lags()));
        study.autoregressive()
                .ifPresent(ar -> facts.add(Phrases.of(
                        "fact.its.ar",
                        Figure.of(ar.level()),
                        Figure.of(ar.levelError()),
                        Figure.of(ar.slope()),
                        Figure.of(ar.slopeError()),
                        Figure.of(ar.correlation()))));
        Map<String, Plot> plots = new LinkedHashMap<>();
        plots.put(
                "path",
                path(
                        study.evaluation(),
                        study.times(),
                        study.observed(),
                        study.expected(),
                        Optional.empty(),
                        study.start()));
        plots.put("gap", gap(study.evaluation(), study.times(), gaps, Optional.empty(), study.start()));
        return new Report(
                study.evaluation().finding(),
                Optional.of(study.evaluation()),
                facts,
                List.of(terms.table(), path.table()),
                plots);
    }

    /** The report of a Bayesian structural time series. */
    public static Report of(StructuralSeries study) {
        Rows path = new Rows("path", "time", "observed", "expected", "low", "high", "difference");
        double[] gaps = new double[study.times().length];
        double[] low = new double[gaps.length];
        double[] high = new double[gaps.length];
        for (int t = 0; t < gaps.length; t++) {
            gaps[t] = study.observed()[t] - study.expected()[t];
            low[t] = study.observed()[t] - study.high()[t];
            high[t] = study.observed()[t] - study.low()[t];
            path.add(
                    study.times()[t],
                    study.observed()[t],
                    study.expected()[t],
                    study.low()[t],
                    study.high()[t],
                    gaps[t]);
        }
        Rows controls = new Rows("controls", "series", "inclusion", "slope");
        study.inclusion()
                .forEach((name, share) ->
                        controls.add(name, share, study.diagnostics().slopes().getOrDefault(name, 0.0)));
        Map<String, Plot> plots = new LinkedHashMap<>();
        plots.put(
                "path",
                path(
                        study.evaluation(),
                        study.times(),
                        study.observed(),
                        study.expected(),
                        Optional.of(new Plot.Band("95 %", study.low(), study.high())),
                        study.start()));
        plots.put(
                "gap",
                gap(
                        study.evaluation(),
                        study.times(),
                        gaps,
                        Optional.of(new Plot.Band("95 %", low, high)),
                        study.start()));
        return new Report(
                study.evaluation().finding(),
                Optional.of(study.evaluation()),
                List.of(Phrases.of("fact.cumulative", study.cumulative().inWords())),
                List.of(path.table(), controls.table(), diagnostics(study.diagnostics())),
                plots);
    }

    private static Table diagnostics(StructuralSeries.Diagnostics found) {
        Rows rows = new Rows("diagnostics", "measure", "value");
        rows.add("noise_deviation", found.noise());
        rows.add("step_deviation", found.step());
        rows.add("largest_split_r_hat", found.reduction());
        rows.add("fewest_effective_draws", found.effective());
        rows.add("residual_correlation", found.persistence());
        return rows.table();
    }

    /**
     * The report of a question for power.
     *
     * @param sign 1 for a rise, -1 for a fall
     */
    public static Report of(Power power, int sign, double wanted, double level, Statistic statistic) {
        Rows curve = new Rows("power", "effect", "share_found");
        double reach = power.minimumDetectable(sign, wanted, level, statistic)
                .map(Math::abs)
                .orElseGet(() ->
                        4 * Arrays.stream(power.meanGaps()).map(Math::abs).max().orElse(1));
        for (int step = 0; step <= 20; step++) {
            double effect = step == 0 ? 0 : sign * reach * 1.5 * step / 20;
            curve.add(effect, power.share(effect, level, statistic));
        }
        Rows units = new Rows("units", "unit", "mean_gap_without_programme");
        for (int i = 0; i < power.units().size(); i++) {
            units.add(power.units().get(i), power.meanGaps()[i]);
        }
        return new Report(
                power.finding(sign, wanted, level, statistic),
                Optional.empty(),
                List.of(Phrases.of("fact.floor", Figure.of(power.floor()))),
                List.of(curve.table(), units.table()),
                Map.of());
    }

    /**
     * The report of a gravity model and its scenarios.
     *
     * @param wanted arrivals aimed at in the scenarios; absent without such a target
     */
    public static Report of(Gravity gravity, List<Scenario> scenarios, OptionalDouble wanted) {
        Rows terms = new Rows("terms", "variable", "value", "standard_error", "low", "high");
        List<Phrase> facts = new ArrayList<>();
        gravity.terms().forEach(term -> {
            Interval reach = Interval.around(term.value(), term.error(), 0.95, "basis.normal");
            terms.add(term.variable(), term.value(), term.error(), reach.low(), reach.high());
            facts.add(Phrases.of(
                    term.variable().startsWith("log:")
                            ? term.value() < 0 ? "fact.elasticity.fewer" : "fact.elasticity.more"
                            : "fact.term",
                    term.variable().replace("log:", ""),
                    Figure.of(term.variable().startsWith("log:") ? Math.abs(term.value()) : term.value()),
                    Figure.of(term.error()),
                    Figure.of(Math.expm1(term.value()))));
        });
        Rows places = new Rows(
                "places",
                "place",
                "inflow",
                "outflow",
                "expected_inflow",
                "expected_outflow",
                "attraction",
                "retention",
                "effectiveness");
        gravity.balances()
                .forEach((place, b) -> places.add(
                        place,
                        b.inflow(),
                        b.outflow(),
                        b.expectedInflow(),
                        b.expectedOutflow(),
                        b.attraction(),
                        b.retention(),
                        b.effectiveness()));
        Rows projected =
                new Rows("scenarios", "place", "variable", "change", "inflow", "projected", "low", "high", "chance");
        for (Scenario scenario : scenarios) {
            projected.add(
                    scenario.place(),
                    scenario.variable(),
                    scenario.change(),
                    scenario.inflow(),
                    scenario.projected(),
                    scenario.interval().low(),
                    scenario.interval().high(),
                    wanted.isPresent() ? (Object) scenario.chance(wanted.getAsDouble()) : "");
            facts.add(Phrases.of(
                    "fact.scenario",
                    scenario.place(),
                    Figure.of(scenario.inflow()),
                    Figure.of(scenario.projected()),
                    scenario.interval().inWords()));
            wanted.ifPresent(arrivals -> facts.add(Phrases.of(
                    "fact.scenario.wanted",
                    scenario.place(),
                    arrivals,
                    Forecast.chanceInWords(scenario.chance(arrivals)))));
        }
        if (!gravity.silent().isEmpty()) {
            facts.add(Phrases.of("fact.silent", String.join(", ", gravity.silent())));
        }
        facts.add(Phrases.of("fact.residuals"));
        return new Report(
                Phrases.of(
                        "finding.gravity",
                        gravity.flows().size(),
                        gravity.flows().places().size()),
                Optional.empty(),
                facts,
                List.of(terms.table(), places.table(), projected.table()),
                Map.of());
    }

    /**
     * The report of progress by one or several methods.
     *
     * @param outlook where it goes from here; absent where it cannot be forecast
     */
    public static Report of(String outcome, List<Progress> verdicts, Optional<Outlook> outlook) {
        Rows rows = new Rows(
                "progress",
                "method",
                "category",
                "ratio",
                "score",
                "expected_now",
                "projected",
                "reached",
                "actual_rate",
                "required_rate");
        List<Phrase> facts = new ArrayList<>();
        for (Progress progress : verdicts) {
            String method = progress.method().name().toLowerCase(Locale.ROOT).replace('_', '-');
            rows.add(
                    method,
                    progress.category().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    progress.ratio(),
                    progress.score(),
                    progress.expectedNow(),
                    progress.projected(),
                    progress.reached().isPresent() ? (Object) progress.reached().getAsInt() : "",
                    progress.actual(),
                    progress.required());
            facts.add(Phrases.of("fact.progress", Phrases.of("method." + method), progress.reason()));
        }
        Phrase rates = facts.size() > 1
                        && verdicts.stream().map(Progress::category).distinct().count() > 1
                ? Phrases.of("progress.differ")
                : Phrases.of("progress.agree");
        List<Phrase> all = new ArrayList<>(facts);
        all.add(rates);
        List<Table> tables = new ArrayList<>(List.of(rows.table()));
        Map<String, Plot> plots = new LinkedHashMap<>();
        outlook.ifPresent(view -> {
            all.addAll(view.facts());
            tables.add(path(view.forecast()));
            tables.add(chances(view));
            plots.put("forecast", plot(outcome, view));
        });
        all.add(Phrases.of("progress.not-effect"));
        return new Report(
                Phrases.of("finding.progress", outcome, verdicts.getFirst().reason()),
                Optional.empty(),
                all,
                tables,
                plots);
    }

    private static Table path(Forecast forecast) {
        Rows rows = new Rows("forecast", "time", "observed", "expected", "low_80", "high_80", "low_95", "high_95");
        for (int t = 0; t < forecast.times().length; t++) {
            rows.add(forecast.times()[t], forecast.observed()[t], "", "", "", "", "");
        }
        for (int h = 0; h < forecast.ahead().length; h++) {
            int time = forecast.ahead()[h];
            Interval middle = forecast.interval(time, 0.8);
            Interval most = forecast.interval(time, 0.95);
            rows.add(time, "", forecast.expected()[h], middle.low(), middle.high(), most.low(), most.high());
        }
        return rows.table();
    }

    private static Table chances(Outlook view) {
        Rows rows = new Rows("chances", "supposing", "time", "expected", "low_80", "high_80", "chance");
        view.chances()
                .forEach(one -> rows.add(
                        one.supposing(),
                        view.year(),
                        one.expected(),
                        one.interval().low(),
                        one.interval().high(),
                        one.chance()));
        return rows.table();
    }

    private static Plot plot(String outcome, Outlook view) {
        Forecast forecast = view.forecast();
        int first = forecast.times()[0];
        int[] times = new int[forecast.ahead()[forecast.ahead().length - 1] - first + 1];
        Arrays.setAll(times, t -> first + t);
        double[] observed = empty(times.length);
        double[] expected = empty(times.length);
        double[] low = empty(times.length);
        double[] high = empty(times.length);
        double[] target = empty(times.length);
        for (int t = 0; t < forecast.times().length; t++) {
            observed[forecast.times()[t] - first] = forecast.observed()[t];
        }
        int last = forecast.ahead()[0] - 1 - first;
        expected[last] = observed[last];
        low[last] = observed[last];
        high[last] = observed[last];
        for (int h = 0; h < forecast.ahead().length; h++) {
            Interval middle = forecast.interval(forecast.ahead()[h], 0.8);
            expected[last + 1 + h] = forecast.expected()[h];
            low[last + 1 + h] = middle.low().orElseThrow();
            high[last + 1 + h] = middle.high().orElseThrow();
        }
        for (int t = last; t < target.length; t++) {
            target[t] = view.target();
        }
        return new Plot(
                words("plot.forecast", outcome, view.place()),
                view.facts().getFirst().in(Locale.ENGLISH),
                times,
                List.of(
                        new Plot.Line(words("plot.target"), Plot.Style.ZERO, target),
                        new Plot.Line(words("plot.forecast.line"), Plot.Style.OTHER, expected),
                        new Plot.Line(words("plot.observed"), Plot.Style.MAIN, observed)),
                Optional.of(new Plot.Band("80 %", low, high)),
                Optional.empty());
    }
}
