package org.isopolity.server.practice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.practice.fit.Contexts;
import org.isopolity.practice.fit.Contexts.CityContext;
import org.isopolity.practice.fit.Contexts.Variable;
import org.isopolity.practice.fit.Gap;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.text.Text;

/**
 * What a release tells about the context of cities: size and region, and every indicator by its observed value. Size and region count
 * five times as much as one indicator.
 */
public final class CityContexts {

    private static final double LARGE = 5;
    private static final String SIZE = "size";
    private static final String REGION = "region";

    private CityContexts() {}

    /** The contexts of all cities of a release, for a gap: the indicator with the gap is not compared. */
    public static Contexts of(Figures figures, Gap gap, Text text) {
        List<CityContext> cities = figures.release().cities().stream()
                .map(city -> context(figures, city))
                .toList();
        List<Variable> variables = new ArrayList<>();
        variables.add(new Variable(REGION, text.of("ideas.context.region"), LARGE, 0));
        variable(SIZE, text.of("ideas.context.size"), LARGE, cities).ifPresent(variables::add);
        for (Indicator indicator : figures.framework().indicators()) {
            if (!indicator.id().equals(gap.target())) {
                variable(indicator.id(), indicator.label(), 1, cities).ifPresent(variables::add);
            }
        }
        return new Contexts(variables, cities);
    }

    /** What is known of one city. */
    public static CityContext context(Figures figures, City city) {
        Map<String, Double> numbers = new HashMap<>();
        city.population()
                .ifPresent(people -> numbers.put(SIZE, Math.log10(Math.max(1.0, (double) people.residents()))));
        for (ValueResult value : figures.valuesOfCity(city.id())) {
            value.observation().ifPresent(observed -> numbers.put(value.indicatorId(), observed.value()));
        }
        return new CityContext(
                city.id(),
                city.name(),
                city.country(),
                numbers,
                city.region().isEmpty() ? Map.of() : Map.of(REGION, city.region()));
    }

    private static Optional<Variable> variable(String id, String name, double weight, List<CityContext> cities) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (CityContext city : cities) {
            Double value = city.numbers().get(id);
            if (value != null) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return most > least ? Optional.of(new Variable(id, name, weight, most - least)) : Optional.empty();
    }

    /** The gap of an indicator, with its area. */
    public static Gap gap(Figures figures, Indicator indicator) {
        return new Gap(
                "indicator",
                indicator.id(),
                indicator.label(),
                figures.framework().findParent(indicator).map(Group::id));
    }
}
