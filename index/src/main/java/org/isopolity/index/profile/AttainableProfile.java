package org.isopolity.index.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.isopolity.index.framework.Group;
import org.isopolity.index.observation.City;
import org.isopolity.index.recipe.Aggregate;
import org.isopolity.index.score.Aggregator;
import org.isopolity.index.score.Hierarchy;
import org.isopolity.index.score.Scores;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;

/**
 * A city put together from real ones: on every indicator the best, or the worst, that some city of the index really shows.
 * Nobody observed it as a whole, but each of its values has been reached somewhere.
 *
 * @param parts one for each indicator that a city shows a value of
 * @param score of such a city on the whole index; nothing where scores come from comparing cities
 */
public record AttainableProfile(List<Part> parts, OptionalDouble score) {

    /**
     * One value of the profile.
     *
     * @param indicatorId the indicator
     * @param normalised on the common scale
     * @param value in the indicator's own unit, as it stands before normalisation, of the first of the cities
     * @param cityIds who shows it
     */
    public record Part(String indicatorId, double normalised, double value, List<String> cityIds) {

        public Part {
            cityIds = List.copyOf(cityIds);
        }
    }

    public AttainableProfile {
        parts = List.copyOf(parts);
    }

    /** The best that cities show; values that a step filled in do not count. */
    public static AttainableProfile best(Scores scores, Aggregate aggregate) {
        return of(scores, aggregate, 1);
    }

    /** The worst that cities show; values that a step filled in do not count. */
    public static AttainableProfile worst(Scores scores, Aggregate aggregate) {
        return of(scores, aggregate, -1);
    }

    private static AttainableProfile of(Scores scores, Aggregate aggregate, int side) {
        List<Part> parts = new ArrayList<>();
        double[][] columns = new double[scores.normalised().indicators().size()][1];
        for (int i = 0; i < columns.length; i++) {
            columns[i][0] = add(parts, scores, i, side);
        }
        Hierarchy hierarchy =
                new Hierarchy(scores.framework(), scores.normalised().indicators());
        boolean madeOfParts = scores.framework().groups().stream()
                .filter(group -> hierarchy.findSlot(group.id()).isPresent())
                .allMatch(group -> isMadeOfParts(aggregate, group));
        double score = madeOfParts
                ? new Aggregator(hierarchy, aggregate::rule, columns).aggregate(hierarchy.inSlots(scores.weights()))[0]
                : Double.NaN;
        return new AttainableProfile(parts, Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score));
    }

    /** Whether a score needs no other cities: then its parts can be told. */
    private static boolean isMadeOfParts(Aggregate aggregate, Group group) {
        return aggregate
                .rule(group, group.height())
                .by()
                .pulls(new double[] {1}, new double[] {1})
                .isPresent();
    }

    private static double add(List<Part> parts, Scores scores, int indicator, int side) {
        Column normalised = scores.normalised().columns().get(indicator);
        Column values = scores.values().columns().get(indicator);
        double extreme = Double.NaN;
        for (int row = 0; row < normalised.size(); row++) {
            if (counts(normalised, row) && !(side * normalised.get(row) <= side * extreme)) {
                extreme = normalised.get(row);
            }
        }
        List<String> holders = new ArrayList<>();
        int first = -1;
        List<City> cities = scores.cities();
        for (int row = 0; row < normalised.size(); row++) {
            if (counts(normalised, row) && normalised.get(row) == extreme) {
                first = first < 0 ? row : first;
                holders.add(cities.get(row).id());
            }
        }
        if (first >= 0) {
            parts.add(new Part(
                    scores.normalised().indicators().get(indicator).id(), extreme, values.get(first), holders));
        }
        return extreme;
    }

    private static boolean counts(Column column, int row) {
        return !column.isMissing(row) && !column.has(row, Mark.IMPUTED);
    }
}
