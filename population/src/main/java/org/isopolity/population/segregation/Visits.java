package org.isopolity.population.segregation;

import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * Exposure in places that people visit. A table whose units are places and whose counts are visits (or hours) by group is read by the
 * same indices as one of homes; this class adds what to expect.
 */
public final class Visits {

    private Visits() {}

    /**
     * Who would be at each place if visitors were like the people of the area they come from: visits from each home area times the
     * shares of groups there.
     *
     * @param byHome units are places, groups are the ids of home areas, counts are visits
     * @param homes units are home areas, groups are groups of people
     * @throws IllegalArgumentException if visitors come from an area without people, or from none of the home areas
     */
    public static AreaTable expected(AreaTable byHome, AreaTable homes) {
        double[][] expected = new double[homes.groups().size()][byHome.units().size()];
        for (int h = 0; h < byHome.groups().size(); h++) {
            String home = byHome.groups().get(h);
            int area = homes.units().indexOf(home);
            if (byHome.groupTotal(h) > 0 && (area < 0 || homes.total(area) == 0)) {
                throw new IllegalArgumentException("visitors come from '" + home + "', where nobody lives");
            }
            for (int g = 0; area >= 0 && g < expected.length; g++) {
                double share = homes.total(area) == 0 ? 0 : homes.count(g, area) / homes.total(area);
                for (int place = 0; place < expected[g].length; place++) {
                    expected[g][place] += share * byHome.count(h, place);
                }
            }
        }
        return AreaTable.of(byHome.units(), homes.groups(), expected);
    }

    /** Observed isolation of a group in places over the isolation expected from homes; below 1 places mix more than homes. */
    public static Figure isolationRatio(AreaTable observed, AreaTable expected, String group) {
        Figure here = Exposure.isolation(Contrast.withRest(observed, group));
        Figure there = Exposure.isolation(Contrast.withRest(expected, group));
        if (here.find().isEmpty()) {
            return here;
        }
        return there.find().isEmpty() ? there : Figure.ratio(here.get(), there.get(), "undefined.group-absent", group);
    }
}
