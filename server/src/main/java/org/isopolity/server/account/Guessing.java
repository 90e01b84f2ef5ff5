package org.isopolity.server.account;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses. Each wrong guess beyond a few doubles the wait, counted for each network address and for each
 * account. A device from which the owner has signed in before counts by itself, so nobody can lock the owner out by guessing
 * from elsewhere.
 */
final class Guessing {

    private static final int FREE = 5;
    private static final int MOST_DOUBLINGS = 10;
    private static final int MOST_KEYS = 100_000;
    private static final long FORGOTTEN = Duration.ofHours(24).toMillis();

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_KEYS;
        }
    };

    private record Count(int wrong, long last, long until) {}

    Guessing(Clock clock) {
        this.clock = clock;
    }

    /** How many seconds these keys must still wait; 0 for not at all. */
    synchronized long waitSeconds(String... keys) {
        long now = clock.millis();
        long wait = 0;
        for (String key : keys) {
            Count count = counts.get(key);
            if (count != null) {
                wait = Math.max(wait, count.until() - now);
            }
        }
        return (wait + 999) / 1000;
    }

    /** A guess was wrong. */
    synchronized void wrong(String... keys) {
        long now = clock.millis();
        for (String key : keys) {
            Count before = counts.get(key);
            int wrong = before == null || now - before.last() > FORGOTTEN ? 1 : before.wrong() + 1;
            long wait = wrong < FREE ? 0 : 1000L << Math.min(wrong - FREE, MOST_DOUBLINGS);
            counts.put(key, new Count(wrong, now, now + wait));
        }
    }

    /** A guess was right. */
    synchronized void right(String... keys) {
        for (String key : keys) {
            counts.remove(key);
        }
    }
}
