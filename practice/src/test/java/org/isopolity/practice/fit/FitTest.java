package org.isopolity.practice.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.isopolity.practice.Known;
import org.isopolity.practice.Starter;
import org.isopolity.practice.fit.Contexts.CityContext;
import org.isopolity.practice.fit.Contexts.Variable;
import org.isopolity.practice.library.Library;
import org.junit.jupiter.api.Test;

class FitTest {

    private static final Library LIBRARY = Starter.library();
    private static final Gap TRUST =
            new Gap("indicator", "trust-in-people", "People can be trusted", Optional.of("quality-of-living"));

    private static Contexts contexts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CityContext> cities = new ArrayList<>();
        for (String place :
                List.of("DE:Berlin", "ES:Barcelona", "PT:Lisbon", "AT:Vienna", "CA:Toronto", "NZ:Auckland")) {
            Map<String, Double> numbers = random.nextInt(4) == 0
                    ? Map.of("population", random.nextDouble(10))
                    : Map.of("population", random.nextDouble(10), "income", random.nextDouble(100));
            cities.add(new CityContext(
                    place.substring(3).toLowerCase(Locale.ROOT),
                    place.substring(3),
                    place.substring(0, 2),
                    numbers,
                    Map.of("region", random.nextBoolean() ? "north" : "south")));
        }
        return new Contexts(
                List.of(
                        new Variable("population", "Population", 2, 10),
                        new Variable("income", "Income", 1, 100),
                        new Variable("region", "Region", 1, 0)),
                cities);
    }

    private static CityContext city(Contexts contexts, String id) {
        return contexts.cities().stream()
                .filter(city -> city.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theScoreIsWhatTheTermsSayForAnyWeights() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 20; round++) {
            Contexts contexts = contexts(round);
            Weights weights = new Weights(
                    random.nextDouble(5), random.nextDouble(5), random.nextDouble(5), random.nextDouble(5) + 0.1);
            Ideas ideas = new Fit(LIBRARY, contexts, weights).rank(TRUST, city(contexts, "vienna"));
            double before = 2;
            for (Idea idea : ideas.ideas()) {
                double sum = 0;
                double shares = 0;
                for (Idea.Value term : idea.terms()) {
                    assertThat(term.lowest()).isBetween(0.0, term.value() + 1e-12);
                    assertThat(term.highest()).isBetween(term.value() - 1e-12, 1.0 + 1e-12);
                    sum += term.share() * term.value();
                    shares += term.share();
                }
                assertThat(shares).isCloseTo(1, within(1e-12));
                assertThat(idea.score()).isCloseTo(idea.relevance() * sum, within(1e-12));
                assertThat(idea.score()).isLessThanOrEqualTo(before);
                assertThat(idea.coverage()).isBetween(0.0, 1.0);
                before = idea.score();
            }
            assertThat(ideas.firstStays()).isBetween(0.0, 1.0);
            assertThat(ideas.topStays()).isBetween(0.0, 1.0);
        }
    }

    /** Gower's similarity as its paper writes it, in the plainest way. */
    @Test
    void similarityAgreesWithAPlainComputation() {
        for (int seed = 0; seed < 50; seed++) {
            Contexts contexts = contexts(seed);
            for (CityContext one : contexts.cities()) {
                for (CityContext other : contexts.cities()) {
                    double known = 3;
                    double alike = 2 * (1 - Math.abs(number(one, "population") - number(other, "population")) / 10)
                            + (one.kinds().equals(other.kinds()) ? 1 : 0);
                    if (one.numbers().containsKey("income") && other.numbers().containsKey("income")) {
                        known += 1;
                        alike += 1 - Math.abs(number(one, "income") - number(other, "income")) / 100;
                    }
                    Contexts.Similarity similarity = contexts.compare(one, other);
                    assertThat(similarity.value()).isCloseTo(alike / known, within(1e-12));
                    assertThat(similarity.coverage()).isCloseTo(known / 4, within(1e-12));
                    assertThat(contexts.compare(other, one).value()).isCloseTo(similarity.value(), within(1e-12));
                }
            }
        }
    }

    private static double number(CityContext city, String variable) {
        return city.numbers().getOrDefault(variable, Double.NaN);
    }

    @Test
    void theGateHasThreeValuesAndHidesNothing() {
        Gap vote = new Gap("indicator", "local-vote-foreigners", "Local vote", Optional.of("barriers-of-entry"));
        assertThat(gate(vote, Map.of("local-vote-foreigners", 1.0))).isEqualTo(Known.YES);
        assertThat(gate(vote, Map.of("local-vote-foreigners", 0.0))).isEqualTo(Known.NO);
        assertThat(gate(vote, Map.of())).isEqualTo(Known.UNKNOWN);
        Idea closed = idea(vote, Map.of("local-vote-foreigners", 0.0));
        assertThat(closed.score()).isEqualTo(idea(vote, Map.of()).score());
        assertThat(closed.objections().getFirst().in(Locale.ENGLISH)).contains("somebody else to act (state)");
        assertThat(closed.needs()).hasSize(1);
    }

    private static Known gate(Gap gap, Map<String, Double> facts) {
        return idea(gap, facts).gate();
    }

    private static Idea idea(Gap gap, Map<String, Double> facts) {
        CityContext city = new CityContext("x", "X", "AT", facts, Map.of());
        Idea first = new Fit(LIBRARY, Contexts.NONE, Weights.STANDARD)
                .rank(gap, city)
                .ideas()
                .getFirst();
        assertThat(first.practice()).isEqualTo("local-vote-for-foreign-residents");
        return first;
    }

    @Test
    void whatIsNotKnownIsSaidWithThePlacesItCouldLeadTo() {
        Contexts contexts = contexts(1);
        Ideas ideas = new Fit(LIBRARY, contexts, Weights.STANDARD).rank(TRUST, city(contexts, "vienna"));
        for (int i = 0; i < ideas.ideas().size(); i++) {
            Idea idea = ideas.ideas().get(i);
            assertThat(idea.arguments()).hasSizeLessThanOrEqualTo(3);
            assertThat(idea.objections()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            assertThat(idea.expected()).isEmpty();
            assertThat(idea.unknowns()).isNotEmpty();
            for (Idea.Unknown unknown : idea.unknowns()) {
                assertThat(unknown.bestPlace()).isLessThanOrEqualTo(i + 1);
                assertThat(unknown.worstPlace())
                        .isBetween(unknown.bestPlace(), ideas.ideas().size());
            }
        }
        assertThat(ideas.ideas()).anyMatch(idea -> idea.nearest().isPresent());
    }

    @Test
    void everyGapOfTheFrameworkThatIsMappedGivesIdeas() {
        for (String indicator : LIBRARY.vocabulary().targets("indicator")) {
            Ideas ideas = new Fit(LIBRARY, Contexts.NONE, Weights.STANDARD)
                    .rank(
                            new Gap("indicator", indicator, indicator, Optional.empty()),
                            new CityContext("x", "X", "AT", Map.of(), Map.of()));
            if (ideas.ideas().isEmpty()) {
                assertThat(List.of(
                                "airport-destinations",
                                "airport-passengers",
                                "inbound-students",
                                "top-universities",
                                "tourist-arrivals",
                                "international-visitors",
                                "rainbow-equality",
                                "press-freedom",
                                "naturalisation-years",
                                "dual-citizenship",
                                "international-schools",
                                "cost-of-living",
                                "investment-freedom",
                                "association-congresses",
                                "trade-fair-space",
                                "life-expectancy",
                                "foreign-citizen-share"))
                        .contains(indicator);
            }
        }
    }

    @Test
    void impossibleWeightsAreRefused() {
        assertThatThrownBy(() -> new Weights(0, 0, 0, 0)).hasMessageContaining("more than 0");
        assertThatThrownBy(() -> new Weights(1, -1, 0, 0)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Weights(Double.NaN, 1, 1, 1)).hasMessageContaining("0 or more");
    }
}
