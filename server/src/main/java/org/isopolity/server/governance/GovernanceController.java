package org.isopolity.server.governance;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isopolity.server.governance.GovernancePage.DemandRow;
import org.isopolity.server.governance.GovernancePage.FindingRow;
import org.isopolity.server.governance.GovernancePage.GapRow;
import org.isopolity.server.governance.Survey.CooperationGap;
import org.isopolity.server.governance.Survey.Demand;
import org.isopolity.server.governance.Survey.Finding;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.text.Text;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class GovernanceController {

    /** Of fewer cities a share would say more than is known. */
    private static final int FEW = 5;

    private final SurveyFile file;

    GovernanceController(SurveyFile file) {
        this.file = file;
    }

    @GetMapping("/governance")
    Page governance(Text text) {
        GovernancePage page = file.survey()
                .map(survey -> page(survey, text))
                .orElseGet(() -> new GovernancePage(
                        text.of("governance.heading.none"),
                        text.of("governance.lead.none"),
                        "",
                        file.problem(),
                        List.of(),
                        List.of(),
                        List.of()));
        return new Page("governance", new Head(text.of("governance.title"), page.lead(), Section.DOING), page);
    }

    @GetMapping("/governance/survey.csv")
    void template(HttpServletResponse response) throws IOException {
        byte[] bytes = Survey.HEADER.getBytes(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("governance.csv")
                        .build()
                        .toString());
        response.setContentType("text/csv;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private GovernancePage page(Survey survey, Text text) {
        List<Demand> demands = survey.demands();
        return new GovernancePage(
                demands.isEmpty()
                        ? text.of("governance.heading")
                        : text.count("governance.heading.rules", demands.size()),
                text.count("governance.lead", survey.cities(), survey.effects().size()),
                file.digest(),
                "",
                survey.findings().stream().map(finding -> row(finding, text)).toList(),
                survey.cooperationGaps().stream().map(gap -> row(gap, text)).toList(),
                demands.stream().map(demand -> row(demand, text)).toList());
    }

    private static FindingRow row(Finding finding, Text text) {
        return new FindingRow(
                text.name("governance.field", finding.field()),
                text.name("governance.level", finding.level()),
                text.whole(finding.cities()),
                share(finding.restricted(), finding.cities(), text),
                share(finding.supported(), finding.cities(), text),
                share(finding.both(), finding.cities(), text));
    }

    private static String share(int some, int all, Text text) {
        String count = text.of("values.of", some, all);
        return all < FEW ? count : text.of("governance.share", text.percent((double) some / all), count);
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
