package org.isopolity.index.coherence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.statistics.Correlation;
import org.isopolity.index.statistics.CorrelationMethod;
import org.isopolity.index.statistics.CorrelationRatio;
import org.isopolity.index.statistics.CronbachAlpha;
import org.isopolity.index.statistics.PrincipalComponents;

/**
 * The audit of an index: statistics of the indicators as observed, and how the scores go together within and across the
 * groups of the framework.
 *
 * @param statistics one for each indicator of the observed sheet
 * @param relations correlations of siblings, of nodes with the groups above them, of indicators with areas that are not
 *     theirs, and with denominators; those that cannot be told are left out
 * @param groups every group with at least two children in the index
 * @param influences every node below the index
 * @param findings conclusions, in the order of their topics
 */
public record Coherence(
        List<IndicatorStatistics> statistics,
        List<Relation> relations,
        List<GroupCoherence> groups,
        List<Influence> influences,
        List<Finding> findings) {

    public Coherence {
        statistics = List.copyOf(statistics);
        relations = List.copyOf(relations);
        groups = List.copyOf(groups);
        influences = List.copyOf(influences);
        findings = List.copyOf(findings);
    }

    /** The audit with Pearson's correlation, the usual thresholds and no denominators. */
    public static Coherence of(Sheet observed, Scores scores) {
        return of(observed, scores, CorrelationMethod.PEARSON, Thresholds.USUAL, Denominators.NONE);
    }

    /**
     * The audit.
     *
     * @param observed the values as they were chosen from the observations, before anything was done to them
     * @param scores what the recipe made of them
     * @param method how to correlate
     * @param thresholds from where on something is worth saying
     * @param denominators in the order of the cities of the observed sheet
     */
    public static Coherence of(
            Sheet observed, Scores scores, CorrelationMethod method, Thresholds thresholds, Denominators denominators) {
        List<IndicatorStatistics> statistics = new ArrayList<>();
        for (int i = 0; i < observed.indicators().size(); i++) {
            statistics.add(IndicatorStatistics.of(
                    observed.indicators().get(i).id(), observed.columns().get(i), thresholds));
        }
        Structure structure = new Structure(scores, method);
        List<Relation> relations = new ArrayList<>(structure.relations());
        relations.addAll(withDenominators(observed, method, denominators));
        List<GroupCoherence> groups = structure.groups();
        List<Influence> influences = structure.influences();
        Conclusions conclusions = new Conclusions(scores.framework(), thresholds);
        conclusions.about(statistics);
        conclusions.aboutGroups(groups, relations);
        conclusions.aboutRelations(relations);
        conclusions.aboutInfluence(influences);
        return new Coherence(statistics, relations, groups, influences, conclusions.inOrder());
    }

    private static List<Relation> withDenominators(
            Sheet observed, CorrelationMethod method, Denominators denominators) {
        List<Relation> relations = new ArrayList<>();
        for (int i = 0; i < observed.indicators().size(); i++) {
            Indicator indicator = observed.indicators().get(i);
            double[] values = observed.columns().get(i).toArray();
            denominators
                    .byId()
                    .forEach((id, sizes) -> method.find(values, sizes)
                            .ifPresent(correlation -> relations.add(
                                    new Relation(Relation.Kind.DENOMINATOR, indicator.id(), id, correlation))));
        }
        return relations;
    }

    /** The nodes that are in the index, and their scores. */
    private static final class Structure {

        private final Framework framework;
        private final Scores scores;
        private final CorrelationMethod method;
        private final Map<String, double[]> columns = new LinkedHashMap<>();

        Structure(Scores scores, CorrelationMethod method) {
            this.framework = scores.framework();
            this.scores = scores;
            this.method = method;
            for (Node node : framework.nodes()) {
                scores.findColumn(node.id()).map(Column::toArray).ifPresent(column -> columns.put(node.id(), column));
            }
        }

        private double[] column(String id) {
            return Objects.requireNonNull(columns.get(id));
        }

        private List<String> members(Group group) {
            return group.children().stream()
                    .map(Node::id)
                    .filter(columns::containsKey)
                    .toList();
        }

        List<Relation> relations() {
            List<Relation> relations = new ArrayList<>();
            for (Group group : framework.groups()) {
                List<String> members = members(group);
                for (int i = 0; i < members.size(); i++) {
                    for (int j = i + 1; j < members.size(); j++) {
                        add(relations, Relation.Kind.SIBLINGS, members.get(i), members.get(j));
                    }
                }
            }
            for (Node node : framework.nodes()) {
                if (columns.containsKey(node.id())) {
                    addAbove(relations, node);
                }
            }
            return relations;
        }

        private void addAbove(List<Relation> relations, Node node) {
            Optional<Group> parent = framework.findParent(node);
            Relation.Kind kind = Relation.Kind.PARENT;
            for (Optional<Group> above = parent; above.isPresent(); above = framework.findParent(above.get())) {
                add(relations, kind, node.id(), above.get().id());
                kind = Relation.Kind.ANCESTOR;
            }
            if (node instanceof Indicator) {
                for (Group area : framework.areas()) {
                    if (columns.containsKey(area.id()) && !isAbove(area, parent)) {
                        add(relations, Relation.Kind.OTHER_AREA, node.id(), area.id());
                    }
                }
            }
        }

        private boolean isAbove(Group area, Optional<Group> parent) {
            for (Optional<Group> above = parent; above.isPresent(); above = framework.findParent(above.get())) {
                if (above.get().id().equals(area.id())) {
                    return true;
                }
            }
            return false;
        }

        private void add(List<Relation> relations, Relation.Kind kind, String one, String other) {
            Optional<Correlation> correlation = method.find(column(one), column(other));
            correlation.ifPresent(found -> relations.add(new Relation(kind, one, other, found)));
        }

        List<GroupCoherence> groups() {
            List<GroupCoherence> groups = new ArrayList<>();
            for (Group group : framework.groups()) {
                List<String> members = members(group);
                if (members.size() > 1) {
                    List<double[]> series = members.stream().map(this::column).toList();
                    groups.add(new GroupCoherence(
                            group.id(), members, CronbachAlpha.find(series), PrincipalComponents.find(series)));
                }
            }
            return groups;
        }

        List<Influence> influences() {
            double[] index = column(framework.root().id());
            Map<Integer, Double> ratios = new HashMap<>();
            Map<Integer, Double> weights = new HashMap<>();
            List<Influence> raw = new ArrayList<>();
            for (Node node : framework.nodes()) {
                int depth = depth(node);
                if (depth == 0 || !columns.containsKey(node.id())) {
                    continue;
                }
                Optional<Correlation> line = CorrelationMethod.PEARSON.find(column(node.id()), index);
                OptionalDouble ratio = CorrelationRatio.find(column(node.id()), index);
                double weight = scores.effectiveWeight(node.id());
                ratios.merge(depth, ratio.orElse(0), Double::sum);
                weights.merge(depth, weight, Double::sum);
                raw.add(new Influence(
                        node.id(),
                        depth,
                        weight,
                        line.isPresent()
                                ? OptionalDouble.of(Math.pow(line.get().coefficient(), 2))
                                : OptionalDouble.empty(),
                        ratio,
                        OptionalDouble.empty(),
                        0));
            }
            return raw.stream()
                    .map(influence -> shared(
                            influence,
                            Objects.requireNonNull(ratios.get(influence.depth())),
                            Objects.requireNonNull(weights.get(influence.depth()))))
                    .toList();
        }

        private static Influence shared(Influence influence, double ratios, double weights) {
            OptionalDouble share = influence.ratio().isPresent() && ratios > 0
                    ? OptionalDouble.of(influence.ratio().getAsDouble() / ratios)
                    : OptionalDouble.empty();
            return new Influence(
                    influence.nodeId(),
                    influence.depth(),
                    influence.weight(),
                    influence.linear(),
                    influence.ratio(),
                    share,
                    weights > 0 ? influence.weight() / weights : 0);
        }

        private int depth(Node node) {
            int depth = 0;
            for (Optional<Group> above = framework.findParent(node);
                    above.isPresent();
                    above = framework.findParent(above.get())) {
                depth++;
            }
            return depth;
        }
    }
}
