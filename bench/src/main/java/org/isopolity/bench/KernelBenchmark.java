package org.isopolity.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.isopolity.index.score.Ranking;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The inner loop of every draw: ranking the cities. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class KernelBenchmark {

    /** How many cities are ranked. */
    @Param({"80", "1000"})
    public int cities;

    private double[] scores = {};
    private double[] scratch = {};
    private int[] ranks = {};

    /** Scores without ties. */
    @org.openjdk.jmh.annotations.Setup
    public void fill() {
        scores = new SplittableRandom(1).doubles(cities, 0, 100).toArray();
        scratch = new double[cities];
        ranks = new int[cities];
    }

    /** Ranks them once. */
    @Benchmark
    public int rank() {
        return Ranking.rank(scores, scratch, ranks);
    }
}
