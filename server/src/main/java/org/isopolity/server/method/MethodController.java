package org.isopolity.server.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.Flag;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.recipe.Choice;
import org.isopolity.index.recipe.Uncertainty;
import org.isopolity.release.CityResult;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.method.MethodPage.AreaWeight;
import org.isopolity.server.method.MethodPage.FlagMark;
import org.isopolity.server.method.MethodPage.Removed;
import org.isopolity.server.method.MethodPage.ThemeWeights;
import org.isopolity.server.method.MethodPage.Variation;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class MethodController {

    private final Library library;

    MethodController(Library library) {
        this.library = library;
    }

    @GetMapping("/method")
    Page method(Text text) {
        Figures figures = library.latest();
        MethodPage page = new MethodPage(
                counts(figures, text),
                figures.framework().root().texts().definition(),
                figures.framework().root().texts().whatItDoesNotTell(),
                weights(figures, text),
                figures.release().recipe().steps().stream()
                        .map(step -> step.inWords().in(text.locale()))
                        .toList(),
                removed(figures, text),
                varied(figures.release().recipe().uncertainty(), text),
                figures.policy(),
                ranges(figures, text),
                levels(figures, text),
                years(figures, text),
                Arrays.stream(Flag.values())
                        .map(flag -> new FlagMark(
                                text.of("mark.code", String.valueOf(flag.code())), text.name("flag", flag)))
                        .toList(),
                figures.release().id().toString());
        return new Page("method", new Head(text.of("method.title"), text.of("method.lead"), Section.METHOD), page);
    }

    private static List<String> counts(Figures figures, Text text) {
        int all = figures.framework().indicators().size();
        int scored = figures.scoredIndicators();
        long empty = figures.framework().indicators().stream()
                .filter(indicator -> figures.valuesOfIndicator(indicator.id()).isEmpty())
                .count();
        return List.of(
                text.of(
                        "method.counts.framework",
                        all,
                        figures.framework().areas().size(),
                        figures.themes().size()),
                text.of("method.counts.scored", scored, all - scored),
                text.count("method.counts.empty", empty));
    }

    private static List<ThemeWeights> weights(Figures figures, Text text) {
        return figures.themes().stream()
                .map(theme -> new ThemeWeights(
                        theme.group().map(Node::label).orElse(""),
                        theme.group().map(group -> share(figures, group, text)).orElse(""),
                        theme.areas().stream()
                                .map(area -> new AreaWeight(
                                        area.id(),
                                        area.label(),
                                        figures.framework()
                                                .indicatorsBelow(area)
                                                .size(),
                                        scored(figures, area),
                                        share(figures, area, text)))
                                .toList()))
                .toList();
    }

    private static String share(Figures figures, Group group, Text text) {
        return text.of("percent", text.score(100 * figures.results().effectiveWeight(group.id())));
    }

    private static int scored(Figures figures, Group area) {
        return (int) figures.framework().indicatorsBelow(area).stream()
                .filter(indicator -> figures.findRemoval(indicator.id()).isEmpty())
                .count();
    }

    private static List<Removed> removed(Figures figures, Text text) {
        return figures.framework().indicators().stream()
                .flatMap(indicator -> figures.findRemoval(indicator.id()).stream()
                        .map(removal -> new Removed(
                                indicator.id(),
                                indicator.label(),
                                removal.reason().in(text.locale()))))
                .toList();
    }

    private static List<Variation> varied(Uncertainty uncertainty, Text text) {
        List<Variation> varied = new ArrayList<>();
        if (uncertainty.weights() > 0) {
            varied.add(new Variation(
                    text.of("method.vary.weights"),
                    List.of(text.of(
                            "method.vary.weights.text",
                            text.percent(1 - uncertainty.weights()),
                            text.percent(1 + uncertainty.weights())))));
        }
        for (Choice choice : uncertainty.choices()) {
            List<String> among = new ArrayList<>();
            for (int i = 0; i < choice.among().size(); i++) {
                among.add(text.of(
                        "method.vary.alternative",
                        text.percent(choice.probabilities().get(i)),
                        choice.among().get(i).inWords().in(text.locale())));
            }
            choice.between().forEach(end -> among.add(end.inWords().in(text.locale())));
            varied.add(new Variation(text.name("method.vary", choice.vary()), among));
        }
        if (!uncertainty.data().isNone()) {
            varied.add(new Variation(
                    text.of("method.vary.data"),
                    List.of(text.of(
                            "method.vary.data.text",
                            text.percent(uncertainty.data().ofValue()),
                            text.percent(uncertainty.data().ofSpread()),
                            text.percent(uncertainty.data().standIns())))));
        }
        if (uncertainty.drop() > 0) {
            varied.add(new Variation(
                    text.of("method.vary.drop"),
                    List.of(text.of("method.vary.drop.text", text.percent(uncertainty.drop())))));
        }
        return varied;
    }

    private static String ranges(Figures figures, Text text) {
        int[] widths = figures.ranked().stream()
                .map(CityResult::interval)
                .flatMap(Optional::stream)
                .mapToInt(range -> range.worst() - range.best() + 1)
                .sorted()
                .toArray();
        return widths.length == 0 ? "" : text.of("method.ranges", widths[widths.length / 2], widths[widths.length - 1]);
    }

    private static String levels(Figures figures, Text text) {
        int observed = figures.ranked().stream()
                .mapToInt(result -> result.coverage().observed())
                .sum();
        int standIns = figures.ranked().stream()
                .mapToInt(result -> result.coverage().standIns())
                .sum();
        return observed == 0
                ? text.of("method.levels.none")
                : text.of("method.levels", text.percent((double) standIns / observed));
    }

    private static String years(Figures figures, Text text) {
        int[] years = figures.results().values().stream()
                .filter(value -> value.normalised().isPresent())
                .map(ValueResult::observation)
                .flatMap(Optional::stream)
                .mapToInt(Observation::year)
                .sorted()
                .toArray();
        return years.length == 0
                ? text.of("method.years.none")
                : text.of("method.years", String.valueOf(years[0]), String.valueOf(years[years.length - 1]));
    }
}
