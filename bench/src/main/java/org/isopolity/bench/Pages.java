package org.isopolity.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.isopolity.index.robustness.Progress;
import org.isopolity.release.Archive;
import org.isopolity.release.Sources;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;

/** The public site: how large its pages are, and how many it gives in a second. */
final class Pages {

    private static final List<String> PAGES = List.of(
            "/",
            "/cities",
            "/cities?w.migration=3&w.freedom=1",
            "/cities/vienna",
            "/cities/vienna/school-satisfaction",
            "/indicators",
            "/indicators/school-satisfaction",
            "/compare?city=vienna&city=copenhagen&city=lisbon",
            "/method",
            "/releases",
            "/releases/openness-2026.1");
    private static final Pattern ASSET = Pattern.compile("(?:(?:href|src)=\"|url\\(\"?)([^\"#)]+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String origin;

    private Pages(String origin) {
        this.origin = origin;
    }

    static void sizes(Path starter, Path scratch) throws IOException, InterruptedException {
        try (RunningServer server = start(starter, scratch)) {
            new Pages("http://127.0.0.1:" + server.port()).printSizes();
        }
    }

    static void requests(Path starter, Path scratch) throws IOException, InterruptedException {
        try (RunningServer server = start(starter, scratch)) {
            for (String page : List.of("/cities/vienna", "/cities", "/")) {
                String address = "http://127.0.0.1:" + server.port() + page;
                run("wrk", "-t1", "-c16", "-d5s", address);
                System.out.println("-- counted, after 5 s of warming up: " + page);
                run("wrk", "-t1", "-c16", "-d10s", "--latency", address);
            }
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }

    private static RunningServer start(Path starter, Path scratch) {
        Archive archive = Archive.open(scratch);
        Sources sources = Sources.in(starter);
        if (archive.find(sources).isEmpty()) {
            archive.publish(sources, Progress.SILENT);
        }
        return PublicSite.start(new ServerSettings(scratch, "127.0.0.1", 0));
    }

    private void printSizes() throws IOException, InterruptedException {
        Set<String> assets = new TreeSet<>();
        for (String page : PAGES) {
            byte[] html = get(page);
            Stopwatch.print(page, html.length / 1000.0, "kB", 60, true);
            assets.addAll(assetsOf(page, html));
        }
        for (String sheet : Set.copyOf(assets)) {
            if (sheet.contains(".css")) {
                assets.addAll(assetsOf(sheet, get(sheet)));
            }
        }
        long total = 0;
        for (String asset : assets) {
            total += compressed(get(asset));
        }
        Stopwatch.print("all assets, compressed", total / 1000.0, "kB", 300, true);
        double time = Stopwatch.median(20, 51, new Reweighted()::ask);
        Stopwatch.print("league table with weights not asked for before", time, "ms", 50, true);
    }

    /** Asks for the league table with weights that differ at every call. */
    private final class Reweighted {
        private int asked;

        void ask() {
            try {
                asked++;
                get("/cities?w.migration=" + asked % 5 + "&w.freedom=" + asked / 5 % 5 + "&w.education="
                        + asked / 25 % 5);
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** The addresses below {@code /assets/} that a page or style sheet names. */
    private static Set<String> assetsOf(String address, byte[] text) {
        Set<String> assets = new TreeSet<>();
        Matcher matcher = ASSET.matcher(new String(text, StandardCharsets.UTF_8));
        while (matcher.find()) {
            String named = matcher.group(1);
            if (!named.contains(" ") && !named.startsWith("data:")) {
                String path = URI.create(address).resolve(named).getPath();
                if (path != null && path.startsWith("/assets/")) {
                    assets.add(path);
                }
            }
        }
        return assets;
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                HttpRequest.newBuilder(URI.create(origin + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static int compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return Math.min(out.size(), bytes.length);
    }
}
