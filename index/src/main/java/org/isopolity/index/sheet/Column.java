package org.isopolity.index.sheet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * The values of one indicator for all cities of a sheet, some of them missing, each with its {@link Mark}s. Immutable:
 * what looks like a change gives a new column.
 */
public final class Column {

    private final double[] values;
    private final byte[] marks;

    private Column(double[] values, byte[] marks) {
        this.values = values;
        this.marks = marks;
    }

    /**
     * A column without marks.
     *
     * @param values finite numbers, NaN where missing
     * @throws IllegalArgumentException if a value is infinite
     */
    public static Column of(double... values) {
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("a column holds finite values only");
            }
        }
        return new Column(values.clone(), new byte[values.length]);
    }

    /**
     * A column without marks that takes over an array instead of copying it: whoever filled it must not touch it again.
     *
     * @param values finite numbers, NaN where missing
     */
    public static Column owning(double[] values) {
        return new Column(values, new byte[values.length]);
    }

    /** A draft of a column of this many values, all missing. */
    public static Draft draft(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return new Draft(values, new byte[size]);
    }

    /** The same values with one mark more on each that is present. */
    public Column marked(Mark mark) {
        byte[] marked = marks.clone();
        for (int i = 0; i < marked.length; i++) {
            marked[i] |= isMissing(i) ? 0 : mark.bit();
        }
        return new Column(values, marked);
    }

    /** A draft that begins as this column. */
    public Draft draft() {
        return new Draft(values.clone(), marks.clone());
    }

    /** How many cities it covers, missing values included. */
    public int size() {
        return values.length;
    }

    /** The value at a position, NaN where it is missing. */
    public double get(int position) {
        return values[position];
    }

    /** Whether nothing is there. */
    public boolean isMissing(int position) {
        return Double.isNaN(values[position]);
    }

    /** How many values are there. */
    public int present() {
        int present = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                present++;
            }
        }
        return present;
    }

    /** The marks of a value. */
    public Set<Mark> marks(int position) {
        EnumSet<Mark> set = EnumSet.noneOf(Mark.class);
        for (Mark mark : Mark.values()) {
            if (has(position, mark)) {
                set.add(mark);
            }
        }
        return Set.copyOf(set);
    }

    /** Whether a value carries a mark. */
    public boolean has(int position, Mark mark) {
        return (marks[position] & mark.bit()) != 0;
    }

    /** Each value that is present put through a function; marks stay. */
    public Column map(DoubleUnaryOperator function) {
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = Double.isNaN(values[i]) ? Double.NaN : function.applyAsDouble(values[i]);
        }
        return new Column(mapped, marks);
    }

    /** Each value that is present times a factor, plus an offset; marks stay. Faster than {@link #map}. */
    public Column scaled(double factor, double offset) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] * factor + offset;
        }
        return new Column(scaled, marks);
    }

    /** The values at these positions, in this order. */
    public Column rows(int... positions) {
        double[] chosen = new double[positions.length];
        byte[] chosenMarks = new byte[positions.length];
        for (int i = 0; i < positions.length; i++) {
            chosen[i] = values[positions[i]];
            chosenMarks[i] = marks[positions[i]];
        }
        return new Column(chosen, chosenMarks);
    }

    /** Copies the values, NaN where missing, into an array that is at least as long. */
    public void copyTo(double[] target) {
        System.arraycopy(values, 0, target, 0, values.length);
    }

    /** The values, NaN where missing; a copy. */
    public double[] toArray() {
        return values.clone();
    }

    /** Statistics of the values that are present. */
    public Summary summary() {
        return Summary.of(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column
                && Arrays.equals(values, column.values)
                && Arrays.equals(marks, column.marks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(marks);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

    /** A column in the making; used up by {@link #toColumn()}. */
    public static final class Draft {

        private double[] values;
        private byte[] marks;

        private Draft(double[] values, byte[] marks) {
            this.values = values;
            this.marks = marks;
        }

        /** Puts a value, keeping the marks that are there and adding these. */
        public Draft set(int position, double value, Mark... added) {
            values[position] = value;
            for (Mark mark : added) {
                marks[position] |= mark.bit();
            }
            return this;
        }

        /** Puts what another column has at a position, its marks included, in place of what is there. */
        public Draft copy(int position, Column from, int fromPosition) {
            values[position] = from.values[fromPosition];
            marks[position] = from.marks[fromPosition];
            return this;
        }

        /** The column; the draft cannot be used afterwards. */
        public Column toColumn() {
            Column column = new Column(values, marks);
            values = new double[0];
            marks = new byte[0];
            return column;
        }
    }
}
