package org.isopolity.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.isopolity.server.population.TableEntry;

/**
 * What the first reader of a table of small areas waits for: it is read, protected and measured then, and kept. A city is made up, of
 * 5,000 areas and 18 groups, each area an outline of 24 corners; London is read too where its table lies beside the repository.
 */
final class FirstView {

    private static final int AREAS = 5_000;
    private static final int GROUPS = 18;
    private static final int SIDE = 71;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    private FirstView(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    static void figures(Path house, Path scratch) throws IOException, InterruptedException {
        Path releases = Files.createDirectories(scratch.resolve("releases"));
        Path folder = Files.createDirectories(scratch.resolve("population"));
        Files.writeString(folder.resolve("city.csv"), counts());
        Files.writeString(folder.resolve("city.geojson"), map());
        StringBuilder manifest = new StringBuilder(TableEntry.HEADER);
        for (String handling : new String[] {"public", "protect"}) {
            manifest.append("city-%s,A made-up city,city.csv,area,,,,g3,city.geojson,area,Nobody,none,%s,%n"
                    .formatted(handling, handling));
        }
        Path london = house.resolve("../shared/data").normalize();
        boolean hasLondon = Files.exists(london.resolve("london_msoa_2011.geojson"));
        if (hasLondon) {
            for (String file : new String[] {"london_msoa_2011_birth_ethnicity.csv", "london_msoa_2011.geojson"}) {
                Files.copy(london.resolve(file), folder.resolve(file));
            }
            manifest.append("london,London,london_msoa_2011_birth_ethnicity.csv,area_id,,white;mixed;asian;black;"
                    + "other_ethnic,,asian,london_msoa_2011.geojson,area_id,GLA,OGL,protect,\n");
        }
        Files.writeString(folder.resolve("tables.csv"), manifest);
        try (RunningServer server = PublicSite.start(ServerSettings.local(releases, 0))) {
            FirstView view = new FirstView(server.port());
            view.processor("/population");
            view.print("city-public", AREAS + " areas x " + GROUPS, 2_000);
            view.print("city-protect", AREAS + " areas x " + GROUPS + ", protected", 10_000);
            if (hasLondon) {
                view.print("london", "London, 983 areas x 5, protected", 2_000);
            }
        }
    }

    private void print(String table, String what, double bound) throws IOException, InterruptedException {
        String page = "/population/" + table;
        Stopwatch.print("first view: " + what, processor(page), "ms", bound, true);
        System.out.printf(
                "then, in ms of processor: again %.0f, another group %.0f, profile %.0f, map %.0f, dots %.0f%n",
                processor(page),
                processor(page + "?group=" + (table.startsWith("city") ? "g5" : "black")),
                processor(page + "/profile.svg"),
                processor(page + "/map.svg"),
                processor(page + "/dots.svg"));
    }

    /** Milliseconds of processor that the whole process takes until the answer is there. */
    private double processor(String path) throws IOException, InterruptedException {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begin = machine.getProcessCpuTime();
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(origin + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return (machine.getProcessCpuTime() - begin) / 1e6;
    }

    private static String counts() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder csv = new StringBuilder("area")
                .append(IntStream.range(0, GROUPS).mapToObj(g -> ",g" + g).collect(Collectors.joining()))
                .append('\n');
        for (int u = 0; u < AREAS; u++) {
            csv.append("%05d".formatted(u));
            for (int g = 0; g < GROUPS; g++) {
                boolean east = g % 2 == 1 && u % SIDE > SIDE / 2;
                csv.append(',').append((int) Math.exp(5 - 0.15 * g + (east ? 0.5 : 0) + random.nextGaussian()));
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String map() {
        return IntStream.range(0, AREAS)
                .mapToObj(u -> "{\"type\":\"Feature\",\"properties\":{\"area\":\"%05d\"},".formatted(u)
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring(u % SIDE, u / SIDE) + "]]}}")
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
    }

    /** A square of 600 m with five more corners on each side. */
    private static String ring(int column, int row) {
        int[][] ways = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
        int x = 500_000 + 600 * column;
        int y = 700_000 + 600 * row;
        StringBuilder corners = new StringBuilder();
        for (int[] way : ways) {
            for (int step = 0; step < 6; step++) {
                corners.append("[%d,%d],".formatted(x, y));
                x += 100 * way[0];
                y += 100 * way[1];
            }
        }
        return corners.append("[%d,%d]".formatted(x, y)).toString();
    }
}
