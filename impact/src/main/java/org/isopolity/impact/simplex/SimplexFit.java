package org.isopolity.impact.simplex;

/**
 * Weights that minimise a loss over the simplex, and the certificate that no other weights do better.
 *
 * @param weights one for each point, none negative, sum one
 * @param loss the loss reached: squared distance, plus ridge and linear term where there are any
 * @param gap duality gap, in units of the loss: no weights on the simplex have a loss below {@code loss - gap}
 * @param unique whether these are the only weights with this loss; if not, they are those with the smallest norm
 * @param steps supports tried on the way
 */
public record SimplexFit(double[] weights, double loss, double gap, boolean unique, int steps) {

    public SimplexFit {
        weights = weights.clone();
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }
}
