package org.isopolity.server.governance;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Indicator;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.BriefPage.Choice;
import org.isopolity.server.governance.GovernancePage.DemandRow;
import org.isopolity.server.governance.GovernancePage.FindingRow;
import org.isopolity.server.governance.GovernancePage.GapRow;
import org.isopolity.server.governance.GovernancePage.MarkRow;
import org.isopolity.server.governance.GovernancePage.Marks;
import org.isopolity.server.governance.Survey.CooperationGap;
import org.isopolity.server.governance.Survey.Demand;
import org.isopolity.server.governance.Survey.Finding;
import org.isopolity.server.governance.Survey.LevelGap;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class GovernanceController {

    private final Competences competences;
    private final Library library;

    GovernanceController(Competences competences, Library library) {
        this.competences = competences;
        this.library = library;
    }

    @GetMapping("/governance")
    Page governance(Text text) {
        GovernancePage page = competences
                .survey()
                .content()
                .map(survey -> page(survey, text))
                .orElseGet(() -> new GovernancePage(
                        text.of("governance.heading.none"),
                        text.of("governance.lead.none"),
                        "",
                        competences.survey().problem(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Marks.NONE));
        return new Page("governance", new Head(text.of("governance.title"), page.lead(), Section.DOING), page);
    }

    @GetMapping("/governance/survey.csv")
    void template(HttpServletResponse response) throws IOException {
        send("governance.csv", Survey.HEADER, response);
    }

    /** The indicators of the newest release with their fields, to be looked at or filled in. */
    @GetMapping("/governance/services.csv")
    void fields(HttpServletResponse response) throws IOException {
        StringBuilder lines = new StringBuilder(ServiceFields.HEADER);
        library.findLatest()
                .map(figures -> figures.framework().indicators())
                .orElse(List.of())
                .forEach(indicator -> lines.append(indicator.id())
                        .append(',')
                        .append(competences
                                .fields()
                                .content()
                                .flatMap(fields -> fields.find(indicator.id()))
                                .map(GovernanceController::code)
                                .orElse(""))
                        .append('\n'));
        send("services.csv", lines.toString(), response);
    }

    private static void send(String name, String csv, HttpServletResponse response) throws IOException {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setContentType("text/csv;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    /** What the cities of a country say of one level, as a paper to take to it. */
    @GetMapping("/governance/brief")
    Page brief(Parameters parameters, Text text) {
        Survey survey = survey("brief");
        Asked asked = Asked.of(survey, parameters);
        BriefPage page = brief(asked, survey.countries(), text);
        return new Page("brief", new Head(page.heading(), page.lead(), Section.DOING), page);
    }

    private Survey survey(String page) {
        return competences.survey().content().orElseThrow(() -> new NoSuchPage(page));
    }

    /** The same as a file: counts, of how many, and shares where enough cities answered. */
    @GetMapping("/governance/brief.csv")
    void briefFile(Parameters parameters, HttpServletResponse response) throws IOException {
        Survey survey = survey("brief.csv");
        Asked asked = Asked.of(survey, parameters);
        Map<ServiceField, LevelGap> gaps = asked.survey().gapsLeftBy(asked.level()).stream()
                .collect(Collectors.toMap(LevelGap::field, gap -> gap));
        StringWriter lines = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(lines)) {
            csv.writeRecord(
                    "country",
                    "level",
                    "field",
                    "cities",
                    "few_cities",
                    "restricted",
                    "restricted_share",
                    "supported",
                    "supported_share",
                    "both",
                    "both_share",
                    "responsible",
                    "unsupported",
                    "unsupported_share",
                    "alone");
            for (Finding finding : asked.findings()) {
                Optional<LevelGap> gap = Optional.ofNullable(gaps.get(finding.field()));
                int responsible = asked.responsible(finding.field());
                int unsupported = gap.map(left -> left.unsupported().size()).orElse(0);
                csv.writeRecord(
                        asked.country(),
                        code(finding.level()),
                        code(finding.field()),
                        String.valueOf(finding.cities()),
                        finding.cities() < Survey.ENOUGH ? "yes" : "no",
                        String.valueOf(finding.restricted()),
                        share(finding.restricted(), finding.cities()),
                        String.valueOf(finding.supported()),
                        share(finding.supported(), finding.cities()),
                        String.valueOf(finding.both()),
                        share(finding.both(), finding.cities()),
                        String.valueOf(responsible),
                        String.valueOf(unsupported),
                        share(unsupported, responsible),
                        String.valueOf(gap.map(left -> left.alone().size()).orElse(0)));
            }
        }
        send("governance-brief.csv", lines.toString(), response);
    }

    /** A share with four decimals; empty where too few answered for one. */
    private static String share(int some, int all) {
        return all < Survey.ENOUGH ? "" : String.format(Locale.ROOT, "%.4f", (double) some / all);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a brief is about.
     *
     * @param country as two letters; empty for all cities
     * @param level the level it is taken to
     * @param survey what the cities of the country say
     */
    private record Asked(String country, HigherLevel level, Survey survey) {

        static Asked of(Survey survey, Parameters parameters) {
            String country = parameters.oneOf("country", survey.countries());
            String level = parameters.oneOf(
                    "level",
                    Arrays.stream(HigherLevel.values())
                            .map(GovernanceController::code)
                            .toList());
            parameters.check();
            return new Asked(
                    country,
                    Arrays.stream(HigherLevel.values())
                            .filter(each -> code(each).equals(level))
                            .findFirst()
                            .orElse(HigherLevel.NATIONAL),
                    country.isEmpty() ? survey : survey.in(country));
        }

        List<Finding> findings() {
            return survey.findings().stream()
                    .filter(finding -> finding.level() == level)
                    .toList();
        }

        /** How many cities are responsible for at least a part of a field and said something of the level. */
        int responsible(ServiceField field) {
            return (int) survey.effects().stream()
                    .filter(effect -> effect.level() == level && effect.field() == field)
                    .filter(effect -> effect.responsibility() != Responsibility.NONE)
                    .count();
        }

        int cities() {
            return (int) survey.effects().stream()
                    .filter(effect -> effect.level() == level)
                    .map(Effect::city)
                    .distinct()
                    .count();
        }
    }

    private BriefPage brief(Asked asked, List<String> countries, Text text) {
        String level = text.name("governance.the", asked.level());
        String where =
                asked.country().isEmpty() ? text.of("governance.brief.everywhere") : text.country(asked.country());
        List<Choice> choices = new ArrayList<>(List.of(new Choice(
                "", text.of("governance.brief.everywhere"), asked.country().isEmpty())));
        countries.forEach(code -> choices.add(new Choice(code, text.country(code), code.equals(asked.country()))));
        return new BriefPage(
                text.count("governance.brief.heading", asked.cities(), level, where),
                text.of("governance.brief.lead"),
                choices,
                Arrays.stream(HigherLevel.values())
                        .map(each -> new Choice(code(each), text.name("governance.level", each), each == asked.level()))
                        .toList(),
                asked.findings().stream().map(finding -> row(finding, text)).toList(),
                asked.survey().gapsLeftBy(asked.level()).stream()
                        .map(gap -> sentence(gap, level, text))
                        .toList(),
                asked.findings().stream()
                        .filter(finding -> finding.both() > 0)
                        .map(finding -> text.of(
                                "governance.brief.both",
                                text.name("governance.field", finding.field()),
                                level,
                                finding.both(),
                                finding.cities()))
                        .toList(),
                asked.survey().demands().stream()
                        .filter(demand -> demand.level() == asked.level())
                        .map(demand -> row(demand, text))
                        .toList(),
                "/governance/brief.csv?level=" + code(asked.level())
                        + (asked.country().isEmpty() ? "" : "&country=" + asked.country()),
                competences.surveyDigest());
    }

    private static String sentence(LevelGap gap, String level, Text text) {
        return text.of(
                        "governance.brief.gap",
                        text.name("governance.field", gap.field()),
                        gap.unsupported().size(),
                        gap.responsible(),
                        level,
                        text.list(gap.unsupported()))
                + (gap.alone().isEmpty() ? "" : " " + text.of("governance.brief.alone", text.list(gap.alone())));
    }

    private GovernancePage page(Survey survey, Text text) {
        List<Demand> demands = survey.demands();
        return new GovernancePage(
                demands.isEmpty()
                        ? text.of("governance.heading")
                        : text.count("governance.heading.rules", demands.size()),
                text.count("governance.lead", survey.cities(), survey.effects().size()),
                competences.surveyDigest(),
                "",
                survey.findings().stream().map(finding -> row(finding, text)).toList(),
                survey.cooperationGaps().stream().map(gap -> row(gap, text)).toList(),
                demands.stream().map(demand -> row(demand, text)).toList(),
                library.findLatest().map(figures -> marks(figures, text)).orElse(Marks.NONE));
    }

    /** What the survey says of the indicators of a release. */
    private Marks marks(Figures figures, Text text) {
        List<MarkRow> rows = new ArrayList<>();
        for (Indicator indicator : figures.framework().indicators()) {
            competences
                    .fields()
                    .content()
                    .flatMap(fields -> fields.find(indicator.id()))
                    .ifPresent(field -> {
                        CompetenceMark mark = competences.across(indicator);
                        rows.add(new MarkRow(
                                indicator.id(),
                                indicator.label(),
                                text.name("governance.field", field),
                                text.name("competence", mark.competence()),
                                CompetenceWords.of(mark, text)));
                    });
        }
        Set<String> known =
                figures.framework().indicators().stream().map(Indicator::id).collect(Collectors.toSet());
        List<String> strange = competences.fields().content().stream()
                .flatMap(fields -> fields.indicators().stream())
                .filter(id -> !known.contains(id))
                .toList();
        List<String> elsewhere =
                new ArrayList<>(competences.citiesBut(figures.release().cities()));
        return new Marks(
                rows,
                strange.isEmpty() ? "" : text.of("governance.marks.strange", String.join(", ", strange)),
                elsewhere.isEmpty() ? "" : text.of("governance.marks.elsewhere", text.list(elsewhere)),
                competences.fieldsDigest(),
                competences.fields().problem());
    }

    private static FindingRow row(Finding finding, Text text) {
        return new FindingRow(
                text.name("governance.field", finding.field()),
                text.name("governance.level", finding.level()),
                finding.cities() < Survey.ENOUGH
                        ? text.of("governance.few", finding.cities())
                        : text.whole(finding.cities()),
                share(finding.restricted(), finding.cities(), text),
                share(finding.supported(), finding.cities(), text),
                share(finding.both(), finding.cities(), text));
    }

    private static String share(int some, int all, Text text) {
        String count = text.of("values.of", some, all);
        return all < Survey.ENOUGH ? count : text.of("governance.share", text.percent((double) some / all), count);
    }

    private static GapRow row(CooperationGap gap, Text text) {
        return new GapRow(
                text.name("governance.field", gap.field()),
                text.of("values.of", gap.alone().size(), gap.responsible()),
                text.list(gap.alone()));
    }

    private static DemandRow row(Demand demand, Text text) {
        return new DemandRow(
                demand.rule(),
                text.name("governance.level", demand.level()),
                text.whole(demand.cities().size()),
                text.list(demand.cities()),
                text.list(demand.fields().stream()
                        .map(field -> text.name("governance.field", field))
                        .toList()),
                demand.wanted());
    }
}
