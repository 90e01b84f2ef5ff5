package org.isopolity.server.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.isopolity.impact.report.Report;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Computes while a reader waits, within bounds: two processors at most, a few readers in the queue, twenty seconds each. Whoever
 * comes beyond is told so at once. A computation that outlasts its reader keeps its place until it ends, so that asking again
 * cannot heap up work. What was asked of a release is kept for a while, because its files are asked for next.
 */
@Component
public final class Studies implements DisposableBean {

    private static final int PROCESSORS = 2;
    private static final int READERS = 8;
    private static final int SECONDS = 20;
    private static final int KEPT = 64;

    private final ForkJoinPool pool = new ForkJoinPool(PROCESSORS);
    private final Semaphore places = new Semaphore(READERS);
    private final Map<String, Report> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Report> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * The report of a question that anybody may ask again.
     *
     * @param key all that it depends on
     * @throws Busy if it cannot be computed now
     */
    public Report of(String key, Supplier<Report> study) {
        synchronized (kept) {
            Report before = kept.get(key);
            if (before != null) {
                return before;
            }
        }
        Report report = of(study);
        synchronized (kept) {
            kept.put(key, report);
        }
        return report;
    }

    /**
     * The report of a question that is forgotten.
     *
     * @throws Busy if it cannot be computed now
     */
    public Report of(Supplier<Report> study) {
        if (!places.tryAcquire()) {
            throw new Busy(false);
        }
        ForkJoinTask<Report> task = pool.submit(() -> {
            try {
                return study.get();
            } finally {
                places.release();
            }
        });
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new Busy(true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Busy(false);
        } catch (ExecutionException failed) {
            throw thrown(failed);
        }
    }

    /** What the study threw, past the wrappings of the pool. */
    private static RuntimeException thrown(ExecutionException failed) {
        Throwable cause = failed.getCause();
        while (cause != null && cause.getClass() == RuntimeException.class && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }

    @Override
    public void destroy() {
        pool.shutdownNow();
    }
}
