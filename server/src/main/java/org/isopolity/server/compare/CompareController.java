package org.isopolity.server.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.City;
import org.isopolity.release.CityResult;
import org.isopolity.server.chart.LetterStrip;
import org.isopolity.server.chart.RankScale;
import org.isopolity.server.compare.ComparePage.AreaRow;
import org.isopolity.server.compare.ComparePage.Field;
import org.isopolity.server.compare.ComparePage.Lettered;
import org.isopolity.server.compare.ComparePage.ThemeRows;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.figures.Standing;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class CompareController {

    private static final int FEWEST = 2;
    private static final int MOST = 5;
    private static final String CITY = "city";

    private final Library library;

    CompareController(Library library) {
        this.library = library;
    }

    @GetMapping("/compare")
    Page compare(Parameters parameters, Text text) {
        Figures figures = library.latest();
        List<City> cities = cities(parameters, figures, text);
        List<CityResult> results = cities.stream()
                .map(city -> figures.results().find(city.id()).orElseThrow())
                .toList();
        List<Field> fields = new ArrayList<>();
        List<Lettered> lettered = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String letter = LetterStrip.letter(i);
            fields.add(new Field(letter, i < cities.size() ? cities.get(i).name() : ""));
            if (i < results.size()) {
                lettered.add(new Lettered(
                        letter,
                        Standing.of(results.get(i), Math.max(1, figures.ranked().size()), text)));
            }
        }
        Optional<Spread> widest = widest(figures, cities);
        ComparePage page = new ComparePage(
                heading(cities, widest, text),
                lead(cities, widest, text),
                fields,
                figures.release().cities().stream().map(City::name).sorted().toList(),
                lettered,
                figures.ranked().isEmpty() || !figures.policy().ranks()
                        ? List.of()
                        : new RankScale(figures.ranked().size()).ticks(),
                figures.policy(),
                cities.isEmpty() ? List.of() : themes(figures, cities, text),
                figures.release().id().toString());
        return new Page(
                "compare",
                new Head(
                        cities.isEmpty() ? page.heading() : text.of("compare.title", names(cities, text)),
                        page.lead(),
                        Section.COMPARE),
                page);
    }

    private static List<City> cities(Parameters parameters, Figures figures, Text text) {
        List<String> given = parameters.all(CITY);
        List<City> cities = new ArrayList<>();
        for (String name : given) {
            List<City> found = figures.named(name);
            if (found.size() != 1) {
                parameters.problem(CITY, name, text.of("wrong.city"));
            } else if (cities.contains(found.getFirst())) {
                parameters.problem(CITY, name, text.of("wrong.twice"));
            } else {
                cities.add(found.getFirst());
            }
        }
        if (given.size() > MOST || given.size() == 1) {
            parameters.problem(CITY, String.join(", ", given), text.of("wrong.cities", FEWEST, MOST));
        }
        parameters.check();
        return cities;
    }

    /** The area in which the cities lie furthest apart, and who stands at its ends. */
    private record Spread(Group area, City high, double highest, City low, double lowest) {
        double width() {
            return highest - lowest;
        }
    }

    private static Optional<Spread> widest(Figures figures, List<City> cities) {
        return figures.framework().areas().stream()
                .flatMap(area -> spread(figures, area, cities).stream())
                .max(Comparator.comparingDouble(Spread::width));
    }

    private static Optional<Spread> spread(Figures figures, Group area, List<City> cities) {
        List<City> scored = cities.stream()
                .filter(city -> score(figures, city, area).isPresent())
                .sorted(Comparator.comparingDouble(
                        city -> score(figures, city, area).getAsDouble()))
                .toList();
        if (scored.size() < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(new Spread(
                area,
                scored.getLast(),
                score(figures, scored.getLast(), area).getAsDouble(),
                scored.getFirst(),
                score(figures, scored.getFirst(), area).getAsDouble()));
    }

    private static OptionalDouble score(Figures figures, City city, Node node) {
        return figures.results().findScore(city.id(), node.id());
    }

    private static String names(List<City> cities, Text text) {
        return text.list(cities.stream().map(City::name).toList());
    }

    private static String heading(List<City> cities, Optional<Spread> widest, Text text) {
        if (cities.isEmpty()) {
            return text.of("compare.heading.none");
        }
        return widest.map(spread -> text.of(
                        "compare.heading", names(cities, text), spread.area().label()))
                .orElseGet(() -> text.of("compare.heading.plain", names(cities, text)));
    }

    private static String lead(List<City> cities, Optional<Spread> widest, Text text) {
        if (cities.isEmpty()) {
            return text.of("compare.lead.none");
        }
        return widest.map(spread -> text.of(
                        "compare.lead",
                        spread.high().name(),
                        text.whole(spread.highest()),
                        spread.low().name(),
                        text.whole(spread.lowest())))
                .orElseGet(() -> text.of("compare.lead.plain"));
    }

    private static List<ThemeRows> themes(Figures figures, List<City> cities, Text text) {
        return figures.themes().stream()
                .map(theme -> new ThemeRows(
                        theme.group().map(Node::label).orElse(""),
                        theme.areas().stream()
                                .map(area -> area(figures, area, cities, text))
                                .toList()))
                .toList();
    }

    private static AreaRow area(Figures figures, Group area, List<City> cities, Text text) {
        List<OptionalDouble> scores =
                cities.stream().map(city -> score(figures, city, area)).toList();
        return new AreaRow(
                area.label(),
                LetterStrip.of(scores),
                scores.stream()
                        .map(score -> score.isPresent() ? text.whole(score.getAsDouble()) : text.of("mark.missing"))
                        .toList());
    }
}
