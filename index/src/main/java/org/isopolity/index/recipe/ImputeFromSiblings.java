package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.Summary;
import org.isopolity.text.Phrase;

/**
 * Fills a missing value from how the same city does on the other indicators of the group: each is placed between its worst and its
 * best city, the mean or median of these places is taken, and brought back to the unit of the missing indicator. Where the city has
 * no other indicator of the group, or all cities have the same value, the gap stays.
 *
 * @param level how high the group is above the indicators; 1, the group directly above, if left out
 * @param statistic which middle is taken; the mean if left out
 */
public record ImputeFromSiblings(Integer level, Statistic statistic) implements Imputation {

    public ImputeFromSiblings {
        level = level == null ? 1 : level;
        statistic = statistic == null ? Statistic.MEAN : statistic;
        if (level < 1) {
            throw new IllegalArgumentException("'level' must be at least 1, the groups directly above the indicators");
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.impute-from-siblings." + statistic.name().toLowerCase(Locale.ROOT), level);
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        List<Column> columns = new ArrayList<>(sheet.columns());
        List<Group> groups = framework.groups().stream()
                .filter(group ->
                        group.height() == Math.min(level, framework.root().height()))
                .toList();
        for (int[] rows : sheet.rowsByYear()) {
            for (Group group : groups) {
                int[] members = framework.indicatorsBelow(group).stream()
                        .mapToInt(indicator -> sheet.positionOfIndicator(indicator.id()))
                        .filter(position -> position >= 0)
                        .toArray();
                fill(sheet, rows, members, columns);
            }
        }
        return sheet.withColumns(columns);
    }

    private void fill(Sheet sheet, int[] rows, int[] members, List<Column> columns) {
        Summary[] summaries = new Summary[members.length];
        for (int i = 0; i < members.length; i++) {
            summaries[i] = sheet.columns().get(members[i]).rows(rows).summary();
        }
        for (int row : rows) {
            double[] places = IntStream.range(0, members.length)
                    .filter(i -> summaries[i].count() > 0 && !summaries[i].isConstant())
                    .mapToDouble(i -> place(sheet, members[i], summaries[i], row))
                    .filter(place -> !Double.isNaN(place))
                    .toArray();
            for (int i = 0; i < members.length && places.length > 0; i++) {
                boolean fillable = summaries[i].count() > 0 && !summaries[i].isConstant();
                if (fillable && sheet.columns().get(members[i]).isMissing(row)) {
                    double place = statistic.of(places);
                    double share = isTurned(sheet, members[i]) ? 1 - place : place;
                    double value = summaries[i].min() + share * (summaries[i].max() - summaries[i].min());
                    columns.set(
                            members[i],
                            columns.get(members[i])
                                    .draft()
                                    .set(row, value, Mark.IMPUTED)
                                    .toColumn());
                }
            }
        }
    }

    private static double place(Sheet sheet, int member, Summary summary, int row) {
        double share = (sheet.columns().get(member).get(row) - summary.min()) / (summary.max() - summary.min());
        return isTurned(sheet, member) ? 1 - share : share;
    }

    private static boolean isTurned(Sheet sheet, int member) {
        return sheet.indicators().get(member).direction() == Direction.LOWER_IS_BETTER;
    }
}
