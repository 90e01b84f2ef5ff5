package org.isopolity.server.evaluation;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.isopolity.impact.panel.PanelTable;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.impact.report.Report;
import org.isopolity.server.download.Download;
import org.isopolity.server.evaluation.EvaluationPage.Option;
import org.isopolity.server.evaluation.EvaluationPage.Result;
import org.isopolity.server.evaluation.EvaluationPage.Tab;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.InvalidParameters;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.isopolity.text.input.InvalidInput;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Asks the panels of releases, whose answers have an address, and panels that readers send, whose answers have none: those are
 * computed and forgotten; see decision 16.
 */
@Controller
class EvaluationController {

    private static final int LARGEST = 500_000;
    private static final String PANEL = "panel";
    private static final String FILE = "file";
    private static final String ASK = "ask";

    private final Library library;
    private final Studies studies;
    private final ReleaseStudies released;

    EvaluationController(Library library, Studies studies, ReleaseStudies released) {
        this.library = library;
        this.studies = studies;
        this.released = released;
    }

    @GetMapping("/impact")
    Page effect(Parameters given, HttpServletRequest request, HttpServletResponse response, Text text) {
        return page(Ask.EFFECT, given, request, response, text);
    }

    @GetMapping("/impact/power")
    Page power(Parameters given, HttpServletRequest request, HttpServletResponse response, Text text) {
        return page(Ask.POWER, given, request, response, text);
    }

    @GetMapping("/impact/progress")
    Page progress(Parameters given, HttpServletRequest request, HttpServletResponse response, Text text) {
        return page(Ask.PROGRESS, given, request, response, text);
    }

    private Page page(Ask ask, Parameters given, HttpServletRequest request, HttpServletResponse response, Text text) {
        Figures figures = library.latest();
        if (given.one("indicator").isEmpty()) {
            return form(ask, given, figures, "", text);
        }
        try {
            ReleaseStudies.Study study = released.of(ask, given, text);
            String query = query(request, study);
            Result result = new Answers(study.report(), text)
                    .result(
                            study.inquiry().seed(),
                            name -> "/impact/files/" + name + "?" + ASK + "=" + ask.code() + "&" + query,
                            ask.path() + "?" + query,
                            List.of());
            return answer(ask, given, figures, result, "", text);
        } catch (UnusableDesign unusable) {
            return form(ask, given, figures, String.valueOf(unusable.getMessage()), text);
        } catch (Busy busy) {
            return busy(busy, ask, given, figures, "", response, text);
        }
    }

    /** The address names the release, so that it says the same when another one is the latest. */
    private static String query(HttpServletRequest request, ReleaseStudies.Study study) {
        String asked = String.valueOf(request.getQueryString());
        String kept = Arrays.stream(asked.split("&", -1))
                .filter(pair -> !pair.endsWith("=") && !pair.startsWith("release=") && !pair.startsWith(ASK + "="))
                .collect(Collectors.joining("&"));
        return "release=" + study.release() + "&" + kept;
    }

    /** A file of an answer that has an address. */
    @GetMapping("/impact/files/{name}")
    Download file(@PathVariable("name") String name, Parameters given, Text text) {
        Ask ask = ask(given.one(ASK));
        Answers.Kept kept = new Answers(released.of(ask, given, text).report(), text)
                .files()
                .get(name);
        if (kept == null) {
            throw new NoSuchPage(name);
        }
        return new Download(name, kept.type(), kept.bytes());
    }

    private static Ask ask(String code) {
        return Arrays.stream(Ask.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(Ask.EFFECT);
    }

    /** An invented panel whose effect is known, to try the page with. */
    @GetMapping("/impact/example.csv")
    Download example() {
        return new Download("example.csv", "text/csv;charset=UTF-8", invented().getBytes(StandardCharsets.UTF_8));
    }

    /** Thirty places over twenty years that share two movements; one of them loses eight from 2016 on. */
    private static String invented() {
        SplittableRandom random = new SplittableRandom(20);
        double[][] common = new double[2][20];
        for (double[] path : common) {
            for (int t = 1; t < path.length; t++) {
                path[t] = path[t - 1] + random.nextGaussian();
            }
        }
        StringBuilder csv = new StringBuilder("place,year,rate,residents\n");
        for (int u = 1; u <= 30; u++) {
            double level = 50 + 4 * random.nextGaussian();
            double one = random.nextDouble(2);
            double other = random.nextDouble(2);
            int residents = 40_000 + 1_000 * random.nextInt(400);
            for (int t = 0; t < 20; t++) {
                double value = level
                        + one * common[0][t]
                        + other * common[1][t]
                        + 0.4 * random.nextGaussian()
                        - (u == 7 && t >= 12 ? 8 : 0);
                csv.append(String.format(Locale.ROOT, "Place %02d,%d,%.2f,%d%n", u, 2004 + t, value, residents));
            }
        }
        return csv.toString().replace(System.lineSeparator(), "\n");
    }

    /** What cannot be used of what was sent; the message says why. */
    private static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    @PostMapping("/impact/sent")
    Page sent(HttpServletRequest request, HttpServletResponse response, Text text) {
        Parameters given = Parameters.sent(request, text);
        Ask ask = ask(given.one(ASK));
        Figures figures = library.latest();
        String panel = "";
        try {
            panel = panel(request, given, text);
            Inquiry inquiry = Inquiry.read(ask, given, text);
            given.check();
            Report report = study(inquiry, panel, given);
            Result result = new Answers(report, text)
                    .result(inquiry.seed(), name -> "/impact/sent/" + name, "", carried(given));
            return answer(ask, given, figures, result, panel, text);
        } catch (Busy busy) {
            return busy(busy, ask, given, figures, panel, response, text);
        } catch (UnusableDesign | InvalidInput | Unreadable unusable) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return answer(ask, given, figures, null, panel, String.valueOf(unusable.getMessage()), text);
        } catch (InvalidParameters invalid) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return answer(ask, given, figures, null, panel, words(invalid), text);
        }
    }

    private static String words(InvalidParameters invalid) {
        return invalid.problems().stream()
                .map(problem -> problem.parameter()
                        + (problem.given().isEmpty() ? ": " : " \u201c" + problem.given() + "\u201d: ")
                        + problem.allowed())
                .collect(Collectors.joining(" "));
    }

    @PostMapping("/impact/sent/{name}")
    void sentFile(
            @PathVariable("name") String name, HttpServletRequest request, HttpServletResponse response, Text text)
            throws IOException {
        Parameters given = Parameters.sent(request, text);
        String panel = panel(request, given, text);
        Inquiry inquiry = Inquiry.read(ask(given.one(ASK)), given, text);
        given.check();
        Answers.Kept kept =
                new Answers(study(inquiry, panel, given), text).files().get(name);
        if (kept == null) {
            throw new NoSuchPage(name);
        }
        byte[] bytes = kept.bytes();
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(kept.type());
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private Report study(Inquiry inquiry, String panel, Parameters given) {
        PanelTable table = PanelTable.sent(
                "panel.csv", panel.getBytes(StandardCharsets.UTF_8), given.one("unit"), given.one("time"));
        Material material = Material.of(table, given.one("outcome"), inquiry.columns());
        Map<String, Integer> begun = inquiry.firstTreated().isEmpty() ? Map.of() : table.starts(inquiry.firstTreated());
        return studies.of(() -> inquiry.report(material, begun));
    }

    /** The panel as text: a file if one was chosen, else what was pasted. */
    private static String panel(HttpServletRequest request, Parameters given, Text text) {
        if (request.getContentLengthLong() > 2L * LARGEST) {
            throw new Unreadable(text.of("impact.too-large", text.bytes(LARGEST)));
        }
        byte[] content = file(request, text).orElseGet(() -> given.first(PANEL).getBytes(StandardCharsets.UTF_8));
        if (content.length > LARGEST) {
            throw new Unreadable(text.of("impact.too-large", text.bytes(LARGEST)));
        }
        if (content.length == 0) {
            throw new Unreadable(text.of("impact.no-panel"));
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static Optional<byte[]> file(HttpServletRequest request, Text text) {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        try {
            Part part = request.getPart(FILE);
            return part == null || part.getSize() == 0
                    ? Optional.empty()
                    : Optional.of(part.getInputStream().readNBytes(LARGEST + 1));
        } catch (ServletException | IllegalStateException | IOException unreadable) {
            throw new Unreadable(text.of("impact.unreadable"));
        }
    }

    private static List<Option> carried(Parameters given) {
        List<Option> carried = new ArrayList<>();
        given.namesFrom("").stream()
                .filter(name -> !name.equals(PANEL) && !name.equals(FILE))
                .forEach(name -> given.all(name).forEach(value -> carried.add(new Option(name, value, true))));
        return carried;
    }

    private Page busy(
            Busy busy,
            Ask ask,
            Parameters given,
            Figures figures,
            String panel,
            HttpServletResponse response,
            Text text) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        return answer(ask, given, figures, null, panel, text.of(busy.key()), text);
    }

    private Page form(Ask ask, Parameters given, Figures figures, String problem, Text text) {
        return answer(ask, given, figures, null, "", problem, text);
    }

    private Page answer(Ask ask, Parameters given, Figures figures, Result result, String panel, Text text) {
        return answer(ask, given, figures, result, panel, "", text);
    }

    private Page answer(
            Ask ask,
            Parameters given,
            Figures figures,
            @org.jspecify.annotations.Nullable Result result,
            String panel,
            String problem,
            Text text) {
        Forms forms = new Forms(ask, given, text);
        String title = text.of("impact.title." + ask.code());
        return new Page(
                "evaluation",
                new Head(title, text.of("impact.lead." + ask.code()), Section.NONE),
                new EvaluationPage(
                        ask.path(),
                        title,
                        text.of("impact.lead." + ask.code()),
                        Arrays.stream(Ask.values())
                                .map(one -> new Tab(one.path(), text.of("impact.tab." + one.code()), one == ask))
                                .toList(),
                        problem,
                        Optional.ofNullable(result),
                        forms.published(figures),
                        Forms.panels(figures).isEmpty()
                                ? text.of(
                                        "impact.no-release-panel",
                                        figures.release().id().toString())
                                : "",
                        forms.own(),
                        panel,
                        ask.code()));
    }
}
