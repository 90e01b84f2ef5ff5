package org.isopolity.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
                    try {
                        officers.get(answer % CITIES)
                                .post(
                                        ROUND + "/cities/c" + answer % CITIES + "/items/i" + answer / CITIES % ITEMS,
                                        Map.of("amount", "" + answer % 100, "year", "2025", "version", "0"));
                    } catch (IllegalStateException refused) {
                        return Double.NaN;
                    }
                    return (System.nanoTime() - due) / 1e6;
                }));
            }
        }
        double[] times = new double[all];
        int taken = 0;
        for (Future<Double> answer : answers) {
            double time = answer.get();
            if (!Double.isNaN(time)) {
                times[taken++] = time;
            }
        }
        return Arrays.copyOf(times, taken);
    }

    /** A network with an open round, and an officer of each city, made through the pages. */
    private static List<Visitor> prepare(String origin, String secret) {
        Visitor admin = new Visitor(origin);
        admin.post(
                "/workspace/setup",
                Map.of("secret", secret, "name", "Ada", "email", "ada@example.org", "passphrase", Visitor.PASSPHRASE));
        admin.post("/workspace/installation/networks", Map.of("id", "rush", "name", "Rush"));
        String network = "/workspace/networks/rush";
        Visitor secretariat = admin.invite(network, "sec@example.org", "SECRETARIAT", "");
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
            officers.add(secretariat.invite(network, "officer" + i + "@example.org", "OFFICER", "c" + i));
        }
        return officers;
    }
}
