package org.isopolity.index.coherence;

/**
 * From where on something is worth saying.
 *
 * @param available share of cities with a value below which an indicator is thin
 * @param nonZero share of values other than 0 below which an indicator is mostly zeros
 * @param different share of different values below which an indicator hardly tells cities apart
 * @param skewness absolute skewness above which, together with the kurtosis, a distribution is far from even
 * @param kurtosis excess kurtosis above which, together with the skewness, a distribution is far from even
 * @param redundant correlation above which two parts say the same
 * @param weak correlation below which a part has little to do with its group
 * @param chance p-value above which a correlation may be chance
 * @param alpha standardised Cronbach's alpha below which a group does not measure one thing
 * @param firstComponent share of variance below which the first principal component is no common ground
 * @param imbalance how many times more, or less, than its weight says a part may count
 * @param size absolute correlation with a denominator above which an indicator still measures size
 */
public record Thresholds(
        double available,
        double nonZero,
        double different,
        double skewness,
        double kurtosis,
        double redundant,
        double weak,
        double chance,
        double alpha,
        double firstComponent,
        double imbalance,
        double size) {

    /** What the audits of the Joint Research Centre and the R package COINr use. */
    public static final Thresholds USUAL = new Thresholds(0.65, 0.5, 0.5, 2, 3.5, 0.92, 0.3, 0.05, 0.7, 0.5, 2, 0.6);
}
