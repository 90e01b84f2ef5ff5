package org.isopolity.index.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.framework.Texts;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Sheet;

/** The index of 51 countries by 49 indicators that comes with COINr. */
public final class Asem {

    private Asem() {}

    /** All but these indicators. */
    public static Framework without(String... ids) {
        return framework(Set.of(ids));
    }

    public static Framework framework() {
        return framework(Set.of());
    }

    private static Framework framework(Set<String> without) {
        GoldenTable table = GoldenTable.read("in/asem_iMeta.csv");
        for (int row = 0; row < table.size(); row++) {
            if (table.text(row, "iCode").equals("Index")) {
                return new Framework((Group) node(table, row, without));
            }
        }
        throw new IllegalStateException("the table has no index");
    }

    private static Node node(GoldenTable table, int row, Set<String> without) {
        String id = table.text(row, "iCode");
        double weight = table.number(row, "Weight");
        if (table.text(row, "Type").equals("Indicator")) {
            return new Indicator(
                    id,
                    table.text(row, "iName"),
                    weight,
                    Texts.NONE,
                    table.text(row, "Unit"),
                    table.number(row, "Direction") > 0 ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                    Competence.CITY,
                    java.util.Optional.empty(),
                    "");
        }
        List<Node> children = new ArrayList<>();
        for (int below = 0; below < table.size(); below++) {
            if (table.text(below, "Parent").equals(id) && !without.contains(table.text(below, "iCode"))) {
                children.add(node(table, below, without));
            }
        }
        return new Group(id, table.text(row, "iName"), weight, Texts.NONE, children);
    }

    /** A sheet of one of the written data sets, cities in the order of the file. */
    public static Sheet sheet(String name, Framework framework) {
        GoldenTable table = GoldenTable.read(name);
        List<City> cities = table.texts("uCode").stream().map(City::named).toList();
        List<Column> columns = framework.indicators().stream()
                .map(indicator -> Column.of(table.numbers(indicator.id())))
                .toList();
        return Sheet.of(cities, framework.indicators(), columns);
    }

    /** The same as observations of the year 2018. */
    public static Observations observations(String name, Framework framework) {
        return observations(sheet(name, framework));
    }

    public static Observations observations(Sheet sheet) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < sheet.indicators().size(); i++) {
            for (int city = 0; city < sheet.cities().size(); city++) {
                if (!sheet.columns().get(i).isMissing(city)) {
                    observations.add(new Observation(
                            sheet.cities().get(city).id(),
                            sheet.indicators().get(i).id(),
                            2018,
                            sheet.columns().get(i).get(city),
                            GeographicLevel.CITY,
                            Set.of(),
                            "",
                            "",
                            "",
                            ""));
                }
            }
        }
        return new Observations(new Cities(sheet.cities()), observations);
    }
}
