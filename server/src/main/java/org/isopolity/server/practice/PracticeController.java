package org.isopolity.server.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.isopolity.practice.evidence.EvidenceRule;
import org.isopolity.practice.library.Change;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.RecordKind;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class PracticeController {

    private final PracticeShelf shelf;
    private final org.isopolity.server.figures.Library releases;

    PracticeController(PracticeShelf shelf, org.isopolity.server.figures.Library releases) {
        this.shelf = shelf;
        this.releases = releases;
    }

    @GetMapping("/practices")
    Page list(Parameters parameters, Text text) {
        return new PracticeList(shelf.now(), shelf.today(), text).page(parameters);
    }

    @GetMapping("/practices/{practice}")
    Page one(@PathVariable("practice") String id, HttpServletResponse response, Text text) {
        Practices practices = shelf.now();
        Optional<Practice> found = practices.library().find(id);
        if (found.isPresent()) {
            return new PracticeStory(practices, found.get(), releases.findLatest(), shelf.today(), text).page();
        }
        Change withdrawal =
                practices.library().findWithdrawal(RecordKind.PRACTICE, id).orElseThrow(() -> new NoSuchPage(id));
        response.setStatus(HttpServletResponse.SC_GONE);
        return new Page(
                "practicegone",
                Head.of(text.of("practice.gone.title"), Section.PRACTICES),
                new WithdrawnPage(
                        text.date(withdrawal.moment().atOffset(ZoneOffset.UTC).toLocalDate()), withdrawal.reason()));
    }

    @GetMapping("/practices/method")
    Page method(Text text) {
        List<PracticeMethodPage.Level> levels = EvidenceRule.table().stream()
                .map(line -> new PracticeMethodPage.Level(
                        line.level().number(),
                        line.name().in(text.locale()),
                        line.rule().in(text.locale())))
                .toList();
        return new Page(
                "practicemethod",
                new Head(text.of("practicemethod.title"), text.of("practicemethod.lead"), Section.PRACTICES),
                new PracticeMethodPage(levels));
    }
}
