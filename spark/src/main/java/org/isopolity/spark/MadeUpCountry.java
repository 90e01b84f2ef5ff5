package org.isopolity.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Writes a country that does not exist, for benchmarks: cities of a thousand areas in ten years, six groups that are the more
 * concentrated the smaller they are. Arguments: a folder, millions of rows, a master. The same arguments give the same rows.
 */
public final class MadeUpCountry {

    private static final int AREAS = 1_000;
    private static final int YEARS = 10;
    private static final int GROUPS = 6;

    private MadeUpCountry() {}

    /** Writes it. */
    public static void main(String[] arguments) throws IOException {
        long rows = Long.parseLong(arguments[1]) * 1_000_000;
        try (SparkSession spark = SparkSession.builder()
                .appName("made-up country")
                .master(arguments[2])
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            Column id = functions.col("id");
            Column table = functions.expr("id div " + AREAS);
            List<Column> columns = new ArrayList<>();
            columns.add(functions
                    .format_string("c%05d", functions.expr("id div " + AREAS * YEARS))
                    .as("city"));
            columns.add(functions
                    .expr("cast(2015 + (id div " + AREAS + ") % " + YEARS + " as int)")
                    .as("year"));
            columns.add(functions.format_string("u%04d", id.mod(AREAS)).as("unit"));
            for (int g = 0; g < GROUPS; g++) {
                Column chance = functions.pmod(functions.xxhash64(id, functions.lit(g)), functions.lit(1_000));
                Column level = functions
                        .pmod(functions.xxhash64(table, functions.lit(g)), functions.lit(90))
                        .plus(10);
                columns.add(functions
                        .floor(level.multiply(10).multiply(functions.pow(chance.divide(1_000), functions.lit(g + 1.0))))
                        .cast("int")
                        .as("g" + g));
            }
            spark.range(0, rows, 1, (int) Math.max(1, rows / 2_000_000))
                    .select(columns.toArray(Column[]::new))
                    .write()
                    .parquet(arguments[0]);
        }
    }
}
