package org.isopolity.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser: keeps cookies, and sends forms from pages. */
final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern GUARD = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final Map<String, String> cookies = new TreeMap<>();
    private String guard = "";

    Visitor(int port) {
        this.port = port;
    }

    /** A visitor who is signed in by this session. */
    Visitor with(String session) {
        cookies.put("isopolity_session", session);
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    String guard() {
        return guard;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(builder(path, headers).GET());
    }

    /** Sends a form; where no page was seen before, the page to sign in is fetched for its guard. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        fetchGuard();
        Map<String, String> all = new TreeMap<>(fields);
        all.putIfAbsent("_csrf", guard);
        String body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(builder(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a form with a file. */
    HttpResponse<String> upload(String path, Map<String, String> fields, String field, String name, byte[] file) {
        fetchGuard();
        String boundary = "boundary-of-a-test";
        StringBuilder before = new StringBuilder();
        Map<String, String> all = new TreeMap<>(fields);
        all.putIfAbsent("_csrf", guard);
        all.forEach((key, value) -> before.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(key)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        before.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(field)
                .append("\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return send(builder(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(before.toString()),
                        BodyPublishers.ofByteArray(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(builder(path, headers).method(method, BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> download(String path, String... headers) {
        try {
            return CLIENT.send(builder(path, headers).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void fetchGuard() {
        if (guard.isEmpty()) {
            get("/workspace/sign-in");
        }
    }

    private HttpRequest.Builder builder(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher matcher = GUARD.matcher(answer.body());
            if (matcher.find()) {
                guard = matcher.group(1);
            }
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void keep(String header) {
        String pair = header.substring(0, (header + ";").indexOf(';'));
        int equals = pair.indexOf('=');
        String name = pair.substring(0, equals);
        String value = pair.substring(equals + 1);
        if (value.isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
