package org.isopolity.spark;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.isopolity.population.country.CityMeasures;
import org.isopolity.population.country.CountryLayout;
import org.isopolity.population.country.Measure;
import org.isopolity.population.disclosure.Handling;
import org.isopolity.text.Mendable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What {@code isopolity population country --spark} starts: the same measures, by Apache Spark. Can be given to {@code spark-submit}
 * as well. Exit codes: 0 all went well; 1 a fault; 2 something the person can mend.
 */
@Command(name = "isopolity-spark", resourceBundle = "org.isopolity.spark.messages", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {

    @Option(names = "--master", paramLabel = "MASTER", defaultValue = "local[*]", descriptionKey = "master")
    @SuppressWarnings("NullAway.Init")
    private String master;

    @Option(names = "--counts", paramLabel = "FILE", required = true, descriptionKey = "counts")
    @SuppressWarnings("NullAway.Init")
    private String counts;

    @Option(names = "--city", paramLabel = "COLUMN", defaultValue = "city", descriptionKey = "city")
    @SuppressWarnings("NullAway.Init")
    private String city;

    @Option(names = "--year", paramLabel = "COLUMN", defaultValue = "year", descriptionKey = "year")
    @SuppressWarnings("NullAway.Init")
    private String year;

    @Option(names = "--unit", paramLabel = "COLUMN", defaultValue = "unit", descriptionKey = "unit")
    @SuppressWarnings("NullAway.Init")
    private String unit;

    @Option(names = "--groups", paramLabel = "COLUMNS", split = ",", required = true, descriptionKey = "groups")
    private List<String> groups = List.of();

    @Option(names = "--draws", paramLabel = "N", defaultValue = "0", descriptionKey = "draws")
    private int draws;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    @Option(names = "--smallest", paramLabel = "N", defaultValue = "10", descriptionKey = "smallest")
    private int smallest;

    @Option(names = "--inside-only", descriptionKey = "inside-only")
    private boolean insideOnly;

    @Option(names = "--already-public", descriptionKey = "already-public")
    private boolean alreadyPublic;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "out")
    private @Nullable Path out;

    private Main() {}

    /** Runs and ends the process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments));
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        Optional<Throwable> mendable = mendable(failure);
        if (mendable.isEmpty()) {
            throw failure;
        }
        command.getErr().println(mendable.get().getMessage());
        return CommandLine.ExitCode.USAGE;
    }

    /** What a person can mend, found under what Spark wraps around it. */
    private static Optional<Throwable> mendable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Mendable) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    @Override
    public Integer call() throws IOException {
        CountryLayout layout = new CountryLayout(city, year, unit, groups);
        Handling handling = insideOnly
                ? new Handling.InsideOnly()
                : alreadyPublic ? new Handling.AlreadyPublic() : new Handling.ForAnyone(smallest);
        CityMeasures how = new CityMeasures(handling, draws, seed);
        try (SparkSession spark = SparkSession.builder()
                .appName("isopolity")
                .master(master)
                .config("spark.ui.enabled", "false")
                .getOrCreate()) {
            if (out == null) {
                BufferedWriter text = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
                write(spark, layout, how, text);
                text.flush();
            } else {
                write(spark, layout, how, out.toAbsolutePath());
            }
        }
        return 0;
    }

    private void write(SparkSession spark, CountryLayout layout, CityMeasures how, Path place) throws IOException {
        Path unfinished = Files.createTempFile(place.getParent(), ".unfinished-", "");
        try {
            try (BufferedWriter text = Files.newBufferedWriter(unfinished)) {
                write(spark, layout, how, text);
            }
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private void write(SparkSession spark, CountryLayout layout, CityMeasures how, BufferedWriter text) {
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
            csv.writeRecord(Measure.COLUMNS);
            SparkCountry.read(spark, counts, layout, how, csv::writeRecord);
            csv.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
