package org.isopolity.server.practice;

import java.time.LocalDate;
import java.util.Optional;
import org.isopolity.practice.library.Practice;
import org.isopolity.server.text.Text;

/** Says that a record is overdue for a check. */
final class Staleness {

    private Staleness() {}

    /** The mark of a record in words; empty where it is fresh. */
    static String of(Practice practice, LocalDate today, Text text) {
        if (!practice.isOverdue(today)) {
            return "";
        }
        Optional<LocalDate> checked = practice.checked();
        return checked.isPresent()
                ? text.of("practice.stale", text.date(checked.get()))
                : text.of("practice.stale.never");
    }
}
