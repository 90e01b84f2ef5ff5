package org.isopolity.index.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Column;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.text.Phrase;

/**
 * Multiple imputation by chained equations (van Buuren and Groothuis-Oudshoorn, Journal of Statistical Software 45, 2011): each
 * indicator with gaps is drawn again and again from a regression on the five that correlate with it most, each time with other
 * coefficients and errors that the data allow as well. The step itself fills a gap with the mean of all imputations; where an
 * uncertainty names it among the alternatives, each draw takes a single one of them, so that ranks show how much the gaps leave open. The draws of a city depend on its id and not on its row.
 *
 * @param imputations how many; 20 if left out
 * @param seed makes them repeatable; 1 if left out
 */
public record ImputeManyTimes(Integer imputations, Long seed) implements Imputation {

    private static final int ROUNDS = 10;
    private static final int PREDICTORS = 5;

    public ImputeManyTimes {
        imputations = imputations == null ? 20 : imputations;
        seed = seed == null ? 1L : seed;
        if (imputations < 1) {
            throw new IllegalArgumentException("'imputations' must be at least 1");
        }
    }

    @Override
    public Phrase inWords() {
        return Phrases.of("step.impute-many-times", imputations, seed.toString());
    }

    @Override
    public Sheet apply(Sheet sheet, Framework framework) {
        List<Sheet> single = imputations(sheet);
        List<Column> pooled = new ArrayList<>();
        for (int j = 0; j < sheet.columns().size(); j++) {
            Column column = sheet.columns().get(j);
            Column.Draft filled = column.draft();
            for (int row = 0; row < column.size(); row++) {
                if (column.isMissing(row) && column.present() > 0) {
                    int at = row;
                    int indicator = j;
                    double[] values = single.stream()
                            .mapToDouble(one -> one.columns().get(indicator).get(at))
                            .toArray();
                    filled.set(row, Statistic.MEAN.of(values), Mark.IMPUTED);
                }
            }
            pooled.add(filled.toColumn());
        }
        return sheet.withColumns(pooled);
    }

    /** Every imputation on its own. An indicator that nobody has stays empty in each. */
    public List<Sheet> imputations(Sheet sheet) {
        double[][] columns = columns(sheet);
        int[][] predictors = predictors(sheet, columns);
        return IntStream.range(0, imputations)
                .mapToObj(number -> new Chain(sheet, columns, predictors, number).run())
                .toList();
    }

    private static double[][] columns(Sheet sheet) {
        return sheet.columns().stream().map(Column::toArray).toArray(double[][]::new);
    }

    private static int[][] predictors(Sheet sheet, double[][] columns) {
        int[][] predictors = new int[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            predictors[j] = Arrays.stream(Predictors.of(columns, j))
                    .limit(Math.min(
                            PREDICTORS, Math.max(1, sheet.columns().get(j).present() / 3)))
                    .toArray();
        }
        return predictors;
    }

    /** One step for each imputation, which fills gaps with that one alone. */
    List<Step> singles() {
        return IntStream.range(0, imputations)
                .<Step>mapToObj(number -> new Single(this, number))
                .toList();
    }

    /**
     * One of many imputations.
     *
     * @param many which
     * @param number counted from 0
     */
    record Single(ImputeManyTimes many, int number) implements Imputation {

        @Override
        public Phrase inWords() {
            return Phrases.of(
                    "step.impute-many-times.single",
                    number + 1,
                    many.imputations(),
                    many.seed().toString());
        }

        @Override
        public Sheet apply(Sheet sheet, Framework framework) {
            double[][] columns = columns(sheet);
            return many.new Chain(sheet, columns, predictors(sheet, columns), number).run();
        }
    }

    private final class Chain {

        private final Sheet sheet;
        private final double[][] current;
        private final int[][] predictors;
        private final int number;

        Chain(Sheet sheet, double[][] columns, int[][] predictors, int number) {
            this.sheet = sheet;
            this.predictors = predictors;
            this.number = number;
            current = Arrays.stream(columns).map(Chain::withMeans).toArray(double[][]::new);
        }

        private static double[] withMeans(double[] column) {
            double[] present =
                    Arrays.stream(column).filter(value -> !Double.isNaN(value)).toArray();
            double mean = present.length == 0 ? 0 : Statistic.MEAN.of(present);
            return Arrays.stream(column)
                    .map(value -> Double.isNaN(value) ? mean : value)
                    .toArray();
        }

        Sheet run() {
            for (int round = 0; round < ROUNDS; round++) {
                for (int j = 0; j < current.length; j++) {
                    redraw(j, round);
                }
            }
            List<Column> filled = new ArrayList<>();
            for (int j = 0; j < current.length; j++) {
                Column column = sheet.columns().get(j);
                Column.Draft draft = column.draft();
                for (int row = 0; row < column.size(); row++) {
                    if (column.isMissing(row) && column.present() > 0) {
                        draft.set(row, current[j][row], Mark.IMPUTED);
                    }
                }
                filled.add(draft.toColumn());
            }
            return sheet.withColumns(filled);
        }

        private void redraw(int j, int round) {
            Column column = sheet.columns().get(j);
            int[] rows = IntStream.range(0, column.size())
                    .filter(i -> !column.isMissing(i))
                    .toArray();
            if (rows.length == column.size() || rows.length < predictors[j].length + 2) {
                return;
            }
            double[][] known =
                    Arrays.stream(predictors[j]).mapToObj(k -> current[k]).toArray(double[][]::new);
            String indicator = sheet.indicators().get(j).id();
            LeastSquares.Drawn line = known.length == 0
                    ? null
                    : new LeastSquares(known, current[j], rows).draw(random(indicator, "", round));
            double spread = column.summary().standardDeviation();
            double mean = column.summary().mean();
            for (int row = 0; row < column.size(); row++) {
                if (column.isMissing(row)) {
                    String place = sheet.cities().get(row).id()
                            + (sheet.isPanel() ? " " + sheet.years().get(row) : "");
                    double noise = random(indicator, place, round).nextGaussian();
                    current[j][row] =
                            line == null ? mean + spread * noise : line.predict(known, row) + line.sigma() * noise;
                }
            }
        }

        private SplittableRandom random(String indicator, String place, int round) {
            long mixed = seed;
            for (long part : new long[] {number, round, indicator.hashCode(), place.hashCode()}) {
                mixed = new SplittableRandom(mixed ^ part * 0x9E3779B97F4A7C15L).nextLong();
            }
            return new SplittableRandom(mixed);
        }
    }
}
