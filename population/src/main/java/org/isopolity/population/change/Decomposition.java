package org.isopolity.population.change;

import java.util.List;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.segregation.ManyGroups;

/**
 * The change of M from one table to another, split into parts that add up (Elbers, "A Method for Studying Differences in Segregation
 * Across Time and Space", Sociological Methods and Research 52, 2023). Additions and removals are what units (and groups) add that are
 * in one table only; the rest is divided by Shapley's rule between the margin of groups, the margin of units, and structure: who lives
 * with whom, whatever the sizes.
 *
 * @param before M of the first table, in nats
 * @param after M of the second
 * @param additions units and groups only in the second
 * @param removals units and groups only in the first
 * @param groupMargin the sizes of groups changed
 * @param unitMargin the sizes of units changed
 * @param structure the association changed
 * @param units what each common unit adds to the three last parts
 * @param groups what each common group adds to them
 * @param added units only in the second table
 * @param removed units only in the first
 * @param convergence the proof that the parts do not depend on where fitting stopped
 */
public record Decomposition(
        double before,
        double after,
        double additions,
        double removals,
        double groupMargin,
        double unitMargin,
        double structure,
        List<Part> units,
        List<Part> groups,
        List<String> added,
        List<String> removed,
        Convergence convergence) {

    /**
     * What one unit or group adds.
     *
     * @param name of it
     * @param groupMargin to the part of the group margin
     * @param unitMargin to the part of the unit margin
     * @param structure to the part of structure
     */
    public record Part(String name, double groupMargin, double unitMargin, double structure) {}

    /**
     * How far fitting went.
     *
     * @param iterations of the longest fit
     * @param marginError the largest relative difference that any margin was left with
     * @param converged whether every fit reached 1e-13
     */
    public record Convergence(int iterations, double marginError, boolean converged) {}

    /**
     * The change of H = M/E in parts that add up: those of M, weighed by the mean of 1/E, and the change of diversity itself.
     *
     * @param before H of the first table
     * @param after H of the second
     * @param additions of units and groups
     * @param removals of units and groups
     * @param groupMargin sizes of groups
     * @param unitMargin sizes of units
     * @param structure association
     * @param diversity a given M is a smaller share of a more diverse whole
     */
    public record OfRatio(
            double before,
            double after,
            double additions,
            double removals,
            double groupMargin,
            double unitMargin,
            double structure,
            double diversity) {}

    public Decomposition {
        units = List.copyOf(units);
        groups = List.copyOf(groups);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /**
     * Compares two tables.
     *
     * @throws IncomparableTables if one of them has no M, or fewer than two units or groups with people in common
     */
    public static Decomposition between(AreaTable first, AreaTable second) {
        return new Shapley(first, second).decomposition();
    }

    /** The change of H. */
    public OfRatio ofRatio(AreaTable first, AreaTable second) {
        double one = ManyGroups.of(first).entropy().get();
        double other = ManyGroups.of(second).entropy().get();
        double inverse = (1 / one + 1 / other) / 2;
        return new OfRatio(
                before / one,
                after / other,
                additions * inverse,
                removals * inverse,
                groupMargin * inverse,
                unitMargin * inverse,
                structure * inverse,
                (1 / other - 1 / one) * (before + after) / 2);
    }
}
