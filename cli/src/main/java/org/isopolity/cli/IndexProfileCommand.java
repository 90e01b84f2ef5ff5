package org.isopolity.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.profile.AttainableProfile;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.release.AnalysisFolder;
import org.isopolity.release.AnalysisTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The best and the worst that real cities show on every indicator, put together. */
@Command(name = "profile", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexProfileCommand implements Callable<Integer> {

    private static final int SHOWN = 2;

    @Mixin
    private IndexInputs inputs;

    @Option(names = "--city", paramLabel = "ID", descriptionKey = "profile.city")
    private @Nullable String city;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Framework framework = inputs.framework();
        Observations observations = inputs.observations(framework);
        Recipe recipe = inputs.recipe();
        if (city != null && observations.cities().find(city).isEmpty()) {
            throw new Refusal("index.no-city", city);
        }
        Scores scores = recipe.apply(framework, observations);
        AttainableProfile best = AttainableProfile.best(scores, recipe.aggregate());
        AttainableProfile worst = AttainableProfile.worst(scores, recipe.aggregate());
        String digest = AnalysisFolder.write(
                out,
                new AnalysisFolder.Method(
                        Terminal.words("profile.title", framework.root().label()),
                        List.of(Terminal.words("profile.note")),
                        recipe,
                        false),
                List.of(table(scores, best, worst), summary(best, worst)));
        print(terminal, framework, scores, best, worst);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    /** The city's value of an indicator, as it stands before normalisation. */
    private OptionalDouble own(Scores scores, String indicatorId) {
        int row = city == null ? -1 : scores.values().positionOfCity(city);
        if (row < 0) {
            return OptionalDouble.empty();
        }
        Column column = scores.values().findColumn(indicatorId).orElseThrow();
        return column.isMissing(row) ? OptionalDouble.empty() : OptionalDouble.of(column.get(row));
    }

    private static Map<String, AttainableProfile.Part> byIndicator(AttainableProfile profile) {
        Map<String, AttainableProfile.Part> parts = new HashMap<>();
        profile.parts().forEach(part -> parts.put(part.indicatorId(), part));
        return parts;
    }

    private void print(
            Terminal terminal, Framework framework, Scores scores, AttainableProfile best, AttainableProfile worst) {
        TextTable table = city == null
                ? new TextTable("table.indicator", "table.worst", "table.best", "table.shown-by")
                : new TextTable("table.indicator", "table.worst", "table.now", "table.best", "table.shown-by");
        Map<String, AttainableProfile.Part> lowest = byIndicator(worst);
        for (AttainableProfile.Part part : best.parts()) {
            AttainableProfile.Part low = lowest.getOrDefault(part.indicatorId(), part);
            String label = framework.find(part.indicatorId()).map(Node::label).orElse(part.indicatorId());
            if (city == null) {
                table.add(label, TextTable.number(low.value()), TextTable.number(part.value()), holders(part));
            } else {
                table.add(
                        label,
                        TextTable.number(low.value()),
                        TextTable.number(own(scores, part.indicatorId())),
                        TextTable.number(part.value()),
                        holders(part));
            }
        }
        table.print(terminal);
        terminal.line("");
        if (best.score().isPresent() && worst.score().isPresent()) {
            terminal.say("profile.scores", TextTable.number(worst.score()), TextTable.number(best.score()));
        } else {
            terminal.say("profile.no-scores");
        }
        if (city != null && scores.find(city).isPresent()) {
            terminal.say("profile.own", city, TextTable.number(scores.find(city)));
        }
    }

    private static String holders(AttainableProfile.Part part) {
        List<String> ids = part.cityIds();
        return ids.size() <= SHOWN
                ? String.join(", ", ids)
                : Terminal.words("profile.holders", String.join(", ", ids.subList(0, SHOWN)), ids.size() - SHOWN);
    }

    private AnalysisTable table(Scores scores, AttainableProfile best, AttainableProfile worst) {
        ResultTable table = new ResultTable("profile", "The worst and the best that cities show on each indicator")
                .text("indicator_id", "indicator")
                .number("worst", "in the indicator's unit")
                .number("worst_normalised", "on the common scale")
                .text("worst_cities", "who shows it")
                .number("best", "in the indicator's unit")
                .number("best_normalised", "on the common scale")
                .text("best_cities", "who shows it")
                .number("own", "of the city that was named");
        Map<String, AttainableProfile.Part> lowest = byIndicator(worst);
        for (AttainableProfile.Part part : best.parts()) {
            AttainableProfile.Part low = lowest.getOrDefault(part.indicatorId(), part);
            table.line(
                    part.indicatorId(),
                    low.value(),
                    low.normalised(),
                    String.join(" ", low.cityIds()),
                    part.value(),
                    part.normalised(),
                    String.join(" ", part.cityIds()),
                    own(scores, part.indicatorId()));
        }
        return table.done();
    }

    private static AnalysisTable summary(AttainableProfile best, AttainableProfile worst) {
        return new ResultTable("attainable", "What a city of the worst and one of the best parts would score")
                .text("profile", "worst or best")
                .number("score", "on the whole index; nothing where scores come from comparing cities")
                .line("worst", worst.score())
                .line("best", best.score())
                .done();
    }
}
