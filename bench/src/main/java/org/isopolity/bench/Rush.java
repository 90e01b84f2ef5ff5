package org.isopolity.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isopolity.server.PublicSite;
import org.isopolity.server.RunningServer;
import org.isopolity.server.ServerSettings;
import org.isopolity.server.WorkspaceSettings;

/** The last minute before a deadline: fifty answers a second for half a minute, through the pages, from many cities. */
final class Rush {

    private static final int CITIES = 50;
    private static final int ITEMS = 30;
    private static final int A_SECOND = 50;
    private static final int SECONDS = 30;
    private static final String ROUND = "/workspace/networks/rush/rounds/r1";
    private static final String PASSPHRASE = "granite owl paints tuesday";

    private Rush() {}

    static void beforeADeadline(Path scratch) throws Exception {
        CompletableFuture<String> claim = new CompletableFuture<>();
        ServerSettings settings = new ServerSettings(scratch.resolve("releases"), "127.0.0.1", 0)
                .with(WorkspaceSettings.embedded(scratch.resolve("workspace"), claim::complete));
        try (RunningServer server = PublicSite.start(settings)) {
            String origin = "http://127.0.0.1:" + server.port();
            List<Visitor> officers = prepare(origin, claim.get(1, TimeUnit.MINUTES));
            System.out.println(CITIES + " officers are signed in");
            double[] times = rush(officers);
            Arrays.sort(times);
            Stopwatch.print("answers taken", times.length, "", SECONDS * A_SECOND, false);
            Stopwatch.print("time of an answer, 50 %", times[times.length / 2], "ms", 100, true);
            Stopwatch.print("time of an answer, 95 %", times[times.length * 95 / 100], "ms", 100, true);
            long begin = System.nanoTime();
            new Visitor(origin).signIn("officer0@example.org");
            Stopwatch.print("signing in afterwards", (System.nanoTime() - begin) / 1e6, "ms", 1_000, true);
        }
    }

    private static double[] rush(List<Visitor> officers) throws Exception {
        int all = SECONDS * A_SECOND;
        List<Future<Double>> answers = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < all; i++) {
                int answer = i;
                long due = start + i * 1_000_000_000L / A_SECOND;
                answers.add(many.submit(() -> {
                    long wait = due - System.nanoTime();
                    if (wait > 0) {
                        TimeUnit.NANOSECONDS.sleep(wait);
                    }
                    // counted from when it was due: a server that stalls cannot hide it
                    officers.get(answer % CITIES)
                            .post(
                                    ROUND + "/cities/c" + answer % CITIES + "/items/i" + answer / CITIES % ITEMS,
                                    Map.of("amount", "" + answer % 100, "year", "2025", "version", "0"));
                    return (System.nanoTime() - due) / 1e6;
                }));
            }
        }
        double[] times = new double[all];
        for (int i = 0; i < all; i++) {
            times[i] = answers.get(i).get();
        }
        return times;
    }

    /** A network with an open round, and an officer of each city, made through the pages. */
    private static List<Visitor> prepare(String origin, String secret) {
        Visitor admin = new Visitor(origin);
        admin.post(
                "/workspace/setup",
                Map.of("secret", secret, "name", "Ada", "email", "ada@example.org", "passphrase", PASSPHRASE));
        admin.post("/workspace/installation/networks", Map.of("id", "rush", "name", "Rush"));
        String network = "/workspace/networks/rush";
        Visitor secretariat = invited(admin, network, "sec@example.org", "SECRETARIAT", "");
        StringBuilder cities = new StringBuilder("id,name\n");
        for (int i = 0; i < CITIES; i++) {
            cities.append('c').append(i).append(",City ").append(i).append('\n');
        }
        StringBuilder framework = new StringBuilder("id,parent,label,direction\ntop,,Top,\n");
        for (int i = 0; i < ITEMS; i++) {
            framework.append('i').append(i).append(",top,Item ").append(i).append(",higher_is_more_open\n");
        }
        secretariat.upload(network + "/cities", "cities", cities.toString());
        secretariat.upload(network + "/frameworks", "file", framework.toString());
        secretariat.post(network + "/frameworks/1/lock", Map.of());
        secretariat.post(
                network + "/rounds",
                Map.of("id", "r1", "title", "Rush", "year", "2026", "framework", "1", "deadline", "2099-01-01"));
        secretariat.post(ROUND + "/open", Map.of("version", "1"));
        secretariat.post(ROUND + "/invite", Map.of());
        List<Visitor> officers = new ArrayList<>();
        for (int i = 0; i < CITIES; i++) {
            officers.add(invited(secretariat, network, "officer" + i + "@example.org", "OFFICER", "c" + i));
        }
        return officers;
    }

    private static Visitor invited(Visitor by, String network, String email, String role, String city) {
        String page = by.post(network + "/people/invite", Map.of("email", email, "role", role, "for", city));
        Matcher link =
                Pattern.compile("/workspace/invitation/[A-Za-z0-9_-]{43}").matcher(page);
        if (!link.find()) {
            throw new IllegalStateException("no invitation for " + email);
        }
        Visitor visitor = new Visitor(by.origin);
        visitor.post(link.group(), Map.of("name", email, "passphrase", PASSPHRASE));
        return visitor;
    }

    /** Somebody with a browser. */
    private static final class Visitor {

        private static final HttpClient HTTP = HttpClient.newHttpClient();
        private static final Pattern GUARD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        private final String origin;
        private final Map<String, String> cookies = new TreeMap<>();
        private String guard = "";

        Visitor(String origin) {
            this.origin = origin;
        }

        void signIn(String email) {
            post("/workspace/sign-in", Map.of("email", email, "passphrase", PASSPHRASE));
        }

        private void prepare() {
            if (guard.isEmpty()) {
                String page = send(HttpRequest.newBuilder(URI.create(origin + "/workspace/sign-in")), 200);
                Matcher matcher = GUARD.matcher(page);
                if (!matcher.find()) {
                    throw new IllegalStateException("no form to sign in");
                }
                guard = matcher.group(1);
            }
        }

        String post(String path, Map<String, String> fields) {
            prepare();
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining(
                            "&", "_csrf=" + URLEncoder.encode(guard, StandardCharsets.UTF_8) + "&", ""));
            return send(
                    HttpRequest.newBuilder(URI.create(origin + path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body)),
                    path.endsWith("/invite") && path.contains("/people/") ? 200 : 303);
        }

        void upload(String path, String field, String file) {
            prepare();
            String body = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + guard
                    + "\r\n--b\r\nContent-Disposition: form-data; name=\"" + field
                    + "\"; filename=\"f.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file + "\r\n--b--\r\n";
            send(
                    HttpRequest.newBuilder(URI.create(origin + path))
                            .header("Content-Type", "multipart/form-data; boundary=b")
                            .POST(HttpRequest.BodyPublishers.ofString(body)),
                    303);
        }

        private String send(HttpRequest.Builder request, int expected) {
            String sent;
            synchronized (cookies) {
                sent = cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; "));
            }
            if (!sent.isEmpty()) {
                request.header("Cookie", sent);
            }
            try {
                HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != expected) {
                    throw new IllegalStateException(
                            answer.statusCode() + " from " + answer.uri() + "\n" + answer.body());
                }
                synchronized (cookies) {
                    for (String cookie : answer.headers().allValues("Set-Cookie")) {
                        String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
                        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
                    }
                }
                return answer.body();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }
}
