package org.isopolity.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser. */
final class Visitor {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern GUARD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final String origin;
    private final Map<String, String> cookies = new TreeMap<>();
    private String guard = "";

    Visitor(String origin) {
        this.origin = origin;
    }

    static final String PASSPHRASE = "granite owl paints tuesday";

    /** Somebody who was invited by this one, has come and is signed in. */
    Visitor invite(String network, String email, String role, String city) {
        String page = post(network + "/people/invite", Map.of("email", email, "role", role, "for", city));
        Matcher link =
                Pattern.compile("/workspace/invitation/[A-Za-z0-9_-]{43}").matcher(page);
        if (!link.find()) {
            throw new IllegalStateException("no invitation for " + email);
        }
        Visitor visitor = new Visitor(origin);
        visitor.post(link.group(), Map.of("name", email, "passphrase", PASSPHRASE));
        return visitor;
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
                .collect(
                        Collectors.joining("&", "_csrf=" + URLEncoder.encode(guard, StandardCharsets.UTF_8) + "&", ""));
        return send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                path.endsWith("/people/invite") ? 200 : 303);
    }

    void upload(String path, String field, String file) {
        upload(path, field, file.getBytes(StandardCharsets.UTF_8), 303);
    }

    String upload(String path, String field, byte[] file, int expected) {
        prepare();
        String before = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + guard
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.concat(
                                HttpRequest.BodyPublishers.ofString(before),
                                HttpRequest.BodyPublishers.ofByteArray(file),
                                HttpRequest.BodyPublishers.ofString("\r\n--b--\r\n"))),
                expected);
    }

    /** Reads a file as it comes and keeps nothing; tells how many bytes there were. */
    long drain(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Cookie", cookieLine())
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = answer.body()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " from " + answer.uri());
        }
        return bytes;
    }

    private String cookieLine() {
        synchronized (cookies) {
            return cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }
    }

    private String send(HttpRequest.Builder request, int expected) {
        String sent = cookieLine();
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(answer.statusCode() + " from " + answer.uri() + "\n" + answer.body());
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
