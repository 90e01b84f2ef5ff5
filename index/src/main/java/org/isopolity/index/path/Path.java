package org.isopolity.index.path;

import java.util.List;
import java.util.OptionalDouble;
import org.isopolity.index.sheet.Removal;
import org.isopolity.index.whatif.Outcome;

/**
 * A way to a goal.
 *
 * @param cityId whose way it is
 * @param goal what it leads to
 * @param reached whether it gets there; if not, all levers stand at their limits and this is as far as they lead
 * @param measures what to change, the most points first
 * @param cost of all measures
 * @param leastCost no way can cost less than this; nothing where that cannot be said
 * @param proof how sure it is that no other way is cheaper
 * @param outcome the whole index after it, computed by the recipe itself
 * @param passedOver indicators that are not on the way, and why
 */
public record Path(
        String cityId,
        Goal goal,
        boolean reached,
        List<Measure> measures,
        double cost,
        OptionalDouble leastCost,
        Proof proof,
        Outcome outcome,
        List<Removal> passedOver) {

    /**
     * One thing to change.
     *
     * @param indicatorId the indicator
     * @param from its value now
     * @param to its value then
     * @param cost of the change, all in all
     * @param fixed what of that is due however far it goes
     * @param points that it adds to the city's score; 0 where a score has no parts
     */
    public record Measure(String indicatorId, double from, double to, double cost, double fixed, double points) {}

    /** How sure it is that no way is cheaper. */
    public enum Proof {
        /** No way is cheaper by more than a thousandth. */
        CHEAPEST,
        /** No way can cost less than the stated bound, but one between the bound and this one may be there. */
        BOUNDED,
        /** Found by following the best ratio of points to cost; nothing is proven about other ways. */
        ESTIMATED
    }

    public Path {
        measures = List.copyOf(measures);
        passedOver = List.copyOf(passedOver);
    }
}
