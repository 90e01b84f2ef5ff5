package org.isopolity.server.league;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isopolity.index.framework.Group;
import org.isopolity.index.observation.City;
import org.isopolity.index.score.Weights;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.SizeClass;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;

/**
 * What a reader wants of the table.
 *
 * @param region code of a region; empty for all
 * @param size code of a class of population; empty for all
 * @param sort by what
 * @param withoutRanks whether no rank is to be seen
 * @param weights the areas with a weight other than the published one
 */
public record LeagueQuery(String region, String size, String sort, boolean withoutRanks, Map<String, Integer> weights) {

    static final String SCORE = "score";
    static final String NAME = "name";
    static final String RANGE = "range";
    static final String COVERAGE = "coverage";
    static final List<String> SORTS = List.of(SCORE, NAME, RANGE, COVERAGE);

    /** Where no ranks are published, no list may give them away. */
    static final List<String> SORTS_WITHOUT_ORDER = List.of(NAME, COVERAGE);

    static final int HEAVIEST = 4;
    private static final String WEIGHT = "w.";

    /**
     * Reads the parameters of an address.
     *
     * @throws org.isopolity.server.page.InvalidParameters naming all that is wrong
     */
    public static LeagueQuery read(Parameters parameters, Figures figures, Text text) {
        String region = parameters.oneOf("region", List.copyOf(figures.regions().keySet()));
        String size = parameters.oneOf(
                "size", Arrays.stream(SizeClass.values()).map(SizeClass::code).toList());
        boolean ordered = figures.policy().ranks();
        String sort = parameters.oneOf("sort", ordered ? SORTS : SORTS_WITHOUT_ORDER);
        boolean withoutRanks = !parameters.oneOf("ranks", List.of("hidden")).isEmpty() || !ordered;
        List<Group> areas = figures.framework().areas();
        List<String> known = areas.stream().map(area -> WEIGHT + area.id()).toList();
        Map<String, Integer> weights = new TreeMap<>();
        for (Group area : areas) {
            int weight = parameters.whole(WEIGHT + area.id(), 0, HEAVIEST, 1);
            if (weight != 1) {
                weights.put(area.id(), weight);
            }
        }
        for (String name : parameters.namesFrom(WEIGHT)) {
            if (!known.contains(name)) {
                parameters.problem(name, parameters.one(name), text.of("wrong.area", String.join(", ", known)));
            }
        }
        if (areas.stream().allMatch(area -> weights.getOrDefault(area.id(), 1) == 0)) {
            parameters.problem(WEIGHT + areas.getFirst().id(), "0", text.of("wrong.all-zero"));
        }
        parameters.check();
        return new LeagueQuery(region, size, sort.isEmpty() ? (ordered ? SCORE : NAME) : sort, withoutRanks, weights);
    }

    /** Whether a city is among those that the reader wants. */
    public boolean wants(City city) {
        return (region.isEmpty() || region.equals(Figures.slug(city.region())))
                && (size.isEmpty() || size.equals(SizeClass.of(city).code()));
    }

    /** Whether the reader's weights are the published ones. */
    public boolean isPublished() {
        return weights.isEmpty();
    }

    /** The number by which the published weight of an area is multiplied. */
    public int weight(String areaId) {
        return weights.getOrDefault(areaId, 1);
    }

    /** The framework's weights, those of areas multiplied by the reader's. */
    Weights weights(Figures figures) {
        Weights chosen = Weights.of(figures.framework());
        for (Group area : figures.framework().areas()) {
            chosen = chosen.with(area.id(), area.weight() * weight(area.id()));
        }
        return chosen;
    }
}
