package org.isopolity.server.indicator;

import java.util.ArrayList;
import java.util.List;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.indicator.IndicatorsPage.Area;
import org.isopolity.server.indicator.IndicatorsPage.Row;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class IndicatorController {

    private final Library library;
    private final PracticeShelf shelf;
    private final Competences competences;

    IndicatorController(Library library, PracticeShelf shelf, Competences competences) {
        this.library = library;
        this.shelf = shelf;
        this.competences = competences;
    }

    @GetMapping("/indicators")
    Page list(Text text) {
        Figures figures = library.latest();
        int all = figures.framework().indicators().size();
        long empty = figures.framework().indicators().stream()
                .filter(indicator -> figures.valuesOfIndicator(indicator.id()).isEmpty())
                .count();
        String lead = text.of("indicators.lead", all, figures.scoredIndicators()) + " "
                + text.count("indicators.lead.empty", empty);
        List<Area> areas = new ArrayList<>();
        for (Figures.Theme theme : figures.themes()) {
            for (Group area : theme.areas()) {
                areas.add(new Area(
                        area.id(),
                        area.label(),
                        theme.group().map(Node::label).orElse(""),
                        area.texts().question(),
                        text.percent(figures.results().effectiveWeight(area.id())),
                        figures.framework().indicatorsBelow(area).stream()
                                .map(indicator -> row(figures, indicator, text))
                                .toList()));
            }
        }
        return new Page(
                "indicators",
                new Head(text.of("indicators.title"), lead, Section.INDICATORS),
                new IndicatorsPage(lead, areas));
    }

    private Row row(Figures figures, Indicator indicator, Text text) {
        return new Row(
                indicator.id(),
                indicator.label(),
                indicator.texts().question(),
                text.whole(figures.valuesOfIndicator(indicator.id()).size()),
                figures.findRemoval(indicator.id())
                        .map(removal -> text.of("indicators.not-scored"))
                        .orElseGet(() -> text.of(
                                "percent", text.score(100 * figures.results().effectiveWeight(indicator.id())))),
                text.name("competence", competences.across(indicator).competence()));
    }

    @GetMapping("/indicators/{indicator}")
    Page one(@PathVariable("indicator") String id, Text text) {
        Figures figures = library.latest();
        Indicator indicator = figures.findIndicator(id).orElseThrow(() -> new NoSuchPage(id));
        return new Portrait(figures, indicator, shelf.now(), competences.across(indicator), text).page();
    }
}
