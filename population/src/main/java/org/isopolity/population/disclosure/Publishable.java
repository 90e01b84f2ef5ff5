package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.isopolity.population.Phrases;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.text.Phrase;

/**
 * What may leave of a table. The one place that decides: every index, page, file and picture is made from {@link #table()} and
 * {@link #shown()}, never from the counts themselves.
 *
 * <p>For anyone, hidden counts are replaced by what everybody can guess from the shown ones ({@link Guess}). Whatever is then computed,
 * with however many digits, is computed from what is shown, so it cannot give away more than that: no index needs an attack of its own.
 */
public final class Publishable {

    private final AreaTable table;
    private final Shown shown;
    private final List<Phrase> notes;

    private Publishable(AreaTable table, Shown shown, List<Phrase> notes) {
        this.table = table;
        this.shown = shown;
        this.notes = List.copyOf(notes);
    }

    /**
     * Decides.
     *
     * @throws UnprotectableTable if no set of hidden counts is enough
     */
    public static Publishable of(AreaTable table, Handling handling) {
        return switch (handling) {
            case Handling.ForAnyone(int smallest) -> forAnyone(table, smallest);
            case Handling.InsideOnly _ ->
                new Publishable(table, Shown.everything(table), List.of(Phrases.of("handling.inside")));
            case Handling.AlreadyPublic _ ->
                new Publishable(table, Shown.everything(table), List.of(Phrases.of("handling.public")));
        };
    }

    /** The tables of all years, each by itself. */
    public static AreaSeries of(AreaSeries series, Handling handling) {
        TreeMap<Integer, AreaTable> tables = new TreeMap<>();
        series.tables()
                .forEach((year, table) -> tables.put(year, of(table, handling).table()));
        return new AreaSeries(tables);
    }

    private static Publishable forAnyone(AreaTable table, int smallest) {
        List<Phrase> notes = new ArrayList<>();
        AreaTable whole = table;
        if (!table.isWhole()) {
            whole = wholePeople(table);
            notes.add(Phrases.of("handling.whole"));
        }
        Suppression suppression = Suppression.of(whole, smallest);
        Shown shown = suppression.shown();
        if (shown.hiddenCells().isEmpty()) {
            notes.add(Phrases.of("handling.nothing-small", smallest));
            return new Publishable(whole, shown, notes);
        }
        notes.add(Phrases.of("handling.hidden", suppression.smallCounts(), suppression.otherCounts(), smallest));
        return new Publishable(Guess.of(shown), shown, notes);
    }

    private static AreaTable wholePeople(AreaTable table) {
        double[][] counts = new double[table.groups().size()][];
        for (int g = 0; g < counts.length; g++) {
            counts[g] = table.column(g);
            for (int u = 0; u < counts[g].length; u++) {
                counts[g][u] = Math.rint(counts[g][u]);
            }
        }
        return AreaTable.of(table.units(), table.groups(), counts, table.imprecision());
    }

    /** What measures are computed from. */
    public AreaTable table() {
        return table;
    }

    /** What is drawn and listed. */
    public Shown shown() {
        return shown;
    }

    /** What was done, in words. */
    public List<Phrase> notes() {
        return notes;
    }
}
