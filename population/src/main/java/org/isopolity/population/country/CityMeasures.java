package org.isopolity.population.country;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.disclosure.Handling;
import org.isopolity.population.disclosure.Publishable;
import org.isopolity.population.disclosure.UnprotectableTable;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Diversity;
import org.isopolity.population.segregation.Evenness;
import org.isopolity.population.segregation.Exposure;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.population.trust.Draws;
import org.isopolity.population.trust.Spread;

/**
 * The measures of one city in one year: those of all groups, and of each group against the rest. The same wherever they are computed,
 * to the last bit.
 *
 * @param handling who is going to see them
 * @param draws how often to redraw for intervals of H and D; 0 for none
 * @param seed of the draws; each city and year has draws of its own
 */
public record CityMeasures(Handling handling, int draws, long seed) implements Serializable {

    /** Index of the number of people. */
    static final String PEOPLE = "people";

    public CityMeasures {
        if (draws == 1 || draws < 0) {
            throw new IllegalArgumentException("a spread needs 2 draws or more, or 0 for none, not " + draws);
        }
    }

    /** The measures. */
    public List<Measure> of(String city, int year, AreaTable counted) {
        List<Measure> measures = new ArrayList<>();
        measures.add(
                Measure.of(city, year, "", "units", Figure.of(counted.units().size())));
        measures.add(Measure.of(city, year, "", PEOPLE, Figure.of(counted.total())));
        for (int g = 0; g < counted.groups().size(); g++) {
            measures.add(Measure.of(city, year, counted.groups().get(g), PEOPLE, Figure.of(counted.groupTotal(g))));
        }
        AreaTable table;
        try {
            table = Publishable.of(counted, handling).table();
        } catch (UnprotectableTable _) {
            measures.add(Measure.of(city, year, "", "M", Figure.undefined("undefined.withheld")));
            measures.add(Measure.of(city, year, "", "H", Figure.undefined("undefined.withheld")));
            return List.copyOf(measures);
        }
        ManyGroups.Information information = ManyGroups.information(table);
        measures.add(Measure.of(city, year, "", "M", information.information()));
        measures.add(spread(
                city,
                year,
                "",
                "H",
                table,
                drawn -> ManyGroups.information(drawn).ratio()));
        measures.add(Measure.of(city, year, "", "D", information.dissimilarity()));
        measures.add(Measure.of(city, year, "", "E", Diversity.of(table).entropy()));
        for (String group : table.groups()) {
            Contrast contrast = Contrast.withRest(table, group);
            measures.add(spread(
                    city, year, group, "D", table, drawn -> Evenness.dissimilarity(Contrast.withRest(drawn, group))));
            measures.add(Measure.of(city, year, group, "G", Evenness.gini(contrast)));
            measures.add(Measure.of(city, year, group, "xPx", Exposure.isolation(contrast)));
            measures.add(Measure.of(city, year, group, "V", Exposure.correlationRatio(contrast)));
        }
        return List.copyOf(measures);
    }

    private Measure spread(
            String city, int year, String group, String index, AreaTable table, Function<AreaTable, Figure> statistic) {
        if (draws == 0) {
            return Measure.of(city, year, group, index, statistic.apply(table));
        }
        Spread spread = Draws.of(draws, seed + 31L * city.hashCode() + year).ofPeople(table, statistic);
        return spread.estimate().find().isEmpty()
                ? Measure.of(city, year, group, index, statistic.apply(table))
                : new Measure(city, year, group, index, spread.estimate(), end(spread.low()), end(spread.high()));
    }

    private static OptionalDouble end(Figure figure) {
        return figure.find();
    }
}
