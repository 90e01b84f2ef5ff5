package org.isopolity.server.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Whether an action is alive. Nobody types it: it follows from the last news and the day on which somebody looks.
 *
 * @param last day of the last news
 * @param days since then
 * @param stale whether that is more than the plan allows, for an action in which something is still to happen
 */
public record Pulse(LocalDate last, long days, boolean stale) {

    /**
     * The pulse of an action.
     *
     * @param staleAfter days of silence that the plan allows
     */
    static Pulse of(Instant heartbeat, Action.State state, int staleAfter, LocalDate today) {
        LocalDate last = LocalDate.ofInstant(heartbeat, ZoneOffset.UTC);
        long days = Math.max(0, ChronoUnit.DAYS.between(last, today));
        return new Pulse(last, days, state.isOpen() && days > staleAfter);
    }
}
