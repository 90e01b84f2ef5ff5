package org.isopolity.index.sheet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The values of one indicator for all cities of a sheet, some of them missing, each with its {@link Mark}s. Immutable:
 * what looks like a change gives a new column.
 *
 * <p>A column that was {@linkplain #placed placed} on a scale works out its values when somebody asks for them; whoever only adds
 * it to others ({@link #addTo}) never does, and no second table is written.
 */
public final class Column {

    /** The values, or what they are placed from. */
    private final double[] given;

    private final byte[] marks;
    /** How the values are placed, null where they are what was given. */
    private final @Nullable Scale scale;
    /** The ends of what was given and the values, once they were asked for; the same whoever asks at the same time. */
    private @Nullable Ends givenEnds;

    private @Nullable Placed placed;
    /** Whether nothing is missing: found when first asked for, and the same whoever asks at the same time. */
    private byte completeness;

    private static final byte COMPLETE = 1;
    private static final byte WITH_GAPS = 2;

    private Column(double[] given, byte[] marks, @Nullable Scale scale) {
        this.given = given;
        this.marks = marks;
        this.scale = scale;
    }

    private Column(double[] values, byte[] marks) {
        this(values, marks, null);
    }

    /** Values that were worked out; final, so that whoever sees it sees them. */
    private record Placed(double[] values) {}

    /** How values come about: {@code low + (x - zero) / length * height}, cut off at two limits that may be infinite. */
    private record Placement(double zero, double length, double low, double height, double floor, double ceiling) {

        double at(double value) {
            return low + ((value - zero) / length) * height;
        }

        boolean isWithin(double value) {
            return value >= floor && value <= ceiling;
        }

        boolean hasLimits() {
            return floor > Double.NEGATIVE_INFINITY || ceiling < Double.POSITIVE_INFINITY;
        }

        /**
         * Whether {@link #quotient} divides as division does: what is left over must not be too small to be a number. Next to
         * {@code zero}, a difference that is not 0 is no smaller than the last digit of {@code zero}.
         */
        boolean isOrdinary() {
            return isOrdinary(zero) && isOrdinary(length);
        }

        private static boolean isOrdinary(double number) {
            return Math.abs(number) > 1e-100 && Math.abs(number) < 1e100;
        }
    }

    /**
     * {@code dividend / divisor}, to the last bit, by multiplications, which a processor does several times as fast: the quotient by
     * the reciprocal is mended twice by what it leaves over (P. W. Markstein, Computation of elementary functions on the IBM RISC
     * System/6000 processor, 1990).
     */
    private static double quotient(double dividend, double divisor, double reciprocal) {
        double near = dividend * reciprocal;
        double nearest = Math.fma(Math.fma(-near, divisor, dividend), reciprocal, near);
        return Math.fma(Math.fma(-nearest, divisor, dividend), reciprocal, nearest);
    }

    /** Gives the placement for what a column holds. */
    @FunctionalInterface
    private interface Scale {
        Placement of(Column column);
    }

    private double[] values() {
        if (scale == null) {
            return given;
        }
        Placed known = placed;
        if (known == null) {
            known = new Placed(place(scale.of(this)));
            placed = known;
        }
        return known.values();
    }

    private double[] place(Placement by) {
        double zero = by.zero();
        double length = by.length();
        double low = by.low();
        double height = by.height();
        double[] values = new double[given.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = low + ((given[i] - zero) / length) * height;
        }
        for (int i = 0; i < values.length && by.hasLimits(); i++) {
            values[i] = Math.clamp(values[i], by.floor(), by.ceiling());
        }
        return values;
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
        return new Column(values(), marked);
    }

    /** A draft that begins as this column. */
    public Draft draft() {
        return new Draft(values().clone(), marks.clone());
    }

    /** How many cities it covers, missing values included. */
    public int size() {
        return given.length;
    }

    /** The value at a position, NaN where it is missing. */
    public double get(int position) {
        return values()[position];
    }

    /** Whether nothing is there. */
    public boolean isMissing(int position) {
        return Double.isNaN(given[position]);
    }

    /** Whether no value is missing. */
    public boolean isComplete() {
        if (completeness == 0) {
            completeness = hasGaps() ? WITH_GAPS : COMPLETE;
        }
        return completeness == COMPLETE;
    }

    private boolean hasGaps() {
        for (double value : given) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The values themselves, NaN where missing, lent for reading: a kernel that goes through millions of them has no time for a
     * copy. Whoever borrows them must not write.
     */
    public double[] lend() {
        return values();
    }

    /** How many values are there. */
    public int present() {
        int present = 0;
        for (double value : given) {
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
        double[] values = values();
        double[] mapped = new double[values.length];
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = Double.isNaN(values[i]) ? Double.NaN : function.applyAsDouble(values[i]);
        }
        return new Column(mapped, marks);
    }

    /** Each value that is present times a factor, plus an offset; marks stay. Faster than {@link #map}. */
    public Column scaled(double factor, double offset) {
        double[] values = values();
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] * factor + offset;
        }
        return new Column(scaled, marks);
    }

    /**
     * Each value that is present placed on a scale, {@code low + (x - zero) / length * height}; marks stay.
     *
     * @param zero the value that becomes {@code low}
     * @param length how far from it a value is one height above
     */
    public Column placed(double zero, double length, double low, double height) {
        return placed(new Placement(zero, length, low, height, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    /** Likewise, and cut off below {@code floor} and above {@code ceiling}. */
    public Column placed(double zero, double length, double low, double height, double floor, double ceiling) {
        return placed(new Placement(zero, length, low, height, floor, ceiling));
    }

    private Column placed(Placement placement) {
        Column column = new Column(values(), marks, _ -> placement);
        column.completeness = completeness;
        return column;
    }

    /**
     * Each value that is present placed between the smallest and the largest of them; marks stay. Where these cannot be used,
     * the check's exception meets whoever first needs the values.
     *
     * @param turned whether the largest becomes {@code low}
     * @param check throws if the ends cannot be used; they are NaN where no value is present
     */
    public Column betweenEnds(boolean turned, double low, double high, Consumer<Ends> check) {
        Column column = new Column(values(), marks, placing -> {
            Ends ends = placing.givenEnds();
            check.accept(ends);
            double zero = turned ? ends.max() : ends.min();
            double one = turned ? ends.min() : ends.max();
            return new Placement(zero, one - zero, low, high - low, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        });
        column.completeness = completeness;
        return column;
    }

    /** Whether it is to be placed on a scale and nobody has asked for its values yet. */
    public boolean isYetToBePlaced() {
        return scale != null && placed == null;
    }

    /** Whether {@link #addTo} holds for it: it is yet to be placed, nothing is missing, and nothing is cut off. */
    public boolean isAddedAsPlaced() {
        if (scale == null || placed != null) {
            return false;
        }
        Ends ends = givenEnds();
        Placement placement = scale.of(this);
        return isComplete()
                && placement.isWithin(placement.at(ends.min()))
                && placement.isWithin(placement.at(ends.max()));
    }

    /** Whether all values that are present are finite numbers; may be asked without working them out. */
    public boolean isFinite() {
        if (scale != null && placed == null) {
            Placement placement = scale.of(this);
            if (Double.isFinite(placement.at(givenEnds().min()))
                    && Double.isFinite(placement.at(givenEnds().max()))) {
                return true;
            }
        }
        for (double value : values()) {
            if (Double.isInfinite(value)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Adds the values times a weight to sums, placing them on the way; {@link #isAddedAsPlaced} must hold.
     *
     * @param sums as many as there are values
     */
    public void addTo(double[] sums, double weight) {
        add(sums, given, placement(), weight);
    }

    /**
     * Adds two columns to sums, the first before the second, placing them on the way; {@link #isAddedAsPlaced} must hold for both.
     * While the processor places, the memory would be idle: it fetches the two columns that come next, of which the ends are
     * found.
     */
    public static void addTo(
            double[] sums, Column a, double weightA, Column b, double weightB, Column next, Column afterNext) {
        Placement byA = a.placement();
        Placement byB = b.placement();
        if (!byA.isOrdinary() || !byB.isOrdinary()) {
            add(sums, a.given, byA, weightA);
            add(sums, b.given, byB, weightB);
            return;
        }
        Ends[] found = add(sums, a.given, byA, weightA, b.given, byB, weightB, next.given, afterNext.given);
        next.note(found[0]);
        afterNext.note(found[1]);
    }

    private Placement placement() {
        if (scale == null) {
            throw new IllegalStateException("only a column that is yet to be placed is added as it is placed");
        }
        return scale.of(this);
    }

    private static void add(double[] sums, double[] given, Placement by, double weight) {
        double zero = by.zero();
        double length = by.length();
        double low = by.low();
        double height = by.height();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + weight * (low + ((given[i] - zero) / length) * height);
        }
    }

    private static Ends[] add(
            double[] sums,
            double[] a,
            Placement byA,
            double weightA,
            double[] b,
            Placement byB,
            double weightB,
            double[] next,
            double[] afterNext) {
        double zeroA = byA.zero();
        double lengthA = byA.length();
        double lowA = byA.low();
        double heightA = byA.height();
        double zeroB = byB.zero();
        double lengthB = byB.length();
        double lowB = byB.low();
        double heightB = byB.height();
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        double minAfter = Double.POSITIVE_INFINITY;
        double maxAfter = Double.NEGATIVE_INFINITY;
        double reciprocalA = 1 / lengthA;
        double reciprocalB = 1 / lengthB;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i]
                    + weightA * (lowA + quotient(a[i] - zeroA, lengthA, reciprocalA) * heightA)
                    + weightB * (lowB + quotient(b[i] - zeroB, lengthB, reciprocalB) * heightB);
            min = Math.min(min, next[i]);
            max = Math.max(max, next[i]);
            minAfter = Math.min(minAfter, afterNext[i]);
            maxAfter = Math.max(maxAfter, afterNext[i]);
        }
        return new Ends[] {new Ends(min, max), new Ends(minAfter, maxAfter)};
    }

    private Ends givenEnds() {
        Ends known = givenEnds;
        if (known == null) {
            known = note(reduced(given));
        }
        return known;
    }

    /** Keeps the ends; NaN in them says that something is missing, and then they are sought among what is there. */
    private Ends note(Ends found) {
        completeness = Double.isNaN(found.min()) ? WITH_GAPS : COMPLETE;
        Ends ends = Double.isNaN(found.min()) ? amongPresent(given) : found;
        givenEnds = ends;
        return ends;
    }

    /**
     * The two ends of the values that are present.
     *
     * @param min the smallest, NaN if there is none
     * @param max the largest, NaN if there is none
     */
    public record Ends(double min, double max) {}

    /** The smallest and the largest value. */
    public Ends ends() {
        Ends ends = reduced(values());
        return Double.isNaN(ends.min()) ? amongPresent(values()) : ends;
    }

    /** NaN if anything is: as plain as this, the compiler takes several values at once. */
    private static Ends reduced(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return min > max ? new Ends(Double.NaN, Double.NaN) : new Ends(min, max);
    }

    /** In four lanes, as a single one would wait for each comparison. */
    private static Ends amongPresent(double[] values) {
        double min0 = Double.POSITIVE_INFINITY;
        double min1 = min0;
        double min2 = min0;
        double min3 = min0;
        double max0 = Double.NEGATIVE_INFINITY;
        double max1 = max0;
        double max2 = max0;
        double max3 = max0;
        int i = 0;
        for (; i + 3 < values.length; i += 4) {
            double a = values[i];
            double b = values[i + 1];
            double c = values[i + 2];
            double d = values[i + 3];
            min0 = a < min0 ? a : min0;
            min1 = b < min1 ? b : min1;
            min2 = c < min2 ? c : min2;
            min3 = d < min3 ? d : min3;
            max0 = a > max0 ? a : max0;
            max1 = b > max1 ? b : max1;
            max2 = c > max2 ? c : max2;
            max3 = d > max3 ? d : max3;
        }
        for (; i < values.length; i++) {
            min0 = values[i] < min0 ? values[i] : min0;
            max0 = values[i] > max0 ? values[i] : max0;
        }
        double min = Math.min(Math.min(min0, min1), Math.min(min2, min3));
        double max = Math.max(Math.max(max0, max1), Math.max(max2, max3));
        return min > max ? new Ends(Double.NaN, Double.NaN) : new Ends(min, max);
    }

    /** The values at these positions, in this order. */
    public Column rows(int... positions) {
        double[] values = values();
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
        System.arraycopy(values(), 0, target, 0, given.length);
    }

    /** The values, NaN where missing; a copy. */
    public double[] toArray() {
        return values().clone();
    }

    /** Statistics of the values that are present. */
    public Summary summary() {
        return Summary.of(values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column
                && Arrays.equals(values(), column.values())
                && Arrays.equals(marks, column.marks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values()) + Arrays.hashCode(marks);
    }

    @Override
    public String toString() {
        return Arrays.toString(values());
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
            values[position] = from.values()[fromPosition];
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
