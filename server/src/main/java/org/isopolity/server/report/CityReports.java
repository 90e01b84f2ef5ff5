package org.isopolity.server.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.isopolity.release.Archive;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.plan.PlanBrief;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Scope;
import org.isopolity.server.text.Text;

/**
 * Reports of cities from the releases of an archive. A report depends on the release, the city, the extent and the language
 * alone, and on a survey or a plan where it names one: asked again, it is the same to the byte.
 */
public final class CityReports {

    private final Library library;
    private final Languages languages;
    private final TemplateEngine templates;

    CityReports(Library library, Languages languages, TemplateEngine templates) {
        this.library = library;
        this.languages = languages;
        this.templates = templates;
    }

    /** Reports from an archive. */
    public static CityReports of(Archive archive) {
        return new CityReports(
                new Library(archive),
                new Languages(),
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, CityReports.class.getClassLoader(), "org.isopolity.server.jte"));
    }

    /**
     * A report as PDF.
     *
     * @param release id of a sound release, or {@code latest}
     * @param city id of a city
     * @param extent how much it says
     * @param language tag of the wished language, such as {@code en-GB}; English where reports are not made in it
     * @return the document; nothing where there is no such release or city
     */
    public Optional<byte[]> findPdf(String release, String city, Extent extent, String language) {
        return findPdf(release, city, extent, language, Competences.none());
    }

    /** The same with what cities said in a survey of who can change what. */
    public Optional<byte[]> findPdf(
            String release, String city, Extent extent, String language, Competences competences) {
        return findPdf(release, city, extent, language, Optional.empty(), competences);
    }

    /** The same with a published plan; it bears the day of the release or of the plan, whichever is later. */
    Optional<byte[]> findPdf(
            String release,
            String city,
            Extent extent,
            String language,
            Optional<PublishedPlan> plan,
            Competences competences) {
        Text text = languages.accept(language, Scope.REPORT);
        return library.find(release).flatMap(figures -> {
            LocalDate day = day(figures, plan);
            return find(figures, city, plan, competences, day, text).map(report -> pdf(report, extent, text, day));
        });
    }

    private static LocalDate day(Figures figures, Optional<PublishedPlan> plan) {
        LocalDate edition = figures.release().edition().date();
        return plan.map(document -> LocalDate.ofInstant(document.moment(), ZoneOffset.UTC))
                .filter(published -> published.isAfter(edition))
                .orElse(edition);
    }

    private byte[] pdf(CityReport report, Extent extent, Text text, LocalDate date) {
        StringOutput html = new StringOutput(1 << 16);
        templates.render(
                "print/report.jte", Map.of("text", text, "report", report, "whole", extent == Extent.FULL), html);
        return PrintedPages.of(
                html.toString(),
                report.imprint().digest()
                        + report.id()
                        + extent
                        + (text.language().equals("en") ? "" : text.locale().toLanguageTag())
                        + report.plan().map(plan -> " plan " + plan.number()).orElse("")
                        + report.surveyed()
                                .map(survey -> " survey " + survey.digests())
                                .orElse(""),
                date,
                text.direction().equals("rtl"));
    }

    /** What a report says of a city, if there is one with this id. */
    static Optional<CityReport> find(Figures figures, String city, Text text) {
        return find(figures, city, Optional.empty(), Competences.none(), LocalDate.EPOCH, text);
    }

    /** The same with a published plan as it stands on a day, and with what cities said in a survey. */
    static Optional<CityReport> find(
            Figures figures,
            String city,
            Optional<PublishedPlan> plan,
            Competences competences,
            LocalDate day,
            Text text) {
        return figures.results()
                .find(city)
                .map(result -> new Account(
                                figures,
                                result,
                                plan.map(document -> PlanBrief.of(document, Optional.of(figures), day, text)),
                                competences,
                                text)
                        .report());
    }
}
