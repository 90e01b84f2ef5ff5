package org.isopolity.index.aggregation;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.text.Phrase;

/**
 * How a group's scores come from its children's. Each is a value that people write as a word or a word with numbers:
 * {@code arithmetic}, {@code geometric}, {@code harmonic}, {@code power 2}, {@code median}, {@code mazziotta-pareto},
 * {@code mazziotta-pareto plus}, {@code benefit-of-the-doubt 0.05 0.3}, {@code directional-benefit}, {@code copeland}, {@code kemeny},
 * {@code outranking}.
 */
public sealed interface Aggregation permits Mean, MedianChild, MazziottaPareto, Comparison {

    /** A weakness is made up for by a strength of the same size. */
    Mean ARITHMETIC = new Mean.Arithmetic();

    /** A weakness costs more than a strength of the same size brings. */
    Mean GEOMETRIC = new Mean.Geometric();

    /** A weakness weighs most. */
    Mean HARMONIC = new Mean.Power(-1);

    /**
     * The aggregation that a person wrote.
     *
     * @throws IllegalArgumentException if there is no such aggregation or its numbers are wrong, saying what is known
     */
    @JsonCreator
    static Aggregation of(String written) {
        List<String> words = List.of(written.strip().toLowerCase(Locale.ROOT).split("[\\s_]+"));
        return switch (words.getFirst()) {
            case "arithmetic" -> alone(words, ARITHMETIC);
            case "geometric" -> alone(words, GEOMETRIC);
            case "harmonic" -> alone(words, HARMONIC);
            case "power" -> new Mean.Power(numbers(words, 1)[0]);
            case "median" -> alone(words, new MedianChild());
            case "mazziotta-pareto" -> new MazziottaPareto(MazziottaPareto.Penalty.of(words));
            case "benefit-of-the-doubt" -> {
                double[] shares = words.size() == 1 ? new double[] {0, 1} : numbers(words, 2);
                yield new BenefitOfTheDoubt(shares[0], shares[1]);
            }
            case "directional-benefit" -> alone(words, new DirectionalBenefit());
            case "copeland" -> alone(words, new Copeland());
            case "kemeny" -> alone(words, new Kemeny());
            case "outranking" -> alone(words, new Outranking());
            default ->
                throw new IllegalArgumentException(
                        "'" + written + "' is no aggregation; known are arithmetic, geometric, harmonic, power (with"
                                + " an exponent), median, mazziotta-pareto, benefit-of-the-doubt,"
                                + " directional-benefit, copeland,"
                                + " kemeny, outranking");
        };
    }

    private static <A extends Aggregation> A alone(List<String> words, A aggregation) {
        numbers(words, 0);
        return aggregation;
    }

    private static double[] numbers(List<String> words, int count) {
        try {
            double[] numbers =
                    words.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
            if (numbers.length == count) {
                return numbers;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "after '" + words.getFirst() + "' " + (count == 0 ? "nothing" : count + " number(s)") + " must stand");
    }

    /**
     * Computes a group's column.
     *
     * @param children one column for each child with a weight above 0, all of the same length; NaN where missing
     * @param weights one for each of these children, all above 0
     * @param result written: NaN where no child is present
     */
    void combine(double[][] children, double[] weights, double[] result);

    /**
     * What each child's value pulls, {@code x * d(score)/dx}: these sum to the score, as every aggregation that has them is
     * homogeneous of degree one (Euler's theorem).
     *
     * @param values of the children that are present
     * @param weights of these children
     * @return one number for each child; nothing where a score comes from comparing cities, so that no child has a part of
     *     it that could be told
     */
    Optional<double[]> pulls(double[] values, double[] weights);

    /** Whether a child's value can enter: a geometric mean, say, needs numbers above 0. */
    boolean admits(double value);

    /** What {@link #admits} asks for, to complete "needs values ...". */
    String demand();

    /** The aggregation in words, such as "weighted arithmetic means". */
    Phrase inWords();
}
