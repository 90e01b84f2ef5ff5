package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** All ways to fill hidden counts so that rows and columns keep their sums. */
final class Fillings {

    private final long[][] counts;
    private final List<int[]> cells = new ArrayList<>();
    private final long[] groupRest;
    private final long[] rowRest;
    private final Ledger ledger;
    private final int most;
    private int found;

    Fillings(long[][] counts, boolean[][] hidden, Ledger ledger, int most) {
        this.ledger = ledger;
        this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
        this.most = most;
        this.groupRest = new long[counts.length];
        this.rowRest = new long[ledger.rows()];
        for (int u = 0; u < counts[0].length; u++) {
            for (int g = 0; g < counts.length; g++) {
                if (hidden[g][u]) {
                    cells.add(new int[] {g, u});
                    groupRest[g] += counts[g][u];
                    rowRest[ledger.row(u)] += counts[g][u];
                }
            }
        }
        cells.sort(Comparator.comparingInt(cell -> ledger.row(cell[1])));
    }

    /** Hands each filling to a consumer; false if there were more than allowed, and not all were tried. */
    boolean forEach(Consumer<long[][]> filling) {
        found = 0;
        return fill(0, filling);
    }

    private boolean fill(int position, Consumer<long[][]> filling) {
        if (position == cells.size()) {
            if (Arrays.stream(groupRest).allMatch(rest -> rest == 0)) {
                if (++found > most) {
                    return false;
                }
                filling.accept(counts);
            }
            return true;
        }
        int[] cell = cells.get(position);
        int row = ledger.row(cell[1]);
        boolean lastOfRow = position + 1 == cells.size() || ledger.row(cells.get(position + 1)[1]) != row;
        long high = Math.min(groupRest[cell[0]], rowRest[row]);
        long low = lastOfRow ? rowRest[row] : 0;
        for (long value = low; value <= high; value++) {
            long before = counts[cell[0]][cell[1]];
            counts[cell[0]][cell[1]] = value;
            groupRest[cell[0]] -= value;
            rowRest[row] -= value;
            boolean goOn = fill(position + 1, filling);
            groupRest[cell[0]] += value;
            rowRest[row] += value;
            counts[cell[0]][cell[1]] = before;
            if (!goOn) {
                return false;
            }
        }
        return true;
    }
}
