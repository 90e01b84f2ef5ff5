package org.isopolity.server.city;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.isopolity.index.framework.Indicator;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.figures.PeerGroup;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.plan.PlanShelf;
import org.isopolity.server.plan.PublishedPlan;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class CityController {

    private final Library library;
    private final PlanShelf plans;
    private final Competences competences;

    CityController(Library library, PlanShelf plans, Competences competences) {
        this.library = library;
        this.plans = plans;
        this.competences = competences;
    }

    @GetMapping("/cities/{city}")
    Page profile(@PathVariable("city") String id, Parameters parameters, HttpServletRequest request, Text text) {
        Figures figures = library.latest();
        CityResult city = find(figures, id);
        String wanted = parameters.oneOf(
                "peers", Arrays.stream(PeerGroup.values()).map(PeerGroup::code).toList());
        parameters.check();
        PeerGroup group = Arrays.stream(PeerGroup.values())
                .filter(candidate -> candidate.code().equals(wanted))
                .findFirst()
                .orElseGet(() -> figures.usualPeers(city.city()));
        return new Profile(figures, city, group, competences, text)
                .page(
                        request.getRequestURL().toString(),
                        plans.find(id).filter(PublishedPlan::isReadable).isPresent());
    }

    @GetMapping("/cities/{city}/{indicator}")
    Page value(
            @PathVariable("city") String id,
            @PathVariable("indicator") String indicatorId,
            HttpServletRequest request,
            Text text) {
        Figures figures = library.latest();
        CityResult city = find(figures, id);
        Indicator indicator = figures.findIndicator(indicatorId).orElseThrow(() -> new NoSuchPage(indicatorId));
        return new ValueStory(figures, library.archive(), city, indicator, text)
                .page(request.getRequestURL().toString());
    }

    private static CityResult find(Figures figures, String id) {
        return figures.results().find(id).orElseThrow(() -> new NoSuchPage(id));
    }
}
