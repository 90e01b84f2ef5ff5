package org.isopolity.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.isopolity.index.coherence.Coherence;
import org.isopolity.index.coherence.Denominators;
import org.isopolity.index.coherence.Finding;
import org.isopolity.index.coherence.GroupCoherence;
import org.isopolity.index.coherence.IndicatorStatistics;
import org.isopolity.index.coherence.Influence;
import org.isopolity.index.coherence.Relation;
import org.isopolity.index.coherence.Thresholds;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.omission.Omission;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.statistics.CorrelationMethod;
import org.isopolity.index.statistics.CronbachAlpha;
import org.isopolity.index.statistics.PrincipalComponents;
import org.isopolity.release.AnalysisFolder;
import org.isopolity.release.AnalysisTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether the data support the structure of the framework. */
@Command(name = "coherence", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class IndexCoherenceCommand implements Callable<Integer> {

    @Mixin
    private IndexInputs inputs;

    @Option(names = "--correlation", paramLabel = "METHOD", defaultValue = "PEARSON", descriptionKey = "correlation")
    private CorrelationMethod method;

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
        Sheet observed = recipe.select().apply(framework, observations);
        Scores scores = recipe.apply(framework, observations);
        Coherence coherence = Coherence.of(observed, scores, method, Thresholds.USUAL, denominators(observed));
        List<Omission> omissions = Omission.of(
                scores,
                recipe.aggregate(),
                framework.nodes().stream()
                        .filter(node -> !node.equals(framework.root())
                                && scores.findColumn(node.id()).isPresent())
                        .map(Node::id)
                        .toList());
        String digest = AnalysisFolder.write(
                out,
                new AnalysisFolder.Method(
                        Terminal.words("coherence.title", framework.root().label()),
                        List.of(Terminal.words("coherence.note", method.name().toLowerCase(Locale.ROOT))),
                        recipe,
                        false),
                List.of(
                        findings(coherence),
                        statistics(coherence),
                        relations(coherence),
                        groups(coherence),
                        components(coherence),
                        influences(coherence),
                        omissions(omissions)));
        print(terminal, coherence, omissions);
        terminal.line("");
        terminal.say("index.written", out, digest);
        return 0;
    }

    private static Denominators denominators(Sheet observed) {
        Map<String, double[]> sizes = new HashMap<>();
        observed.denominators().forEach((id, column) -> sizes.put(id, column.toArray()));
        return new Denominators(sizes);
    }

    private static void print(Terminal terminal, Coherence coherence, List<Omission> omissions) {
        for (Finding.Topic topic : Finding.Topic.values()) {
            List<Finding> findings = coherence.findings().stream()
                    .filter(finding -> finding.topic() == topic)
                    .toList();
            if (!findings.isEmpty()) {
                terminal.say("coherence.topic." + topic.name().toLowerCase(Locale.ROOT));
                findings.forEach(finding -> terminal.line("  "
                        + Terminal.words("coherence.severity."
                                + finding.severity().name().toLowerCase(Locale.ROOT))
                        + " " + finding.words().in(Locale.ENGLISH)));
                terminal.line("");
            }
        }
        TextTable table = new TextTable("table.left-out", "table.shift");
        omissions.stream()
                .sorted(Comparator.comparingDouble(Omission::meanRankShift).reversed())
                .limit(10)
                .forEach(omission -> table.add(omission.nodeId(), TextTable.number(omission.meanRankShift())));
        terminal.say("coherence.omissions");
        table.print(terminal);
    }

    private static AnalysisTable findings(Coherence coherence) {
        ResultTable table = new ResultTable("findings", "Conclusions in plain language")
                .text("topic", "what it is about")
                .text("severity", "sound, note or problem")
                .text("node_ids", "the nodes it is about")
                .text("finding", "in words");
        for (Finding finding : coherence.findings()) {
            table.line(
                    finding.topic().name().toLowerCase(Locale.ROOT),
                    finding.severity().name().toLowerCase(Locale.ROOT),
                    String.join(" ", finding.nodeIds()),
                    finding.words().in(Locale.ENGLISH));
        }
        return table.done();
    }

    static AnalysisTable statistics(Coherence coherence) {
        ResultTable table = new ResultTable("statistics", "Indicators as observed")
                .text("indicator_id", "indicator")
                .count("cities", "cities it could cover")
                .count("available", "cities with a value")
                .count("non_zero", "values other than 0")
                .count("different", "different values")
                .count("commonest", "cities that share the commonest value")
                .number("min", "smallest value")
                .number("max", "largest value")
                .number("mean", "arithmetic mean")
                .number("median", "middle value")
                .number("standard_deviation", "with n - 1")
                .number("skewness", "bias-corrected")
                .number("kurtosis", "excess, bias-corrected")
                .text("warnings", "what stands out");
        for (IndicatorStatistics one : coherence.statistics()) {
            table.line(
                    one.indicatorId(),
                    one.cities(),
                    one.available(),
                    one.nonZero(),
                    one.different(),
                    one.commonest(),
                    one.min(),
                    one.max(),
                    one.mean(),
                    one.median(),
                    one.deviation(),
                    one.skewness(),
                    one.kurtosis(),
                    one.warnings().stream()
                            .sorted()
                            .map(warning -> warning.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" ")));
        }
        return table.done();
    }

    private static AnalysisTable relations(Coherence coherence) {
        ResultTable table = new ResultTable("correlations", "How nodes go together")
                .text("relation", "siblings, parent, ancestor, other_area or denominator")
                .text("node_id", "a node")
                .text("other_id", "the other one")
                .number("correlation", "-1 to 1")
                .number("p_value", "how likely by chance, 0 to 1")
                .yesNo("p_exact", "whether p was counted over all orders; else it comes from a distribution")
                .count("pairs", "cities with both");
        for (Relation relation : coherence.relations()) {
            table.line(
                    relation.kind().name().toLowerCase(Locale.ROOT),
                    relation.nodeId(),
                    relation.otherId(),
                    relation.correlation().coefficient(),
                    relation.correlation().pValue(),
                    relation.correlation().isExact(),
                    relation.correlation().pairs());
        }
        return table.done();
    }

    private static AnalysisTable groups(Coherence coherence) {
        ResultTable table = new ResultTable("groups", "Whether the children of a group measure one thing")
                .text("group_id", "group")
                .count("members", "children in the index")
                .number("alpha", "Cronbach's alpha from covariances")
                .number("alpha_standardised", "Cronbach's alpha from correlations")
                .count("dimensions", "components with more variance than one child")
                .number("first_share", "share of variance of the first component");
        for (GroupCoherence group : coherence.groups()) {
            table.line(
                    group.groupId(),
                    group.memberIds().size(),
                    group.alpha().map(CronbachAlpha::raw),
                    group.alpha().map(CronbachAlpha::standardised),
                    group.components().map(PrincipalComponents::dimensions),
                    group.components().map(found -> found.share(0)));
        }
        return table.done();
    }

    private static AnalysisTable components(Coherence coherence) {
        ResultTable table = new ResultTable("components", "Principal components of each group")
                .text("group_id", "group")
                .count("component", "1 carries most variance")
                .number("eigenvalue", "its variance")
                .text("node_id", "child of the group")
                .number("loading", "how much the child counts in it");
        for (GroupCoherence group : coherence.groups()) {
            group.components().ifPresent(found -> {
                for (int component = 0; component < found.size(); component++) {
                    double[] loadings = found.loadings(component);
                    for (int i = 0; i < loadings.length; i++) {
                        table.line(
                                group.groupId(),
                                component + 1,
                                found.eigenvalue(component),
                                group.memberIds().get(i),
                                loadings[i]);
                    }
                }
            });
        }
        return table.done();
    }

    private static AnalysisTable influences(Coherence coherence) {
        ResultTable table = new ResultTable("influences", "What counts, beside what its weight says")
                .text("node_id", "indicator or group")
                .count("depth", "levels below the index")
                .number("weight", "share of the index by weight")
                .number("linear", "squared correlation with the index")
                .number("ratio", "correlation ratio with the index")
                .number("share", "of the ratios of its depth")
                .number("weight_share", "of the weights of its depth");
        for (Influence one : coherence.influences()) {
            table.line(
                    one.nodeId(), one.depth(), one.weight(), one.linear(), one.ratio(), one.share(), one.weightShare());
        }
        return table.done();
    }

    private static AnalysisTable omissions(List<Omission> omissions) {
        ResultTable table = new ResultTable("omissions", "The index without one node")
                .text("node_id", "what is left out")
                .number("mean_rank_shift", "places that a city moves on average")
                .text("emptied", "groups that drop out with it");
        for (Omission omission : omissions) {
            table.line(omission.nodeId(), omission.meanRankShift(), String.join(" ", omission.emptied()));
        }
        return table.done();
    }
}
