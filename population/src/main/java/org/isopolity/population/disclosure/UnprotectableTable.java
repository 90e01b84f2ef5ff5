package org.isopolity.population.disclosure;

import java.util.Locale;
import org.isopolity.population.Phrases;

/** A small count can be worked out whatever else is hidden, because the totals give it away. */
public final class UnprotectableTable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprotectableTable(Cell cell) {
        super(Phrases.of("disclosure.unprotectable", cell.unit(), cell.group()).in(Locale.ENGLISH));
    }
}
