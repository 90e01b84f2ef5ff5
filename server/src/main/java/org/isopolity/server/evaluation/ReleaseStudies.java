package org.isopolity.server.evaluation;

import java.util.Map;
import java.util.stream.Collectors;
import org.isopolity.impact.report.Report;
import org.isopolity.index.framework.Indicator;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Component;

/** Answers of releases: the same for everybody who asks the same. */
@Component
public final class ReleaseStudies {

    private final Library library;
    private final Studies studies;

    ReleaseStudies(Library library, Studies studies) {
        this.library = library;
        this.studies = studies;
    }

    /**
     * An answer.
     *
     * @param release whose panel was asked
     * @param indicator which
     * @param inquiry what was asked
     * @param report the answer
     */
    public record Study(String release, Indicator indicator, Inquiry inquiry, Report report) {}

    /**
     * Reads parameters and answers them.
     *
     * @throws org.isopolity.server.page.InvalidParameters if one is wrong
     * @throws org.isopolity.impact.panel.UnusableDesign if the panel does not allow what is asked
     * @throws Busy if it cannot be computed now
     */
    public Study of(Ask ask, Parameters given, Text text) {
        String wanted = given.one("release");
        Figures figures = wanted.isEmpty()
                ? library.latest()
                : library.find(wanted).orElseGet(() -> {
                    given.problem("release", wanted, text.of("impact.wrong.release"));
                    return library.latest();
                });
        String id = given.one("indicator");
        Indicator indicator = figures.findIndicator(id).orElse(null);
        if (indicator == null) {
            given.problem("indicator", id, text.of("wrong.indicator-id"));
        }
        Map<String, String> names = Material.names(figures.release().cities());
        given.all("city").stream()
                .filter(city -> !names.containsKey(city))
                .forEach(city -> given.problem("city", city, text.of("wrong.city-id")));
        Inquiry inquiry = Inquiry.read(ask, given, text);
        given.check();
        if (indicator == null) {
            throw new IllegalStateException("checked above");
        }
        String key = ask.code() + "\n" + figures.release().digest() + "\n"
                + given.namesFrom("").stream()
                        .map(name -> name + "=" + given.all(name))
                        .collect(Collectors.joining("\n"));
        Report report = studies.of(key, () -> inquiry.report(Material.of(figures.release(), indicator), Map.of()));
        return new Study(figures.release().id().toString(), indicator, inquiry, report);
    }
}
