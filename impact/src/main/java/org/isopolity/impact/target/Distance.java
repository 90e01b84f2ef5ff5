package org.isopolity.impact.target;

import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.UnusableDesign;

/** Distance to a target in standard deviations of the peers (in the manner of the OECD's Measuring Distance). */
public final class Distance {

    private Distance() {}

    /**
     * How far a value is from its target; 0 if it is met.
     *
     * @param peers values of the peers in the year in which the target was set, two or more and not all the same
     */
    public static double of(double value, double target, Aim aim, double[] peers) {
        double deviation = peers.length < 2 ? 0 : Quantiles.deviation(peers, 1);
        if (!(deviation > 0)) {
            throw new UnusableDesign("target.peers");
        }
        return Math.max(0, aim.sign() * (target - value) / deviation);
    }
}
