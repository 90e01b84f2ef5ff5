package org.isopolity.server.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.isopolity.index.observation.City;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;
import org.isopolity.release.ValueResult;
import org.isopolity.server.chart.RankScale;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.home.HomePage.Example;
import org.isopolity.server.home.HomePage.Tick;
import org.isopolity.server.page.Frame.Imprint;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomeController {

    private final Library library;

    HomeController(Library library) {
        this.library = library;
    }

    @GetMapping("/")
    Page home(Text text) {
        Figures figures = library.latest();
        Release release = figures.release();
        int all = release.cities().size();
        int indicators = figures.framework().indicators().size();
        long empty = figures.framework().indicators().stream()
                .filter(indicator -> figures.valuesOfIndicator(indicator.id()).isEmpty())
                .count();
        Optional<CityResult> example = example(figures);
        String cityPath = example.map(result -> "/cities/" + result.city().id()).orElse("/cities");
        String valuePath = example.flatMap(
                        result -> figures.valuesOfCity(result.city().id()).stream()
                                .filter(value -> value.normalised().isPresent())
                                .filter(value -> value.marks().isEmpty())
                                .max(Comparator.comparingDouble((ValueResult value) ->
                                        value.normalised().orElseThrow())))
                .map(value -> cityPath + "/" + value.indicatorId())
                .orElse(cityPath);
        HomePage page = new HomePage(
                release.id().toString(),
                release.id().year() + "." + release.id().number(),
                text.date(release.edition().date()),
                text.of("home.of", figures.ranked().size(), all),
                text.count("home.cities.note", all - figures.ranked().size()),
                text.of("home.of", figures.scoredIndicators(), indicators),
                text.count("home.indicators.note", empty),
                Imprint.shorten(release.digest()),
                figures.policy(),
                example.filter(result -> result.interval().isPresent())
                        .map(result -> drawn(result, figures.ranked().size(), text)),
                new CityMap(figures, text).map(),
                release.cities().stream().map(City::name).sorted().toList(),
                figures.framework().root().texts().whatItDoesNotTell(),
                cityPath,
                valuePath);
        return new Page("home", new Head(text.of("home.heading"), text.of("home.description"), Section.NONE), page);
    }

    /** Of the first quarter the largest city: known to many, and neither at the very top nor in the crowd. */
    private static Optional<CityResult> example(Figures figures) {
        List<CityResult> ranked = figures.ranked();
        return ranked.stream()
                .skip(ranked.size() / 20)
                .limit(Math.max(1, ranked.size() / 4))
                .max(Comparator.comparingLong((CityResult result) -> result.city()
                        .population()
                        .map(City.Population::residents)
                        .orElse(0L)));
    }

    private static Example drawn(CityResult result, int ranked, Text text) {
        RankInterval range = result.interval().orElseThrow();
        int rank = result.rank().orElseThrow();
        RankScale scale = new RankScale(ranked);
        RankScale.RankStrip strip = scale.strip(rank, range.best(), range.worst());
        String name = result.city().name();
        List<Tick> ticks = new ArrayList<>();
        for (RankScale.Tick tick : scale.ticks()) {
            boolean first = ticks.isEmpty();
            boolean last = tick.rank() == ranked;
            ticks.add(new Tick(
                    first ? "0%" : tick.at(), text.ordinal(tick.rank()), first ? "start" : last ? "end" : "middle"));
        }
        return new Example(
                text.of("home.example", name, rank, range.best(), range.worst()),
                text.of("home.example.name", name, text.ordinal(rank)),
                text.of("home.example.range", text.ordinal(range.best()), text.ordinal(range.worst())),
                strip.from(),
                strip.to(),
                strip.at(),
                ticks);
    }
}
