package org.isopolity.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Computation;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/** Small frameworks and sheets for tests. */
public final class Examples {

    private Examples() {}

    public static Indicator indicator(String id) {
        return indicator(id, 1, Direction.HIGHER_IS_BETTER, Computation.BY_RECIPE);
    }

    public static Indicator indicator(String id, double weight, Direction direction, Computation computation) {
        return new Indicator(
                id, id, weight, Texts.NONE, "", direction, Competence.CITY, Optional.empty(), "", computation);
    }

    public static Group group(String id, List<? extends Node> children) {
        return new Group(id, id, 1, Texts.NONE, List.copyOf(children));
    }

    /** A snapshot of cities a, b, c, ... with one column for each indicator. */
    public static Sheet sheet(List<Indicator> indicators, double[]... columns) {
        List<City> cities = new ArrayList<>();
        for (int i = 0; i < columns[0].length; i++) {
            cities.add(City.named(String.valueOf((char) ('a' + i))));
        }
        return Sheet.of(
                cities, indicators, List.of(columns).stream().map(Column::of).toList());
    }

    /** A random tree, some indicators of which less is better, and random weights. */
    public static Framework framework(SplittableRandom random) {
        int[] number = {0};
        return new Framework((Group) node(random, 0, number));
    }

    private static Node node(SplittableRandom random, int depth, int[] number) {
        String id = "n" + number[0]++;
        double weight = 0.1 + random.nextDouble(5);
        if (depth > 0 && (depth == 3 || random.nextInt(3) == 0)) {
            return indicator(
                    id,
                    weight,
                    random.nextBoolean() ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                    Computation.BY_RECIPE);
        }
        List<Node> children = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            children.add(node(random, depth + 1, number));
        }
        return new Group(id, id, weight, Texts.NONE, children);
    }

    /** Random values for a framework, some of them missing and some tied, every indicator with two different ones at least. */
    public static Sheet sheet(Framework framework, SplittableRandom random, int size, double missing) {
        List<City> cities = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            cities.add(City.named("c" + i));
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < framework.indicators().size(); j++) {
            double[] values = new double[size];
            boolean skewed = random.nextInt(4) == 0;
            for (int i = 0; i < size; i++) {
                double value = skewed ? Math.exp(random.nextDouble(6)) : random.nextInt(200) / 4.0;
                values[i] = i > 1 && random.nextDouble() < missing ? Double.NaN : value;
            }
            values[0] = 1.25;
            values[1] = 51.5;
            columns.add(Column.of(values));
        }
        return Sheet.of(cities, framework.indicators(), columns);
    }
}
