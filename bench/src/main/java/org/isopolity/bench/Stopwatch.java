package org.isopolity.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Times a piece of work several times after warming up, and keeps the middle. */
final class Stopwatch {

    private Stopwatch() {}

    /**
     * Milliseconds of the middle run.
     *
     * @param warmUp runs not counted
     * @param runs runs counted
     * @param work what is timed
     */
    static double median(int warmUp, int runs, Runnable work) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    /**
     * Milliseconds of processor time that this thread takes in the middle run: what the work costs on one core, however many others
     * share the machine.
     *
     * @param warmUp runs not counted
     * @param runs runs counted
     * @param work what is timed; it must do all its work in the calling thread
     */
    static double processor(int warmUp, int runs, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begin = threads.getCurrentThreadCpuTime();
            work.run();
            times[i] = (threads.getCurrentThreadCpuTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return times[runs / 2];
    }

    /** Prints a figure beside its bound. */
    static void print(String what, double figure, String unit, double bound, boolean lowerIsBetter) {
        double ratio = figure / bound;
        boolean kept = lowerIsBetter ? ratio <= 1 : ratio >= 1;
        System.out.printf(
                "%-58s %12.2f %-6s bound %9.0f  ratio %6.3f  %s%n",
                what, figure, unit, bound, ratio, kept ? "kept" : "MISSED");
    }
}
