package org.isopolity.cli;

import org.isopolity.index.robustness.Draws;
import picocli.CommandLine.Option;

/** How often to recompute, and from which seed. */
final class Sampling {

    private static final int MOST = 1_000_000;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "1000", descriptionKey = "draws")
    private int draws;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    int draws() {
        if (draws < 1 || draws > MOST) {
            throw new Refusal("index.draws", draws);
        }
        return draws;
    }

    long seed() {
        return seed;
    }

    Draws draws(boolean pairs) {
        return new Draws(draws(), seed, pairs);
    }
}
