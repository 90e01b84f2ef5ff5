package org.isopolity.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.isopolity.population.country.CityMeasures;
import org.isopolity.population.country.Country;
import org.isopolity.population.country.CountryLayout;
import org.isopolity.population.country.Measure;
import org.isopolity.population.disclosure.Handling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Every city and year of a country of small areas, on this machine or by Apache Spark. */
@Command(name = "country", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationCountry implements Callable<Integer> {

    @Option(names = "--counts", paramLabel = "FILE", required = true, descriptionKey = "country-counts")
    @SuppressWarnings("NullAway.Init")
    private Path counts;

    @Option(names = "--city", paramLabel = "COLUMN", defaultValue = "city", descriptionKey = "country-city")
    @SuppressWarnings("NullAway.Init")
    private String city;

    @Option(names = "--year", paramLabel = "COLUMN", defaultValue = "year", descriptionKey = "country-year")
    @SuppressWarnings("NullAway.Init")
    private String year;

    @Option(names = "--unit", paramLabel = "COLUMN", defaultValue = "unit", descriptionKey = "country-unit")
    @SuppressWarnings("NullAway.Init")
    private String unit;

    @Option(names = "--groups", paramLabel = "COLUMNS", split = ",", required = true, descriptionKey = "country-groups")
    private List<String> groups = List.of();

    @Option(names = "--draws", paramLabel = "N", defaultValue = "0", descriptionKey = "country-draws")
    private int draws;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    @Mixin
    private final HandlingOptions handling = new HandlingOptions();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "report-out")
    private @Nullable Path out;

    @Option(names = "--spark", paramLabel = "MASTER", descriptionKey = "spark")
    private @Nullable String spark;

    @Option(names = "--spark-memory", paramLabel = "SIZE", defaultValue = "1g", descriptionKey = "spark-memory")
    @SuppressWarnings("NullAway.Init")
    private String memory;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (draws < 0 || draws == 1 || draws > 100_000) {
            throw new Refusal("population.numbers");
        }
        if (groups.size() < 2) {
            throw new Refusal("population.partition");
        }
        Handling who = handling.handling();
        if (out != null && !Files.isDirectory(out.toAbsolutePath().resolveSibling(""))) {
            throw new Refusal("population.no-directory", out);
        }
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (spark != null) {
            return SparkProcess.run(memory, arguments(spark, who), terminal);
        }
        CountryLayout layout = new CountryLayout(city, year, unit, groups);
        CityMeasures how = new CityMeasures(who, draws, seed);
        if (out == null) {
            write(layout, how, spec.commandLine().getOut());
            return 0;
        }
        ReportOptions.whole(out, text -> write(layout, how, text));
        terminal.say("population.written", out);
        return 0;
    }

    private void write(CountryLayout layout, CityMeasures how, Writer text) {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(Measure.COLUMNS);
        Country.read(counts, layout, how, measure -> csv.writeRecord(measure.cells()));
        try {
            csv.flush();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private List<String> arguments(String master, Handling who) {
        List<String> arguments = new ArrayList<>(List.of(
                "--master",
                master,
                "--counts",
                counts.toString(),
                "--city",
                city,
                "--year",
                year,
                "--unit",
                unit,
                "--groups",
                String.join(",", groups),
                "--draws",
                Integer.toString(draws),
                "--seed",
                Long.toString(seed)));
        switch (who) {
            case Handling.ForAnyone(int smallest) ->
                arguments.addAll(List.of("--smallest", Integer.toString(smallest)));
            case Handling.InsideOnly _ -> arguments.add("--inside-only");
            case Handling.AlreadyPublic _ -> arguments.add("--already-public");
        }
        if (out != null) {
            arguments.addAll(List.of("--out", out.toString()));
        }
        return arguments;
    }
}
