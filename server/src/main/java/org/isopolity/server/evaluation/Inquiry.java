package org.isopolity.server.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.did.Adjustment;
import org.isopolity.impact.did.BasePeriod;
import org.isopolity.impact.did.Controls;
import org.isopolity.impact.did.GroupTime;
import org.isopolity.impact.evaluation.Circumstance;
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
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.synth.StaggeredSynthetic;
import org.isopolity.impact.synth.SyntheticControl;
import org.isopolity.impact.target.Aim;
import org.isopolity.impact.target.Course;
import org.isopolity.impact.target.Forecast;
import org.isopolity.impact.target.Method;
import org.isopolity.impact.target.Outlook;
import org.isopolity.impact.target.Progress;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.isopolity.text.Phrase;

/**
 * What a reader asks of a panel, with every choice that the answer depends on: the same inquiry of the same panel gives the same
 * answer.
 */
public final class Inquiry {

    static final int DONORS = 20;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}([.][0-9]{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
    private static final int MOST_TREATED = 20;
    private static final int ASSIGNMENTS = 999;
    private static final int ERROR_DRAWS = 200;
    private static final int BAND_DRAWS = 1_000;
    private static final int POSTERIOR_DRAWS = 2_000;
    private static final int PATHS = 10_000;
    private static final double DRIFT = 0.01;

    private final Ask ask;
    private final Design design;
    private final List<String> treated;
    private final OptionalInt from;
    private final String firstTreated;
    private final List<String> without;
    private final List<String> like;
    private final int donors;
    private final MissingData missing;
    private final Circumstance interference;
    private final Circumstance shocks;
    private final long seed;
    private final Aim aim;
    private final OptionalDouble target;
    private final OptionalInt year;
    private final OptionalDouble suppose;
    private final OptionalDouble error;
    private final OptionalDouble least;
    private final OptionalDouble most;
    private final int level;
    private final int wanted;

    private Inquiry(Ask ask, Parameters given, Text text) {
        this.ask = ask;
        this.design = Design.of(given.oneOf("design", Design.codes()));
        this.treated = listed(given.all(ask == Ask.POWER ? "" : "city"));
        this.from = whole(given, "from", text);
        this.firstTreated = given.one("first");
        this.without = listed(given.all("without"));
        this.like = listed(given.all("like"));
        this.donors = given.whole("donors", 2, 300, DONORS);
        this.missing = choice(MissingData.class, given, "missing", MissingData.LEAVE_OUT_DONOR);
        this.interference = choice(Circumstance.class, given, "interference", Circumstance.UNKNOWN);
        this.shocks = choice(Circumstance.class, given, "shocks", Circumstance.UNKNOWN);
        this.seed = given.whole("seed", 0, 9999, 1);
        this.aim = choice(Aim.class, given, "aim", Aim.RISE);
        this.target = number(given, "target", text);
        this.year = whole(given, "year", text);
        this.suppose = number(given, "suppose", text);
        this.error = number(given, "error", text);
        this.least = number(given, "least", text);
        this.most = number(given, "most", text);
        this.level = given.whole("level", 1, 50, 10);
        this.wanted = given.whole("wanted", 10, 99, 80);
        require(given, text);
    }

    /** Reads an inquiry; what is wrong is noted in the parameters, which are to be checked afterwards. */
    public static Inquiry read(Ask ask, Parameters given, Text text) {
        return new Inquiry(ask, given, text);
    }

    private void require(Parameters given, Text text) {
        if (ask != Ask.POWER && treated.isEmpty() && firstTreated.isEmpty()) {
            given.problem("city", "", text.of("impact.wrong.city"));
        }
        if (treated.size() > MOST_TREATED) {
            given.problem("city", Integer.toString(treated.size()), text.of("impact.wrong.cities", MOST_TREATED));
        }
        if (from.isEmpty() && firstTreated.isEmpty() && ask != Ask.PROGRESS) {
            given.problem("from", given.one("from"), text.of("impact.wrong.from"));
        }
        if (ask == Ask.PROGRESS && target.isPresent() != year.isPresent()) {
            given.problem(target.isPresent() ? "year" : "target", "", text.of("impact.wrong.target"));
        }
        if (error.isPresent() && (suppose.isEmpty() || error.getAsDouble() < 0)) {
            given.problem("error", given.one("error"), text.of("impact.wrong.error"));
        }
    }

    private static List<String> listed(List<String> written) {
        return written.stream()
                .flatMap(one -> Arrays.stream(one.split("[;\\n]", -1)))
                .map(String::strip)
                .filter(one -> !one.isEmpty() && !one.equals("none"))
                .distinct()
                .toList();
    }

    private static OptionalInt whole(Parameters given, String name, Text text) {
        String written = given.one(name);
        if (written.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!WHOLE.matcher(written).matches()) {
            given.problem(name, written, text.of("impact.wrong.whole"));
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(written));
    }

    private static OptionalDouble number(Parameters given, String name, Text text) {
        String written = given.one(name);
        if (written.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (!NUMBER.matcher(written).matches()) {
            given.problem(name, written, text.of("wrong.scenario.number"));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(written));
    }

    static <E extends Enum<E>> String code(E constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E choice(Class<E> type, Parameters given, String name, E usual) {
        E[] all = type.getEnumConstants();
        String code = given.oneOf(name, Arrays.stream(all).map(Inquiry::code).toList());
        return Arrays.stream(all)
                .filter(one -> code(one).equals(code))
                .findFirst()
                .orElse(usual);
    }

    /** Columns of a sent panel that are asked for beside the outcome. */
    List<String> columns() {
        return ask == Ask.EFFECT && design.isSynthetic() ? like : List.of();
    }

    /** The column of a sent panel that says when each unit began; empty where units are named. */
    String firstTreated() {
        return ask == Ask.EFFECT ? firstTreated : "";
    }

    /** The seed that makes the answer repeatable. */
    public long seed() {
        return seed;
    }

    /** What is asked. */
    Ask ask() {
        return ask;
    }

    /**
     * The answer.
     *
     * @param begun when each unit began, where a column of the panel says so
     * @throws UnusableDesign if the panel does not allow what is asked
     */
    public Report report(Material material, Map<String, Integer> begun) {
        Report report = switch (ask) {
            case EFFECT -> effect(material, starts(material, begun));
            case POWER -> power(material);
            case PROGRESS -> progress(material);
        };
        List<Phrase> facts = new ArrayList<>(report.facts());
        facts.addAll(material.notices());
        return new Report(report.finding(), report.evaluation(), facts, report.tables(), report.plots());
    }

    private Map<String, Integer> starts(Material material, Map<String, Integer> begun) {
        Map<String, Integer> starts = new TreeMap<>(begun);
        starts.values().removeIf(start -> start == 0);
        treated.forEach(name -> starts.put(material.unit(name), from.orElse(0)));
        starts.keySet().forEach(material.panel()::getUnit);
        if (starts.isEmpty()) {
            throw new UnusableDesign("did.none-treated");
        }
        if (starts.size() > MOST_TREATED && design.isSynthetic()) {
            throw new UnusableDesign("panel.many-treated", starts.size(), MOST_TREATED);
        }
        return starts;
    }

    private List<String> excluded(Material material) {
        List<String> names = without.stream().map(material::unit).toList();
        names.forEach(material.panel()::getUnit);
        return names;
    }

    private Map<String, Phrase> leftOut(Material material) {
        Map<String, Phrase> leftOut = new LinkedHashMap<>();
        excluded(material).forEach(name -> leftOut.put(name, Phrases.of("synth.left-out.excluded")));
        return leftOut;
    }

    private Report effect(Material material, Map<String, Integer> starts) {
        Panel panel = material.panel();
        return switch (design) {
            case SYNTH, SYNTH_DEMEANED, SYNTH_PENALISED, SYNTH_RIDGE ->
                starts.size() == 1 ? synth(material, starts) : several(material, starts);
            case SDID ->
                Reports.of(SyntheticDifference.estimate(
                        panel.without(gaps(material, starts)),
                        material.outcome(),
                        starts,
                        new SyntheticDifference.Settings(
                                Weighting.SDID,
                                ErrorMethod.PLACEBO,
                                ERROR_DRAWS,
                                seed,
                                excluded(material),
                                List.of(),
                                interference,
                                shocks)));
            case DID ->
                Reports.of(GroupTime.estimate(
                        panel.without(excluded(material)),
                        material.outcome(),
                        starts,
                        new GroupTime.Settings(
                                Controls.NEVER_TREATED,
                                BasePeriod.UNIVERSAL,
                                Adjustment.NONE,
                                0,
                                List.of(),
                                BAND_DRAWS,
                                seed,
                                interference,
                                shocks)));
            case ITS -> {
                Map.Entry<String, Integer> only = only(starts);
                yield Reports.of(InterruptedSeries.estimate(
                        only.getKey(),
                        material.outcome(),
                        panel.times(),
                        panel.series(material.outcome(), panel.getUnit(only.getKey())),
                        only.getValue(),
                        Optional.empty(),
                        shocks));
            }
            case BSTS -> bsts(material, starts);
        };
    }

    private static Map.Entry<String, Integer> only(Map<String, Integer> starts) {
        if (starts.size() != 1) {
            throw new UnusableDesign("panel.one-treated", starts.size());
        }
        return starts.entrySet().iterator().next();
    }

    /** Controls with a gap, where donors with gaps are to be left out. */
    private List<String> gaps(Material material, Map<String, Integer> starts) {
        if (missing != MissingData.LEAVE_OUT_DONOR) {
            return List.of();
        }
        Panel panel = material.panel();
        List<String> gaps = new ArrayList<>();
        for (int u = 0; u < panel.units().size(); u++) {
            String name = panel.units().get(u);
            if (!starts.containsKey(name)
                    && !without.stream().map(material::unit).toList().contains(name)
                    && Arrays.stream(panel.series(material.outcome(), u)).anyMatch(Double::isNaN)) {
                gaps.add(name);
            }
        }
        return gaps;
    }

    private Report synth(Material material, Map<String, Integer> starts) {
        Map.Entry<String, Integer> only = only(starts);
        Map<String, Phrase> leftOut = new LinkedHashMap<>(leftOut(material));
        Panel panel = material.panel();
        Optional<DonorPool> pool = like.isEmpty()
                ? Optional.empty()
                : Optional.of(DonorPool.nearest(
                        panel.without(excluded(material)), only.getKey(), like, only.getValue(), donors));
        pool.ifPresent(rule -> leftOut.putAll(rule.leftOut()));
        return Reports.of(
                SyntheticControl.evaluate(
                        Comparison.of(panel, material.outcome(), only.getKey(), only.getValue(), leftOut, missing),
                        design.estimator(),
                        interference,
                        shocks),
                pool);
    }

    private Report several(Material material, Map<String, Integer> starts) {
        return Reports.of(StaggeredSynthetic.evaluate(
                material.panel(),
                material.outcome(),
                starts,
                new StaggeredSynthetic.Settings(
                        design.estimator(),
                        missing,
                        leftOut(material),
                        new StaggeredSynthetic.Likeness(like, donors),
                        ASSIGNMENTS,
                        seed,
                        interference,
                        shocks)));
    }

    private Report bsts(Material material, Map<String, Integer> starts) {
        Map.Entry<String, Integer> only = only(starts);
        Panel panel = material.panel();
        List<String> excluded = excluded(material);
        Map<String, double[]> controls = new LinkedHashMap<>();
        for (int u = 0; u < panel.units().size(); u++) {
            String name = panel.units().get(u);
            double[] series = panel.series(material.outcome(), u);
            if (!name.equals(only.getKey())
                    && !excluded.contains(name)
                    && Arrays.stream(series).noneMatch(Double::isNaN)) {
                controls.put(name, series);
            }
        }
        return Reports.of(StructuralSeries.estimate(
                only.getKey(),
                material.outcome(),
                panel.times(),
                panel.series(material.outcome(), panel.getUnit(only.getKey())),
                controls,
                only.getValue(),
                new StructuralSeries.Settings(POSTERIOR_DRAWS, seed, DRIFT, interference, shocks)));
    }

    private Report power(Material material) {
        Power power = Power.of(
                material.panel().without(excluded(material)),
                material.outcome(),
                from.orElse(0),
                missing,
                design.estimator());
        return Reports.of(power, aim.sign(), wanted / 100.0, level / 100.0, Statistic.RATIO);
    }

    private Report progress(Material material) {
        if (treated.size() != 1) {
            throw new UnusableDesign("panel.one-treated", treated.size());
        }
        String place = material.unit(treated.getFirst());
        Panel panel = material.panel();
        double[] series = panel.series(material.outcome(), panel.getUnit(place));
        int[] times = panel.times();
        int base = -1;
        int latest = -1;
        for (int t = 0; t < times.length; t++) {
            if (!Double.isNaN(series[t]) && times[t] >= from.orElse(Integer.MIN_VALUE)) {
                base = base < 0 ? t : base;
                latest = t;
            }
        }
        if (base < 0 || base == latest) {
            throw new UnusableDesign("panel.one-value", place, material.outcome());
        }
        Course course = new Course(series[base], times[base], series[latest], times[latest], target, year, aim);
        boolean rates = course.base() > 0 && course.latest() > 0;
        List<Progress> verdicts = Arrays.stream(Method.values())
                .filter(method -> target.isPresent() || method.ordinal() < Method.LINEAR.ordinal() || !rates)
                .filter(method -> target.isPresent() || rates || method.ordinal() >= Method.LINEAR.ordinal())
                .map(method -> Progress.judge(course, method))
                .toList();
        return Reports.of(material.outcome(), verdicts, outlook(material, place, course));
    }

    private Optional<Outlook> outlook(Material material, String place, Course course) {
        Panel panel = material.panel();
        long seen = Arrays.stream(panel.series(material.outcome(), panel.getUnit(place)))
                .filter(value -> !Double.isNaN(value))
                .count();
        if (course.targetYear().isEmpty()
                || course.targetYear().getAsInt() <= course.latestYear()
                || seen < Forecast.FEWEST) {
            return Optional.empty();
        }
        return Optional.of(Outlook.of(
                panel,
                material.outcome(),
                place,
                course.target().orElseThrow(),
                course.targetYear().getAsInt(),
                aim,
                suppose.isEmpty()
                        ? List.of()
                        : List.of(new Outlook.Supposition(suppose.getAsDouble(), error.orElse(0), OptionalInt.empty())),
                new Forecast.Settings(PATHS, seed, least, most)));
    }
}
