package org.isopolity.index.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.index.score.Panel;
import org.isopolity.index.score.Scores;
import org.isopolity.index.score.Weights;
import org.isopolity.index.sensitivity.SobolIndices;
import org.isopolity.index.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A recipe with everything that could have been decided otherwise, prepared so that a draw computes only what it changes: where
 * all choices are among several steps, only weights, sums and ranks.
 *
 * <p>Draws follow a Sobol' sequence shifted by the seed: the same seed gives the same ranks, whatever the number of processors.
 * Cities are those that the recipe itself ranks; in a draw that leaves one without enough data it has no rank. Memory does not
 * grow with the draws. In a panel every draw makes its choices for all years at once, and cities are ranked within each year.
 */
public final class Ensemble {

    /**
     * A city, in a panel in a year, that is ranked.
     *
     * @param city the city
     * @param year the year of a panel, 0 in a snapshot
     */
    record Row(City city, int year) {

        static Row of(Sheet sheet, int position) {
            return new Row(
                    sheet.cities().get(position),
                    sheet.isPanel() ? sheet.years().get(position) : 0);
        }
    }

    private final Uncertainty uncertainty;
    private final Framework framework;
    private final List<Row> rows;
    private final List<Round> rounds;
    private final Alternatives alternatives;
    private final int[] indicators;

    private Ensemble(
            Recipe recipe,
            Framework framework,
            Observations observations,
            boolean byYear,
            List<Row> rows,
            int[] nominalRanks) {
        this.uncertainty = recipe.uncertainty();
        this.framework = framework;
        this.rows = List.copyOf(rows);
        this.rounds = rounds(rows, nominalRanks);
        this.alternatives = new Alternatives(recipe, framework, observations, byYear, rows);
        this.indicators = alternatives.indicators();
    }

    /**
     * Prepares a snapshot: the index as the recipe makes it from the newest observations.
     *
     * @throws org.isopolity.index.recipe.UnusableStep if the data do not allow the recipe or one of its alternatives
     */
    public static Ensemble prepare(Recipe recipe, Framework framework, Observations observations) {
        List<Row> rows = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        add(rows, ranks, recipe.apply(framework, observations), 0);
        return new Ensemble(recipe, framework, observations, false, rows, toArray(ranks));
    }

    /**
     * Prepares a panel: the index in every year.
     *
     * @throws org.isopolity.index.recipe.UnusableStep if the data do not allow the recipe or one of its alternatives
     */
    public static Ensemble prepareByYear(Recipe recipe, Framework framework, Observations observations) {
        List<Row> rows = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        Panel panel = recipe.applyByYear(framework, observations);
        for (int year : panel.years()) {
            add(rows, ranks, panel.get(year), year);
        }
        return new Ensemble(recipe, framework, observations, true, rows, toArray(ranks));
    }

    private static void add(List<Row> rows, List<Integer> ranks, Scores scores, int year) {
        for (int i = 0; i < scores.cities().size(); i++) {
            if (scores.ranking().find(i).isPresent()) {
                rows.add(new Row(scores.cities().get(i), year));
                ranks.add(scores.ranking().find(i).getAsInt());
            }
        }
    }

    private static int[] toArray(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Round> rounds(List<Row> rows, int[] nominalRanks) {
        List<Round> rounds = new ArrayList<>();
        for (int begin = 0, end; begin < rows.size(); begin = end) {
            int year = rows.get(begin).year();
            end = begin;
            while (end < rows.size() && rows.get(end).year() == year) {
                end++;
            }
            rounds.add(new Round(
                    year,
                    begin,
                    rows.subList(begin, end).stream()
                            .map(row -> row.city().id())
                            .toList(),
                    Arrays.copyOfRange(nominalRanks, begin, end)));
        }
        return rounds;
    }

    /**
     * Cities that are ranked against one another.
     *
     * @param year of a panel, 0 in a snapshot
     * @param begin the first of their rows; the others follow
     * @param cityIds in the order of the rows
     * @param nominal ranks by the recipe itself
     */
    record Round(int year, int begin, List<String> cityIds, int[] nominal) {

        int size() {
            return cityIds.size();
        }
    }

    // ---- what is varied -------------------------------------------------------------------------------------------

    /** What is varied, in the order of the coordinates of a point: choices, weights, the dropped indicator, the data's error. */
    public List<Factor> factors() {
        List<Factor> factors = new ArrayList<>();
        List<Choice> choices = uncertainty.choices();
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).isContinuous()
                    || choices.get(i).ofDraws().among().size() > 1) {
                factors.add(Factor.choice(choices.get(i).vary(), i));
            }
        }
        if (uncertainty.weights() > 0) {
            factors.add(new Factor(
                    Factor.WEIGHTS,
                    choices.size(),
                    choices.size() + framework.nodes().size()));
        }
        if (uncertainty.drop() > 0) {
            factors.add(new Factor(Factor.DROP, dropDimension(), dropDimension() + 1));
        }
        if (!uncertainty.data().isNone()) {
            factors.add(new Factor(Factor.DATA, errorDimension(), errorDimension() + 1));
        }
        return factors;
    }

    private int dropDimension() {
        return uncertainty.choices().size() + framework.nodes().size();
    }

    private int errorDimension() {
        return dropDimension() + (uncertainty.drop() > 0 ? 1 : 0);
    }

    private int dimensions() {
        return errorDimension() + (uncertainty.data().isNone() ? 0 : 1);
    }

    // ---- rank intervals -------------------------------------------------------------------------------------------

    /** Draws around the weights of the recipe, telling nobody. Of a panel, the newest year. */
    public Robustness robustness(int draws, long seed) {
        return byRound(Optional.empty(), Draws.of(draws, seed), Progress.SILENT).getLast();
    }

    /**
     * Draws so often and counts the ranks. Of a panel, the newest year.
     *
     * @param weights the weights around which to vary
     * @param draws how many, at least one
     * @param seed makes the draws repeatable
     * @param progress told while the draws go on
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Robustness robustness(Weights weights, int draws, long seed, Progress progress) {
        return byRound(Optional.of(weights), Draws.of(draws, seed), progress).getLast();
    }

    /**
     * Draws around the weights of the recipe and counts the ranks. Of a panel, the newest year.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Robustness robustness(Draws draws, Progress progress) {
        return byRound(Optional.empty(), draws, progress).getLast();
    }

    /**
     * Draws around the weights of the recipe and counts the ranks in every year of a panel. A snapshot stands under the year 0.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public SortedMap<Integer, Robustness> robustnessByYear(Draws draws, Progress progress) {
        List<Robustness> counted = byRound(Optional.empty(), draws, progress);
        SortedMap<Integer, Robustness> byYear = new TreeMap<>();
        for (int i = 0; i < rounds.size(); i++) {
            byYear.put(rounds.get(i).year(), counted.get(i));
        }
        return byYear;
    }

    private List<Robustness> byRound(Optional<Weights> weights, Draws draws, Progress progress) {
        double[] given = weights.map(alternatives::inNumbers).orElse(null);
        Points points = new Points(dimensions(), draws.seed());
        Crew<Counter> crew = new Crew<>(() -> new Counter(new Drawer(given), draws.pairs()));
        crew.work(draws.count(), progress, (counter, begin, end) -> {
            Points.Walk walk = points.from(begin);
            for (int i = begin; i < end; i++) {
                walk.next(counter.point);
                counter.count();
            }
        });
        List<Counter> counters = crew.members();
        List<Robustness> results = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            int round = i;
            results.add(Robustness.of(
                    draws,
                    rounds.get(i).cityIds(),
                    counters.stream().map(counter -> counter.tallies[round]).toList()));
        }
        if (results.isEmpty()) {
            results.add(Robustness.of(draws, List.of(), List.of()));
        }
        return results;
    }

    /** One thread's counts. */
    private final class Counter {

        private final Drawer drawer;
        private final double[] point = new double[dimensions()];
        private final Tally[] tallies;

        Counter(Drawer drawer, boolean pairs) {
            this.drawer = drawer;
            this.tallies =
                    rounds.stream().map(round -> new Tally(round.size(), pairs)).toArray(Tally[]::new);
        }

        void count() {
            drawer.draw(point);
            for (int round = 0; round < tallies.length; round++) {
                tallies[round].add(drawer.ranks[round]);
            }
        }
    }

    // ---- sensitivity ----------------------------------------------------------------------------------------------

    /**
     * Which choice moves the ranks most: first and total indices of every factor, for the mean shift of ranks against the
     * recipe's own and for the rank of each city. Of a panel, shifts are taken over all years, cities in the newest.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public Sensitivity sensitivity(SensitivityDesign design, Progress progress) {
        List<Factor> factors = factors();
        int runs = Math.multiplyExact(design.samples(), factors.size() + 2);
        Shifts shifts = new Shifts(runs);
        Points points = new Points(2 * dimensions(), design.seed());
        new Crew<>(() -> new Sampler(new Drawer(null), shifts, factors, design.samples()))
                .work(design.samples(), progress, (sampler, begin, end) -> {
                    Points.Walk walk = points.from(begin);
                    for (int i = begin; i < end; i++) {
                        walk.next(sampler.both);
                        sampler.sample(i);
                    }
                });
        return shifts.indices(factors, design);
    }

    /**
     * The mean shift of ranks in replications of known choices, for comparing with other software.
     *
     * @param points one for each replication, coordinates as in {@link #factors}
     * @param weights by replication, the weights of the nodes before they are varied
     */
    double[] shifts(List<double[]> points, List<Weights> weights, List<int[]> ranks) {
        double[] shifts = new double[points.size()];
        for (int i = 0; i < shifts.length; i++) {
            Drawer drawer = new Drawer(alternatives.inNumbers(weights.get(i)));
            double[] point = Arrays.copyOf(points.get(i), dimensions());
            drawer.draw(point);
            shifts[i] = drawer.shift();
            ranks.add(drawer.ranks[rounds.size() - 1].clone());
        }
        return shifts;
    }

    /** What the runs of a design gave. */
    private final class Shifts {

        private final double[] shift;
        /** By city of the last round and run; 0 where it had no rank. */
        private final short[][] ranks;

        Shifts(int runs) {
            shift = new double[runs];
            ranks = new short[rounds.isEmpty() ? 0 : rounds.getLast().size()][runs];
        }

        Sensitivity indices(List<Factor> factors, SensitivityDesign design) {
            List<String> cityIds =
                    rounds.isEmpty() ? List.of() : rounds.getLast().cityIds();
            List<Optional<SobolIndices>> ofCities = IntStream.range(0, ranks.length)
                    .parallel()
                    .mapToObj(city -> ofCity(city, factors.size(), design))
                    .toList();
            SortedMap<String, SobolIndices> byCity = new TreeMap<>();
            for (int city = 0; city < ranks.length; city++) {
                String id = cityIds.get(city);
                ofCities.get(city).ifPresent(indices -> byCity.put(id, indices));
            }
            return new Sensitivity(factors, design, shift.length, indices(shift, factors.size(), design), byCity);
        }

        private Optional<SobolIndices> ofCity(int city, int factors, SensitivityDesign design) {
            double[] results = new double[shift.length];
            for (int run = 0; run < results.length; run++) {
                if (ranks[city][run] == 0) {
                    return Optional.empty();
                }
                results[run] = ranks[city][run];
            }
            return indices(results, factors, design);
        }

        private Optional<SobolIndices> indices(double[] results, int factors, SensitivityDesign design) {
            int n = design.samples();
            double[][] mixed = new double[factors][];
            for (int factor = 0; factor < factors; factor++) {
                mixed[factor] = Arrays.copyOfRange(results, (2 + factor) * n, (3 + factor) * n);
            }
            return SobolIndices.find(
                    Arrays.copyOf(results, n),
                    Arrays.copyOfRange(results, n, 2 * n),
                    mixed,
                    design.estimator(),
                    design.resamples(),
                    design.seed());
        }
    }

    /** One thread's share of a design. */
    private final class Sampler {

        private final Drawer drawer;
        private final Shifts shifts;
        private final List<Factor> factors;
        private final int samples;
        private final double[] both = new double[2 * dimensions()];
        private final double[] point = new double[dimensions()];

        Sampler(Drawer drawer, Shifts shifts, List<Factor> factors, int samples) {
            this.drawer = drawer;
            this.shifts = shifts;
            this.factors = factors;
            this.samples = samples;
        }

        void sample(int row) {
            int length = point.length;
            System.arraycopy(both, 0, point, 0, length);
            run(row);
            for (int factor = 0; factor < factors.size(); factor++) {
                int begin = factors.get(factor).begin();
                int count = factors.get(factor).end() - begin;
                System.arraycopy(both, length + begin, point, begin, count);
                run((2 + factor) * samples + row);
                System.arraycopy(both, begin, point, begin, count);
            }
            System.arraycopy(both, length, point, 0, length);
            run(samples + row);
        }

        private void run(int run) {
            drawer.draw(point);
            shifts.shift[run] = drawer.shift();
            int[] ranks = drawer.ranks[rounds.size() - 1];
            for (int city = 0; city < ranks.length; city++) {
                shifts.ranks[city][run] = (short) ranks[city];
            }
        }
    }

    // ---- one draw -------------------------------------------------------------------------------------------------

    /** Computes draws, one after the other, in arrays that it uses again. */
    private final class Drawer {

        private final double @Nullable [] given;
        private final @Nullable Variant[] variants;
        private final RankSorter sorter = new RankSorter();
        private final int[][] ranks;
        private double[] weights = new double[0];

        /** Weights by number of the node that take the place of the recipe's, or null. */
        Drawer(double @Nullable [] given) {
            this.given = given;
            this.variants = new Variant[alternatives.settledVariants()];
            this.ranks = rounds.stream().map(round -> new int[round.size()]).toArray(int[][]::new);
        }

        void draw(double[] point) {
            Variant variant = variants.length > 0
                    ? own(alternatives.pick(point))
                    : alternatives.compute(point, uncertainty.data().isNone() ? 0 : point[errorDimension()]);
            vary(variant, point);
            double[] scores = variant.aggregator().aggregate(weights);
            for (int i = 0; i < ranks.length; i++) {
                Round round = rounds.get(i);
                sorter.rank(scores, round.begin(), round.size(), ranks[i]);
            }
        }

        private Variant own(int number) {
            Variant own = variants[number];
            if (own == null) {
                Variant shared = alternatives.settled(number);
                own = new Variant(shared.aggregator().copy(), shared.dimension(), shared.slot(), shared.weights());
                variants[number] = own;
            }
            return own;
        }

        private void vary(Variant variant, double[] point) {
            int[] dimension = variant.dimension();
            if (weights.length != dimension.length) {
                weights = new double[dimension.length];
            }
            int offset = uncertainty.choices().size();
            double by = uncertainty.weights();
            for (int slot = 0; slot < dimension.length; slot++) {
                double nominal = given == null ? variant.weights()[slot] : given[dimension[slot]];
                weights[slot] = nominal * (1 + by * (2 * point[offset + dimension[slot]] - 1));
            }
            if (uncertainty.drop() > 0) {
                double share = point[dropDimension()] / uncertainty.drop();
                if (share < 1) {
                    int slot = variant.slot()[indicators[(int) (share * indicators.length)]];
                    if (slot >= 0) {
                        weights[slot] = 0;
                    }
                }
            }
        }

        /** By how many places the rank of a city lies off the recipe's own, on average over those that have one. */
        double shift() {
            long sum = 0;
            int ranked = 0;
            for (int i = 0; i < ranks.length; i++) {
                int[] nominal = rounds.get(i).nominal();
                for (int city = 0; city < nominal.length; city++) {
                    if (ranks[i][city] > 0) {
                        sum += Math.abs(ranks[i][city] - nominal[city]);
                        ranked++;
                    }
                }
            }
            return ranked == 0 ? 0 : sum / (double) ranked;
        }
    }

    /** The cities that take part, of a panel those of the newest year, by id. */
    public List<City> cities() {
        int newest = rows.isEmpty() ? 0 : Objects.requireNonNull(rows.getLast()).year();
        return rows.stream().filter(row -> row.year() == newest).map(Row::city).toList();
    }
}
