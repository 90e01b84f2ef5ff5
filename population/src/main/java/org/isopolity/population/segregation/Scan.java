package org.isopolity.population.segregation;

import org.isopolity.population.area.AreaTable;

/**
 * One walk over a table of any size, in blocks that stay in the processor's cache. With pi_k the share of group k:
 *
 * @param information the sum over units and groups of n_ik ln(p_ik / pi_k), so that M is this over everyone
 * @param deviation the sum of |n_ik - t_i pi_k|
 * @param squares for each group the sum over units of t_i (p_ik - pi_k)²
 */
record Scan(double information, double deviation, double[] squares) {

    private static final int BLOCK = 512;

    static Scan of(AreaTable table) {
        int groups = table.groups().size();
        double[] shares = new double[groups];
        double[] logShares = new double[groups];
        for (int g = 0; g < groups; g++) {
            shares[g] = table.groupTotal(g) / table.total();
            logShares[g] = shares[g] == 0 ? 0 : Math.log(shares[g]);
        }
        double[][] counts = new double[groups][BLOCK];
        double[] totals = new double[BLOCK];
        double[] logTotals = new double[BLOCK];
        double[] inverses = new double[BLOCK];
        double[] squares = new double[groups];
        double information = 0;
        double deviation = 0;
        int size = table.units().size();
        for (int from = 0; from < size; from += BLOCK) {
            int length = Math.min(BLOCK, size - from);
            table.copyTotals(from, totals, length);
            for (int u = 0; u < length; u++) {
                logTotals[u] = Logarithms.log(totals[u]);
                inverses[u] = totals[u] == 0 ? 0 : 1 / totals[u];
            }
            for (int g = 0; g < groups; g++) {
                table.copy(g, from, counts[g], length);
                information += information(counts[g], logTotals, logShares[g], length);
                deviation += deviation(counts[g], totals, inverses, shares[g], squares, g, length);
            }
        }
        return new Scan(information, deviation, squares);
    }

    private static double information(double[] counts, double[] logTotals, double logShare, int length) {
        double even = 0;
        double odd = 0;
        int u = 0;
        for (; u + 1 < length; u += 2) {
            even += counts[u] * (Logarithms.log(counts[u]) - logTotals[u] - logShare);
            odd += counts[u + 1] * (Logarithms.log(counts[u + 1]) - logTotals[u + 1] - logShare);
        }
        if (u < length) {
            even += counts[u] * (Logarithms.log(counts[u]) - logTotals[u] - logShare);
        }
        return even + odd;
    }

    private static double deviation(
            double[] counts,
            double[] totals,
            double[] inverses,
            double share,
            double[] squares,
            int group,
            int length) {
        double even = 0;
        double odd = 0;
        double evenSquares = 0;
        double oddSquares = 0;
        int u = 0;
        for (; u + 1 < length; u += 2) {
            double one = counts[u] - totals[u] * share;
            double other = counts[u + 1] - totals[u + 1] * share;
            even += Math.abs(one);
            odd += Math.abs(other);
            evenSquares += one * one * inverses[u];
            oddSquares += other * other * inverses[u + 1];
        }
        if (u < length) {
            double one = counts[u] - totals[u] * share;
            even += Math.abs(one);
            evenSquares += one * one * inverses[u];
        }
        squares[group] += evenSquares + oddSquares;
        return even + odd;
    }
}
