package org.isopolity.server.search;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.isopolity.index.observation.City;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.search.SearchPage.Found;
import org.isopolity.server.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SearchController {

    private static final int LONGEST = 100;
    private static final int SHOWN = 20;

    private final Library library;

    SearchController(Library library) {
        this.library = library;
    }

    @GetMapping("/search")
    @Nullable
    Page search(Parameters parameters, HttpServletResponse response, Text text) {
        Figures figures = library.latest();
        String query = parameters.one("q");
        if (query.length() > LONGEST) {
            parameters.problem("q", query, text.of("wrong.long", LONGEST));
        }
        parameters.check();
        if (query.isEmpty()) {
            return redirect("/cities", response);
        }
        List<City> exact = figures.named(query);
        List<City> matching = exact.isEmpty() ? figures.matching(query) : exact;
        if (matching.size() == 1) {
            return redirect("/cities/" + matching.getFirst().id(), response);
        }
        List<Found> found = matching.isEmpty()
                ? figures.nearest(query).stream()
                        .map(near -> new Found(
                                near.path(), near.name(), near.place().isEmpty() ? "" : text.country(near.place())))
                        .toList()
                : matching.stream()
                        .limit(SHOWN)
                        .map(city -> new Found("/cities/" + city.id(), city.name(), text.country(city.country())))
                        .toList();
        String heading = matching.isEmpty()
                ? text.of("search.heading.none", query)
                : text.count("search.heading", matching.size(), query);
        SearchPage page = new SearchPage(
                query,
                heading,
                found,
                figures.release().cities().stream().map(City::name).sorted().toList());
        return new Page("search", Head.of(heading, Section.NONE), page);
    }

    private static @Nullable Page redirect(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
        response.setHeader("Cache-Control", "no-cache");
        return null;
    }
}
