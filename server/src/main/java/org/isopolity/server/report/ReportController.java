package org.isopolity.server.report;

import gg.jte.TemplateEngine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.page.Speaks;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Scope;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class ReportController {

    private static final int LONGEST_TAG = 35;

    private static final Clock CLOCK = Clock.systemUTC();

    private final Library library;
    private final PlanShelf plans;
    private final Competences competences;
    private final CityReports reports;

    ReportController(
            Library library, Languages languages, TemplateEngine templates, PlanShelf plans, Competences competences) {
        this.competences = competences;
        this.library = library;
        this.plans = plans;
        this.reports = new CityReports(library, languages, templates);
    }

    @GetMapping("/reports/{city}")
    @Speaks(Scope.REPORT)
    Page report(@PathVariable("city") String city, Parameters parameters, Text text) {
        parameters.oneOf("language", Scope.REPORT.languages());
        parameters.check();
        Figures figures = library.latest();
        CityReport report = CityReports.find(
                        figures,
                        city,
                        plans.find(city).filter(PublishedPlan::isReadable),
                        competences,
                        LocalDate.now(CLOCK),
                        text)
                .orElseThrow(() -> new NoSuchPage(city));
        return new Page(
                "report", new Head(text.of("report.title", report.city()), report.finding(), Section.CITIES), report);
    }

    @GetMapping("/releases/{release}/reports/{city}/{extent}.pdf")
    PrintedReport pdf(
            @PathVariable("release") String release,
            @PathVariable("city") String city,
            @PathVariable("extent") String extentCode,
            Parameters parameters,
            Text text) {
        String language = parameters.one("language");
        if (!language.isEmpty()
                && (language.length() > LONGEST_TAG
                        || Locale.forLanguageTag(language).getLanguage().isEmpty())) {
            parameters.problem("language", language, text.of("wrong.language"));
        }
        String number = parameters.one("plan");
        if (!number.isEmpty() && !number.matches("[1-9][0-9]{0,8}")) {
            parameters.problem("plan", number, text.of("wrong.plan"));
        }
        String survey = parameters.one("survey");
        parameters.check();
        Optional<PublishedPlan> plan = number.isEmpty()
                ? Optional.empty()
                : Optional.of(plans.find(city, Integer.parseInt(number)).orElseThrow(() -> new NoSuchPage(number)));
        Extent extent = Extent.find(extentCode).orElseThrow(() -> new NoSuchPage(extentCode));
        // an address must always mean the same, so it names its release
        if (release.equals("latest")) {
            throw new NoSuchPage(release);
        }
        // what another survey said is not at hand any more
        if (!survey.isEmpty() && !survey.equals(competences.address())) {
            throw new NoSuchPage(survey);
        }
        Competences asked = survey.isEmpty() ? Competences.none() : competences;
        return new PrintedReport(
                release + "-" + city + "-" + extent.code() + ".pdf",
                reports.findPdf(release, city, extent, language.isEmpty() ? "en" : language, plan, asked)
                        .orElseThrow(() -> new NoSuchPage(city)));
    }
}
