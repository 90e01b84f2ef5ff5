package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.isopolity.population.area.AreaTable;

/**
 * A table in which small counts are hidden, and as few others as it takes to keep them hidden although the totals of units and groups
 * are shown; only totals of units with too few people at all are withheld. Which others is solved: for every small count the cheapest closed paths of counts through it are hidden until an
 * attacker's interval is wide enough (network flow: Cox, "Network Models for Complementary Cell Suppression", JASA 90, 1995), then
 * every hidden count that turns out not to be needed is shown again. That every count is safe is exact; that the fewest possible are
 * hidden is not promised, for finding that is NP-hard.
 */
public final class Suppression {

    private final AreaTable table;
    private final int smallest;
    private final boolean[] withheld;
    private final Ledger ledger;
    private final long[][] counts;
    private final boolean[][] small;
    private final boolean[][] hidden;

    private Suppression(AreaTable table, int smallest) {
        this.table = table;
        this.smallest = smallest;
        this.withheld = withheld(table, smallest);
        boolean[][] all = new boolean[table.groups().size()][table.units().size()];
        for (boolean[] column : all) {
            Arrays.fill(column, true);
        }
        this.ledger = new Ledger(table, withheld, all);
        this.counts = ledger.counts();
        this.small = new boolean[counts.length][ledger.rows()];
        this.hidden = new boolean[counts.length][ledger.rows()];
        for (int g = 0; g < counts.length; g++) {
            for (int row = 0; row < ledger.rows(); row++) {
                small[g][row] = counts[g][row] > 0 && counts[g][row] < smallest;
                hidden[g][row] = small[g][row];
            }
        }
    }

    /**
     * The units whose totals give too much away: fewer people than the smallest count. Where there are any, the next smallest units are
     * withheld with them until they are two or more and large enough together.
     */
    private static boolean[] withheld(AreaTable table, int smallest) {
        boolean[] withheld = new boolean[table.units().size()];
        List<Integer> bySize = IntStream.range(0, withheld.length)
                .filter(u -> table.total(u) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(table::total))
                .toList();
        double people = 0;
        int units = 0;
        for (int u : bySize) {
            boolean thin = table.total(u) < smallest;
            if (!thin && (units == 0 || (units > 1 && people >= 2.0 * smallest))) {
                break;
            }
            withheld[u] = true;
            people += table.total(u);
            units++;
        }
        return withheld;
    }

    /**
     * Protects a table of whole numbers.
     *
     * @param smallest the smallest count that may be shown beside 0; at least 2
     * @throws IllegalArgumentException if counts are not whole
     * @throws UnprotectableTable if no set of hidden counts is enough, as in a table of one unit or one group
     */
    public static Suppression of(AreaTable table, int smallest) {
        if (!table.isWhole()) {
            throw new IllegalArgumentException("only whole counts are suppressed; round fractions first");
        }
        if (smallest < 2) {
            throw new IllegalArgumentException("the smallest count that may be shown is 2 or more, not " + smallest);
        }
        Suppression suppression = new Suppression(table, smallest);
        suppression.protect();
        suppression.showWhatIsNotNeeded();
        return suppression;
    }

    private void protect() {
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                if (small[g][u]) {
                    protect(g, u);
                }
            }
        }
    }

    private void protect(int group, int unit) {
        hideUntil(group, unit, true, needed(group, unit));
        long fall = new Alternations(counts, hidden).fall(group, unit, smallest);
        hideUntil(group, unit, true, Math.max(needed(group, unit), smallest - fall));
    }

    /** So far must a count be able to rise that it might be one that is shown. */
    private long needed(int group, int unit) {
        return smallest - counts[group][unit];
    }

    private void hideUntil(int group, int unit, boolean rise, long wanted) {
        while (true) {
            Alternations now = new Alternations(counts, hidden);
            long reached = now.rise(group, unit, wanted);
            if (reached >= wanted) {
                return;
            }
            List<int[]> more = now.cheapest(group, unit, rise, reached, (g, u) -> 1 + counts[g][u]);
            if (more.isEmpty()) {
                throw new UnprotectableTable(cell(group, unit));
            }
            more.forEach(cell -> hidden[cell[0]][cell[1]] = true);
        }
    }

    /** Largest counts first: they are missed most. */
    private void showWhatIsNotNeeded() {
        List<int[]> others = new ArrayList<>();
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                if (hidden[g][u] && !small[g][u]) {
                    others.add(new int[] {g, u});
                }
            }
        }
        others.sort(Comparator.comparingLong(cell -> -counts[cell[0]][cell[1]]));
        for (int[] cell : others) {
            hidden[cell[0]][cell[1]] = false;
            if (!allSafe()) {
                hidden[cell[0]][cell[1]] = true;
            }
        }
    }

    private boolean allSafe() {
        Alternations now = new Alternations(counts, hidden);
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                if (small[g][u]) {
                    long rise = now.rise(g, u, smallest);
                    if (rise < needed(g, u) || rise + now.fall(g, u, smallest) < smallest) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private Cell cell(int group, int row) {
        int unit = IntStream.range(0, table.units().size())
                .filter(u -> ledger.row(u) == row)
                .findFirst()
                .orElseThrow();
        return new Cell(table.units().get(unit), table.groups().get(group));
    }

    /** What may be shown. */
    public Shown shown() {
        boolean[][] counts = new boolean[table.groups().size()][table.units().size()];
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                counts[g][u] = withheld[u] || hidden[g][ledger.row(u)];
            }
        }
        return new Shown(table, counts, withheld);
    }

    /** How many counts were hidden because they are small. */
    public int smallCounts() {
        Shown shown = shown();
        int count = 0;
        for (int g = 0; g < table.groups().size(); g++) {
            for (int u = 0; u < table.units().size(); u++) {
                count += shown.isHidden(g, u) && table.count(g, u) > 0 && table.count(g, u) < smallest ? 1 : 0;
            }
        }
        return count;
    }

    /** How many others had to be hidden with them. */
    public int otherCounts() {
        return shown().hiddenCells().size() - smallCounts();
    }

    /** The smallest count that is shown beside 0. */
    public int smallest() {
        return smallest;
    }
}
