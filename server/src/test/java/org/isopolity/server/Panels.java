package org.isopolity.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;

/** A release whose foreign-born share was invented for a number of years, with an effect that is known. */
final class Panels {

    /** The city in which the share falls by six from {@link #FROM} on. */
    static final String TREATED = "vienna";

    static final int FROM = 2012;

    private static final Path DIRECTORY = make();

    private Panels() {}

    static Path directory() {
        return DIRECTORY;
    }

    private static Path make() {
        try {
            Path home = Files.createDirectories(
                    Path.of("target", "panels-" + ProcessHandle.current().pid()).toAbsolutePath());
            Path sources = Files.createDirectories(home.resolve("sources"));
            try (Stream<Path> files = Files.list(Path.of("..", "starter", "openness"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(
                            file, sources.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Path observations = sources.resolve("observations.csv");
            List<String> lines = new ArrayList<>(Files.readAllLines(observations).stream()
                    .filter(line -> !line.contains(",foreign-born-share,"))
                    .toList());
            lines.addAll(invented(Cities.read(sources.resolve("cities.csv"))));
            Files.write(observations, lines);
            Path releases = Files.createDirectories(home.resolve("releases"));
            Archive.open(releases).publish(Sources.in(sources), Progress.SILENT);
            return releases;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Twenty-six cities over twenty years; one value of one city is missing. */
    private static List<String> invented(Cities cities) {
        SplittableRandom random = new SplittableRandom(9);
        double[][] common = new double[2][20];
        for (double[] path : common) {
            for (int t = 1; t < path.length; t++) {
                path[t] = path[t - 1] + 0.6 * random.nextGaussian();
            }
        }
        List<String> ids = new ArrayList<>(List.of(TREATED));
        cities.stream()
                .map(City::id)
                .filter(id -> !id.equals(TREATED))
                .limit(25)
                .forEach(ids::add);
        List<String> lines = new ArrayList<>();
        for (int u = 0; u < ids.size(); u++) {
            double level = 22 + 3 * random.nextGaussian();
            double one = random.nextDouble(1.6);
            double other = random.nextDouble(1.6);
            for (int t = 0; t < 20; t++) {
                double value = level
                        + one * common[0][t]
                        + other * common[1][t]
                        + 0.2 * random.nextGaussian()
                        - (u == 0 && 2000 + t >= FROM ? 6 : 0);
                if (u != 5 || t != 3) {
                    lines.add(String.format(
                            Locale.ROOT,
                            "%s,foreign-born-share,%d,%.2f,city,Invented for a test,https://example.org/,CC0,invented",
                            ids.get(u),
                            2000 + t,
                            Math.max(0.5, value)));
                }
            }
        }
        return lines;
    }
}
