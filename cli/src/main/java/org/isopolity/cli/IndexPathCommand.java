package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.isopolity.index.framework.CategoricalScale;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.path.Goal;
import org.isopolity.index.path.Lever;
import org.isopolity.index.path.PathFinder;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Bands;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.whatif.Outcome;
import org.isopolity.release.AnalysisFolder;
import org.isopolity.release.AnalysisTable;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The cheapest way of a city to a score or rank. */
@Command(name = "path", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexPathCommand implements Callable<Integer> {

    @Mixin
    private IndexInputs inputs;

    @Option(names = "--city", paramLabel = "ID", required = true, descriptionKey = "city")
    private String city;

    @Option(names = "--to-score", paramLabel = "SCORE", descriptionKey = "to-score")
    private @Nullable Double score;

    @Option(names = "--to-rank", paramLabel = "RANK", descriptionKey = "to-rank")
    private @Nullable Integer rank;

    @Option(names = "--to-band", paramLabel = "BAND", descriptionKey = "to-band")
    private @Nullable String band;

    @Option(names = "--bands", paramLabel = "LOWEST,BAND=SCORE,...", split = ",", descriptionKey = "bands")
    private List<String> bands = new ArrayList<>();

    @Option(names = "--levers", paramLabel = "FILE", descriptionKey = "levers")
    private @Nullable Path levers;

    @Option(
            names = "--competence",
            paramLabel = "WHO",
            split = ",",
            defaultValue = "CITY",
            descriptionKey = "competence")
    private Set<Competence> competences = new HashSet<>();

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "out")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Terminal terminal = new Terminal(spec);
        Goal goal = goal();
        Framework framework = inputs.framework();
        Observations observations = inputs.observations(framework);
        Recipe recipe = inputs.recipe();
        if (observations.cities().find(city).isEmpty()) {
            throw new Refusal("index.no-city", city);
        }
        PathFinder finder = new PathFinder(recipe, framework, observations);
        if (finder.before().find(city).isEmpty()) {
            throw new Refusal("path.no-score", city);
        }
        org.isopolity.index.path.Path path = finder.find(city, goal, levers(framework, finder.levers(competences)));
        String digest = AnalysisFolder.write(
                out,
                new AnalysisFolder.Method(
                        Terminal.words("path.title", framework.root().label(), city),
                        List.of(Terminal.words("path.note"), proof(path)),
                        recipe,
                        false),
                List.of(measures(path), passedOver(path)));
        print(terminal, framework, path);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    private Goal goal() {
        if ((score == null ? 0 : 1) + (rank == null ? 0 : 1) + (band == null ? 0 : 1) != 1) {
            throw new Refusal("path.goal");
        }
        if (band != null) {
            return new Goal.Band(band(band));
        }
        if (rank != null) {
            if (rank < 1) {
                throw new Refusal("path.goal");
            }
            return new Goal.Rank(rank);
        }
        if (score == null || !Double.isFinite(score)) {
            throw new Refusal("path.goal");
        }
        return new Goal.Score(score);
    }

    private Bands.Band band(String wanted) {
        List<String> names = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        for (String one : bands) {
            String[] sides = one.strip().split("=", 2);
            names.add(sides[0].strip());
            if (sides.length == 2) {
                try {
                    limits.add(Double.valueOf(sides[1].strip()));
                } catch (NumberFormatException _) {
                    throw new Refusal("path.bands");
                }
            }
        }
        try {
            return Bands.at(
                            names,
                            limits.stream().mapToDouble(Double::doubleValue).toArray())
                    .bands()
                    .stream()
                    .filter(one -> one.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("path.no-band", wanted, String.join(", ", names)));
        } catch (IllegalArgumentException _) {
            throw new Refusal("path.bands");
        }
    }

    // ---- levers ---------------------------------------------------------------------------------------------------

    private List<Lever> levers(Framework framework, List<Lever> usual) {
        if (levers == null) {
            return usual;
        }
        Map<String, Lever> byId = new HashMap<>();
        usual.forEach(lever -> byId.put(lever.indicatorId(), lever));
        CsvTable table = CsvTable.read(levers);
        table.require("indicator_id");
        table.requireRows();
        List<Lever> stated = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Row row : table.rows()) {
            String id = row.requiredText("indicator_id");
            if (!seen.add(id)) {
                throw row.problem("indicator_id", "'" + id + "' has a line already.", "Keep the one that holds.");
            }
            stated.add(lever(framework, row, id, byId.get(id)));
        }
        return stated;
    }

    private Lever lever(Framework framework, Row row, String id, @Nullable Lever usual) {
        Indicator indicator = framework
                .findIndicator(id)
                .orElseThrow(() -> row.problem(
                        "indicator_id",
                        "there is no indicator '" + id + "'.",
                        "Add it to the framework, or correct the spelling."));
        if (!competences.contains(indicator.competence())) {
            throw row.problem(
                    "indicator_id",
                    "'" + id + "' is " + indicator.competence().name().toLowerCase(Locale.ROOT)
                            + ": not for the city alone to change.",
                    "Take the line out, or name who acts with --competence.");
        }
        Optional<CategoricalScale> scale = indicator.computation().scale();
        double cost = row.findNumber("cost").orElse(0);
        double fixed = row.findNumber("fixed_cost").orElse(0);
        if (cost < 0 || fixed < 0 || cost + fixed == 0) {
            throw row.problem(
                    "cost",
                    "is not above 0, nor is fixed_cost: it costs nothing, or less.",
                    "Write what one unit of the indicator costs, what changing it costs at all, or both.");
        }
        List<Double> stops = new ArrayList<>();
        for (String stop : row.text("stops").split(";", -1)) {
            if (!stop.isBlank()) {
                stops.add(value(row, "stops", stop.strip(), scale));
            }
        }
        if (row.text("limit").isEmpty() && usual == null) {
            throw row.problem("limit", "is empty, and no city has a value.", "Write how far it can go.");
        }
        double limit = usual != null && row.text("limit").isEmpty()
                ? usual.limit()
                : value(row, "limit", row.text("limit"), scale);
        return new Lever(id, cost, limit, fixed, stops.isEmpty() && usual != null ? usual.stops() : stops);
    }

    private static double value(Row row, String column, String written, Optional<CategoricalScale> scale) {
        Optional<CategoricalScale.Category> answer = scale.flatMap(known -> known.find(written));
        if (answer.isPresent()) {
            return answer.get().code();
        }
        try {
            double value = Double.parseDouble(written);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw row.problem(
                column,
                "'" + written + "' is neither a number nor an answer of the indicator.",
                "Write values with a dot, several of them separated by semicolons.");
    }

    // ---- results --------------------------------------------------------------------------------------------------

    private static void print(Terminal terminal, Framework framework, org.isopolity.index.path.Path path) {
        TextTable table = new TextTable("table.indicator", "table.now", "table.then", "table.cost", "table.points");
        for (org.isopolity.index.path.Path.Measure measure : path.measures()) {
            table.add(
                    framework.find(measure.indicatorId()).map(Node::label).orElse(measure.indicatorId()),
                    shown(framework, measure.indicatorId(), measure.from()),
                    shown(framework, measure.indicatorId(), measure.to()),
                    TextTable.number(measure.cost()),
                    TextTable.signed(measure.points()));
        }
        if (!table.isEmpty()) {
            table.print(terminal);
            terminal.line("");
        }
        Outcome.Effect effect = path.outcome().effect(path.cityId());
        terminal.say(
                path.reached() ? "path.reached" : "path.not-reached",
                path.cityId(),
                TextTable.number(effect.scoreBefore()),
                TextTable.number(effect.scoreAfter()),
                TextTable.number(effect.rankBefore()),
                TextTable.number(effect.rankAfter()),
                TextTable.number(path.cost()));
        terminal.line(proof(path));
        if (!path.passedOver().isEmpty()) {
            terminal.line("");
            terminal.say("path.passed-over");
            for (Removal removal : path.passedOver()) {
                terminal.line("  " + removal.id() + ": " + removal.reason().in(Locale.ENGLISH));
            }
        }
    }

    /** An answer by its name, a number as it is. */
    private static String shown(Framework framework, String indicatorId, double value) {
        return framework
                .findIndicator(indicatorId)
                .flatMap(indicator -> indicator.computation().scale())
                .flatMap(scale -> scale.find(value))
                .map(CategoricalScale.Category::name)
                .orElseGet(() -> TextTable.number(value));
    }

    private static String proof(org.isopolity.index.path.Path path) {
        if (!path.reached()) {
            return Terminal.words("path.proof.farthest");
        }
        return Terminal.words(
                "path.proof." + path.proof().name().toLowerCase(Locale.ROOT),
                TextTable.number(path.leastCost().orElse(path.cost())));
    }

    private static AnalysisTable measures(org.isopolity.index.path.Path path) {
        ResultTable table = new ResultTable("measures", "What to change")
                .text("indicator_id", "indicator")
                .number("from", "its value now")
                .number("to", "its value then")
                .number("cost", "of the change, all in all")
                .number("fixed_cost", "what of that is due however far it goes")
                .number("points", "that it adds to the score");
        for (org.isopolity.index.path.Path.Measure measure : path.measures()) {
            table.line(
                    measure.indicatorId(),
                    measure.from(),
                    measure.to(),
                    measure.cost(),
                    measure.fixed(),
                    measure.points());
        }
        return table.done();
    }

    private static AnalysisTable passedOver(org.isopolity.index.path.Path path) {
        ResultTable table = new ResultTable("passed-over", "What is not on the way, and why")
                .text("indicator_id", "indicator")
                .text("reason", "in words");
        path.passedOver()
                .forEach(removal -> table.line(removal.id(), removal.reason().in(Locale.ENGLISH)));
        return table.done();
    }
}
