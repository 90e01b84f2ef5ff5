package org.isopolity.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hands work to Apache Spark in a process of its own: its jars never come near this program's. They lie in a home that the build makes,
 * found from where this program lies, or where the environment's ISOPOLITY_SPARK says.
 */
final class SparkProcess {

    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,5}[mgMG]");

    private SparkProcess() {}

    static int run(String memory, List<String> arguments, Terminal terminal) {
        Path home = home();
        if (!SIZE.matcher(memory).matches()) {
            throw new Refusal("population.spark-memory", memory);
        }
        Path java = Path.of(System.getProperty("java.home"));
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "@" + home.resolve("java-options"),
                "-Xmx" + memory,
                "-cp",
                home.resolve("jars") + "/*",
                "org.isopolity.spark.Main"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        // workers are started by Spark itself, from these
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", java.toString());
        if (arguments.stream().anyMatch(argument -> argument.startsWith("local"))) {
            builder.environment().putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
        }
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    terminal.line(line);
                }
            }
            return process.waitFor();
        } catch (IOException failure) {
            throw new Refusal("population.spark-failed", String.valueOf(failure.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal("population.spark-failed", String.valueOf(stopped.getMessage()));
        }
    }

    private static Path home() {
        String named = System.getenv("ISOPOLITY_SPARK");
        Path home = named == null ? beside() : Path.of(named);
        if (!Files.isRegularFile(home.resolve("java-options"))) {
            throw new Refusal("population.no-spark", home);
        }
        return home.toAbsolutePath();
    }

    /** From cli/target/isopolity/lib/isopolity-cli.jar to spark/target/spark. */
    private static Path beside() {
        try {
            Path program = Path.of(SparkProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path house = program;
            while (house != null && !Files.isDirectory(house.resolve("spark"))) {
                house = house.getParent();
            }
            return (house == null ? Path.of("") : house).resolve(Path.of("spark", "target", "spark"));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
