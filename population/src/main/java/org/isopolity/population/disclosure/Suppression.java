package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
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

    /** Of more counts not all sets can be tried. */
    private static final int LARGEST_TRIED = 60;

    private static final int MOST_TRIES = 20_000;

    private final AreaTable table;
    private final int smallest;
    private final boolean[] withheld;
    private final Ledger ledger;
    private final long[][] counts;
    private final boolean[][] small;
    private final Alternations hidden;
    private int fewest;

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
        for (int g = 0; g < counts.length; g++) {
            for (int row = 0; row < ledger.rows(); row++) {
                small[g][row] = counts[g][row] > 0 && counts[g][row] < smallest;
            }
        }
        this.hidden = new Alternations(counts, small);
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
        suppression.tryFewer();
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
        long fall = hidden.fall(group, unit, smallest);
        hideUntil(group, unit, true, Math.max(needed(group, unit), smallest - fall));
    }

    /** So far must a count be able to rise that it might be one that is shown. */
    private long needed(int group, int unit) {
        return smallest - counts[group][unit];
    }

    private void hideUntil(int group, int unit, boolean rise, long wanted) {
        while (true) {
            long reached = hidden.rise(group, unit, wanted);
            if (reached >= wanted) {
                return;
            }
            List<int[]> more = hidden.cheapest(group, unit, rise, reached, (g, u) -> 1 + counts[g][u]);
            if (more.isEmpty()) {
                throw new UnprotectableTable(cell(group, unit));
            }
            more.forEach(cell -> hidden.hide(cell[0], cell[1], true));
        }
    }

    /**
     * Largest counts first: they are missed most. Each small count keeps the proof of its safety, so that only those whose proof needs a
     * count are proved anew without it.
     */
    private void showWhatIsNotNeeded() {
        List<int[]> smallOnes = cells((g, u) -> small[g][u]);
        List<int[]> proofs = new ArrayList<>();
        Map<Integer, BitSet> needing = new HashMap<>();
        for (int[] cell : smallOnes) {
            int[] proof = hidden.proof(cell[0], cell[1], smallest).orElseThrow();
            keep(proofs.size(), proof, needing);
            proofs.add(proof);
        }
        List<int[]> others = others();
        others.sort(Comparator.comparingLong(cell -> -counts[cell[0]][cell[1]]));
        for (int[] cell : others) {
            hidden.hide(cell[0], cell[1], false);
            BitSet asking = needing.getOrDefault(cell[0] * ledger.rows() + cell[1], new BitSet());
            Map<Integer, int[]> without = new HashMap<>();
            boolean safe = asking.stream().allMatch(number -> {
                int[] one = smallOnes.get(number);
                Optional<int[]> proof = hidden.proof(one[0], one[1], smallest);
                proof.ifPresent(found -> without.put(number, found));
                return proof.isPresent();
            });
            if (!safe) {
                hidden.hide(cell[0], cell[1], true);
                continue;
            }
            without.forEach((number, proof) -> {
                for (int used : proofs.get(number)) {
                    Objects.requireNonNull(needing.get(used)).clear(number);
                }
                keep(number, proof, needing);
                proofs.set(number, proof);
            });
        }
    }

    private static void keep(int number, int[] proof, Map<Integer, BitSet> needing) {
        for (int used : proof) {
            needing.computeIfAbsent(used, _ -> new BitSet()).set(number);
        }
    }

    private List<int[]> others() {
        return cells((g, u) -> hidden.isHidden(g, u) && !small[g][u]);
    }

    private List<int[]> cells(BiPredicate<Integer, Integer> wanted) {
        List<int[]> cells = new ArrayList<>();
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                if (wanted.test(g, u)) {
                    cells.add(new int[] {g, u});
                }
            }
        }
        return cells;
    }

    /**
     * In a small table all sets of fewer other counts are tried; the first that is enough is taken. Whatever is not tried any more leaves
     * a lower bound.
     */
    private void tryFewer() {
        List<int[]> found = others();
        fewest = Math.min(found.size(), boundByDegrees());
        List<int[]> candidates = cells((g, u) -> !small[g][u]);
        // smallest counts first: they are missed least
        candidates.sort(Comparator.comparingLong(cell -> counts[cell[0]][cell[1]]));
        int tries = candidates.size() > LARGEST_TRIED ? 0 : MOST_TRIES;
        found.forEach(cell -> hidden.hide(cell[0], cell[1], false));
        while (fewest < found.size() && tries > 0) {
            tries = hideSome(candidates, 0, fewest, tries);
            if (tries < 0) {
                return;
            }
            fewest += tries > 0 ? 1 : 0;
        }
        found.forEach(cell -> hidden.hide(cell[0], cell[1], true));
    }

    /** Hides so many more of the candidates that all is safe: then gives -1, otherwise how many tries are left. */
    private int hideSome(List<int[]> candidates, int from, int more, int tries) {
        if (more == 0) {
            return allSafe() ? -1 : tries - 1;
        }
        int left = tries;
        for (int i = from; i <= candidates.size() - more && left > 0; i++) {
            int[] cell = candidates.get(i);
            hidden.hide(cell[0], cell[1], true);
            left = hideSome(candidates, i + 1, more - 1, left);
            if (left < 0) {
                return left;
            }
            hidden.hide(cell[0], cell[1], false);
        }
        return left;
    }

    /**
     * Every row and column in which anything is hidden needs two hidden counts, for one alone is the rest of its sum; and no closed path
     * has fewer than four corners.
     */
    private int boundByDegrees() {
        int[] ofRows = new int[ledger.rows()];
        int[] ofGroups = new int[counts.length];
        int smallOnes = 0;
        for (int g = 0; g < counts.length; g++) {
            for (int row = 0; row < ofRows.length; row++) {
                if (small[g][row]) {
                    ofRows[row]++;
                    ofGroups[g]++;
                    smallOnes++;
                }
            }
        }
        int rowsAlone = (int)
                IntStream.of(ofRows).filter(hiddenThere -> hiddenThere == 1).count();
        int groupsAlone = (int)
                IntStream.of(ofGroups).filter(hiddenThere -> hiddenThere == 1).count();
        return smallOnes == 0 ? 0 : Math.max(Math.max(rowsAlone, groupsAlone), 4 - smallOnes);
    }

    private boolean allSafe() {
        return cells((g, u) -> small[g][u]).stream()
                .allMatch(cell -> hidden.proof(cell[0], cell[1], smallest).isPresent());
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
                counts[g][u] = withheld[u] || hidden.isHidden(g, ledger.row(u));
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

    /**
     * How far the set of other hidden counts can be from the smallest one that would do: 0 where it is proved to be the smallest. Counts
     * of areas whose totals are withheld together are one here.
     */
    public int gap() {
        return others().size() - fewest;
    }

    /** The smallest count that is shown beside 0. */
    public int smallest() {
        return smallest;
    }
}
