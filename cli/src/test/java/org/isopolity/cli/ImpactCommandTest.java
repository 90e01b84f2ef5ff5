package org.isopolity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Impact evaluation as a person meets it on the command line. */
class ImpactCommandTest {

    @TempDir
    private Path place;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writePanel() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        double[] common = new double[20];
        for (int t = 1; t < 20; t++) {
            common[t] = common[t - 1] + random.nextGaussian();
        }
        List<String> lines = new ArrayList<>(List.of("city,year,rate,size,first,on,wet"));
        for (int u = 0; u < 25; u++) {
            double level = 40 + 4 * random.nextGaussian();
            double load = random.nextDouble(2);
            int first = u == 3 ? 2016 : u == 8 ? 2014 : 0;
            for (int t = 0; t < 20; t++) {
                double effect = first > 0 && 2003 + t >= first ? -9 : 0;
                double rate = level + load * common[t] + 0.4 * random.nextGaussian() + effect;
                lines.add(String.format(
                        Locale.ROOT,
                        "city%02d,%d,%.6f,%d,%d,%d,%.3f",
                        u,
                        2003 + t,
                        rate,
                        100 + 10 * u,
                        first,
                        effect < 0 ? 1 : 0,
                        (7 * u + 3 * t) % 11 / 3.0));
            }
        }
        Files.write(place.resolve("panel.csv"), lines);
    }

    private int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private int impact(String verb, Object... more) {
        return run(Stream.concat(
                        Stream.of(
                                "impact",
                                verb,
                                "--panel",
                                place.resolve("panel.csv"),
                                "--unit",
                                "city",
                                "--outcome",
                                "rate"),
                        Stream.of(more))
                .toArray());
    }

    private int written(String arguments) {
        List<String> words = Pattern.compile(" ").splitAsStream(arguments).toList();
        return impact(words.getFirst(), words.subList(1, words.size()).toArray());
    }

    @Test
    void aSyntheticControlIsReadable() {
        assertThat(impact("synth", "--treated", "city03", "--from", 2016, "--exclude", "city08"))
                .isZero();
        assertThat(out.toString())
                .contains("On average from 2016 to 2022, rate in city03 was")
                .contains("lower than without the programme would be expected")
                .contains("(p = 1/24)")
                .contains("[care]    Nobody has said whether the programme reached the comparison places")
                .contains("Duality gap");
        assertThat(impact("synth", "--treated", "city03", "--from", 2016, "--similar-by", "size", "--donors", 4))
                .isZero();
        assertThat(out.toString()).startsWith("The data cannot tell").contains("there are only 4 comparison places");
    }

    @Test
    void everythingIsWrittenWholeOnceAndTheSameAgain() throws IOException {
        Path one = place.resolve("one");
        Path two = place.resolve("two");
        assertThat(impact("synth", "--treated", "city03", "--from", 2016, "--out", one))
                .isZero();
        assertThat(impact("synth", "--treated", "city03", "--from", 2016, "--out", two))
                .isZero();
        List<String> names;
        try (Stream<Path> files = Files.list(one)) {
            names = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        assertThat(names)
                .contains(
                        "result.json",
                        "path.csv",
                        "weights.csv",
                        "placebos.csv",
                        "path.svg",
                        "gap.svg",
                        "placebos.svg");
        for (String name : names) {
            assertThat(Files.readAllBytes(two.resolve(name))).as(name).isEqualTo(Files.readAllBytes(one.resolve(name)));
        }
        assertThat(impact("synth", "--treated", "city03", "--from", 2016, "--out", one))
                .isEqualTo(2);
        assertThat(err.toString()).contains("nothing was overwritten");
        assertThat(impact("synth", "--treated", "nobody", "--from", 2016, "--out", place.resolve("three")))
                .isEqualTo(2);
        assertThat(place.resolve("three")).doesNotExist();
    }

    @Test
    void jsonCarriesTheEvaluation() {
        assertThat(impact("sdid", "--treated", "city03", "--from", 2016, "--exclude", "city08", "--json"))
                .isZero();
        JsonNode result = JsonMapper.shared().readTree(out.toString());
        assertThat(result.at("/evaluation/effect/mean").asDouble()).isBetween(-11.0, -7.0);
        assertThat(result.at("/evaluation/verdict").asString()).isEqualTo("difference");
        assertThat(result.at("/evaluation/checks").size()).isGreaterThan(3);
        assertThat(result.at("/tables/placebos").size()).isEqualTo(23);
    }

    @ParameterizedTest
    @CsvSource({
        "synth --first-treated first --draws 99, random assignments",
        "did --treated-flag on, Bands hold all effects",
        "sdid --first-treated first --errors bootstrap --draws 50, from the bootstrap",
        "did --first-treated first, Bands hold all effects",
        "did --first-treated first --covariate size, doubly robust",
        "its --treated city03 --from 2016, There is no comparison place",
        "bsts --treated city03 --from 2016 --draws 300, control series",
        "power --exclude city03 --exclude city08 --from 2016 --aim fall, would be found in 80% of 23 places",
        "progress --treated city03 --from 2010 --target 20 --target-year 2030 --aim fall, German weather symbols",
        "progress --treated city03 --from 2010, progress is no effect of a programme",
        "progress --treated city03 --from 2003 --target 20 --target-year 2026 --aim fall, in four of five cases"
                + " between",
        "progress --treated city01 --from 2003 --target 60 --target-year 2026 --suppose 9:2, 'a supposition, not a"
                + " measurement'",
        "synth --first-treated first --predictor rate:2003-2007 --importance 1 --similar-by size --donors 9 --draws"
                + " 99, predictors of given importance",
        "sdid --treated city03 --from 2016 --exclude city08 --covariate wet, after taking out what wet account for",
        "bsts --treated city03 --from 2016 --draws 300, independent"
    })
    void everyDesignSaysWhatItFound(String arguments, String expected) {
        assertThat(written(arguments)).as(err.toString()).isZero();
        assertThat(out.toString()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "synth --treated city03, No start is named",
        "synth --from 2016, Nobody is named as treated",
        "synth --treated city3 --from 2016, There is no unit 'city3'",
        "synth --treated city03 --from 2016 --exclude city03, cannot be left out",
        "synth --treated city03 --from 2004, at least 2 are needed",
        "synth --treated city03 --from 2030, no observed period from 2030 on",
        "synth --treated city03 --from 2016 --missing guess, Write one of: leave-out-donor",
        "synth --treated city03 --from 2016 --method predictors, Name at least one predictor",
        "synth --treated city03 --from 2016 --predictor size, is not a predictor",
        "sdid --treated city03 --from 2016 --errors wishes, Write one of: placebo",
        "synth --treated city03 --from 2016 --predictor size:2015-2016, reaches into the programme",
        "progress --treated city03 --from 2010 --suppose 2:1, needs a target that lies ahead",
        "progress --treated city03 --from 2010 --target 20 --target-year 2030 --suppose two, is not a supposition",
        "its --treated city03 --from 2022, at least 3 and 2 are needed",
        "power --from 2016 --level 2, must lie between 0 and 1",
        "progress --treated city03 --from 2010 --target 20, needs a year"
    })
    void mistakesAreOneMessageAndExitCodeTwo(String arguments, String expected) {
        assertThat(written(arguments)).as(err + " " + out).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains(expected);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Path panel = place.resolve("panel.csv");
        Files.writeString(panel, Files.readString(panel) + "city03,2016,1,1,0,0,0\n");
        assertThat(impact("synth", "--treated", "city03", "--from", 2016)).isEqualTo(2);
        assertThat(err.toString()).contains("panel.csv, line 502").contains("was given before, in line 75");
    }

    @Test
    void flowsAndAScenario() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        List<String> lines = new ArrayList<>(List.of("origin,destination,flow,people,km"));
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double people = 50 + 30 * j;
                double km = 10 + 40 * Math.abs(i - j);
                long flow = Math.round(people * 20 / km * (0.5 + random.nextDouble()));
                lines.add("p" + i + ",p" + j + "," + flow + "," + people + "," + km);
            }
        }
        Path file = place.resolve("flows.csv");
        Files.write(file, lines);
        assertThat(run(
                        "impact",
                        "gravity",
                        "--panel",
                        file,
                        "--variable",
                        "log:people,log:km",
                        "--scenario",
                        "p3:log:people:1.2",
                        "--arrivals",
                        "100"))
                .isZero();
        assertThat(out.toString())
                .contains("One percent more people goes with")
                .contains("percent fewer moves")
                .contains("in the scenario")
                .contains("the chance that the model expects at least 100 arrivals");
        assertThat(run("impact", "gravity", "--panel", file, "--variable", "log:km", "--scenario", "p3:1.2"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("is not a scenario");
    }
}
