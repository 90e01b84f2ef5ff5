package org.isopolity.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.isopolity.index.comparison.Cause;
import org.isopolity.index.comparison.Comparison;
import org.isopolity.index.comparison.IndicatorChange;
import org.isopolity.index.comparison.Movement;
import org.isopolity.index.comparison.Version;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.release.AnalysisFolder;
import org.isopolity.release.AnalysisTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Two versions of an index: what moved and why. */
@Command(name = "compare", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexCompareCommand implements Callable<Integer> {

    @Mixin
    private IndexInputs inputs;

    @Option(names = "--with-framework", paramLabel = "FILE", descriptionKey = "with-framework")
    private @Nullable Path otherFramework;

    @Option(names = "--with-data", paramLabel = "FILE", descriptionKey = "with-data")
    private @Nullable Path otherData;

    @Option(names = "--with-recipe", paramLabel = "FILE", descriptionKey = "with-recipe")
    private @Nullable Path otherRecipe;

    @Option(names = "--year", paramLabel = "YEAR", descriptionKey = "year")
    private @Nullable Integer year;

    @Option(names = "--with-year", paramLabel = "YEAR", descriptionKey = "with-year")
    private @Nullable Integer otherYear;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Version before = before();
        Version after = after();
        Comparison comparison = new Comparison(before, after);
        if (comparison.differences().isEmpty()) {
            throw new Refusal("compare.same");
        }
        List<Movement> movements = comparison.cityIds().parallelStream()
                .map(comparison::movement)
                .sorted(Comparator.comparingDouble((Movement movement) ->
                                -Math.abs(movement.change().orElse(0)))
                        .thenComparing(Movement::cityId))
                .toList();
        String digest = AnalysisFolder.write(
                out,
                new AnalysisFolder.Method(
                        Terminal.words(
                                "compare.title", before.framework().root().label()),
                        List.of(Terminal.words("compare.note")),
                        after.recipe(),
                        false),
                List.of(movements(movements), indicators(movements)));
        print(terminal, comparison, movements);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    private Version before() {
        Framework framework = inputs.framework();
        Version version = new Version(framework, inputs.observations(framework), inputs.recipe());
        return year == null ? version : version.asOf(year);
    }

    private Version after() {
        Framework framework = otherFramework == null ? inputs.framework() : Framework.read(otherFramework);
        Version version = new Version(
                framework,
                otherData == null ? inputs.observations(framework) : inputs.observations(otherData, framework),
                otherRecipe == null ? inputs.recipe() : Recipe.read(otherRecipe));
        return otherYear == null ? version : version.asOf(otherYear);
    }

    private static void print(Terminal terminal, Comparison comparison, List<Movement> movements) {
        terminal.say(
                "compare.differences",
                comparison.differences().stream()
                        .map(cause -> cause.inWords().in(Locale.ENGLISH))
                        .collect(Collectors.joining(", ")));
        comparison
                .agreement()
                .ifPresent(agreement -> terminal.say(
                        "compare.agreement",
                        agreement.coefficient(),
                        comparison.meanRankShift().orElse(0)));
        terminal.line("");
        TextTable table = new TextTable(
                "table.city",
                "table.score",
                "table.then",
                "table.rank",
                "table.then",
                "table.causes",
                "table.indicators");
        for (Movement movement : movements) {
            table.add(
                    movement.cityId(),
                    TextTable.number(movement.scoreBefore()),
                    TextTable.number(movement.scoreAfter()),
                    TextTable.number(movement.rankBefore()),
                    TextTable.number(movement.rankAfter()),
                    causes(movement),
                    mainIndicators(comparison, movement));
        }
        table.print(terminal);
    }

    private static String causes(Movement movement) {
        return movement.unexplained()
                .map(reason -> reason.in(Locale.ENGLISH))
                .orElseGet(() -> movement.byCause().entrySet().stream()
                        .map(entry ->
                                entry.getKey().inWords().in(Locale.ENGLISH) + " " + TextTable.signed(entry.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    private static String mainIndicators(Comparison comparison, Movement movement) {
        return movement.byIndicator().stream()
                .filter(change -> change.points() != 0)
                .sorted(Comparator.comparingDouble((IndicatorChange change) -> -Math.abs(change.points())))
                .limit(2)
                .map(change -> comparison
                                .after()
                                .framework()
                                .find(change.indicatorId())
                                .map(Node::label)
                                .orElse(change.indicatorId())
                        + " " + TextTable.signed(change.points()))
                .collect(Collectors.joining(", "));
    }

    private static AnalysisTable movements(List<Movement> movements) {
        ResultTable table = new ResultTable("movements", "How each city moved, and why")
                .text("city_id", "city")
                .number("score_before", "in the first version")
                .number("score_after", "in the second version")
                .number("change", "of the score; the causes sum to it")
                .count("rank_before", "in the first version")
                .count("rank_after", "in the second version")
                .number("own_data", "points that come from the city's own values")
                .number("others_data", "points that come from other cities' values")
                .number("method", "points that come from the recipe")
                .number("framework", "points that come from indicators and weights")
                .text("unexplained", "why the change cannot be told apart");
        for (Movement movement : movements) {
            table.line(
                    movement.cityId(),
                    movement.scoreBefore(),
                    movement.scoreAfter(),
                    movement.change(),
                    movement.rankBefore(),
                    movement.rankAfter(),
                    points(movement, Cause.OWN_DATA),
                    points(movement, Cause.OTHERS_DATA),
                    points(movement, Cause.METHOD),
                    points(movement, Cause.FRAMEWORK),
                    movement.unexplained().map(reason -> reason.in(Locale.ENGLISH)));
        }
        return table.done();
    }

    private static Object points(Movement movement, Cause cause) {
        return movement.byCause().containsKey(cause) ? movement.byCause().getOrDefault(cause, 0.0) : "";
    }

    private static AnalysisTable indicators(List<Movement> movements) {
        ResultTable table = new ResultTable("indicators", "What each indicator brought before and after")
                .text("city_id", "city")
                .text("indicator_id", "indicator")
                .number("value_before", "in its own unit")
                .number("value_after", "in its own unit")
                .number("normalised_before", "on the common scale")
                .number("normalised_after", "on the common scale")
                .number("points_before", "of the score")
                .number("points_after", "of the score")
                .number("points", "what it adds to the change of the score");
        for (Movement movement : movements) {
            for (IndicatorChange change : movement.byIndicator()) {
                table.line(
                        movement.cityId(),
                        change.indicatorId(),
                        change.valueBefore(),
                        change.valueAfter(),
                        change.normalisedBefore(),
                        change.normalisedAfter(),
                        change.pointsBefore(),
                        change.pointsAfter(),
                        change.points());
            }
        }
        return table.done();
    }
}
