package org.isopolity.server.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.NormaliseByGoalposts;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Select;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.score.Scores;
import org.isopolity.server.assessment.Questionnaire.Question;
import org.isopolity.server.assessment.Questionnaire.Recommendation;
import org.isopolity.server.assessment.Questionnaire.Section;

/**
 * What answers say, recommendation by recommendation. There is no total: some recommendations are the part of the city, some
 * of its partners, the state or the media, and a mean across them would be nobody's.
 */
public final class Assessment {

    /** The same answers three times: as given, and with what nobody knows taken as 0 and as 100. */
    private static final String GIVEN = "given";

    private static final String LOWEST = "lowest";
    private static final String HIGHEST = "highest";

    /** The year of an observation is of no account here, but every observation has one. */
    private static final int ANY_YEAR = 2000;

    private static final Recipe RECIPE = new Recipe(
            "self-assessment",
            List.of(
                    new Select(List.of(GeographicLevel.CITY)),
                    new NormaliseByGoalposts(new Range(0, 100)),
                    Recipe.standard().aggregate()),
            new Uncertainty(0, List.of()));

    /**
     * The figure of a recommendation, or of a set that is the part of one actor family.
     *
     * @param mean of the answered questions from 0 to 100; empty where none is answered
     * @param low the mean if all that is not known were 0
     * @param high the mean if all that is not known were 100
     * @param questions how many there are
     * @param answered how many are answered with 0, 50 or 100
     * @param unknown how many are answered with "unknown"
     * @param documented how many of the answered name their evidence; the others are claimed
     */
    public record Figure(
            OptionalDouble mean, double low, double high, int questions, int answered, int unknown, int documented) {}

    /**
     * How a recommendation moved.
     *
     * @param points mean of the differences over the questions that were answered both times
     * @param questions how many those are
     */
    public record Change(double points, int questions) {}

    /**
     * An answer below 100.
     *
     * @param question the question
     * @param answer the answer
     * @param next the next grade on the scale
     */
    public record Weakness(Question question, Answer answer, Grade next) {}

    private final Answers answers;
    private final Optional<Scores> given;
    private final Scores bounds;

    private Assessment(Answers answers, Optional<Scores> given, Scores bounds) {
        this.answers = answers;
        this.given = given;
        this.bounds = bounds;
    }

    /** Scores answers. */
    public static Assessment of(Answers answers) {
        List<Observation> known = observations(GIVEN, answers, Grade::points);
        List<Observation> bounds = new ArrayList<>(observations(LOWEST, answers, grade -> orElse(grade, 0)));
        bounds.addAll(observations(HIGHEST, answers, grade -> orElse(grade, 100)));
        return new Assessment(
                answers,
                // with nothing known there is nothing to score
                known.isEmpty() ? Optional.empty() : Optional.of(score(answers, known, GIVEN)),
                score(answers, bounds, LOWEST, HIGHEST));
    }

    private static OptionalDouble orElse(Grade grade, double points) {
        return OptionalDouble.of(grade.points().orElse(points));
    }

    private static List<Observation> observations(String id, Answers answers, Function<Grade, OptionalDouble> points) {
        List<Observation> observations = new ArrayList<>();
        for (Question question : answers.questionnaire().questions()) {
            Grade grade = answers.find(question.id()).map(Answer::grade).orElse(Grade.UNKNOWN);
            points.apply(grade)
                    .ifPresent(value -> observations.add(new Observation(
                            id, question.id(), ANY_YEAR, value, GeographicLevel.CITY, Set.of(), "", "", "", "")));
        }
        return observations;
    }

    private static Scores score(Answers answers, List<Observation> observations, String... ids) {
        Cities cities = new Cities(List.of(ids).stream().map(City::named).toList());
        return RECIPE.apply(answers.questionnaire().framework(), new Observations(cities, observations));
    }

    /** What was answered. */
    public Answers answers() {
        return answers;
    }

    /** The figure of a recommendation. */
    public Figure figure(Recommendation recommendation) {
        return figure(recommendation.id(), recommendation.questions());
    }

    /** The figure of a set, where all of it is the part of one actor family. */
    public Optional<Figure> findFigure(Section section) {
        return section.isOfOneFamily() ? Optional.of(figure(section.id(), section.questions())) : Optional.empty();
    }

    private Figure figure(String node, List<Question> questions) {
        List<Answer> found = questions.stream()
                .flatMap(question -> answers.find(question.id()).stream())
                .toList();
        int unknown = (int)
                found.stream().filter(answer -> answer.grade() == Grade.UNKNOWN).count();
        return new Figure(
                given.map(scores -> scores.find(GIVEN, node)).orElse(OptionalDouble.empty()),
                bounds.find(LOWEST, node).orElseThrow(),
                bounds.find(HIGHEST, node).orElseThrow(),
                questions.size(),
                found.size() - unknown,
                unknown,
                (int) found.stream().filter(Answer::isDocumented).count());
    }

    /** How a recommendation moved since an earlier time; nothing where no question was answered both times. */
    public Optional<Change> findChange(Recommendation recommendation, Assessment earlier) {
        Map<String, Double> then = recommendation.questions().stream()
                .filter(question -> points(earlier, question).isPresent())
                .collect(Collectors.toMap(
                        Question::id, question -> points(earlier, question).getAsDouble()));
        List<Double> moves = recommendation.questions().stream()
                .filter(question -> then.containsKey(question.id())
                        && points(this, question).isPresent())
                .map(question -> points(this, question).getAsDouble() - then.getOrDefault(question.id(), 0.0))
                .toList();
        return moves.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Change(moves.stream().mapToDouble(move -> move).sum() / moves.size(), moves.size()));
    }

    private static OptionalDouble points(Assessment assessment, Question question) {
        return assessment
                .answers
                .find(question.id())
                .map(answer -> answer.grade().points())
                .orElse(OptionalDouble.empty());
    }

    /** The answers of a recommendation that are known and below 100, in the order of the questions. */
    public List<Weakness> weaknesses(Recommendation recommendation) {
        List<Weakness> weaknesses = new ArrayList<>();
        for (Question question : recommendation.questions()) {
            answers.find(question.id()).ifPresent(answer -> {
                switch (answer.grade()) {
                    case NONE -> weaknesses.add(new Weakness(question, answer, Grade.PART));
                    case PART -> weaknesses.add(new Weakness(question, answer, Grade.FULL));
                    case FULL, UNKNOWN -> {
                        // nothing to gain, or nothing known
                    }
                }
            });
        }
        return weaknesses;
    }
}
