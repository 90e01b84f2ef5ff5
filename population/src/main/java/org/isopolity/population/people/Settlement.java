package org.isopolity.population.people;

import java.util.Arrays;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaTable;

/**
 * How concentrated one group's homes are over areas.
 *
 * @param concentration Herfindahl and Hirschman's index: the sum of squared shares of the group's areas, 1/N to 1
 * @param hoover half the sum of |share of the group - share of everyone|: who would have to move, 0 to 1
 * @param topFive the share of the group in its five largest areas
 * @param areasOfHalf how many areas hold half of the group
 */
public record Settlement(Figure concentration, Figure hoover, Figure topFive, Figure areasOfHalf) {

    /** The settlement of a group. */
    public static Settlement of(AreaTable table, String group) {
        int position = table.group(group);
        double members = table.groupTotal(position);
        if (members == 0) {
            Figure absent = Figure.undefined("undefined.group-absent", group);
            return new Settlement(absent, absent, absent, absent);
        }
        double[] counts = table.column(position);
        double squares = 0;
        double moved = 0;
        for (int u = 0; u < counts.length; u++) {
            double share = counts[u] / members;
            squares += share * share;
            moved += Math.abs(share - table.total(u) / table.total());
        }
        Arrays.sort(counts);
        double five = 0;
        double half = 0;
        int areas = 0;
        for (int i = counts.length - 1; i >= 0; i--) {
            five += counts.length - i <= 5 ? counts[i] : 0;
            if (2 * half < members) {
                half += counts[i];
                areas++;
            }
        }
        return new Settlement(Figure.of(squares), Figure.of(moved / 2), Figure.of(five / members), Figure.of(areas));
    }
}
