package org.isopolity.index.coherence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isopolity.index.Phrases;
import org.isopolity.index.coherence.Finding.Severity;
import org.isopolity.index.coherence.Finding.Topic;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.statistics.CronbachAlpha;
import org.isopolity.index.statistics.PrincipalComponents;

/** Turns figures into sentences that a person who knows the cities, but no statistics, can act upon. */
final class Conclusions {

    private final Framework framework;
    private final Thresholds thresholds;
    private final List<Finding> findings = new ArrayList<>();

    Conclusions(Framework framework, Thresholds thresholds) {
        this.framework = framework;
        this.thresholds = thresholds;
    }

    List<Finding> inOrder() {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::topic)
                        .thenComparing(Finding::severity, Comparator.reverseOrder()))
                .toList();
    }

    private String label(String id) {
        return framework.find(id).map(Node::label).orElse(id);
    }

    private void add(Topic topic, Severity severity, List<String> nodes, String key, Object... arguments) {
        findings.add(new Finding(topic, severity, nodes, Phrases.of("finding." + key, arguments)));
    }

    void about(List<IndicatorStatistics> statistics) {
        int before = findings.size();
        for (IndicatorStatistics one : statistics) {
            for (IndicatorStatistics.Warning warning :
                    one.warnings().stream().sorted().toList()) {
                List<String> nodes = List.of(one.indicatorId());
                String label = label(one.indicatorId());
                switch (warning) {
                    case FEW_VALUES ->
                        add(
                                Topic.DATA,
                                Severity.PROBLEM,
                                nodes,
                                one.available() == 0 ? "no-values" : "few-values",
                                label,
                                one.available(),
                                one.cities());
                    case MANY_ZEROS ->
                        add(
                                Topic.DATA,
                                Severity.NOTE,
                                nodes,
                                "many-zeros",
                                label,
                                one.available() - one.nonZero(),
                                one.available());
                    case FEW_DIFFERENT ->
                        add(
                                Topic.DATA,
                                Severity.NOTE,
                                nodes,
                                "few-different",
                                label,
                                one.different(),
                                one.cities(),
                                one.commonest());
                    case EXTREMES ->
                        add(
                                Topic.DATA,
                                Severity.PROBLEM,
                                nodes,
                                "extremes",
                                label,
                                one.skewness().orElse(0),
                                one.kurtosis().orElse(0));
                }
            }
        }
        if (findings.size() == before) {
            add(Topic.DATA, Severity.SOUND, List.of(), "data-sound", statistics.size());
        }
    }

    void aboutGroups(List<GroupCoherence> groups, List<Relation> relations) {
        for (GroupCoherence group : groups) {
            boolean dissent = aboutMembers(group, relations);
            List<String> nodes = List.of(group.groupId());
            String label = label(group.groupId());
            if (group.alpha().isEmpty()) {
                add(Topic.GROUP, Severity.NOTE, nodes, "group-unknown", label);
                continue;
            }
            CronbachAlpha alpha = group.alpha().get();
            double first = group.components().map(found -> found.share(0)).orElse(1.0);
            int dimensions =
                    group.components().map(PrincipalComponents::dimensions).orElse(1);
            if (alpha.standardised() < thresholds.alpha()) {
                add(
                        Topic.GROUP,
                        alpha.standardised() < thresholds.alpha() / 2 ? Severity.PROBLEM : Severity.NOTE,
                        nodes,
                        "group-loose",
                        label,
                        alpha.standardised(),
                        thresholds.alpha());
            }
            if (dimensions > 1 || first < thresholds.firstComponent()) {
                add(Topic.GROUP, Severity.NOTE, nodes, "group-dimensions", label, Math.max(1, dimensions), first);
            } else if (alpha.standardised() >= thresholds.alpha() && !dissent) {
                add(Topic.GROUP, Severity.SOUND, nodes, "group-sound", label, alpha.standardised(), first);
            }
        }
    }

    /** Whether a member runs against its group. */
    private boolean aboutMembers(GroupCoherence group, List<Relation> relations) {
        boolean dissent = false;
        for (Relation relation : relations) {
            if (relation.kind() != Relation.Kind.PARENT || !relation.otherId().equals(group.groupId())) {
                continue;
            }
            double coefficient = relation.correlation().coefficient();
            if (coefficient < thresholds.weak()) {
                boolean against = coefficient < 0 && relation.correlation().pValue() <= thresholds.chance();
                dissent |= against;
                add(
                        Topic.GROUP,
                        against ? Severity.PROBLEM : Severity.NOTE,
                        List.of(relation.nodeId(), group.groupId()),
                        against ? "member-against" : "member-weak",
                        label(relation.nodeId()),
                        label(group.groupId()),
                        coefficient);
            }
        }
        return dissent;
    }

    void aboutRelations(List<Relation> relations) {
        Map<String, Relation> own = new HashMap<>();
        Map<String, Relation> elsewhere = new HashMap<>();
        for (Relation relation : relations) {
            double coefficient = relation.correlation().coefficient();
            switch (relation.kind()) {
                case SIBLINGS -> aboutSiblings(relation, coefficient);
                case PARENT -> own.put(relation.nodeId(), relation);
                case OTHER_AREA ->
                    elsewhere.merge(
                            relation.nodeId(),
                            relation,
                            (one, other) -> one.correlation().coefficient()
                                            >= other.correlation().coefficient()
                                    ? one
                                    : other);
                case DENOMINATOR -> aboutSize(relation, coefficient);
                case ANCESTOR -> {}
            }
        }
        for (Node indicator : framework.indicators()) {
            Relation here = own.get(indicator.id());
            Relation there = elsewhere.get(indicator.id());
            if (here != null
                    && there != null
                    && there.correlation().coefficient() > here.correlation().coefficient()
                    && there.correlation().pValue() <= thresholds.chance()) {
                add(
                        Topic.PLACE,
                        Severity.NOTE,
                        List.of(indicator.id(), there.otherId()),
                        "better-elsewhere",
                        indicator.label(),
                        label(there.otherId()),
                        there.correlation().coefficient(),
                        label(here.otherId()),
                        here.correlation().coefficient());
            }
        }
    }

    private void aboutSiblings(Relation relation, double coefficient) {
        List<String> nodes = List.of(relation.nodeId(), relation.otherId());
        if (coefficient > thresholds.redundant()) {
            add(
                    Topic.REDUNDANCY,
                    Severity.PROBLEM,
                    nodes,
                    "redundant",
                    label(relation.nodeId()),
                    label(relation.otherId()),
                    coefficient);
        } else if (coefficient < -thresholds.weak() && relation.correlation().pValue() <= thresholds.chance()) {
            add(
                    Topic.GROUP,
                    Severity.NOTE,
                    nodes,
                    "trade-off",
                    label(relation.nodeId()),
                    label(relation.otherId()),
                    coefficient);
        }
    }

    private void aboutSize(Relation relation, double coefficient) {
        if (Math.abs(coefficient) > thresholds.size()) {
            add(
                    Topic.SIZE,
                    Severity.NOTE,
                    List.of(relation.nodeId()),
                    "measures-size",
                    label(relation.nodeId()),
                    relation.otherId().toLowerCase(Locale.ROOT),
                    coefficient);
        }
    }

    void aboutInfluence(List<Influence> influences) {
        int before = findings.size();
        for (Influence influence : influences) {
            if (influence.share().isEmpty() || influence.weightShare() <= 0) {
                continue;
            }
            double times = influence.share().getAsDouble() / influence.weightShare();
            if (times > thresholds.imbalance() || times < 1 / thresholds.imbalance()) {
                add(
                        Topic.WEIGHT,
                        influence.depth() == 1 ? Severity.PROBLEM : Severity.NOTE,
                        List.of(influence.nodeId()),
                        times > 1 ? "counts-more" : "counts-less",
                        label(influence.nodeId()),
                        influence.share().getAsDouble(),
                        influence.weightShare());
            }
        }
        if (findings.size() == before) {
            add(Topic.WEIGHT, Severity.SOUND, List.of(), "weights-sound", thresholds.imbalance());
        }
    }
}
