package org.isopolity.spark;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.isopolity.population.country.CityMeasures;
import org.isopolity.population.country.CityTables;
import org.isopolity.population.country.Country;
import org.isopolity.population.country.CountryLayout;
import org.isopolity.population.country.Measure;
import org.isopolity.text.input.InvalidInput;

/**
 * A country measured by many machines. Rows travel to the machine of their city and year and are sorted there; each table is then
 * measured by the same code, in the same order, as on a single machine, so that every digit is the same. Only measures come back.
 */
final class SparkCountry {

    private static final StructType RESULT = new StructType()
            .add("city", DataTypes.StringType, false)
            .add("year", DataTypes.IntegerType, false)
            .add("place", DataTypes.IntegerType, false)
            .add("cells", DataTypes.createArrayType(DataTypes.StringType, false), false);

    private static final int GROUP = 2;
    private static final int INDEX = 3;
    private static final int VALUE = 4;

    private SparkCountry() {}

    /**
     * Measures every city and year of a table, then the country.
     *
     * @param table a Parquet file or folder, as Spark names it
     * @param taker gets lines of {@link Measure#COLUMNS}, by city and year; those of the country last
     */
    static void read(
            SparkSession spark, String table, CountryLayout layout, CityMeasures how, Consumer<List<String>> taker) {
        Dataset<Row> rows = rows(spark, table, layout);
        MapPartitionsFunction<Row, Row> measure = part -> new Measuring(part, Path.of(table), layout, how);
        Country country = new Country(layout.groups());
        Iterator<Row> results = rows.mapPartitions(measure, Encoders.row(RESULT))
                .orderBy("city", "year", "place")
                .toLocalIterator();
        while (results.hasNext()) {
            Row row = results.next();
            List<String> cells = row.getList(INDEX);
            String value = cells.get(VALUE);
            country.add(
                    row.getString(0),
                    row.getInt(1),
                    cells.get(GROUP),
                    cells.get(INDEX),
                    value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value)));
            taker.accept(cells);
        }
        country.measures().forEach(one -> taker.accept(one.cells()));
    }

    private static Dataset<Row> rows(SparkSession spark, String table, CountryLayout layout) {
        Dataset<Row> file = spark.read().parquet(table);
        StructType schema = file.schema();
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < layout.columns().size(); c++) {
            String name = layout.columns().get(c);
            boolean number = c == 1 || c > 2;
            requireColumn(Path.of(table), schema, name, number);
            columns.add(functions
                    .col("`" + name.replace("`", "``") + "`")
                    .cast(c == 1 ? DataTypes.IntegerType : number ? DataTypes.DoubleType : DataTypes.StringType)
                    .as("c" + c));
        }
        return file.select(columns.toArray(Column[]::new))
                .repartition(functions.col("c0"), functions.col("c1"))
                .sortWithinPartitions("c0", "c1", "c2");
    }

    private static void requireColumn(Path table, StructType schema, String name, boolean number) {
        List<String> names = List.of(schema.fieldNames());
        if (!names.contains(name)) {
            throw InvalidInput.inFile(
                    table,
                    "there is no column '" + name + "' (found: " + String.join(", ", names) + ").",
                    "Name a column that is there.");
        }
        StructField field = schema.fields()[names.indexOf(name)];
        if (number && !(field.dataType() instanceof NumericType)) {
            throw InvalidInput.inFile(
                    table, "the column '" + name + "' does not hold numbers.", "Write years and counts as numbers.");
        }
    }

    /** The measures of one part of the rows, table by table as they are asked for. */
    private static final class Measuring implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final CityTables tables;
        private final Queue<Row> ready = new ArrayDeque<>();
        private final double[] counts;

        Measuring(Iterator<Row> rows, Path table, CountryLayout layout, CityMeasures how) {
            this.rows = rows;
            this.counts = new double[layout.groups().size()];
            this.tables = new CityTables(table, layout, (city, year, areas) -> {
                int place = 0;
                for (Measure measure : how.of(city, year, areas)) {
                    ready.add(RowFactory.create(
                            city, year, place++, measure.cells().toArray(String[]::new)));
                }
            });
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && rows.hasNext()) {
                take(rows.next());
                if (!rows.hasNext()) {
                    tables.end();
                }
            }
            return !ready.isEmpty();
        }

        private void take(Row row) {
            for (int g = 0; g < counts.length; g++) {
                counts[g] = row.isNullAt(3 + g) ? Double.NaN : row.getDouble(3 + g);
            }
            tables.add(0, text(row, 0), row.isNullAt(1) ? 0 : row.getInt(1), text(row, 2), counts);
        }

        private static String text(Row row, int column) {
            return row.isNullAt(column) ? "" : row.getString(column);
        }

        @Override
        public Row next() {
            return ready.remove();
        }
    }
}
