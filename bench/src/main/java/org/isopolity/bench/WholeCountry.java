package org.isopolity.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.isopolity.population.country.CityMeasures;
import org.isopolity.population.country.Country;
import org.isopolity.population.country.CountryLayout;
import org.isopolity.population.disclosure.Handling;

/**
 * Where the line is between one machine and many: a made-up country of small areas in Parquet, read by one machine in bounded memory
 * and by Apache Spark on the same machine, and from these the number of rows from which a cluster is quicker.
 */
final class WholeCountry {

    private static final CountryLayout LAYOUT =
            new CountryLayout("city", "year", "unit", List.of("g0", "g1", "g2", "g3", "g4", "g5"));

    private static final int USUAL_MILLIONS = 100;
    private static final int FEW_MILLIONS = 1;

    private final Path house;
    private final Path scratch;

    private WholeCountry(Path house, Path scratch) {
        this.house = house;
        this.scratch = scratch;
    }

    /** Prints the line; the environment's ISOPOLITY_MILLIONS says of how many rows, a hundred millions otherwise. */
    static void line(Path house, Path scratch) throws IOException, InterruptedException {
        String asked = System.getenv("ISOPOLITY_MILLIONS");
        new WholeCountry(house, scratch).line(asked == null ? USUAL_MILLIONS : Integer.parseInt(asked));
    }

    private void line(int millions) throws IOException, InterruptedException {
        Path few = made(FEW_MILLIONS);
        Path all = made(millions);
        Path alone = scratch.resolve("alone.csv");
        Path together = scratch.resolve("together.csv");
        double aloneFew = alone(few, alone);
        double aloneAll = alone(all, alone);
        double sparkFew = spark(few, together);
        double sparkAll = spark(all, together);
        System.out.println("the same lines: " + sorted(alone).equals(sorted(together)));
        double aloneRate = (millions - FEW_MILLIONS) / (aloneAll - aloneFew);
        double sparkRate = (millions - FEW_MILLIONS) / (sparkAll - sparkFew);
        double start = sparkFew - FEW_MILLIONS / sparkRate;
        System.out.printf(
                Locale.ROOT,
                "one machine, 512 MB: %d million rows in %.0f s, %.2f million a second%n",
                millions,
                aloneAll,
                aloneRate);
        System.out.printf(
                Locale.ROOT,
                "Apache Spark on the same machine: %.0f s, %.2f million a second after %.0f s of starting%n",
                sparkAll,
                sparkRate,
                start);
        boolean any = false;
        for (int machines = 1; machines <= 64; machines *= 2) {
            double saved = 1 / aloneRate - 1 / (machines * sparkRate);
            if (saved > 0) {
                any = true;
                System.out.printf(
                        Locale.ROOT,
                        "%d such machines are quicker than one from %.0f million rows%n",
                        machines,
                        start / saved);
            }
        }
        if (!any) {
            System.out.println("64 such machines are not quicker than one");
        }
    }

    private Path made(int millions) throws IOException, InterruptedException {
        Path folder = scratch.resolve("country-" + millions);
        List<String> command = spark("2g");
        command.addAll(List.of(
                "org.isopolity.spark.MadeUpCountry", folder.toString(), Integer.toString(millions), "local[*]"));
        run("a made-up country of " + millions + " million areas", command);
        return folder;
    }

    private double alone(Path folder, Path out) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path", ""),
                "org.isopolity.bench.Main",
                "country-alone",
                folder.toString(),
                out.toString()));
        return run("one machine, " + folder.getFileName(), command);
    }

    /** What the process of one machine does. */
    static void alone(String folder, String out) throws IOException {
        try (var text = Files.newBufferedWriter(Path.of(out))) {
            Country.read(Path.of(folder), LAYOUT, new CityMeasures(new Handling.AlreadyPublic(), 0, 1), measure -> {
                try {
                    text.write(String.join(",", measure.cells()));
                    text.write('\n');
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }

    private double spark(Path folder, Path out) throws IOException, InterruptedException {
        List<String> command = spark("4g");
        command.addAll(List.of(
                "org.isopolity.spark.Main",
                "--master",
                "local[*]",
                "--counts",
                folder.toString(),
                "--groups",
                String.join(",", LAYOUT.groups()),
                "--already-public",
                "--out",
                out.toString()));
        return run("Apache Spark, " + folder.getFileName(), command);
    }

    private List<String> spark(String memory) throws IOException {
        Path home = house.resolve(Path.of("spark", "target", "spark"));
        if (!Files.isRegularFile(home.resolve("java-options"))) {
            throw new IOException("Apache Spark is not built: mvn -q -DskipTests package");
        }
        return new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "@" + home.resolve("java-options"),
                "-Xmx" + memory,
                "-cp",
                home.resolve("jars") + "/*"));
    }

    private static double run(String what, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        long begin = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IOException("the process failed: " + what);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(Locale.ROOT, "%-50s %8.1f s%n", what, seconds);
        return seconds;
    }

    /** A digest of the lines in their order as text; the header of one of the files is no line. */
    private static String sorted(Path file) throws IOException {
        String[] lines;
        try (var all = Files.lines(file)) {
            lines = all.filter(line -> !line.startsWith("city,year,")).toArray(String[]::new);
        }
        Arrays.sort(lines);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : lines) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
