package org.isopolity.server.api;

import java.util.Locale;
import java.util.Optional;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.governance.Competences;

/**
 * A node of the framework.
 *
 * @param id unique in the framework
 * @param label for readers
 * @param kind {@code group} or {@code indicator}
 * @param parent id of the group above; the root has none
 * @param weight among its siblings
 * @param effectiveWeight share of the index that it decides when nothing is missing
 * @param unit of an indicator's values
 * @param direction whether higher or lower is better
 * @param competence who can change it, as the framework says
 * @param whoMayAct who can change it as surveyed cities say; absent where no survey is at hand
 * @param goalposts fixed ends of its scale
 * @param definition what exactly is measured
 * @param whyItMatters why anyone should look
 * @param whatItDoesNotTell the limits of the measure
 * @param usualSource where such values come from
 * @param reasonLeftOut why it is not in the index, where it is not
 */
record NodeFacts(
        String id,
        String label,
        String kind,
        Optional<String> parent,
        double weight,
        double effectiveWeight,
        Optional<String> unit,
        Optional<String> direction,
        Optional<String> competence,
        Optional<MarkFacts> whoMayAct,
        Optional<Goalposts> goalposts,
        Optional<String> definition,
        Optional<String> whyItMatters,
        Optional<String> whatItDoesNotTell,
        Optional<String> usualSource,
        Optional<String> reasonLeftOut) {

    static NodeFacts of(Node node, Figures figures, Competences competences, Locale locale) {
        Optional<Indicator> indicator =
                Optional.of(node).filter(Indicator.class::isInstance).map(Indicator.class::cast);
        return new NodeFacts(
                node.id(),
                node.label(),
                indicator.isPresent() ? "indicator" : "group",
                figures.framework().findParent(node).map(Group::id),
                node.weight(),
                figures.results().effectiveWeight(node.id()),
                indicator.map(Indicator::unit),
                indicator.map(one -> word(one.direction())),
                indicator.map(one -> word(one.competence())),
                indicator.filter(_ -> competences.isAtHand()).map(one -> MarkFacts.of(one, competences.across(one))),
                indicator.flatMap(Indicator::goalposts),
                written(node.texts().definition()),
                written(node.texts().whyItMatters()),
                written(node.texts().whatItDoesNotTell()),
                indicator.flatMap(one -> written(one.usualSource())),
                figures.findRemoval(node.id()).map(removal -> removal.reason().in(locale)));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Optional<String> written(String text) {
        return Optional.of(text).filter(words -> !words.isEmpty());
    }
}
