package org.isopolity.index.recipe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Fills a missing value from a least-squares line through the indicators that correlate with it most, among those that the city
 * has, and marks it. Where the city has none of them, or too few cities have all, the gap stays.
 *
 * @param predictors how many indicators; 3 if left out
 */
public record ImputeByRegression(Integer predictors) implements Imputation {

    public ImputeByRegression {
        predictors = predictors == null ? 3 : predictors;
        if (predictors < 1) {
            throw new IllegalArgumentException("'predictors' must be at least 1");
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.impute-by-regression", predictors);
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        double[][] columns = sheet.columns().stream().map(Column::toArray).toArray(double[][]::new);
        List<Column> filled = IntStream.range(0, columns.length)
                .mapToObj(target -> fill(sheet.columns().get(target), columns, target))
                .toList();
        return sheet.withColumns(filled);
    }

    private Column fill(Column column, double[][] columns, int target) {
        if (column.present() == column.size()) {
            return column;
        }
        int[] candidates = Predictors.of(columns, target);
        Map<List<Integer>, LeastSquares> lines = new HashMap<>();
        Column.Draft filled = column.draft();
        for (int row = 0; row < column.size(); row++) {
            if (column.isMissing(row)) {
                int at = row;
                int[] chosen = Arrays.stream(candidates)
                        .filter(j -> !Double.isNaN(columns[j][at]))
                        .limit(predictors)
                        .toArray();
                double[][] known =
                        Arrays.stream(chosen).mapToObj(j -> columns[j]).toArray(double[][]::new);
                int[] rows = IntStream.range(0, column.size())
                        .filter(i -> !column.isMissing(i)
                                && Arrays.stream(known).noneMatch(values -> Double.isNaN(values[i])))
                        .toArray();
                if (chosen.length > 0 && rows.length >= chosen.length + 2) {
                    LeastSquares line = lines.computeIfAbsent(
                            IntStream.of(chosen).boxed().toList(), _ -> new LeastSquares(known, columns[target], rows));
                    filled.set(row, line.predict(known, row), Mark.IMPUTED);
                }
            }
        }
        return filled.toColumn();
    }
}
