package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Tries to work out what is hidden, as someone with a solver would: from totals, from what earlier releases of the same table showed,
 * and from indices that were computed from the secret counts. Exact.
 */
public final class Attack {

    private static final int MOST_TABLES = 200_000;

    private final Shown shown;
    private final boolean[][] hidden;
    private final Ledger ledger;

    private Attack(Shown shown, List<Shown> earlier) {
        this.shown = shown;
        AreaTable table = shown.secret();
        boolean[] withheld = shown.withheld();
        this.hidden = new boolean[table.groups().size()][table.units().size()];
        for (int u = 0; u < table.units().size(); u++) {
            int unit = u;
            withheld[u] &= earlier.stream()
                    .noneMatch(release -> showsTotal(release, table.units().get(unit)));
            for (int g = 0; g < hidden.length; g++) {
                hidden[g][u] = shown.isHidden(g, u) && earlier.stream().noneMatch(showing(table, g, u));
            }
        }
        this.ledger = new Ledger(table, withheld, hidden);
    }

    private static boolean showsTotal(Shown release, String unit) {
        int position = Collections.binarySearch(release.units(), unit);
        return position >= 0 && release.findTotal(position).isPresent();
    }

    private static Predicate<Shown> showing(AreaTable table, int group, int unit) {
        return release -> {
            int g = release.groups().indexOf(table.groups().get(group));
            int u = Collections.binarySearch(release.units(), table.units().get(unit));
            return g >= 0 && u >= 0 && !release.isHidden(g, u);
        };
    }

    /** From the table and its totals. */
    public static Attack on(Shown shown) {
        return new Attack(shown, List.of());
    }

    /** Also from earlier releases of the same counts: what one of them shows is known. */
    public static Attack on(Shown shown, List<Shown> earlier) {
        return new Attack(shown, earlier);
    }

    /** What can be worked out about each hidden count. */
    public List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>();
        long[][] counts = ledger.counts();
        boolean[][] unknown = ledger.hidden(hidden);
        Alternations paths = new Alternations(counts, unknown);
        for (int u = 0; u < shown.units().size(); u++) {
            int row = ledger.row(u);
            for (int g = 0; g < counts.length; g++) {
                if (shown.isHidden(g, u)) {
                    intervals.add(interval(paths, counts, unknown, g, u, row));
                }
            }
        }
        return List.copyOf(intervals);
    }

    private Interval interval(Alternations paths, long[][] counts, boolean[][] unknown, int g, int u, int row) {
        Cell cell = new Cell(shown.units().get(u), shown.groups().get(g));
        if (!hidden[g][u]) {
            long known = Math.round(shown.secret().count(g, u));
            return new Interval(cell, known, known);
        }
        long reach = (long) shown.groupTotal(g);
        long sum = counts[g][row];
        long high = unknown[g][row] ? sum + paths.rise(g, row, reach) : sum;
        long low = ledger.parts(g, row) > 1 ? 0 : sum - paths.fall(g, row, reach);
        return new Interval(cell, low, high);
    }

    /** The small counts about which too much can be worked out; none in a safe table. */
    public List<Interval> exposed(int smallest) {
        AreaTable table = shown.secret();
        return intervals().stream()
                .filter(interval -> {
                    double count = table.count(
                            table.group(interval.cell().group()),
                            table.units().indexOf(interval.cell().unit()));
                    return count > 0 && count < smallest && interval.isExposed(smallest);
                })
                .toList();
    }

    /**
     * The hidden counts that a published index gives away: of all tables that fit what is shown, those whose index rounds to the
     * published digits agree on them. Nothing where more than 200,000 tables fit: then an index tells next to nothing, and trying them
     * all is out of reach.
     *
     * @param index computed from the secret counts
     * @param digits decimals that were published
     */
    public List<Interval> exposedByIndex(Function<AreaTable, Figure> index, int digits, int smallest) {
        AreaTable table = shown.secret();
        OptionalDouble published = index.apply(table).find();
        if (published.isEmpty()) {
            return List.of();
        }
        long wanted = Math.round(published.getAsDouble() * Math.pow(10, digits));
        long[][] counts = secretCounts(table);
        Fillings fillings = new Fillings(counts, hidden, ledger, MOST_TABLES);
        long[][] low = copy(counts);
        long[][] high = copy(counts);
        boolean all = fillings.forEach(filling -> {
            double[][] values = Arrays.stream(filling)
                    .map(column -> Arrays.stream(column).asDoubleStream().toArray())
                    .toArray(double[][]::new);
            OptionalDouble value = index.apply(table.withCounts(values)).find();
            if (value.isPresent() && Math.round(value.getAsDouble() * Math.pow(10, digits)) == wanted) {
                for (int g = 0; g < filling.length; g++) {
                    for (int u = 0; u < filling[g].length; u++) {
                        low[g][u] = Math.min(low[g][u], filling[g][u]);
                        high[g][u] = Math.max(high[g][u], filling[g][u]);
                    }
                }
            }
        });
        List<Interval> exposed = new ArrayList<>();
        for (int g = 0; all && g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                Interval interval = new Interval(
                        new Cell(shown.units().get(u), shown.groups().get(g)), low[g][u], high[g][u]);
                if (shown.isHidden(g, u)
                        && counts[g][u] > 0
                        && counts[g][u] < smallest
                        && interval.isExposed(smallest)) {
                    exposed.add(interval);
                }
            }
        }
        return exposed;
    }

    private static long[][] secretCounts(AreaTable table) {
        long[][] counts = new long[table.groups().size()][table.units().size()];
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                counts[g][u] = Math.round(table.count(g, u));
            }
        }
        return counts;
    }

    private static long[][] copy(long[][] columns) {
        return Arrays.stream(columns).map(long[]::clone).toArray(long[][]::new);
    }
}
