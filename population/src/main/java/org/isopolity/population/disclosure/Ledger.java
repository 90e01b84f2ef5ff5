package org.isopolity.population.disclosure;

import org.isopolity.population.area.AreaTable;

/**
 * Counts as an attacker must add them up: a row for each unit whose total is shown, and one row for all units whose totals are withheld,
 * for of these only the sum can be worked out.
 */
final class Ledger {

    private final int[] rows;
    private final int count;
    private final long[][] counts;
    private final int[][] parts;

    /**
     * Adds a table up.
     *
     * @param withheld units whose totals are not shown
     * @param hidden the counts that are not known
     */
    Ledger(AreaTable table, boolean[] withheld, boolean[][] hidden) {
        int units = table.units().size();
        this.rows = new int[units];
        int next = 0;
        int joint = -1;
        for (int u = 0; u < units; u++) {
            if (!withheld[u]) {
                rows[u] = next++;
            } else {
                joint = joint < 0 ? next++ : joint;
                rows[u] = joint;
            }
        }
        this.count = next;
        this.counts = new long[table.groups().size()][count];
        this.parts = new int[counts.length][count];
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < units; u++) {
                if (!withheld[u] || hidden[g][u]) {
                    counts[g][rows[u]] += Math.round(table.count(g, u));
                    parts[g][rows[u]]++;
                }
            }
        }
    }

    int row(int unit) {
        return rows[unit];
    }

    int rows() {
        return count;
    }

    /** Sums of rows by group; of units whose totals are withheld only counts that are not known. */
    long[][] counts() {
        return counts;
    }

    /** How many counts make up a sum. */
    int parts(int group, int row) {
        return parts[group][row];
    }

    /** Which sums are not known: those of which any part is hidden. */
    boolean[][] hidden(boolean[][] hiddenCounts) {
        boolean[][] hidden = new boolean[counts.length][count];
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < rows.length; u++) {
                hidden[g][rows[u]] |= hiddenCounts[g][u];
            }
        }
        return hidden;
    }
}
