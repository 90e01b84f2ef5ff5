package org.isopolity.population.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.isopolity.population.area.AreaTable;

/**
 * A table with some counts hidden. Totals of groups are shown, and totals of units but for those with too few people. Immutable.
 */
public final class Shown {

    private final AreaTable table;
    private final boolean[][] hidden;
    private final boolean[] withheld;

    Shown(AreaTable table, boolean[][] hidden, boolean[] withheld) {
        this.table = table;
        this.withheld = withheld.clone();
        this.hidden = Arrays.stream(hidden).map(boolean[]::clone).toArray(boolean[][]::new);
    }

    /** A table with these counts hidden. */
    public static Shown hiding(AreaTable table, Set<Cell> cells) {
        return hiding(table, cells, Set.of());
    }

    /** A table with these counts hidden, and the totals of these units. */
    static Shown hiding(AreaTable table, Set<Cell> cells, Set<String> units) {
        boolean[][] hidden = new boolean[table.groups().size()][table.units().size()];
        boolean[] withheld = new boolean[table.units().size()];
        for (int u = 0; u < withheld.length; u++) {
            String unit = table.units().get(u);
            withheld[u] = units.contains(unit);
            for (int g = 0; g < hidden.length; g++) {
                hidden[g][u] = cells.contains(new Cell(unit, table.groups().get(g)));
            }
        }
        return new Shown(table, hidden, withheld);
    }

    /** A table of which nothing is hidden. */
    static Shown everything(AreaTable table) {
        return hiding(table, Set.of());
    }

    /** The count, unless it is hidden. */
    public OptionalDouble findCount(int group, int unit) {
        return hidden[group][unit] ? OptionalDouble.empty() : OptionalDouble.of(table.count(group, unit));
    }

    /** Whether a count is hidden. */
    public boolean isHidden(int group, int unit) {
        return hidden[group][unit];
    }

    /** Whether anything of a unit is hidden: a map then shows it without a value. */
    public boolean isUnitHidden(int unit) {
        return Arrays.stream(hidden).anyMatch(column -> column[unit]);
    }

    /** The hidden counts. */
    public List<Cell> hiddenCells() {
        List<Cell> cells = new ArrayList<>();
        for (int u = 0; u < table.units().size(); u++) {
            for (int g = 0; g < hidden.length; g++) {
                if (hidden[g][u]) {
                    cells.add(new Cell(table.units().get(u), table.groups().get(g)));
                }
            }
        }
        return List.copyOf(cells);
    }

    /** The ids of the units. */
    public List<String> units() {
        return table.units();
    }

    /** The names of the groups. */
    public List<String> groups() {
        return table.groups();
    }

    /** Everyone in a unit, unless they are too few. */
    public OptionalDouble findTotal(int unit) {
        return withheld[unit] ? OptionalDouble.empty() : OptionalDouble.of(table.total(unit));
    }

    boolean[] withheld() {
        return withheld.clone();
    }

    /** Everyone of a group: always shown. */
    public double groupTotal(int group) {
        return table.groupTotal(group);
    }

    AreaTable secret() {
        return table;
    }
}
