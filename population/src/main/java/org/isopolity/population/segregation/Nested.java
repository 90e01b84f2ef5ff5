package org.isopolity.population.segregation;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Segregation between larger areas and within each of them. M and H add up exactly: M = M(between) + sum of p_s M_s and
 * H = H(between) + sum of p_s (E_s/E) H_s; no other index does.
 *
 * @param information M of the units
 * @param between M of the larger areas
 * @param within the sum over larger areas of share times M within
 * @param parts the larger areas, ascending by name
 */
public record Nested(Figure information, Figure between, Figure within, List<Part> parts) {

    /**
     * One larger area.
     *
     * @param name of it
     * @param share of everyone
     * @param information M among its units; a reason where it has one group or one unit
     * @param ratio H among its units
     * @param contribution share times M, to M of the whole
     * @param ratioContribution share times H times its entropy over the whole's, to H of the whole
     */
    public record Part(
            String name,
            double share,
            Figure information,
            Figure ratio,
            double contribution,
            double ratioContribution) {}

    public Nested {
        parts = List.copyOf(parts);
    }

    /**
     * Splits a table.
     *
     * @param larger the larger area of each unit, by its id
     */
    public static Nested of(AreaTable table, Function<String, String> larger) {
        Figure whole = ManyGroups.information(table).information();
        Figure between = ManyGroups.information(table.joined(larger)).information();
        double entropy = table.total() == 0 ? 0 : ManyGroups.entropyOf(table);
        List<Part> parts = new ArrayList<>();
        double within = 0;
        TreeSet<String> names = new TreeSet<>();
        table.units().forEach(unit -> names.add(larger.apply(unit)));
        for (String name : names) {
            AreaTable part =
                    table.where(unit -> larger.apply(table.units().get(unit)).equals(name));
            ManyGroups.Information here = ManyGroups.information(part);
            double share = table.total() == 0 ? 0 : part.total() / table.total();
            double m = here.information().find().orElse(0);
            within += share * m;
            parts.add(new Part(
                    name, share, here.information(), here.ratio(), share * m, entropy == 0 ? 0 : share * m / entropy));
        }
        Figure sum = whole.find().isPresent() ? Figure.of(within) : whole;
        boolean oneArea = between.find().isEmpty() && whole.find().isPresent();
        return new Nested(whole, oneArea ? Figure.of(0) : between, sum, parts);
    }
}
