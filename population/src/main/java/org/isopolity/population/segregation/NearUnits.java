package org.isopolity.population.segregation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isopolity.population.place.Places;

/**
 * Sums around each unit in which units that lie far away are taken square by square of the map, and, for each sum, how far it can be
 * off. Exponential decay only.
 *
 * <p>Between a unit and a far square, and between two squares that lie farther apart, e^(-r) is replaced by its Taylor polynomial of
 * degree two around the middles, so that six moments of each column stand for all units of a square. What is missing of a pair that lies d
 * off the line from middle to middle is at most e^(-(r - d)) d³/6, r being the distance of the middles: in a direction at the angle of
 * cosine c the third derivative of e^(-r) is e^(-r)(-c³ + 3c(1 - c²)(1/r + 1/r²)), which from r = 2 on is nowhere larger than e^(-r).
 */
final class NearUnits {

    private static final int UNITS_IN_A_SQUARE = 64;
    private static final int MOST_SQUARES_ASIDE = 256;
    private static final int BLOCK = 512;
    /** Nearer than this, the bound on the third derivative does not hold. */
    private static final double FAR = 2;
    /** Of most squares only the worst unit is known to keep the tolerance between squares, so less is allowed there. */
    private static final double BETWEEN_SQUARES = 0.1;
    /** In larger squares every unit is taken by itself, for e^d would leave what numbers hold. */
    private static final double LARGEST_REACH = 300;
    /** Relative error of weights, and of adding them up, at most. */
    private static final double ROUNDING = 1e-10;

    private final Places places;
    private final Decay decay;
    private final SelfDistance self;
    private final int[] units;
    private final double[] x;
    private final double[] y;
    private final double[][] columns;
    private final int aside;
    private final int[] starts;
    private final double[] middleX;
    private final double[] middleY;
    /** From the middle of a square to its farthest unit. */
    private final double[] reach;
    /** By column and moment (1, x, y, x², xy, y² around the middle), and square. */
    private final double[][][] moments;
    /** By column, power k from 0 to 3 and square: the sum of d^k e^d, d being each unit's distance from the middle. */
    private final double[][][] spread;

    /**
     * Sums by column and unit.
     *
     * @param sums approximate ones, never negative
     * @param unsure the most that each can be too small or too large
     */
    record Approximate(double[][] sums, double[][] unsure) {}

    NearUnits(Places places, Decay decay, SelfDistance self, double[][] columns) {
        if (decay.shape() != Decay.Shape.EXPONENTIAL) {
            throw new IllegalArgumentException("approximate proximities decay exponentially");
        }
        this.places = places;
        this.decay = decay;
        this.self = self;
        int size = places.size();
        double[] east = IntStream.range(0, size)
                .mapToDouble(u -> places.x(u) / decay.bandwidth())
                .toArray();
        double[] north = IntStream.range(0, size)
                .mapToDouble(u -> places.y(u) / decay.bandwidth())
                .toArray();
        this.aside = Math.clamp(Math.round(Math.sqrt((double) size / UNITS_IN_A_SQUARE)), 1, MOST_SQUARES_ASIDE);
        int squares = aside * aside;
        int[] square = new int[size];
        int[] columnsOfMap = strips(east, aside);
        int[] rowsOfMap = strips(north, aside);
        this.starts = new int[squares + 1];
        for (int u = 0; u < size; u++) {
            square[u] = rowsOfMap[u] * aside + columnsOfMap[u];
            starts[square[u] + 1]++;
        }
        for (int s = 0; s < squares; s++) {
            starts[s + 1] += starts[s];
        }
        int[] next = Arrays.copyOf(starts, squares);
        this.units = new int[size];
        for (int u = 0; u < size; u++) {
            units[next[square[u]]++] = u;
        }
        this.x = Arrays.stream(units).mapToDouble(u -> east[u]).toArray();
        this.y = Arrays.stream(units).mapToDouble(u -> north[u]).toArray();
        this.columns = new double[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            double[] column = columns[c];
            this.columns[c] = Arrays.stream(units).mapToDouble(u -> column[u]).toArray();
        }
        this.middleX = new double[squares];
        this.middleY = new double[squares];
        this.reach = new double[squares];
        this.moments = new double[columns.length][6][squares];
        this.spread = new double[columns.length][4][squares];
        for (int s = 0; s < squares; s++) {
            if (starts[s] < starts[s + 1]) {
                summarise(s);
            }
        }
    }

    private static int[] strips(double[] positions, int count) {
        double low = Arrays.stream(positions).min().orElse(0);
        double width = (Arrays.stream(positions).max().orElse(0) - low) / count;
        return Arrays.stream(positions)
                .mapToInt(position -> width > 0 ? Math.min(count - 1, (int) ((position - low) / width)) : 0)
                .toArray();
    }

    private void summarise(int s) {
        middleX[s] = middle(x, starts[s], starts[s + 1]);
        middleY[s] = middle(y, starts[s], starts[s + 1]);
        for (int i = starts[s]; i < starts[s + 1]; i++) {
            double right = x[i] - middleX[s];
            double up = y[i] - middleY[s];
            double away = Math.sqrt(right * right + up * up);
            reach[s] = Math.max(reach[s], away);
            for (int c = 0; c < columns.length; c++) {
                double people = columns[c][i];
                double[][] moment = moments[c];
                moment[0][s] += people;
                moment[1][s] += people * right;
                moment[2][s] += people * up;
                moment[3][s] += people * right * right;
                moment[4][s] += people * right * up;
                moment[5][s] += people * up * up;
                double power = people * Math.exp(Math.min(away, LARGEST_REACH));
                for (double[] sum : spread[c]) {
                    sum[s] += power;
                    power *= away;
                }
            }
        }
    }

    /** Halfway between the ends. */
    private static double middle(double[] positions, int from, int to) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            low = Math.min(low, positions[i]);
            high = Math.max(high, positions[i]);
        }
        return (low + high) / 2;
    }

    /** The sums, each proximity right within a tolerance. */
    Approximate sums(double tolerance) {
        double[][] sums = new double[columns.length][units.length];
        double[][] unsure = new double[columns.length][units.length];
        IntStream.range(0, reach.length).parallel().forEach(s -> {
            if (starts[s] < starts[s + 1]) {
                new Walk(s, tolerance).sum(sums, unsure);
            }
        });
        return new Approximate(sums, unsure);
    }

    /** From which distance on units that are so far off their middles together are taken by their moments. */
    private static double far(double off, double tolerance) {
        return off > LARGEST_REACH
                ? Double.POSITIVE_INFINITY
                : off + Math.max(FAR, Math.log(off * off * off / 6 / tolerance));
    }

    /**
     * What lies in which direction from a point, and how much it weighs there. Loops are short of arrays, so that a processor takes
     * several squares at a time.
     */
    private static final class View {
        final double[] distance;
        final double[] weight;
        /** For each moment what it is multiplied by: the weight, its first derivatives and half its second. */
        final double[][] factors;

        private final double[] right;
        private final double[] up;
        private final double[] flat;
        private final double[] bent;

        View(int squares) {
            this.distance = new double[squares];
            this.factors = new double[6][squares];
            this.weight = factors[0];
            this.right = new double[squares];
            this.up = new double[squares];
            this.flat = new double[squares];
            this.bent = new double[squares];
        }

        void measure(double east, double north, double[] middleX, double[] middleY) {
            for (int s = 0; s < right.length; s++) {
                right[s] = middleX[s] - east;
                up[s] = middleY[s] - north;
            }
            for (int s = 0; s < distance.length; s++) {
                // never 0, which it is divided by
                distance[s] = Math.sqrt(right[s] * right[s] + up[s] * up[s] + Double.MIN_NORMAL);
            }
            System.arraycopy(distance, 0, weight, 0, weight.length);
            ExponentialWeights.of(weight, weight.length);
        }

        /** Of squares whose weight has been set to zero nothing counts. */
        void derive() {
            for (int s = 0; s < distance.length; s++) {
                double inverse = 1 / distance[s];
                right[s] *= inverse;
                up[s] *= inverse;
                flat[s] = 0.5 * weight[s] * inverse;
            }
            for (int s = 0; s < bent.length; s++) {
                bent[s] = 0.5 * weight[s] + flat[s];
            }
            slope(right, factors[1]);
            slope(up, factors[2]);
            bend(right, factors[3]);
            bend(up, factors[5]);
            double[] twist = factors[4];
            for (int s = 0; s < twist.length; s++) {
                twist[s] = 2 * bent[s] * right[s] * up[s];
            }
        }

        private void slope(double[] direction, double[] factor) {
            for (int s = 0; s < factor.length; s++) {
                factor[s] = -weight[s] * direction[s];
            }
        }

        private void bend(double[] direction, double[] factor) {
            for (int s = 0; s < factor.length; s++) {
                factor[s] = bent[s] * direction[s] * direction[s] - flat[s];
            }
        }
    }

    /** The way through the units of one square. What lies far from all of them is added up once, as a polynomial around the middle. */
    private final class Walk {
        private final int here;
        /** Squares that are not far from all units here. */
        private final int[] open;

        private final double[] openX;
        private final double[] openY;
        private final double[] far;
        private final double[][][] openMoments;
        private final double[][] openMissed;
        /** By column: what is added by 1, x, y, x², xy, y² of a unit around the middle. */
        private final double[][] polynomials = new double[columns.length][6];

        private final double[] unsureFar = new double[columns.length];
        private final Surroundings.Around around = new Surroundings.Around(columns, BLOCK);

        Walk(int here, double tolerance) {
            this.here = here;
            View view = new View(reach.length);
            view.measure(middleX[here], middleY[here], middleX, middleY);
            view.derive();
            this.open = IntStream.range(0, reach.length)
                    .filter(s -> starts[s] < starts[s + 1]
                            && view.distance[s] < far(reach[here] + reach[s], BETWEEN_SQUARES * tolerance))
                    .toArray();
            int next = 0;
            for (int s = 0; s < reach.length; s++) {
                if (next < open.length && open[next] == s) {
                    next++;
                } else {
                    addFar(s, view.factors);
                }
            }
            this.openX = pick(middleX);
            this.openY = pick(middleY);
            this.far = Arrays.stream(open)
                    .mapToDouble(s -> far(reach[s], tolerance))
                    .toArray();
            this.openMoments = new double[columns.length][6][];
            this.openMissed = new double[columns.length][];
            for (int c = 0; c < columns.length; c++) {
                for (int moment = 0; moment < 6; moment++) {
                    openMoments[c][moment] = pick(moments[c][moment]);
                }
                openMissed[c] = pick(spread[c][3]);
            }
        }

        private double[] pick(double[] ofSquares) {
            return Arrays.stream(open).mapToDouble(s -> ofSquares[s]).toArray();
        }

        private void addFar(int s, double[][] factors) {
            double off = reach[here];
            for (int c = 0; c < columns.length; c++) {
                double[] polynomial = polynomials[c];
                double[][] moment = moments[c];
                double people = moment[0][s];
                double right = moment[1][s];
                double up = moment[2][s];
                for (int m = 0; m < 6; m++) {
                    polynomial[0] += factors[m][s] * moment[m][s];
                }
                polynomial[1] -= factors[1][s] * people + 2 * factors[3][s] * right + factors[4][s] * up;
                polynomial[2] -= factors[2][s] * people + 2 * factors[5][s] * up + factors[4][s] * right;
                polynomial[3] += factors[3][s] * people;
                polynomial[4] += factors[4][s] * people;
                polynomial[5] += factors[5][s] * people;
                double[][] powers = spread[c];
                double missed = powers[3][s] + off * (3 * powers[2][s] + off * (3 * powers[1][s] + off * powers[0][s]));
                unsureFar[c] += factors[0][s] * missed;
            }
        }

        void sum(double[][] sums, double[][] unsure) {
            View view = new View(open.length);
            double most = Math.exp(Math.min(reach[here], LARGEST_REACH)) / 6;
            for (int i = starts[here]; i < starts[here + 1]; i++) {
                view.measure(x[i], y[i], openX, openY);
                around.begin(x[i], y[i]);
                addNear(i, view);
                view.derive();
                double right = x[i] - middleX[here];
                double up = y[i] - middleY[here];
                for (int c = 0; c < columns.length; c++) {
                    double[] polynomial = polynomials[c];
                    double sum = Sums.of(around.sums[c])
                            + polynomial[0]
                            + polynomial[1] * right
                            + polynomial[2] * up
                            + polynomial[3] * right * right
                            + polynomial[4] * right * up
                            + polynomial[5] * up * up;
                    for (int moment = 0; moment < 6; moment++) {
                        sum += product(view.factors[moment], openMoments[c][moment]);
                    }
                    sums[c][units[i]] = Math.max(0, sum);
                    unsure[c][units[i]] =
                            most * unsureFar[c] + product(view.weight, openMissed[c]) / 6 + ROUNDING * Math.abs(sum);
                }
            }
        }

        private static double product(double[] one, double[] other) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            int s = 0;
            for (; s + 3 < one.length; s += 4) {
                a = Math.fma(one[s], other[s], a);
                b = Math.fma(one[s + 1], other[s + 1], b);
                c = Math.fma(one[s + 2], other[s + 2], c);
                d = Math.fma(one[s + 3], other[s + 3], d);
            }
            for (; s < one.length; s++) {
                a = Math.fma(one[s], other[s], a);
            }
            return a + b + (c + d);
        }

        /** Near squares unit by unit; those that follow one another at once. */
        private void addNear(int i, View view) {
            int from = 0;
            int to = 0;
            double farthest = 0;
            for (int o = 0; o < open.length; o++) {
                int s = open[o];
                if (view.distance[o] < far[o]) {
                    view.weight[o] = 0;
                    if (starts[s] != to) {
                        add(i, from, to, farthest);
                        from = starts[s];
                        farthest = 0;
                    }
                    to = starts[s + 1];
                    farthest = Math.max(farthest, view.distance[o] + reach[s]);
                }
            }
            add(i, from, to, farthest);
        }

        private void add(int i, int begin, int end, double farthest) {
            for (int from = begin; from < end; from += BLOCK) {
                int length = Math.min(BLOCK, end - from);
                around.measure(x, y, from, length);
                if (farthest <= ExponentialWeights.SMALL) {
                    ExponentialWeights.ofSmall(around.weights, length);
                } else {
                    ExponentialWeights.of(around.weights, length);
                }
                if (i >= from && i < from + length) {
                    around.weights[i - from] = decay.weight(self.of(places, units[i]));
                }
                around.add(from, length);
            }
        }
    }
}
