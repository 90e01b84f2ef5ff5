package org.isopolity.parquet;

import org.jspecify.annotations.Nullable;

/** Some rows of a file of columns that follow one another. Valid only until the next stretch is read. */
public final class Stretch {

    private final long first;
    private final int size;
    private final @Nullable Object[] columns;

    Stretch(long first, int size, @Nullable Object[] columns) {
        this.first = first;
        this.size = size;
        this.columns = columns;
    }

    /** How many rows it has. */
    public int size() {
        return size;
    }

    /** The number of a row in the file, from 1. */
    public long row(int position) {
        return first + position;
    }

    /** A cell as text; empty where nothing is written. Whole numbers have no decimals. */
    public String text(int column, int position) {
        Object cells = columns[column];
        if (cells instanceof String[] texts) {
            String text = texts[position];
            return text == null ? "" : text;
        }
        double number = number(column, position);
        if (Double.isNaN(number)) {
            return "";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /** A cell as a number; NaN where nothing is written. */
    public double number(int column, int position) {
        return columns[column] instanceof double[] numbers ? numbers[position] : Double.NaN;
    }

    /** Whether a column holds numbers. */
    public boolean isNumbers(int column) {
        return columns[column] instanceof double[];
    }
}
