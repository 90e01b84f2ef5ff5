package org.isopolity.population.disclosure;

import java.util.Locale;
import org.isopolity.population.Phrases;
import org.isopolity.text.Mendable;

/** A small count can be worked out whatever else is hidden, because the totals give it away. */
public final class UnprotectableTable extends Mendable {

    private static final long serialVersionUID = 1L;

    UnprotectableTable(Cell cell) {
        super(Phrases.of("disclosure.unprotectable", cell.unit(), cell.group()).in(Locale.ENGLISH));
    }
}
