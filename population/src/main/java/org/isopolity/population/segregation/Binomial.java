package org.isopolity.population.segregation;

/** The binomial distribution, as far as indices need it. */
final class Binomial {

    private Binomial() {}

    /**
     * The mean of |k - np| (De Moivre): 2 (1-p) m b(m) with m the whole number after np and b its probability.
     *
     * @param n people, whole
     * @param p probability between 0 and 1
     */
    static double meanDeviation(double n, double p) {
        if (n == 0 || p <= 0 || p >= 1) {
            return 0;
        }
        double m = Math.floor(n * p) + 1;
        double logProbability = Logarithms.logFactorial(n)
                - Logarithms.logFactorial(m)
                - Logarithms.logFactorial(n - m)
                + m * Math.log(p)
                + (n - m) * Math.log1p(-p);
        return 2 * (1 - p) * m * Math.exp(logProbability);
    }
}
