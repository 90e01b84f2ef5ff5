package org.isopolity.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the public site, found where the site itself finds it, asked with names for its variables. A new route is
 * walked by itself; one with a new variable fails until a value is named here.
 */
final class PublicWalk {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-z]+)}");

    /** What stands for a variable; what does not fit a route is asked all the same, and is an error page. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("release", List.of("openness-2026.1", "opencities-2026.1", "latest")),
            Map.entry("city", List.of("vienna", "lisbon")),
            Map.entry("indicator", List.of("foreign-born-share", "jobs")),
            Map.entry("practice", List.of("walking-school-bus")),
            Map.entry("table", List.of("made-up-town")),
            Map.entry("country", List.of("nowhere")),
            Map.entry("number", List.of("1", "2")),
            Map.entry("section", List.of("openness", "local-governments")),
            Map.entry("token", List.of("nothing")),
            Map.entry("extent", List.of("page", "full")),
            Map.entry("fingerprint", List.of("x")),
            Map.entry("rest", List.of("nothing")),
            Map.entry(
                    "name",
                    List.of(
                            "site.css",
                            "observations.csv",
                            "edition.yaml",
                            "SHA256SUMS",
                            "plan.xlsx",
                            "plan.ics",
                            "iati.xml",
                            "plan.json",
                            "actions.csv",
                            "nothing")));

    /** The question to which an evaluation is kept as well. */
    private static final String STUDY = "?city=vienna&indicator=foreign-born-share&from=2012&design=synth"
            + "&interference=none&shocks=none&missing=leave-out-donor&like=none";

    /** What a route is asked that answers only to a question, by the end of the route. */
    private static final Map<String, String> QUESTIONS = Map.of(
            "/impact", STUDY,
            "/ideas", "?indicator=trust-in-people",
            "/observations", "?city=vienna",
            "/timeline.svg", "?city=Old+Harbour",
            "/search", "?q=trust");

    private final OpenWorkspace workspace;
    private final Visitor anybody;
    private final List<String> actions;

    /** Walks as somebody who is not signed in; {@code actions} are those of plans, published or not. */
    PublicWalk(OpenWorkspace workspace, List<String> actions) {
        this.workspace = workspace;
        this.anybody = workspace.visitor();
        this.actions = List.copyOf(actions);
    }

    /** An answer as text, archives and printed pages included. */
    record Answer(int status, String text) {}

    private List<String> patterns(RequestMethod method) {
        TreeSet<String> patterns = new TreeSet<>();
        for (RequestMappingInfo info : workspace
                .server
                .site()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()) {
            if (info.getMethodsCondition().getMethods().contains(method)) {
                patterns.addAll(info.getPatternValues());
            }
        }
        return List.copyOf(patterns);
    }

    /** The addresses of a route. */
    private List<String> addresses(String pattern) {
        List<String> addresses = List.of(pattern);
        Matcher variables = VARIABLE.matcher(pattern);
        while (variables.find()) {
            String variable = variables.group(1);
            List<String> values = variable.equals("action") ? actions : VALUES.get(variable);
            if (values == null) {
                throw new AssertionError("Name a value for " + variables.group() + " of " + pattern);
            }
            String slash = variables.group().startsWith("{*") ? "/" : "";
            List<String> next = new ArrayList<>();
            for (String address : addresses) {
                for (String value : values) {
                    next.add(address.replace(slash + variables.group(), slash + value));
                }
            }
            addresses = next;
        }
        return addresses;
    }

    /** Every address of every route that is read, by route. */
    Map<String, List<String>> routes() {
        Map<String, List<String>> routes = new TreeMap<>();
        for (String pattern : patterns(RequestMethod.GET)) {
            List<String> addresses = new ArrayList<>(addresses(pattern));
            QUESTIONS.forEach((end, question) -> {
                if (pattern.endsWith(end)) {
                    addresses.add(addresses.getFirst() + question);
                }
            });
            routes.put(pattern, addresses);
        }
        return routes;
    }

    /** What everybody is told at every address. */
    Map<String, Answer> answers() {
        Map<String, Answer> answers = new TreeMap<>();
        routes().values().forEach(addresses -> addresses.forEach(address -> answers.put(address, ask(address))));
        for (String pattern : patterns(RequestMethod.POST)) {
            for (String address : addresses(pattern)) {
                HttpResponse<String> answer = anybody.post(address, Map.of());
                answers.put("POST " + address, new Answer(answer.statusCode(), at(answer.body())));
            }
        }
        return answers;
    }

    Answer ask(String address) {
        HttpResponse<byte[]> answer = anybody.download(address);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        return new Answer(answer.statusCode(), at(text(type, answer.body())));
    }

    /** Addresses name the port, which is another one after a restart. */
    private String at(String text) {
        return text.replace("127.0.0.1:" + workspace.server.port(), "127.0.0.1");
    }

    private static String text(String type, byte[] bytes) {
        try {
            if (type.contains("zip") || type.contains("spreadsheetml")) {
                return unpacked(bytes);
            }
            if (type.contains("pdf")) {
                try (PDDocument document = Loader.loadPDF(bytes)) {
                    return new PDFTextStripper().getText(document);
                }
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String unpacked(byte[] bytes) throws IOException {
        StringBuilder all = new StringBuilder();
        // the entries of a workbook can only be read from its end
        Path file = Files.createTempFile(Path.of("target"), "walk", ".zip");
        try {
            Files.write(file, bytes);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    // a workbook says there when it was made
                    if (!entry.getName().equals("docProps/core.xml")) {
                        try (InputStream content = zip.getInputStream(entry)) {
                            all.append(entry.getName())
                                    .append('\n')
                                    .append(new String(content.readAllBytes(), StandardCharsets.UTF_8));
                        }
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
        return all.toString();
    }
}
