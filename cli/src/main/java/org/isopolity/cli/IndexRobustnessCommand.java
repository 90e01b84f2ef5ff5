package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.robustness.Draws;
import org.isopolity.index.robustness.Ensemble;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.robustness.Robustness;
import org.isopolity.index.robustness.Sensitivity;
import org.isopolity.index.robustness.SensitivityDesign;
import org.isopolity.index.score.Panel;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sensitivity.Estimator;
import org.isopolity.index.sensitivity.SobolIndex;
import org.isopolity.release.AnalysisFolder;
import org.isopolity.release.AnalysisTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How far ranks can be trusted, and which choice moves them. */
@Command(name = "robustness", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexRobustnessCommand implements Callable<Integer> {

    private static final int MOST_PAIRS = 2_000;
    private static final int RESAMPLES = 200;

    @Mixin
    private IndexInputs inputs;

    @Mixin
    private Sampling sampling;

    @Option(names = "--samples", paramLabel = "N", defaultValue = "512", descriptionKey = "samples")
    private int samples;

    @Option(names = "--estimator", paramLabel = "NAME", defaultValue = "JANON", descriptionKey = "estimator")
    private Estimator estimator;

    @Option(names = "--top", paramLabel = "K", defaultValue = "10", descriptionKey = "top")
    private int top;

    @Option(names = "--pairs", descriptionKey = "pairs")
    private boolean pairs;

    @Option(names = "--by-year", descriptionKey = "by-year")
    private boolean byYear;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Draws draws = sampling.draws(pairs);
        if (samples < 2 || samples > 100_000 || top < 1) {
            throw new Refusal("robustness.numbers", samples, top);
        }
        Framework framework = inputs.framework();
        Observations observations = inputs.observations(framework);
        Recipe recipe = inputs.recipe();
        Ensemble ensemble = byYear
                ? Ensemble.prepareByYear(recipe, framework, observations)
                : Ensemble.prepare(recipe, framework, observations);
        if (pairs && ensemble.cities().size() > MOST_PAIRS) {
            throw new Refusal("robustness.pairs", ensemble.cities().size(), MOST_PAIRS);
        }
        SortedMap<Integer, Scores> scores = scores(recipe, framework, observations);
        SortedMap<Integer, Robustness> trust =
                ensemble.robustnessByYear(draws, terminal.progress("progress.robustness"));
        Sensitivity sensitivity = ensemble.sensitivity(
                new SensitivityDesign(samples, sampling.seed(), RESAMPLES, estimator),
                terminal.progress("progress.sensitivity"));
        String digest =
                AnalysisFolder.write(out, method(framework, recipe, sensitivity), tables(scores, trust, sensitivity));
        print(
                terminal,
                Objects.requireNonNull(scores.get(scores.lastKey())),
                Objects.requireNonNull(trust.get(trust.lastKey())),
                sensitivity);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    private SortedMap<Integer, Scores> scores(Recipe recipe, Framework framework, Observations observations) {
        SortedMap<Integer, Scores> scores = new TreeMap<>();
        if (byYear) {
            Panel panel = recipe.applyByYear(framework, observations);
            panel.years().forEach(year -> scores.put(year, panel.get(year)));
        } else {
            scores.put(0, recipe.apply(framework, observations));
        }
        return scores;
    }

    private AnalysisFolder.Method method(Framework framework, Recipe recipe, Sensitivity sensitivity) {
        return new AnalysisFolder.Method(
                Terminal.words("robustness.title", framework.root().label()),
                List.of(
                        Terminal.words("robustness.note.draws", sampling.draws(), Long.toString(sampling.seed())),
                        Terminal.words(
                                "robustness.note.sensitivity",
                                sensitivity.runs(),
                                estimator.name().toLowerCase(java.util.Locale.ROOT),
                                RESAMPLES)),
                recipe,
                true);
    }

    // ---- terminal -------------------------------------------------------------------------------------------------

    private void print(Terminal terminal, Scores scores, Robustness trust, Sensitivity sensitivity) {
        terminal.line("");
        TextTable table = new TextTable(
                "table.rank", "table.city", "table.score", "table.mean-rank", "table.interval", "table.top");
        for (City city : inOrder(scores)) {
            int position = scores.normalised().positionOfCity(city.id());
            Optional<RankInterval> interval = trust.findInterval(city.id());
            table.add(
                    TextTable.number(scores.ranking().find(position)),
                    city.name(),
                    TextTable.number(scores.find(city.id())),
                    TextTable.number(trust.meanRank(city.id())),
                    interval.map(ranks -> ranks.best() + "–" + ranks.worst()).orElse(""),
                    TextTable.percent(trust.probabilityOfTop(city.id(), top)));
        }
        table.print(terminal);
        terminal.line("");
        terminal.say("robustness.top", top);
        terminal.line("");
        if (sensitivity.rankShift().isEmpty()) {
            terminal.say("robustness.nothing-moves");
            return;
        }
        terminal.say("robustness.factors");
        TextTable factors =
                new TextTable("table.factor", "table.first", "table.interval", "table.total", "table.interval");
        for (int i = 0; i < sensitivity.factors().size(); i++) {
            SobolIndex index = sensitivity.rankShift().get().byFactor().get(i);
            factors.add(
                    sensitivity.factors().get(i).inWords().in(java.util.Locale.ENGLISH),
                    TextTable.number(index.first()),
                    ends(index.firstInterval()),
                    TextTable.number(index.total()),
                    ends(index.totalInterval()));
        }
        factors.print(terminal);
    }

    private static String ends(SobolIndex.Interval interval) {
        return TextTable.number(interval.low()) + " – " + TextTable.number(interval.high());
    }

    private static List<City> inOrder(Scores scores) {
        return scores.cities().stream()
                .filter(city -> scores.find(city.id()).isPresent())
                .sorted(Comparator.comparingInt((City city) -> scores.ranking()
                                .find(scores.normalised().positionOfCity(city.id()))
                                .orElse(0))
                        .thenComparing(City::id))
                .toList();
    }

    // ---- files ----------------------------------------------------------------------------------------------------

    private List<AnalysisTable> tables(
            SortedMap<Integer, Scores> scores, SortedMap<Integer, Robustness> trust, Sensitivity sensitivity) {
        List<AnalysisTable> tables = new ArrayList<>();
        tables.add(intervals(scores, trust));
        tables.add(counts(scores, trust));
        if (pairs) {
            tables.add(above(scores, trust));
        }
        tables.add(factors(sensitivity));
        return tables;
    }

    private AnalysisTable intervals(SortedMap<Integer, Scores> scores, SortedMap<Integer, Robustness> trust) {
        ResultTable table = new ResultTable("intervals", "Where each city's rank falls under other defensible choices")
                .count("year", "year of a panel, 0 for the newest observations")
                .text("city_id", "city")
                .number("score", "by the recipe itself")
                .count("rank", "by the recipe itself")
                .number("mean_rank", "over the draws in which it had a rank")
                .count("rank_best", "rank that it betters in 5 of 100 draws at most")
                .count("rank_median", "middle rank")
                .count("rank_worst", "rank that it falls behind in 5 of 100 draws at most")
                .number("ranked_share", "share of the draws in which it had a rank")
                .number("top_share", "share of the draws in which it was among the first " + top);
        scores.forEach((year, ofYear) -> {
            Robustness robustness = get(trust, year);
            for (City city : inOrder(ofYear)) {
                Optional<RankInterval> interval = robustness.findInterval(city.id());
                table.line(
                        year,
                        city.id(),
                        ofYear.find(city.id()),
                        ofYear.ranking().find(ofYear.normalised().positionOfCity(city.id())),
                        robustness.meanRank(city.id()),
                        interval.map(RankInterval::best),
                        interval.map(RankInterval::median),
                        interval.map(RankInterval::worst),
                        interval.map(RankInterval::ranked),
                        robustness.probabilityOfTop(city.id(), top));
            }
        });
        return table.done();
    }

    private static Robustness get(SortedMap<Integer, Robustness> trust, Integer year) {
        return trust.getOrDefault(year, new Robustness(1, 0, Map.of()));
    }

    private static AnalysisTable counts(SortedMap<Integer, Scores> scores, SortedMap<Integer, Robustness> trust) {
        ResultTable table = new ResultTable("rank-draws", "How often each city took each rank")
                .count("year", "year of a panel, 0 for the newest observations")
                .text("city_id", "city")
                .count("rank", "rank")
                .count("draws", "number of draws with this rank");
        scores.forEach((year, ofYear) -> {
            for (City city : inOrder(ofYear)) {
                int[] counts = get(trust, year).counts(city.id());
                for (int i = 0; i < counts.length; i++) {
                    if (counts[i] > 0) {
                        table.line(year, city.id(), i + 1, counts[i]);
                    }
                }
            }
        });
        return table.done();
    }

    private static AnalysisTable above(SortedMap<Integer, Scores> scores, SortedMap<Integer, Robustness> trust) {
        ResultTable table = new ResultTable("pairs", "How often a city ranks above another")
                .count("year", "year of a panel, 0 for the newest observations")
                .text("city_id", "city")
                .text("other_id", "other city")
                .number("above_share", "share of the draws in which it ranks above the other");
        scores.forEach((year, ofYear) -> {
            for (City one : inOrder(ofYear)) {
                for (City other : inOrder(ofYear)) {
                    OptionalDouble share = get(trust, year).probabilityAbove(one.id(), other.id());
                    if (!one.equals(other) && share.isPresent()) {
                        table.line(year, one.id(), other.id(), share);
                    }
                }
            }
        });
        return table.done();
    }

    private static AnalysisTable factors(Sensitivity sensitivity) {
        ResultTable table = new ResultTable("sensitivity", "How much of the variance of ranks each choice decides")
                .text("result", "rank_shift for the mean shift of all ranks, or a city whose rank it is")
                .text("factor", "what is varied")
                .number("first", "share that it decides alone")
                .number("first_low", "lower end of nine tenths of the bootstrap")
                .number("first_high", "upper end")
                .number("total", "share that it decides alone or together with others")
                .number("total_low", "lower end of nine tenths of the bootstrap")
                .number("total_high", "upper end");
        sensitivity.rankShift().ifPresent(indices -> add(table, "rank_shift", sensitivity, indices.byFactor()));
        sensitivity.byCity().forEach((city, indices) -> add(table, city, sensitivity, indices.byFactor()));
        return table.done();
    }

    private static void add(ResultTable table, String result, Sensitivity sensitivity, List<SobolIndex> indices) {
        for (int i = 0; i < indices.size(); i++) {
            SobolIndex index = indices.get(i);
            table.line(
                    result,
                    sensitivity.factors().get(i).id(),
                    index.first(),
                    index.firstInterval().low(),
                    index.firstInterval().high(),
                    index.total(),
                    index.totalInterval().low(),
                    index.totalInterval().high());
        }
    }
}
