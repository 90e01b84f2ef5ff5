package org.isopolity.population.segregation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * One group beside another, or beside everyone else: the counts x and y of each unit and t = x + y. What every index of one or two
 * groups is computed from. Units without people keep their place.
 */
public final class Contrast {

    private static final int EVERYONE_ELSE = -1;

    private final AreaTable table;
    private final int group;
    private final int against;
    private final double[] x;
    private final double[] y;
    private final double sumX;
    private final double sumY;

    private Contrast(AreaTable table, int group, int against) {
        this.table = table;
        this.group = group;
        this.against = against;
        this.x = table.column(group);
        this.y = new double[x.length];
        for (int g = 0; g < table.groups().size(); g++) {
            if (isOther(g)) {
                double[] column = table.column(g);
                for (int u = 0; u < y.length; u++) {
                    y[u] += column[u];
                }
            }
        }
        this.sumX = Sums.of(x);
        this.sumY = Sums.of(y);
    }

    private boolean isOther(int g) {
        return against == EVERYONE_ELSE ? g != group : g == against;
    }

    /** A group beside everyone else in the table. */
    public static Contrast withRest(AreaTable table, String group) {
        return new Contrast(table, table.group(group), EVERYONE_ELSE);
    }

    /** A group beside another one; all other people are left out. */
    public static Contrast between(AreaTable table, String group, String against) {
        if (group.equals(against)) {
            throw new IllegalArgumentException("a group cannot stand beside itself");
        }
        return new Contrast(table, table.group(group), table.group(against));
    }

    /** The same in a table of these two sides alone, from which everything comes out alike and sooner. */
    public Contrast alone() {
        if (table.groups().size() == 2) {
            return this;
        }
        String other = against().orElse("not " + group());
        AreaTable sides = AreaTable.of(table.units(), List.of(group(), other), new double[][] {x, y});
        return new Contrast(sides, 0, against == EVERYONE_ELSE ? EVERYONE_ELSE : 1);
    }

    /** The name of the group. */
    public String group() {
        return table.groups().get(group);
    }

    /** The name of the other group, if it is one. */
    public Optional<String> against() {
        return against == EVERYONE_ELSE
                ? Optional.empty()
                : Optional.of(table.groups().get(against));
    }

    /** The table that both sides are columns of. */
    public AreaTable table() {
        return table;
    }

    int size() {
        return x.length;
    }

    double x(int unit) {
        return x[unit];
    }

    double y(int unit) {
        return y[unit];
    }

    double t(int unit) {
        return x[unit] + y[unit];
    }

    /** The share of the group in a unit; 0 where nobody lives. */
    double p(int unit) {
        double people = x[unit] + y[unit];
        return people == 0 ? 0 : x[unit] / people;
    }

    double sumX() {
        return sumX;
    }

    double sumY() {
        return sumY;
    }

    double sumT() {
        return sumX + sumY;
    }

    /** The share of the group in the whole. */
    double share() {
        return sumX / (sumX + sumY);
    }

    /** The part of some columns, one for each group of the table, that belongs to the group. */
    double[] own(double[][] byGroup) {
        return byGroup[group].clone();
    }

    /** The part of some columns, one for each group of the table, that belongs to the other side. */
    double[] others(double[][] byGroup) {
        double[] sum = new double[x.length];
        for (int g = 0; g < byGroup.length; g++) {
            for (int u = 0; isOther(g) && u < sum.length; u++) {
                sum[u] += byGroup[g][u];
            }
        }
        return sum;
    }

    /** The figure, unless one side has no people or they all live in one unit. */
    Figure unlessDegenerate(Supplier<Figure> figure) {
        if (sumX + sumY == 0) {
            return Figure.undefined("undefined.nobody");
        }
        if (sumX == 0) {
            return Figure.undefined("undefined.group-absent", group());
        }
        if (sumY == 0) {
            return Figure.undefined("undefined.group-alone", group());
        }
        return inhabitedUnits() < 2 ? Figure.undefined("undefined.one-unit") : figure.get();
    }

    private int inhabitedUnits() {
        int inhabited = 0;
        for (int u = 0; u < x.length; u++) {
            if (x[u] + y[u] > 0) {
                inhabited++;
            }
        }
        return inhabited;
    }
}
