package org.isopolity.population.segregation;

import java.math.BigDecimal;
import org.isopolity.population.Figure;

/**
 * The base of the logarithms in which information is counted. Every measure of this house is computed with natural logarithms; in
 * another base it is divided by one number. Ratios of two amounts of information, such as H, know no base.
 *
 * @param base above 1, finite
 */
public record LogBase(double base) {

    /** That of nats. */
    public static final LogBase NATURAL = new LogBase(Math.E);

    private static final double BITS = 2;

    /**
     * A base.
     *
     * @throws IllegalArgumentException if it is not above 1, or not finite
     */
    public LogBase {
        if (!(base > 1 && Double.isFinite(base))) {
            throw new IllegalArgumentException("the base of logarithms must lie above 1, not at " + base);
        }
    }

    /**
     * A base as people write it: {@code e}, {@code 2}, {@code 10} or any number above 1.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LogBase parse(String written) {
        return written.strip().equals("e") ? NATURAL : new LogBase(Double.parseDouble(written.strip()));
    }

    /** An amount of information, from nats. */
    public double of(double nats) {
        return base == Math.E ? nats : nats / Math.log(base);
    }

    /** An amount of information, from nats; a reason stays as it is. */
    public Figure of(Figure nats) {
        return nats.map(this::of);
    }

    /** What the amounts are called. */
    public String unit() {
        return base == Math.E
                ? "nats"
                : base == BITS
                        ? "bits"
                        : "base "
                                + BigDecimal.valueOf(base).stripTrailingZeros().toPlainString();
    }
}
