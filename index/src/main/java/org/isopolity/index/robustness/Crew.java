package org.isopolity.index.robustness;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Members who share a long row of pieces of work, as many as there are processors. A piece is done the same whoever does it, so
 * it does not matter who did.
 *
 * @param <M> a member, who works on one piece at a time
 */
final class Crew<M> {

    private static final int PIECE = 128;
    private static final int ROUND = 32 * PIECE;

    private final Supplier<M> hire;
    private final ConcurrentLinkedQueue<M> idle = new ConcurrentLinkedQueue<>();

    Crew(Supplier<M> hire) {
        this.hire = hire;
    }

    /** A piece of work: the numbers from begin to before end. */
    @FunctionalInterface
    interface Work<M> {
        void part(M member, int begin, int end);
    }

    /**
     * Does all numbers from 0 to before the total.
     *
     * @throws CancellationException if the thread is interrupted
     */
    void work(int total, Progress progress, Work<M> work) {
        for (int done = 0; done < total; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("stopped after " + done + " of " + total + " draws");
            }
            int begin = done;
            int end = Math.min(total, done + ROUND);
            IntStream.range(0, (end - begin + PIECE - 1) / PIECE).parallel().forEach(piece -> {
                M free = idle.poll();
                M member = free == null ? hire.get() : free;
                int from = begin + piece * PIECE;
                work.part(member, from, Math.min(end, from + PIECE));
                idle.add(member);
            });
            done = end;
            progress.report(done, total);
        }
    }

    /** Everyone who worked. */
    List<M> members() {
        return List.copyOf(idle);
    }
}
