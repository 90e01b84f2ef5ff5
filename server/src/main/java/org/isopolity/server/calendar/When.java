package org.isopolity.server.calendar;

import java.time.Instant;
import java.time.LocalDate;

/** When something is. */
public sealed interface When {

    /**
     * Whole days, wherever the reader is.
     *
     * @param first the first of them
     * @param last the last of them, not before the first
     */
    record Days(LocalDate first, LocalDate last) implements When {
        public Days {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("ends before it begins");
            }
        }

        /** One day. */
        public static Days of(LocalDate day) {
            return new Days(day, day);
        }
    }

    /**
     * From one moment to another.
     *
     * @param from the first
     * @param to the second, not before the first
     */
    record Time(Instant from, Instant to) implements When {
        public Time {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("ends before it begins");
            }
        }
    }
}
