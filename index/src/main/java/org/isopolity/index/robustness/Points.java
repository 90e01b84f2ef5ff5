package org.isopolity.index.robustness;

import java.util.SplittableRandom;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Points spread evenly over a cube of many dimensions: a Sobol' sequence (direction numbers of Joe and Kuo 2008) moved by a
 * random vector, so that a seed chooses among equally good sequences. Any point can be reached on its own, so that several
 * threads walk the same sequence. Dimensions beyond a thousand are random numbers made from seed, point and dimension.
 */
final class Points {

    private static final int DEEPEST = 1_000;
    private static final int BITS = 31;
    private static final double UNIT = 0x1p52;

    private final int dimensions;
    private final int even;
    private final long seed;
    private final double[] shift;
    /** By bit and dimension: what flipping that bit of the point's Gray code changes. */
    private final long[][] directions;

    Points(int dimensions, long seed) {
        this.dimensions = dimensions;
        this.even = Math.min(dimensions, DEEPEST);
        this.seed = seed;
        this.shift = new SplittableRandom(seed).doubles(even).toArray();
        this.directions = directions(even);
    }

    /** The Gray code of {@code 2^(k+1) - 1} has bit k alone, so that point is the direction of the bit. */
    private static long[][] directions(int dimensions) {
        long[][] directions = new long[BITS][dimensions];
        if (dimensions > 0) {
            SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
            for (int bit = 0; bit < BITS; bit++) {
                double[] point = sequence.skipTo((int) ((1L << (bit + 1)) - 1));
                for (int j = 0; j < dimensions; j++) {
                    directions[bit][j] = (long) (point[j] * UNIT);
                }
            }
        }
        return directions;
    }

    int dimensions() {
        return dimensions;
    }

    /** A walk along the sequence from its point of this number, the first being 0. */
    Walk from(int number) {
        return new Walk(number);
    }

    /** Goes from point to point. */
    final class Walk {

        private final long[] state = new long[even];
        private int number;

        private Walk(int number) {
            this.number = number;
            int gray = number ^ (number >>> 1);
            for (int bit = 0; bit < BITS; bit++) {
                if ((gray >>> bit & 1) != 0) {
                    flip(bit);
                }
            }
        }

        private void flip(int bit) {
            long[] direction = directions[bit];
            for (int j = 0; j < state.length; j++) {
                state[j] ^= direction[j];
            }
        }

        /** Writes the point that the walk stands on, each coordinate from 0 to below 1, and goes on to the next. */
        void next(double[] point) {
            for (int j = 0; j < state.length; j++) {
                double moved = state[j] / UNIT + shift[j];
                point[j] = moved >= 1 ? moved - 1 : moved;
            }
            for (int j = even; j < dimensions; j++) {
                point[j] = random(number, j);
            }
            flip(Integer.numberOfTrailingZeros(~number));
            number++;
        }
    }

    /** A number from 0 to below 1 that depends on seed, point and dimension alone (mixing as in SplitMix64). */
    private double random(int number, int dimension) {
        long z = seed + 0x9E3779B97F4A7C15L * (number + 1L) + 0xD1B54A32D192ED03L * (dimension + 1L);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }
}
