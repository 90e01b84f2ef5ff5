package org.isopolity.practice.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Appraisal;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.evidence.Pooled;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Precondition;

/**
 * Ranks practices for a gap of a city by a rule that anybody can follow:
 *
 * <pre>score = relevance × (w1 evidence + w2 context + w3 channel + w4 readiness)</pre>
 *
 * <p>Nothing is learned from data, nothing is hidden: what is not known counts as one half, its range is carried along, and a precondition
 * that is not met is shown and does not hide the practice.
 */
public final class Fit {

    /** What is not known counts as this. */
    public static final double PRIOR = 0.5;

    /** A practice of the same area that does not address the indicator itself counts as much as this. */
    public static final double SAME_AREA = 0.3;

    private static final double BROADER = 0.7;
    private static final int HIGHEST_LEVEL = 5;
    private static final double HARDEST_CHANNEL = 0.2;
    private static final int READINESS_PARTS = 5;
    private static final int DRAWS = 500;
    private static final long SEED = 20_261_122;
    private static final int TOP = 5;
    private static final int SHOWN_UNKNOWNS = 3;

    private final Library library;
    private final Contexts contexts;
    private final Weights weights;
    private final Map<String, Contexts.CityContext> byPlace;

    /** A ranking over a library, with what is known of cities. */
    public Fit(Library library, Contexts contexts, Weights weights) {
        this.library = library;
        this.contexts = contexts;
        this.weights = weights;
        this.byPlace = contexts.byPlace();
    }

    /** A relevance and the concept it comes from. */
    private record Relevance(double value, String concept) {}

    /** The practices that address a gap, wherever the city: the most relevant first, then those with the strongest evidence. */
    public static List<Practice> addressing(Library library, Gap gap) {
        Map<String, Double> relevant = new HashMap<>();
        for (Practice practice : library.practices()) {
            double value = relevance(library, practice, gap).value();
            if (value > 0) {
                relevant.put(practice.id(), value);
            }
        }
        return library.practices().stream()
                .filter(practice -> relevant.containsKey(practice.id()))
                .sorted(Comparator.comparingDouble((Practice practice) -> -relevant.getOrDefault(practice.id(), 0.0))
                        .thenComparingInt(practice ->
                                -library.appraisal(practice.id()).level().number())
                        .thenComparing(Practice::id))
                .toList();
    }

    /** Ranks all practices that have anything to do with a gap, for a city. */
    public Ideas rank(Gap gap, Contexts.CityContext city) {
        List<Idea> ideas = new ArrayList<>();
        for (Practice practice : library.practices()) {
            Relevance relevance = relevance(library, practice, gap);
            if (relevance.value() > 0) {
                ideas.add(idea(practice, relevance, gap, city));
            }
        }
        ideas.sort(Comparator.comparingDouble((Idea idea) -> -idea.score()).thenComparing(Idea::practice));
        double[] scores = ideas.stream().mapToDouble(Idea::score).toArray();
        List<Idea> explained =
                ideas.stream().map(idea -> withUnknowns(idea, scores)).toList();
        double[] stays = stability(explained);
        return new Ideas(gap, weights, explained, stays[0], stays[1]);
    }

    /**
     * How directly a practice addresses a gap: the strongest mapping of one of its concepts; through a broader concept 0.7 of it for each
     * step up; through the area of the indicator alone 0.3 of it.
     */
    private static Relevance relevance(Library library, Practice practice, Gap gap) {
        Relevance best = new Relevance(0, "");
        for (String concept : practice.concepts()) {
            double step = 1;
            for (var above : library.vocabulary().withBroader(concept)) {
                for (var mapping : library.vocabulary().mappings(above.id())) {
                    boolean direct = mapping.scheme().equals(gap.scheme())
                            && mapping.target().equals(gap.target());
                    boolean area = gap.area().isPresent()
                            && mapping.scheme().equals("area")
                            && mapping.target().equals(gap.area().get());
                    double value = direct
                            ? step * mapping.closeness().strength()
                            : area ? SAME_AREA * step * mapping.closeness().strength() : 0;
                    if (value > best.value()) {
                        best = new Relevance(value, concept);
                    }
                }
                step *= BROADER;
            }
        }
        return best;
    }

    private Idea idea(Practice practice, Relevance relevance, Gap gap, Contexts.CityContext city) {
        Appraisal appraisal = library.appraisal(practice.id());
        Optional<Idea.Nearest> nearest = nearest(practice, city);
        List<Idea.Value> terms = List.of(evidence(appraisal), context(nearest), channel(practice), readiness(practice));
        List<Precondition> needs = practice.preconditions().stream()
                .filter(Precondition::hard)
                .filter(need -> need.metBy(city.numbers()) != Known.YES)
                .toList();
        Known gate = needs.stream().anyMatch(need -> need.metBy(city.numbers()) == Known.NO)
                ? Known.NO
                : needs.isEmpty() ? Known.YES : Known.UNKNOWN;
        Arguments arguments = new Arguments(
                library, gap, practice, appraisal, relevance.value(), relevance.concept(), nearest, terms, city);
        return new Idea(
                practice.id(),
                relevance.value(),
                relevance.concept(),
                gate,
                needs,
                terms,
                relevance.value() * sum(terms, Idea.Value::value),
                nearest,
                expected(appraisal, gap, nearest),
                arguments.inFavour(),
                arguments.against(),
                List.of());
    }

    private static double sum(List<Idea.Value> terms, ToDoubleFunction<Idea.Value> value) {
        return terms.stream()
                .mapToDouble(term -> term.share() * value.applyAsDouble(term))
                .sum();
    }

    private Idea.Value evidence(Appraisal appraisal) {
        double value = appraisal.level().number() * appraisal.benefit() / HIGHEST_LEVEL;
        return new Idea.Value(Term.EVIDENCE, weights.share(Term.EVIDENCE), value, value, value);
    }

    private Optional<Idea.Nearest> nearest(Practice practice, Contexts.CityContext city) {
        Optional<Idea.Nearest> nearest = Optional.empty();
        for (Implementation place : library.implementationsOf(practice.id())) {
            Contexts.CityContext other = byPlace.get(
                    place.place().country() + ":" + place.place().city().toLowerCase(java.util.Locale.ROOT));
            if (other != null && !other.id().equals(city.id())) {
                Contexts.Similarity similarity = contexts.compare(city, other);
                if (similarity.coverage() > 0
                        && (nearest.isEmpty()
                                || similarity.withUnknown(PRIOR)
                                        > nearest.get().similarity().withUnknown(PRIOR))) {
                    nearest = Optional.of(new Idea.Nearest(place.id(), other.name(), similarity));
                }
            }
        }
        return nearest;
    }

    private Idea.Value context(Optional<Idea.Nearest> nearest) {
        Contexts.Similarity similarity = nearest.map(Idea.Nearest::similarity).orElse(Contexts.Similarity.UNKNOWN);
        return new Idea.Value(
                Term.CONTEXT,
                weights.share(Term.CONTEXT),
                similarity.withUnknown(PRIOR),
                similarity.withUnknown(0),
                similarity.withUnknown(1));
    }

    private Idea.Value channel(Practice practice) {
        double share = weights.share(Term.CHANNEL);
        return practice.channel().ease().isPresent()
                ? new Idea.Value(
                        Term.CHANNEL,
                        share,
                        practice.channel().ease().getAsDouble(),
                        practice.channel().ease().getAsDouble(),
                        practice.channel().ease().getAsDouble())
                : new Idea.Value(Term.CHANNEL, share, PRIOR, HARDEST_CHANNEL, 1);
    }

    private Idea.Value readiness(Practice practice) {
        return new Idea.Value(
                Term.READINESS,
                weights.share(Term.READINESS),
                readiness(practice, PRIOR),
                readiness(practice, 0),
                readiness(practice, 1));
    }

    /** Four parts of readiness, and as the fifth whether it runs somewhere, so that somebody can be asked. */
    private double readiness(Practice practice, double unknown) {
        double mentor = 0;
        for (Implementation place : library.implementationsOf(practice.id())) {
            mentor = Math.max(
                    mentor,
                    switch (place.status()) {
                        case RUNNING, MAINSTREAMED -> 1;
                        case UNKNOWN -> unknown;
                        case PLANNED, PILOT, PAUSED, STOPPED -> 0;
                    });
        }
        return ((READINESS_PARTS - 1) * practice.readiness().share(unknown) + mentor) / READINESS_PARTS;
    }

    private static Optional<Interval> expected(Appraisal appraisal, Gap gap, Optional<Idea.Nearest> nearest) {
        double distance =
                1 - nearest.map(near -> near.similarity().withUnknown(PRIOR)).orElse(PRIOR);
        return appraisal.findings().stream()
                .filter(finding -> finding.outcome().equals(gap.target()))
                .flatMap(finding -> finding.pooled().stream())
                .findFirst()
                .map((Pooled pooled) -> pooled.expectedAt(distance));
    }

    /** Where the practice would stand if one thing not known turned out at its best or at its worst, all else as it is. */
    private static Idea withUnknowns(Idea idea, double[] scores) {
        List<Idea.Unknown> unknowns = new ArrayList<>();
        for (Idea.Value term : idea.terms()) {
            if (!term.known()) {
                double rest = idea.score() - idea.relevance() * term.share() * term.value();
                unknowns.add(new Idea.Unknown(
                        term.term(),
                        place(scores, idea.score(), rest + idea.relevance() * term.share() * term.highest()),
                        place(scores, idea.score(), rest + idea.relevance() * term.share() * term.lowest())));
            }
        }
        unknowns.sort(Comparator.comparingInt((Idea.Unknown unknown) -> unknown.bestPlace() - unknown.worstPlace())
                .thenComparing(Idea.Unknown::term));
        return new Idea(
                idea.practice(),
                idea.relevance(),
                idea.concept(),
                idea.gate(),
                idea.needs(),
                idea.terms(),
                idea.score(),
                idea.nearest(),
                idea.expected(),
                idea.arguments(),
                idea.objections(),
                unknowns.stream().limit(SHOWN_UNKNOWNS).toList());
    }

    /** The place of a score among the others, its own left out. */
    private static int place(double[] scores, double own, double score) {
        long above =
                Arrays.stream(scores).filter(other -> other > score + 1e-12).count();
        return (int) (1 + above - (own > score + 1e-12 ? 1 : 0));
    }

    /** How far the order depends on the weights: random weights, even over all mixtures. */
    private static double[] stability(List<Idea> ideas) {
        if (ideas.isEmpty()) {
            return new double[] {1, 1};
        }
        SplittableRandom random = new SplittableRandom(SEED);
        int top = Math.min(TOP, ideas.size());
        int first = 0;
        int kept = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] mixture = mixture(random);
            double[] scores = new double[ideas.size()];
            for (int i = 0; i < scores.length; i++) {
                double sum = 0;
                for (int term = 0; term < mixture.length; term++) {
                    sum += mixture[term] * ideas.get(i).terms().get(term).value();
                }
                scores[i] = ideas.get(i).relevance() * sum;
            }
            for (int i = 0; i < top; i++) {
                int better = 0;
                for (int other = 0; other < scores.length; other++) {
                    if (scores[other] > scores[i] + 1e-12 || (other < i && scores[other] > scores[i] - 1e-12)) {
                        better++;
                    }
                }
                kept += better < top ? 1 : 0;
                first += i == 0 && better == 0 ? 1 : 0;
            }
        }
        return new double[] {(double) first / DRAWS, (double) kept / (DRAWS * top)};
    }

    private static double[] mixture(SplittableRandom random) {
        double[] mixture = new double[Term.values().length];
        double sum = 0;
        for (int i = 0; i < mixture.length; i++) {
            mixture[i] = -Math.log(1 - random.nextDouble());
            sum += mixture[i];
        }
        for (int i = 0; i < mixture.length; i++) {
            mixture[i] /= sum;
        }
        return mixture;
    }
}
