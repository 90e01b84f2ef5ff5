package org.isopolity.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** From the command to the first page, as a person waits for it. */
final class Start {

    private static final int RUNS = 5;

    private Start() {}

    /** How this program starts another one like itself. */
    static List<String> java() {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path", ""));
    }

    static void second(Path house, Path home) throws IOException, InterruptedException {
        time(house, home);
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            seconds[i] = time(house, home);
        }
        Arrays.sort(seconds);
        Stopwatch.print("./isopolity demo, second start to first page (median)", seconds[RUNS / 2], "s", 4, true);
        System.out.printf("fastest %.2f s, slowest %.2f s of %d%n", seconds[0], seconds[RUNS - 1], RUNS);
    }

    private static double time(Path house, Path home) throws IOException, InterruptedException {
        int port = freePort();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        house.resolve("isopolity").toString(),
                        "demo",
                        "--home",
                        home.toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (!answers(port)) {
                if (!process.isAlive()) {
                    throw new IOException("the demo ended with " + process.exitValue());
                }
                Thread.sleep(5);
            }
            return (System.nanoTime() - begin) / 1e9;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean answers(int port) {
        try {
            HttpURLConnection page = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            return page.getResponseCode() == 200 && page.getInputStream().readAllBytes().length > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
