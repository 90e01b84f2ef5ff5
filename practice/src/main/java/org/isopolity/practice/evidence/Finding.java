package org.isopolity.practice.evidence;

import java.util.List;
import java.util.Optional;

/**
 * All results on one outcome in one metric.
 *
 * @param results by item id; at least one
 */
public record Finding(List<Result> results) {

    /**
     * One effect and where it comes from.
     *
     * @param item the evidence
     * @param effect its number
     * @param level what the item reaches by itself
     */
    public record Result(EvidenceItem item, EffectEstimate effect, Level level) {}

    /** Refuses no results. */
    public Finding {
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("a finding needs a result");
        }
    }

    /** What changed. */
    public String outcome() {
        return results.getFirst().effect().outcome();
    }

    /** The metric of all results. */
    public Metric metric() {
        return results.getFirst().effect().metric();
    }

    /** The results that are compared or better and have an interval. */
    private List<Result> credible() {
        return results.stream()
                .filter(result -> result.level().atLeast(Level.COMPARED)
                        && result.effect().interval().isPresent())
                .toList();
    }

    /** How far the credible results agree. */
    public Agreement agreement() {
        List<Result> credible = credible();
        if (credible.size() < 2) {
            return credible.isEmpty() ? Agreement.NONE : Agreement.SINGLE;
        }
        boolean good = credible.stream().anyMatch(result -> result.effect().favourable());
        boolean bad = credible.stream().anyMatch(result -> result.effect().harmful());
        if (good && bad) {
            return Agreement.CONFLICTING;
        }
        return pooled().filter(Pooled::mixed).map(_ -> Agreement.MIXED).orElse(Agreement.CONSISTENT);
    }

    /** Whether an item that is monitored or better found harm. */
    public boolean harm() {
        return results.stream()
                .anyMatch(result -> result.level().atLeast(Level.MONITORED)
                        && result.effect().harmful());
    }

    /** Whether benefit is sure: the pooled interval, or with fewer than three results a single one, lies on the wanted side. */
    public boolean favourable() {
        boolean higher = results.getFirst().effect().higherIsBetter();
        return pooled().map(pooled -> higher
                        ? pooled.interval().lower() > 0
                        : pooled.interval().upper() < 0)
                .orElseGet(() ->
                        credible().stream().anyMatch(result -> result.effect().favourable()));
    }

    /** The credible results taken together, where there are three or more; fewer are shown one by one. */
    public Optional<Pooled> pooled() {
        List<Result> credible = credible();
        return credible.size() < Pooled.FEWEST
                ? Optional.empty()
                : Optional.of(Pooled.of(credible.stream().map(Result::effect).toList()));
    }
}
