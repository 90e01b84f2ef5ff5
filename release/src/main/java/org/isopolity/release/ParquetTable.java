package org.isopolity.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.sheet.Sheet;
import org.isopolity.index.sheet.WideRows;
import org.isopolity.parquet.ParquetColumn;
import org.isopolity.parquet.WholeColumns;
import org.isopolity.text.input.InvalidInput;

/**
 * A wide table in a Parquet file: the columns {@code city_id} (text), if wanted {@code year} (whole numbers) and {@code name}, and
 * one of numbers for each indicator or denominator, in which null and NaN are missing values.
 */
public final class ParquetTable {

    private ParquetTable() {}

    /**
     * Reads a table. Rows come in the order of years and city ids, whatever the order of the file.
     *
     * @throws InvalidInput if there is no such file, it is no Parquet file, has an unknown column, a column that does not hold
     *     numbers, an infinite number, or two rows for one city and year
     */
    public static Sheet read(Path file, Framework framework) {
        try (WholeColumns columns = WholeColumns.open(file)) {
            WideRows rows = WideRows.of(file, framework, columns.names());
            int[] targets = rows.targets();
            columns.want(IntStream.range(0, targets.length)
                    .filter(i -> targets[i] != WideRows.PASSED_OVER)
                    .boxed()
                    .toList());
            List<String> cities = List.of();
            double[] years = new double[0];
            for (int i = 0; i < targets.length; i++) {
                if (targets[i] == WideRows.CITY) {
                    cities = columns.texts();
                } else if (targets[i] == WideRows.YEAR) {
                    years = numbers(file, columns, i);
                } else if (targets[i] >= 0) {
                    rows.put(targets[i], numbers(file, columns, i));
                }
            }
            for (int row = 0; row < columns.rows(); row++) {
                String year = years.length == 0 ? "" : String.format(Locale.ROOT, "%.0f", years[row]);
                rows.begin(row + 1L, cities.get(row), year);
            }
            return rows.toSheet();
        }
    }

    private static double[] numbers(Path file, WholeColumns columns, int position) {
        double[] numbers = columns.numbers();
        for (int row = 0; row < numbers.length; row++) {
            if (Double.isInfinite(numbers[row])) {
                throw InvalidInput.inField(
                        file,
                        row + 1L,
                        columns.names().get(position),
                        "is infinite.",
                        "Correct it, or leave it missing.");
            }
        }
        return numbers;
    }

    /**
     * Writes a sheet, indicators only: one row group, no compression. The same sheet gives the same bytes.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, Sheet sheet) throws IOException {
        List<ParquetColumn> columns = new ArrayList<>();
        columns.add(ParquetColumn.texts(
                "city_id", sheet.cities().stream().map(city -> city.id()).toList()));
        if (sheet.isPanel()) {
            columns.add(ParquetColumn.wholeNumbers(
                    "year", sheet.years().stream().mapToInt(year -> year).toArray()));
        }
        for (int i = 0; i < sheet.indicators().size(); i++) {
            columns.add(ParquetColumn.numbers(
                    sheet.indicators().get(i).id(), sheet.columns().get(i).toArray()));
        }
        try (var out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            ParquetColumn.write(out, columns, sheet.size());
        }
    }
}
