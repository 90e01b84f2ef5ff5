package org.isopolity.index.recipe;

import java.util.Arrays;
import java.util.Locale;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.sheet.Column;
import org.isopolity.text.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A value by how many cities it leaves behind; distances no longer count. The worst city has place 1.
 *
 * @param as what becomes of a place
 * @param ties what cities with the same value get; the lowest of their places if left out
 * @param range where 0 and the highest possible number are put; the plain number if left out
 * @param over which rows are compared; the whole panel if left out
 */
public record NormaliseByRank(As as, Ties ties, @Nullable Range range, Over over) implements Normalisation {

    /** What becomes of a place. */
    public enum As {
        /** The place itself: 1 to n. */
        PLACE,
        /** The cities left behind: 0 to n - 1 (Borda). */
        BORDA,
        /** The share of the other cities left behind: 0 to 1. */
        PERCENTILE
    }

    /** What cities with the same value get. */
    public enum Ties {
        /** The lowest of their places. */
        LOWEST,
        /** The mean of their places. */
        AVERAGE
    }

    public NormaliseByRank {
        as = as == null ? As.PLACE : as;
        ties = ties == null ? Ties.LOWEST : ties;
        over = over == null ? Over.PANEL : over;
    }

    @Override
    public Phrase inWords() {
        return over.add(
                Phrases.of(
                        "step.rank." + as.name().toLowerCase(Locale.ROOT),
                        Phrases.of("step.rank.ties." + ties.name().toLowerCase(Locale.ROOT))),
                Over.PANEL);
    }

    @Override
    public Column normalise(Indicator indicator, Column column) {
        Column directed = Normalisation.isTurned(indicator) ? column.scaled(-1, 0) : column;
        double[] sorted = Arrays.stream(directed.toArray())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if ((as == As.PERCENTILE || range != null) && sorted.length == 1) {
            throw new UnusableStep("Indicator '" + indicator.id()
                    + "' has one value only, which leaves nobody behind. Screen it out.");
        }
        return directed.map(value -> number(sorted, value));
    }

    private double number(double[] sorted, double value) {
        int first = lowerBound(sorted, value);
        int next = first;
        while (ties == Ties.AVERAGE && next + 1 < sorted.length && sorted[next + 1] == value) {
            next++;
        }
        double behind = (first + next) / 2.0;
        double most = sorted.length - 1;
        return switch (as) {
            case PLACE -> range == null ? behind + 1 : range.at((behind + 1) / (most + 1));
            case BORDA -> range == null ? behind : range.at(behind / most);
            case PERCENTILE -> range == null ? behind / most : range.at(behind / most);
        };
    }

    private static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
