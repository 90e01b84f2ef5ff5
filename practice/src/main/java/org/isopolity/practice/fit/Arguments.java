package org.isopolity.practice.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.isopolity.practice.Known;
import org.isopolity.practice.Phrases;
import org.isopolity.practice.evidence.Appraisal;
import org.isopolity.practice.evidence.EvidenceRule;
import org.isopolity.practice.evidence.Level;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Precondition;
import org.isopolity.text.Phrase;

/** What speaks for a practice and what against it, the weightiest first. */
record Arguments(
        Library library,
        Gap gap,
        Practice practice,
        Appraisal appraisal,
        double relevance,
        String concept,
        Optional<Idea.Nearest> nearest,
        List<Idea.Value> terms,
        Contexts.CityContext city) {

    private static final int MOST = 3;
    private static final double ALIKE = 0.7;
    private static final double UNLIKE = 0.5;
    private static final double DIRECT = 0.75;
    private static final double LOOSE = 0.35;
    private static final double ALWAYS = 10;

    /** A reason and how much it weighs. */
    private record Weighed(Phrase reason, double weight) {}

    private double share(Term term) {
        return terms.get(term.ordinal()).share();
    }

    private double value(Term term) {
        return terms.get(term.ordinal()).value();
    }

    private static List<Phrase> strongest(List<Weighed> reasons) {
        return reasons.stream()
                .sorted(Comparator.comparingDouble(reason -> -reason.weight()))
                .limit(MOST)
                .map(Weighed::reason)
                .toList();
    }

    List<Phrase> inFavour() {
        List<Weighed> reasons = new ArrayList<>();
        if (relevance >= DIRECT) {
            reasons.add(new Weighed(Phrases.of("for.relevance", gap.name()), relevance));
        }
        if (appraisal.level().atLeast(Level.MONITORED) && !appraisal.harm()) {
            reasons.add(new Weighed(
                    Phrases.of("for.evidence", appraisal.level().number(), EvidenceRule.name(appraisal.level())),
                    share(Term.EVIDENCE) * value(Term.EVIDENCE)));
        }
        nearest.filter(near -> near.similarity().value() >= ALIKE)
                .ifPresent(near -> reasons.add(new Weighed(
                        Phrases.of(
                                "for.context",
                                near.city(),
                                near.similarity().value(),
                                near.similarity().coverage()),
                        share(Term.CONTEXT) * near.similarity().withUnknown(Fit.PRIOR))));
        switch (practice.channel()) {
            case EXISTING -> reasons.add(new Weighed(Phrases.of("for.channel"), share(Term.CHANNEL)));
            case SMALL_CHANGE -> reasons.add(new Weighed(Phrases.of("for.channel.small"), 0.6 * share(Term.CHANNEL)));
            case NEW_STRUCTURE, UNKNOWN -> {}
        }
        if (practice.readiness().share(0) >= 0.5) {
            reasons.add(new Weighed(Phrases.of("for.readiness"), share(Term.READINESS) * value(Term.READINESS)));
        }
        List<Implementation> places = library.implementationsOf(practice.id());
        long adapted = library.adaptations().stream()
                .filter(edge -> places.stream().anyMatch(place -> place.id().equals(edge.to())))
                .count();
        if (adapted > 0) {
            reasons.add(new Weighed(Phrases.of("for.travelled", adapted), 0.02 * adapted));
        }
        if (places.size() > 1) {
            reasons.add(new Weighed(Phrases.of("for.places", places.size()), 0.01 * places.size()));
        }
        return strongest(reasons);
    }

    List<Phrase> against() {
        List<Weighed> reasons = new ArrayList<>();
        if (appraisal.harm()) {
            reasons.add(new Weighed(Phrases.of("against.harm"), ALWAYS + 1));
        }
        for (Precondition need : practice.preconditions()) {
            if (need.metBy(city.numbers()) == Known.NO) {
                reasons.add(new Weighed(
                        Phrases.of(
                                "against.gate",
                                library.vocabulary()
                                        .find(need.holder())
                                        .map(holder -> holder.label("en"))
                                        .orElse(need.holder()),
                                need.text()),
                        need.hard() ? ALWAYS : 0.1));
            }
        }
        if (!appraisal.level().atLeast(Level.MONITORED)) {
            reasons.add(new Weighed(
                    Phrases.of("against.evidence", appraisal.level().number(), EvidenceRule.name(appraisal.level())),
                    share(Term.EVIDENCE) * (1 - value(Term.EVIDENCE))));
        }
        if (relevance < LOOSE) {
            reasons.add(new Weighed(
                    Phrases.of(
                            "against.relevance",
                            gap.name(),
                            library.vocabulary().get(concept).label("en")),
                    0.25));
        }
        nearest.filter(near -> near.similarity().value() < UNLIKE)
                .ifPresent(near -> reasons.add(new Weighed(
                        Phrases.of(
                                "against.context",
                                near.city(),
                                near.similarity().farthest().orElse("")),
                        share(Term.CONTEXT) * (1 - near.similarity().value()))));
        if (practice.channel() == Practice.Channel.NEW_STRUCTURE) {
            reasons.add(new Weighed(Phrases.of("against.channel"), 0.8 * share(Term.CHANNEL)));
        }
        long ended = library.implementationsOf(practice.id()).stream()
                .filter(place -> place.status() == Implementation.Status.STOPPED
                        || place.status() == Implementation.Status.PAUSED)
                .count();
        if (ended > 0) {
            reasons.add(new Weighed(Phrases.of("against.ended", ended), 0.05 * ended));
        }
        return strongest(reasons);
    }
}
