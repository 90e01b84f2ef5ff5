package org.isopolity.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.isopolity.index.observation.City;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.SelfAssessments.Circle;
import org.isopolity.server.assessment.SelfAssessments.Kept;
import org.isopolity.server.assessment.SelfAssessments.Peer;
import org.junit.jupiter.api.Test;

/** Beside whom a city sets its answers, against Gower's distance and the median written anew from their definitions. */
class CompanyTest {

    private static final Questionnaire SHIPPED = Questionnaire.shipped();

    private static City city(String id, String country, String region, long residents) {
        return new City(
                id,
                id,
                country,
                region,
                Optional.empty(),
                residents == 0 ? Optional.empty() : Optional.of(new City.Population(residents, 2020)),
                "");
    }

    private static Optional<Kept> kept(Answer... answers) {
        Answers given = Answers.of(SHIPPED, List.of(answers));
        return Optional.of(new Kept("k", "t", 0, List.of(), Consensus.of(SHIPPED, List.of(given)), Map.of()));
    }

    private static Recommendation recommendation() {
        return SHIPPED.sections().stream()
                .flatMap(section -> section.recommendations().stream())
                .filter(one -> one.id().equals("LG05"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMiddleOfTwoIsNotSaid() {
        List<Peer> others = new ArrayList<>(List.of(
                new Peer(city("a", "AT", "West", 100), true, kept(new Answer("LG05a", Grade.FULL, ""))),
                new Peer(city("b", "AT", "West", 100), true, kept(new Answer("LG05a", Grade.PART, ""))),
                new Peer(city("c", "AT", "West", 100), true, kept(new Answer("LG05a", Grade.UNKNOWN, ""))),
                new Peer(city("d", "AT", "West", 100), false, Optional.empty())));
        City own = city("own", "AT", "West", 100);
        Company two = Company.of(new Circle(own, others), Optional.empty());
        assertThat(two.sharing()).isEqualTo(3);
        assertThat(two.others()).isEqualTo(4);
        assertThat(two.median(recommendation()).cities())
                .as("who does not know has not answered")
                .isEqualTo(2);
        assertThat(two.median(recommendation()).mean()).isEmpty();
        others.add(new Peer(city("e", "AT", "West", 100), true, kept(new Answer("LG05a", Grade.NONE, ""))));
        assertThat(Company.of(new Circle(own, others), Optional.empty())
                        .median(recommendation())
                        .mean())
                .hasValue(50);
    }

    @Test
    void theNearestAndTheirMiddleAreThoseOfTheDefinition() {
        Random random = new Random(13);
        int said = 0;
        for (int run = 0; run < 60; run++) {
            List<City> cities = new ArrayList<>();
            List<Peer> others = new ArrayList<>();
            List<List<Answer>> given = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(24); i++) {
                City city = city(
                        "c" + (char) ('a' + i),
                        List.of("AT", "PT", "").get(random.nextInt(3)),
                        List.of("West", "South", "").get(random.nextInt(3)),
                        random.nextInt(4) * 50_000L);
                List<Answer> answers = new ArrayList<>();
                for (Question question : recommendation().questions()) {
                    Grade grade = Grade.values()[random.nextInt(4)];
                    if (random.nextBoolean()) {
                        answers.add(new Answer(question.id(), grade, ""));
                    }
                }
                boolean shared = random.nextInt(4) > 0;
                cities.add(city);
                given.add(answers);
                if (i > 0) {
                    others.add(new Peer(
                            city,
                            shared,
                            shared && !answers.isEmpty() ? kept(answers.toArray(Answer[]::new)) : Optional.empty()));
                }
            }
            Company company = Company.of(new Circle(cities.getFirst(), others), Optional.empty());
            List<Integer> nearest = naive(cities, others);
            assertThat(company.nearest().stream().map(near -> near.city().id()))
                    .containsExactlyElementsOf(
                            nearest.stream().map(i -> cities.get(i).id()).toList());
            double[] means = nearest.stream()
                    .map(given::get)
                    .flatMapToDouble(answers ->
                            answers.stream()
                                    .flatMapToDouble(answer -> answer.grade().points().stream())
                                    .average()
                                    .stream())
                    .sorted()
                    .toArray();
            Company.Median median = company.median(recommendation());
            assertThat(median.cities()).isEqualTo(means.length);
            assertThat(median.mean().isPresent()).isEqualTo(means.length >= 3);
            if (means.length >= 3) {
                said++;
                double[] mirrored =
                        Arrays.stream(means).map(mean -> -mean).sorted().toArray();
                assertThat(median.mean().getAsDouble())
                        .as("the middle of lower and upper middle")
                        .isCloseTo((means[means.length / 2] - mirrored[means.length / 2]) / 2, within(1e-9));
            }
            Collections.shuffle(others, random);
            assertThat(Company.of(new Circle(cities.getFirst(), others), Optional.empty()).nearest().stream()
                            .map(near -> near.city().id()))
                    .containsExactlyElementsOf(company.nearest().stream()
                            .map(near -> near.city().id())
                            .toList());
        }
        assertThat(said).isGreaterThan(10);
    }

    /** Positions of the nearest: mean of what differs, over what is known of both, of three criteria at least two. */
    private static List<Integer> naive(List<City> cities, List<Peer> others) {
        double[] sizes = cities.stream()
                .flatMapToDouble(one ->
                        one.population().stream().mapToDouble(population -> Math.log((double) population.residents())))
                .toArray();
        double range = sizes.length == 0
                ? 0
                : Arrays.stream(sizes).max().orElse(0)
                        - Arrays.stream(sizes).min().orElse(0);
        record Near(int at, double distance) {}
        List<Near> near = new ArrayList<>();
        City own = cities.getFirst();
        for (int i = 1; i < cities.size(); i++) {
            City other = cities.get(i);
            List<Double> differences = new ArrayList<>();
            if (own.population().isPresent() && other.population().isPresent()) {
                double apart = Math.abs(Math.log((double) own.population().get().residents())
                        - Math.log((double) other.population().get().residents()));
                differences.add(range == 0 ? 0 : apart / range);
            }
            if (!own.region().isEmpty() && !other.region().isEmpty()) {
                differences.add(own.region().equals(other.region()) ? 0.0 : 1.0);
            }
            if (!own.country().isEmpty() && !other.country().isEmpty()) {
                differences.add(own.country().equals(other.country()) ? 0.0 : 1.0);
            }
            if (differences.size() >= 2 && others.get(i - 1).newest().isPresent()) {
                double distance = differences.stream()
                        .mapToDouble(difference -> difference)
                        .average()
                        .orElseThrow();
                near.add(new Near(i, (double) Math.round(distance * 1e9) / 1e9));
            }
        }
        near.sort(Comparator.comparingDouble(Near::distance)
                .thenComparing(one -> cities.get(one.at()).id()));
        return near.stream().limit(10).map(Near::at).toList();
    }
}
