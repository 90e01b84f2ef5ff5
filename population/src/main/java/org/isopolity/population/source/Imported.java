package org.isopolity.population.source;

import java.util.List;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.text.Phrase;

/**
 * A table brought in, and what did not come with it.
 *
 * @param series the tables by year
 * @param leftOut what was left out and why, one sentence each
 */
public record Imported(AreaSeries series, List<Phrase> leftOut) {

    public Imported {
        leftOut = List.copyOf(leftOut);
    }
}
