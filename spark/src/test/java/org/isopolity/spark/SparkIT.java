package org.isopolity.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.launcher.JavaModuleOptions;
import org.isopolity.population.country.CityMeasures;
import org.isopolity.population.country.Country;
import org.isopolity.population.country.CountryLayout;
import org.isopolity.population.disclosure.Handling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A country measured by a cluster whose workers are processes of their own, against the same country on one machine. */
class SparkIT {

    private static final Path HOME = Path.of("target", "spark").toAbsolutePath();
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("message areas {"
            + " required binary town (UTF8); required int32 year; required binary unit (UTF8);"
            + " optional int32 a; optional int64 b; optional double c; }");
    private static final CountryLayout LAYOUT = new CountryLayout("town", "year", "unit", List.of("a", "b", "c"));

    @TempDir
    private Path place;

    private record Area(String town, int year, String unit, int a, long b, double c) {}

    private static List<Area> country() {
        Random random = new Random(7);
        List<Area> areas = new ArrayList<>();
        for (int town = 0; town < 12; town++) {
            for (int year = 2019; year <= 2021; year++) {
                for (int unit = 0; unit < 30 + 5 * town; unit++) {
                    areas.add(new Area(
                            "Örtchen %02d".formatted(town),
                            year,
                            "u" + unit,
                            random.nextInt(60),
                            random.nextInt(400),
                            random.nextInt(90)));
                }
            }
        }
        return areas;
    }

    private static void write(Path file, List<Area> areas) throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(SCHEMA)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (Area area : areas) {
                Group row = new SimpleGroup(SCHEMA)
                        .append("town", area.town)
                        .append("year", area.year)
                        .append("unit", area.unit)
                        .append("b", area.b)
                        .append("c", area.c);
                if (area.a >= 0) {
                    row.append("a", area.a);
                }
                writer.write(row);
            }
        }
    }

    private List<String> spark(int expected, String... arguments) throws Exception {
        Path out = place.resolve("out.txt");
        Path err = place.resolve("err.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + HOME.resolve("java-options"),
                "-Xmx512m",
                "-cp",
                HOME.resolve("jars") + "/*",
                "org.isopolity.spark.Main",
                "--city",
                "town",
                "--groups",
                "a,b,c"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("SPARK_HOME", HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("finished").isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(expected);
        return expected == 0 ? Files.readAllLines(out) : Files.readAllLines(err);
    }

    @Test
    void aClusterOfWorkerProcessesGivesEveryDigitOfASingleMachine() throws Exception {
        List<Area> areas = country();
        Path sorted = place.resolve("sorted.parquet");
        write(sorted, areas);
        List<String> alone = new ArrayList<>();
        Country.read(
                sorted,
                LAYOUT,
                new CityMeasures(Handling.usual(), 20, 3),
                measure -> alone.add(String.join(
                        ",",
                        measure.cells().stream()
                                .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
                                .toList())));
        Collections.shuffle(areas, new Random(5));
        Path folder = Files.createDirectory(place.resolve("shuffled"));
        int half = areas.size() / 2;
        write(folder.resolve("part-0.parquet"), areas.subList(0, half));
        write(folder.resolve("part-1.parquet"), areas.subList(half, areas.size()));
        List<String> together = spark(
                0,
                "--master",
                "local-cluster[2,1,1024]",
                "--counts",
                folder.toString(),
                "--draws",
                "20",
                "--seed",
                "3");
        assertThat(together.getFirst()).startsWith("city,year,group,index,value");
        assertThat(together.subList(1, together.size())).containsExactlyElementsOf(alone);
        assertThat(alone).hasSize(12 * 3 * (2 + 3 + 4 + 3 * 4) + 3 * (2 + 3 + 6));
        // proof that workers were processes of their own: each keeps a folder with what it printed
        try (Stream<Path> executors = Files.walk(HOME.resolve("work"), 2)) {
            assertThat(executors.filter(
                            folderOf -> folderOf.getFileName().toString().matches("[0-9]+")))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aMistakeInTheTableIsToldAsByASingleMachine() throws Exception {
        List<Area> areas = country();
        areas.add(new Area("Zuletzt", 2020, "u0", -1, 3, 4));
        Path file = place.resolve("gap.parquet");
        write(file, areas);
        List<String> told = spark(2, "--master", "local[1]", "--counts", file.toString());
        assertThat(told.getLast()).contains("gap.parquet", "column 'a'", "is missing", "Write the count");
    }

    @Test
    void theOptionsOfJavaAreThoseThatSparkAsksFor() throws IOException {
        assertThat(Files.readAllLines(HOME.resolve("java-options")))
                .contains(JavaModuleOptions.defaultModuleOptionArray());
    }
}
