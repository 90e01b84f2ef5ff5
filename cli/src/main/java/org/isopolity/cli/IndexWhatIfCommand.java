package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.CategoricalScale;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.robustness.Draws;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.whatif.ChangedValue;
import org.isopolity.index.whatif.Outcome;
import org.isopolity.index.whatif.WhatIf;
import org.isopolity.release.AnalysisFolder;
import org.isopolity.release.AnalysisTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What would be if a city's values were others. */
@Command(name = "whatif", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexWhatIfCommand implements Callable<Integer> {

    @Mixin
    private IndexInputs inputs;

    @Mixin
    private Sampling sampling;

    @Option(names = "--city", paramLabel = "ID", required = true, descriptionKey = "city")
    private String city;

    @Option(names = "--set", paramLabel = "INDICATOR=VALUE", required = true, descriptionKey = "set")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Draws draws = sampling.draws(false);
        Framework framework = inputs.framework();
        Observations observations = inputs.observations(framework);
        Recipe recipe = inputs.recipe();
        List<ChangedValue> changes = changes(framework, observations);
        WhatIf whatIf = new WhatIf(recipe, framework, observations);
        Outcome outcome = whatIf.outcome(changes, draws, terminal.progress("progress.scoring"));
        List<Outcome.Effect> effects = new ArrayList<>(outcome.changes());
        if (effects.stream().noneMatch(effect -> effect.cityId().equals(city))) {
            effects.addFirst(outcome.effect(city));
        }
        String digest = AnalysisFolder.write(
                out,
                new AnalysisFolder.Method(
                        Terminal.words("whatif.title", framework.root().label(), city),
                        List.of(Terminal.words(
                                "whatif.note",
                                city,
                                String.join(
                                        ", ",
                                        values.entrySet().stream()
                                                .map(entry -> entry.getKey() + " = " + entry.getValue())
                                                .toList()),
                                draws.count(),
                                Long.toString(draws.seed()))),
                        recipe,
                        true),
                List.of(effects(effects)));
        print(terminal, effects);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    private List<ChangedValue> changes(Framework framework, Observations observations) {
        if (observations.cities().find(city).isEmpty()) {
            throw new Refusal("index.no-city", city);
        }
        List<ChangedValue> changes = new ArrayList<>();
        values.forEach((id, text) -> {
            Indicator indicator = framework.findIndicator(id).orElseThrow(() -> new Refusal("index.no-indicator", id));
            changes.add(new ChangedValue(city, id, value(indicator, text)));
        });
        return changes;
    }

    private static double value(Indicator indicator, String text) {
        Optional<CategoricalScale> scale = indicator.computation().scale();
        if (scale.isPresent()) {
            return scale.get()
                    .find(text)
                    .map(CategoricalScale.Category::code)
                    .orElseThrow(() -> new Refusal(
                            "whatif.no-answer",
                            text,
                            indicator.id(),
                            String.join(
                                    ", ",
                                    scale.get().categories().stream()
                                            .map(CategoricalScale.Category::name)
                                            .toList())));
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Refusal("whatif.no-number", text, indicator.id());
    }

    private void print(Terminal terminal, List<Outcome.Effect> effects) {
        TextTable table = new TextTable(
                "table.city", "table.score", "table.then", "table.rank", "table.then", "table.interval", "table.then");
        effects.stream()
                .filter(effect ->
                        effect.cityId().equals(city) || !effect.rankBefore().equals(effect.rankAfter()))
                .forEach(effect -> table.add(
                        effect.cityId(),
                        TextTable.number(effect.scoreBefore()),
                        TextTable.number(effect.scoreAfter()),
                        TextTable.number(effect.rankBefore()),
                        TextTable.number(effect.rankAfter()),
                        ends(effect.intervalBefore()),
                        ends(effect.intervalAfter())));
        table.print(terminal);
    }

    private static String ends(Optional<RankInterval> interval) {
        return interval.map(ranks -> ranks.best() + "–" + ranks.worst()).orElse("");
    }

    private static AnalysisTable effects(List<Outcome.Effect> effects) {
        ResultTable table = new ResultTable("effects", "What becomes of each city that is touched")
                .text("city_id", "city")
                .number("score_before", "as observed")
                .number("score_after", "with the changed values")
                .count("rank_before", "as observed")
                .count("rank_after", "with the changed values")
                .count("rank_best_before", "lower end of the rank interval as observed")
                .count("rank_worst_before", "upper end of it")
                .count("rank_best_after", "lower end of the rank interval with the changed values")
                .count("rank_worst_after", "upper end of it");
        for (Outcome.Effect effect : effects) {
            table.line(
                    effect.cityId(),
                    effect.scoreBefore(),
                    effect.scoreAfter(),
                    effect.rankBefore(),
                    effect.rankAfter(),
                    effect.intervalBefore().map(RankInterval::best),
                    effect.intervalBefore().map(RankInterval::worst),
                    effect.intervalAfter().map(RankInterval::best),
                    effect.intervalAfter().map(RankInterval::worst));
        }
        return table.done();
    }
}
