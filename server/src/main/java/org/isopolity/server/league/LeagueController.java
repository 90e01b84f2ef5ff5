package org.isopolity.server.league;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.isopolity.index.framework.Node;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.release.CityResult;
import org.isopolity.release.RankingPolicy;
import org.isopolity.release.Results;
import org.isopolity.server.chart.RankScale;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.figures.SizeClass;
import org.isopolity.server.figures.Standing;
import org.isopolity.server.league.LeaguePage.AreaWeight;
import org.isopolity.server.league.LeaguePage.Option;
import org.isopolity.server.league.LeaguePage.ThemeWeights;
import org.isopolity.server.league.LeaguePage.Unscored;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LeagueController {

    private final Library library;
    private final Reweighting reweighting;

    LeagueController(Library library, Reweighting reweighting) {
        this.library = library;
        this.reweighting = reweighting;
    }

    @GetMapping("/cities")
    Page league(Parameters parameters, Text text) {
        Figures figures = library.latest();
        LeagueQuery query = LeagueQuery.read(parameters, figures, text);
        Results results = reweighting.results(figures, query);
        List<CityResult> ranked = query.isPublished() ? figures.ranked() : results.ranked();
        List<CityResult> unranked = query.isPublished() ? figures.unranked() : results.unranked();
        Predicate<CityResult> wanted = result -> query.wants(result.city());
        List<CityResult> shown =
                ranked.stream().filter(wanted).sorted(order(query.sort())).toList();
        List<Standing> rows = shown.stream()
                .map(result -> Standing.of(result, ranked.size(), text))
                .toList();
        String heading = heading(query, results, ranked, text);
        LeaguePage page = new LeaguePage(
                heading,
                lead(query, ranked, unranked.size(), shown.size(), text),
                regions(figures, query, text),
                sizes(query, text),
                sorts(figures.policy(), query, text),
                query.withoutRanks(),
                figures.policy(),
                weights(figures, query),
                !query.isPublished(),
                ranked.isEmpty() ? List.of() : new RankScale(ranked.size()).ticks(),
                rows,
                !query.withoutRanks() && rows.stream().anyMatch(Standing::wide),
                unranked.stream()
                        .filter(wanted)
                        .map(result -> new Unscored(
                                Standing.of(result, Math.max(1, ranked.size()), text),
                                result.reason()
                                        .map(reason -> reason.in(text.locale()))
                                        .orElseGet(() -> text.of("city.unscored"))))
                        .toList(),
                figures.release().id().toString());
        return new Page("league", new Head(heading, page.lead(), Section.CITIES), page);
    }

    private static Comparator<CityResult> order(String sort) {
        Comparator<CityResult> byRank =
                Comparator.comparingInt(result -> result.rank().orElse(0));
        return switch (sort) {
            case LeagueQuery.NAME ->
                Comparator.comparing(
                        (CityResult result) -> Figures.plain(result.city().name()));
            case LeagueQuery.RANGE ->
                Comparator.comparingInt(LeagueController::width).thenComparing(byRank);
            case LeagueQuery.COVERAGE ->
                Comparator.comparingInt(
                                (CityResult result) -> -result.coverage().observed())
                        .thenComparing(byRank)
                        .thenComparing(result -> result.city().name());
            default -> byRank.thenComparing(result -> result.city().name());
        };
    }

    private static int width(CityResult result) {
        return result.interval().map(range -> range.worst() - range.best()).orElse(Integer.MAX_VALUE);
    }

    private static String heading(LeagueQuery query, Results results, List<CityResult> ranked, Text text) {
        if (ranked.isEmpty()) {
            return text.of("league.heading.none");
        }
        if (query.withoutRanks() || ranked.getFirst().tied()) {
            return text.of("league.heading.plain");
        }
        CityResult first = ranked.getFirst();
        long times = Math.round(
                100 * results.robustness().probabilityOfTop(first.city().id(), 1));
        return text.of(
                query.isPublished() ? "league.heading" : "league.heading.own",
                first.city().name(),
                times);
    }

    private static String lead(LeagueQuery query, List<CityResult> ranked, int unranked, int shown, Text text) {
        if (ranked.isEmpty()) {
            return text.of("league.lead.none", unranked);
        }
        List<String> sentences = new ArrayList<>();
        DoubleSummaryStatistics scores = ranked.stream()
                .mapToDouble(result -> result.score().orElseThrow())
                .summaryStatistics();
        sentences.add(text.of(
                "league.lead",
                ranked.size(),
                ranked.size() + unranked,
                text.score(scores.getMin()),
                text.score(scores.getMax())));
        if (shown < ranked.size()) {
            sentences.add(text.count("league.lead.shown", shown));
        }
        if (!query.withoutRanks()) {
            int[] widths = ranked.stream()
                    .map(CityResult::interval)
                    .flatMap(Optional::stream)
                    .mapToInt(range -> range.worst() - range.best() + 1)
                    .sorted()
                    .toArray();
            Optional<RankInterval> leader = ranked.getFirst().interval();
            if (leader.isPresent() && widths.length > 0) {
                long rivals = ranked.stream()
                        .skip(1)
                        .map(CityResult::interval)
                        .flatMap(Optional::stream)
                        .filter(range -> range.best() <= leader.get().worst())
                        .count();
                sentences.add(text.count("league.lead.rivals", rivals));
                sentences.add(text.of("league.lead.width", widths[widths.length / 2]));
            }
        }
        return String.join(" ", sentences);
    }

    private static List<Option> regions(Figures figures, LeagueQuery query, Text text) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", text.of("league.region.all"), query.region().isEmpty()));
        figures.regions().forEach((code, name) -> options.add(new Option(code, name, code.equals(query.region()))));
        return options;
    }

    private static List<Option> sizes(LeagueQuery query, Text text) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("", text.of("league.size.all"), query.size().isEmpty()));
        Arrays.stream(SizeClass.values())
                .forEach(size -> options.add(new Option(
                        size.code(), text.name("size", size), size.code().equals(query.size()))));
        return options;
    }

    private static List<Option> sorts(RankingPolicy policy, LeagueQuery query, Text text) {
        return Stream.of(
                        new Option(
                                "", text.of("league.sort.score"), query.sort().equals(LeagueQuery.SCORE)),
                        new Option(
                                LeagueQuery.NAME,
                                text.of("league.sort.name"),
                                query.sort().equals(LeagueQuery.NAME)),
                        new Option(
                                LeagueQuery.RANGE,
                                text.of("league.sort.range"),
                                query.sort().equals(LeagueQuery.RANGE)),
                        new Option(
                                LeagueQuery.COVERAGE,
                                text.of("league.sort.coverage"),
                                query.sort().equals(LeagueQuery.COVERAGE)))
                .filter(option -> policy.ranks() || LeagueQuery.SORTS_WITHOUT_ORDER.contains(option.value()))
                .toList();
    }

    private static List<ThemeWeights> weights(Figures figures, LeagueQuery query) {
        return figures.themes().stream()
                .map(theme -> new ThemeWeights(
                        theme.group().map(Node::label).orElse(""),
                        theme.areas().stream()
                                .map(area -> new AreaWeight(area.id(), area.label(), query.weight(area.id())))
                                .toList()))
                .toList();
    }
}
