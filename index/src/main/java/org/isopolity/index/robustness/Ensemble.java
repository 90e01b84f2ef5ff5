package org.isopolity.index.robustness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.hipparchus.random.SobolSequenceGenerator;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.recipe.UnusableStep;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Ranking;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/**
 * A recipe with all its alternatives, prepared once: every combination of steps up to normalisation is computed when the
 * ensemble is made, so that a draw has only weights to change and groups to add up.
 *
 * <p>Draws follow a Sobol' sequence shifted by the seed: the same seed gives the same ranks, whatever the number of
 * processors. Cities are those that the recipe itself ranks; in a draw that leaves one without enough data it has no rank.
 */
public final class Ensemble {

    private static final int BLOCK = 1024;
    private static final int LANES = 16;

    /** What a combination of alternatives leaves to compute. */
    private record Variant(Aggregator aggregator, int[] weightDimension) {}

    private final Uncertainty uncertainty;
    private final Framework framework;
    private final Weights weights;
    private final List<City> cities;
    private final List<Variant> variants;

    private Ensemble(
            Uncertainty uncertainty, Framework framework, Weights weights, List<City> cities, List<Variant> variants) {
        this.uncertainty = uncertainty;
        this.framework = framework;
        this.weights = weights;
        this.cities = List.copyOf(cities);
        this.variants = variants;
    }

    /**
     * Computes every combination of the recipe's alternatives.
     *
     * @throws UnusableStep if the data do not allow the recipe or one of its alternatives
     */
    public static Ensemble prepare(Recipe recipe, Framework framework, Observations observations) {
        Scores scores = recipe.apply(framework, observations);
        List<City> ranked = rankedCities(scores);
        Map<String, Integer> dimensions = new HashMap<>();
        for (Node node : framework.nodes()) {
            dimensions.put(node.id(), dimensions.size());
        }
        List<Recipe> combinations = List.of(recipe);
        for (Choice choice : recipe.uncertainty().choices()) {
            List<Recipe> further = new ArrayList<>();
            for (Recipe combination : combinations) {
                for (Step step : choice.among()) {
                    further.add(combination.with(step));
                }
            }
            combinations = further;
        }
        List<Variant> variants = combinations.stream()
                .map(combination -> variant(combination, framework, observations, ranked, dimensions))
                .toList();
        return new Ensemble(recipe.uncertainty(), framework, scores.weights(), ranked, variants);
    }

    private static List<City> rankedCities(Scores scores) {
        List<City> ranked = new ArrayList<>();
        for (int i = 0; i < scores.cities().size(); i++) {
            if (scores.ranking().find(i).isPresent()) {
                ranked.add(scores.cities().get(i));
            }
        }
        return ranked;
    }

    private static Variant variant(
            Recipe recipe,
            Framework framework,
            Observations observations,
            List<City> ranked,
            Map<String, Integer> dimensions) {
        Scores scores = recipe.apply(framework, observations);
        Sheet sheet = scores.normalised();
        Hierarchy hierarchy = new Hierarchy(framework, sheet.indicators());
        int[] rows = ranked.stream()
                .mapToInt(city -> sheet.positionOfCity(city.id()))
                .toArray();
        double[][] indicators = new double[sheet.indicators().size()][];
        for (int i = 0; i < indicators.length; i++) {
            Column column = sheet.columns().get(i);
            indicators[i] = gather(column, rows);
        }
        int[] weightDimension = IntStream.range(0, hierarchy.size())
                .map(slot -> dimensions.get(hierarchy.node(slot).id()))
                .toArray();
        return new Variant(new Aggregator(hierarchy, recipe.aggregate()::rule, indicators), weightDimension);
    }

    private static double[] gather(Column column, int[] rows) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = rows[i] < 0 ? Double.NaN : column.get(rows[i]);
        }
        return values;
    }

    /** Draws around the weights of the recipe, telling nobody. */
    public Robustness robustness(int draws, long seed) {
        return robustness(weights, draws, seed, Progress.SILENT);
    }

    /**
     * Draws so often and counts the ranks.
     *
     * @param weights the weights around which to vary
     * @param draws how many, at least one
     * @param seed makes the draws repeatable
     * @param progress told after every block of draws
     * @throws CancellationException if the thread is interrupted between two blocks
     */
    public Robustness robustness(Weights weights, int draws, long seed, Progress progress) {
        if (draws < 1) {
            throw new IllegalArgumentException("at least one draw is needed");
        }
        double[] nominal = framework.nodes().stream()
                .mapToDouble(node -> weights.get(node.id()))
                .toArray();
        int choices = uncertainty.choices().size();
        Points points = new Points(choices + nominal.length, seed);
        int[][][] counts = new int[LANES][cities.size()][cities.size()];
        for (int done = 0; done < draws; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("stopped after " + done + " of " + draws + " draws");
            }
            double[][] block = points.next(Math.min(BLOCK, draws - done));
            IntStream.range(0, LANES).parallel().forEach(lane -> {
                Lane worker = new Lane(nominal, counts[lane]);
                for (int i = lane; i < block.length; i += LANES) {
                    worker.draw(block[i]);
                }
            });
            done += block.length;
            progress.report(done, draws);
        }
        return new Robustness(draws, seed, sum(counts));
    }

    private Map<String, int[]> sum(int[][][] counts) {
        Map<String, int[]> total = new HashMap<>();
        for (int city = 0; city < cities.size(); city++) {
            int[] sum = new int[cities.size()];
            for (int[][] lane : counts) {
                for (int rank = 0; rank < sum.length; rank++) {
                    sum[rank] += lane[city][rank];
                }
            }
            total.put(cities.get(city).id(), sum);
        }
        return total;
    }

    /** One worker's share of a block, with arrays that it uses again for every draw. */
    private final class Lane {

        private final double[] nominal;
        private final int[][] counts;
        private final IdentityHashMap<Variant, Aggregator> aggregators = new IdentityHashMap<>();
        private final double[] scratch = new double[cities.size()];
        private final int[] ranks = new int[cities.size()];

        Lane(double[] nominal, int[][] counts) {
            this.nominal = nominal;
            this.counts = counts;
        }

        void draw(double[] point) {
            Variant variant = variants.get(pick(point));
            Aggregator aggregator =
                    aggregators.computeIfAbsent(variant, one -> one.aggregator().copy());
            int offset = uncertainty.choices().size();
            double[] weights = new double[variant.weightDimension().length];
            for (int slot = 0; slot < weights.length; slot++) {
                int dimension = variant.weightDimension()[slot];
                weights[slot] = nominal[dimension] * (1 + uncertainty.weights() * (2 * point[offset + dimension] - 1));
            }
            double[] scores = aggregator.aggregate(weights);
            Ranking.rank(scores, scratch, ranks);
            for (int city = 0; city < ranks.length; city++) {
                if (ranks[city] > 0) {
                    counts[city][ranks[city] - 1]++;
                }
            }
        }

        private int pick(double[] point) {
            int picked = 0;
            List<Choice> choices = uncertainty.choices();
            for (int i = 0; i < choices.size(); i++) {
                picked = picked * choices.get(i).among().size() + choices.get(i).pick(point[i]);
            }
            return picked;
        }
    }

    /** A Sobol' sequence moved by a random vector, so that a seed chooses among equally good sequences. */
    private static final class Points {

        private final SobolSequenceGenerator sequence;
        private final double[] shift;

        Points(int dimensions, long seed) {
            sequence = new SobolSequenceGenerator(Math.max(1, dimensions));
            SplittableRandom random = new SplittableRandom(seed);
            shift = random.doubles(Math.max(1, dimensions)).toArray();
        }

        double[][] next(int count) {
            double[][] block = new double[count][];
            for (int i = 0; i < count; i++) {
                double[] point = sequence.nextVector();
                for (int j = 0; j < point.length; j++) {
                    double moved = point[j] + shift[j];
                    point[j] = moved >= 1 ? moved - 1 : moved;
                }
                block[i] = point;
            }
            return block;
        }
    }
}
