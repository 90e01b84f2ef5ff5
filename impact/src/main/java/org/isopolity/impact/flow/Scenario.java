package org.isopolity.impact.flow;

import java.util.Arrays;
import org.hipparchus.random.RandomDataGenerator;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.UnusableDesign;

/**
 * What a model expects of a place's flows if one variable changed, all else equal: a projection, not a measured effect. With a
 * level for each origin, who leaves stays the same and only chooses otherwise.
 *
 * @param place the place
 * @param variable what changes, on flows towards the place
 * @param change added to the variable; for a logarithm, the logarithm of the factor
 * @param inflow expected now
 * @param projected expected then
 * @param interval where it may lie, from the errors of the coefficients alone
 * @param draws what the draws of the coefficients project, ascending
 */
public record Scenario(
        String place,
        String variable,
        double change,
        double inflow,
        double projected,
        Interval interval,
        double[] draws) {

    private static final double LEVEL = 0.95;

    public Scenario {
        draws = draws.clone();
        Arrays.sort(draws);
    }

    @Override
    public double[] draws() {
        return draws.clone();
    }

    /** The share of draws in which at least so many arrive, from 0 to 1: what a target may rest on. */
    public double chance(double arrivals) {
        return Arrays.stream(draws).filter(drawn -> drawn >= arrivals).count() / (double) draws.length;
    }

    /**
     * Projects.
     *
     * @param change added to the variable for every flow towards the place
     * @param draws of the coefficients, at least 100
     */
    public static Scenario project(
            Gravity gravity, String place, String variable, double change, int draws, long seed) {
        int position = gravity.flows().places().indexOf(place);
        int term = gravity.terms().stream().map(Gravity.Term::variable).toList().indexOf(variable);
        if (position < 0) {
            throw new UnusableDesign("flow.place", place);
        }
        if (term < 0) {
            throw new UnusableDesign(
                    "flow.variable", variable, String.join(", ", gravity.flows().variables()));
        }
        if (draws < 100) {
            throw new UnusableDesign("did.draws", draws);
        }
        double[] now = Gravity.sums(
                gravity.fitted(),
                gravity.flows().destinations(),
                gravity.flows().places().size());
        double slope = gravity.terms().get(term).value();
        RandomDataGenerator random = new RandomDataGenerator(seed);
        double deviation = Math.sqrt(Math.max(0, gravity.covariance()[term][term]));
        double[] drawn = new double[draws];
        for (int d = 0; d < draws; d++) {
            drawn[d] = inflow(gravity, position, change * (slope + deviation * random.nextNormal(0, 1)));
        }
        return new Scenario(
                place,
                variable,
                change,
                now[position],
                inflow(gravity, position, change * slope),
                Interval.of(
                        Quantiles.of(drawn, (1 - LEVEL) / 2),
                        Quantiles.of(drawn, (1 + LEVEL) / 2),
                        LEVEL,
                        "basis.coefficients"),
                drawn);
    }

    private static double inflow(Gravity gravity, int place, double shift) {
        Flows flows = gravity.flows();
        double[] then = gravity.fitted();
        int[] destinations = flows.destinations();
        int[] origins = flows.origins();
        double[] before = Gravity.sums(then, origins, flows.places().size());
        double factor = Math.exp(shift);
        for (int i = 0; i < then.length; i++) {
            then[i] *= destinations[i] == place ? factor : 1;
        }
        if (gravity.effects() == FixedEffects.ORIGIN) {
            double[] after = Gravity.sums(then, origins, flows.places().size());
            for (int i = 0; i < then.length; i++) {
                then[i] *= after[origins[i]] > 0 ? before[origins[i]] / after[origins[i]] : 1;
            }
        }
        double sum = 0;
        for (int i = 0; i < then.length; i++) {
            sum += destinations[i] == place ? then[i] : 0;
        }
        return sum;
    }
}
