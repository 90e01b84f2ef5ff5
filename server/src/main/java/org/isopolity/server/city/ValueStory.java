package org.isopolity.server.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Flag;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.recipe.Family;
import org.isopolity.index.recipe.NormaliseByGoalposts;
import org.isopolity.index.recipe.Range;
import org.isopolity.index.recipe.Step;
import org.isopolity.index.sheet.Mark;
import org.isopolity.release.Archive;
import org.isopolity.release.CityResult;
import org.isopolity.release.ValueResult;
import org.isopolity.server.chart.GoalpostLine;
import org.isopolity.server.chart.Percent;
import org.isopolity.server.city.ValuePage.Dot;
import org.isopolity.server.city.ValuePage.Drawn;
import org.isopolity.server.city.ValuePage.Fact;
import org.isopolity.server.city.ValuePage.Line;
import org.isopolity.server.city.ValuePage.Row;
import org.isopolity.server.city.ValuePage.Segment;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.figures.Trend;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.text.Text;

/** One number told from its source to its points. */
final class ValueStory {

    /** The picture of the years: how far from its edges, and where values begin and end, in pixels. */
    private static final double MARGIN = 4;

    private static final double FLOOR = 76;
    private static final double CEILING = 12;
    private static final int FEW_YEARS = 6;

    private final Figures figures;
    private final CityResult city;
    private final Indicator indicator;
    private final Text text;
    private final Archive archive;
    private final Optional<ValueResult> value;
    private final Optional<Observation> chosen;

    ValueStory(Figures figures, Archive archive, CityResult city, Indicator indicator, Text text) {
        this.figures = figures;
        this.archive = archive;
        this.city = city;
        this.indicator = indicator;
        this.text = text;
        this.value = figures.results().findValue(city.city().id(), indicator.id());
        this.chosen = value.flatMap(ValueResult::observation);
    }

    Page page(String address) {
        Group area = figures.framework().areaOf(indicator);
        String name = city.city().name();
        Optional<Measure> shown = value.map(
                one -> Measure.exact(indicator, chosen.map(Observation::value).orElse(one.value()), text));
        boolean standIn = value.map(one -> one.marks().contains(Mark.STAND_IN)).orElse(false);
        ValuePage page = new ValuePage(
                city.city().id(),
                name,
                area.id(),
                area.label(),
                indicator.id(),
                indicator.label(),
                chosen.map(one -> text.of("value.over", name, String.valueOf(one.year())))
                        .orElse(name),
                shown,
                lead(),
                indicator.texts().definition(),
                chosen.map(this::facts).orElse(List.of()),
                standIn,
                value.flatMap(one -> one.normalised().isPresent()
                                ? Optional.of(text.of(
                                        "value.became",
                                        text.score(one.normalised().getAsDouble())))
                                : Optional.empty())
                        .orElseGet(() -> text.of("value.not-scored")),
                line(),
                steps(area),
                trend(),
                observations(),
                shown.map(one -> citation(one, address)).orElse(""));
        return new Page(
                "value", new Head(text.of("value.title", name, indicator.label()), page.lead(), Section.CITIES), page);
    }

    /** A quotation travels alone: it says whose figure it is where that is not the city's. */
    private String citation(Measure shown, String address) {
        boolean standIn =
                chosen.filter(one -> one.level() != GeographicLevel.CITY).isPresent();
        return text.of(
                standIn ? "value.citation.stand-in" : "value.citation",
                indicator.label(),
                city.city().name(),
                shown.whole(),
                chosen.map(Observation::source).orElseGet(() -> text.of("value.imputed.source")),
                figures.release().id().toString(),
                address,
                chosen.map(one -> text.name("level.words", one.level())).orElse(""));
    }

    private String lead() {
        if (value.isEmpty()) {
            return text.of("value.lead.missing", city.city().name());
        }
        List<ValueResult> all = figures.valuesOfIndicator(indicator.id());
        double mine = value.get().value();
        long lower = all.stream().filter(other -> other.value() < mine).count();
        long higher = all.stream().filter(other -> other.value() > mine).count();
        String among = all.size() == 1 ? text.of("value.lead.only") : text.of("value.lead", all.size(), lower, higher);
        if (chosen.isEmpty()) {
            return text.of("value.lead.imputed", city.city().name()) + " " + among;
        }
        return chosen.get().level() == GeographicLevel.CITY
                ? among
                : text.of(
                                "value.lead.stand-in",
                                text.name("level.words", chosen.get().level()),
                                city.city().name())
                        + " "
                        + among;
    }

    private List<Fact> facts(Observation observation) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text.of("value.year"), String.valueOf(observation.year()), ""));
        facts.add(new Fact(
                text.of("value.level"),
                text.of(
                        observation.level() == GeographicLevel.CITY ? "value.level.own" : "value.level.stand-in",
                        text.name("level.words", observation.level()),
                        city.city().name()),
                ""));
        facts.add(new Fact(text.of("value.flag"), flags(observation), ""));
        facts.add(new Fact(text.of("value.source"), given(observation.source()), ""));
        String url = observation.sourceUrl().strip();
        boolean isAddress = url.startsWith("https://") || url.startsWith("http://");
        facts.add(new Fact(text.of("value.seen"), given(url), isAddress ? url.split("\\s", 2)[0] : ""));
        facts.add(new Fact(text.of("value.licence"), given(observation.licence()), ""));
        if (!observation.note().isBlank()) {
            facts.add(new Fact(text.of("value.note"), observation.note(), ""));
        }
        return facts;
    }

    private String given(String fact) {
        return fact.isBlank() ? text.of("value.not-given") : fact;
    }

    private String flags(Observation observation) {
        return observation.flags().isEmpty()
                ? text.of("value.flag.none")
                : observation.flags().stream()
                        .sorted()
                        .map(this::flag)
                        .collect(Collectors.joining(text.of("list.comma")));
    }

    private String flag(Flag flag) {
        return text.of("mark.flag", String.valueOf(flag.code()), text.name("flag", flag));
    }

    private Optional<Range> goalpostRange() {
        return figures.release().recipe().steps().stream()
                .filter(NormaliseByGoalposts.class::isInstance)
                .map(step -> ((NormaliseByGoalposts) step).range())
                .findFirst();
    }

    private Optional<Line> line() {
        if (value.isEmpty()
                || value.get().normalised().isEmpty()
                || indicator.goalposts().isEmpty()
                || goalpostRange().isEmpty()) {
            return Optional.empty();
        }
        Goalposts posts = indicator.goalposts().get();
        Range range = goalpostRange().get();
        double mine = value.get().value();
        String score = text.score(value.get().normalised().getAsDouble());
        String worst = Measure.of(indicator, posts.worst(), text).figure();
        String target = Measure.of(indicator, posts.target(), text).figure();
        String figure = Measure.of(indicator, mine, text).figure();
        return Optional.of(new Line(
                GoalpostLine.of(posts.worst(), posts.target(), mine),
                text.of(
                        "goalposts.words",
                        worst,
                        text.measure(range.low()),
                        target,
                        text.measure(range.high()),
                        city.city().name(),
                        figure,
                        score),
                text.of("goalposts.label", city.city().name(), figure),
                text.of("goalposts.worst", worst),
                text.of("goalposts.points", text.measure(range.low())),
                text.of("goalposts.target", target),
                text.of("goalposts.points", text.measure(range.high()))));
    }

    private List<String> steps(Group area) {
        if (value.isEmpty() || value.get().normalised().isEmpty()) {
            return List.of(whyNot());
        }
        List<String> steps = new ArrayList<>();
        ValueResult mine = value.get();
        String score = text.score(mine.normalised().getAsDouble());
        if (mine.marks().contains(Mark.TREATED) && chosen.isPresent()) {
            steps.add(text.of("value.treated", text.exact(chosen.get().value()), text.exact(mine.value())));
        }
        Optional<Range> range = goalpostRange();
        if (range.isPresent() && indicator.goalposts().isPresent()) {
            Goalposts posts = indicator.goalposts().get();
            double way = (mine.value() - posts.worst()) / (posts.target() - posts.worst());
            steps.add(text.of(
                    "value.way",
                    text.exact(mine.value()),
                    subtracted(posts.worst()),
                    text.exact(posts.target()),
                    text.decimal(way, 2, 2)));
            if (way < 0 || way > 1) {
                steps.add(text.of(way < 0 ? "value.beyond.worst" : "value.beyond.target", score));
            } else {
                steps.add(text.of(
                        "value.points",
                        text.measure(range.get().low()),
                        text.measure(range.get().high() - range.get().low()),
                        text.decimal(way, 2, 2),
                        score));
            }
        } else {
            figures.release().recipe().steps().stream()
                    .filter(step -> step.family() == Family.NORMALISE)
                    .map(Step::inWords)
                    .forEach(words -> steps.add(words.in(text.locale())));
        }
        if (mine.points().isPresent() && city.score().isPresent()) {
            steps.add(text.of(
                    "value.adds",
                    text.score(mine.points().getAsDouble()),
                    text.score(city.score().getAsDouble()),
                    city.city().name(),
                    area.label()));
        }
        indicator
                .goalposts()
                .filter(posts -> range.isPresent() && !posts.rationale().isBlank())
                .ifPresent(posts -> steps.add(text.of("value.rationale", posts.rationale())));
        if (indicator.direction() == Direction.LOWER_IS_BETTER) {
            steps.add(text.of("value.lower"));
        }
        return steps;
    }

    private String subtracted(double value) {
        return value < 0 ? text.of("brackets", text.exact(value)) : text.exact(value);
    }

    private String whyNot() {
        return figures.findRemoval(indicator.id())
                .map(removal -> text.of("value.why.indicator", removal.reason().in(text.locale())))
                .or(() -> city.score().isPresent()
                        ? Optional.empty()
                        : city.reason()
                                .map(reason ->
                                        text.of("value.why.city", city.city().name(), reason.in(text.locale()))))
                .orElseGet(() -> text.of("value.why.missing"));
    }

    /** Editions never mix: values of several releases are joined by a line only where they measure the same. */
    private Optional<Drawn> trend() {
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        Trend trend = Trend.of(
                archive.series(figures.release().edition().series()),
                city.city().id(),
                indicator.id(),
                chosen.get().level());
        return trend.isLine() ? Optional.of(draw(trend)) : Optional.empty();
    }

    private Drawn draw(Trend trend) {
        List<Trend.Point> points = trend.points();
        int first = points.getFirst().year();
        int last = points.getLast().year();
        double least = points.stream().mapToDouble(Trend.Point::value).min().orElseThrow();
        double most = points.stream().mapToDouble(Trend.Point::value).max().orElseThrow();
        List<Dot> dots = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Trend.Point point = points.get(i);
            String x = Percent.of(MARGIN + (100 - 2 * MARGIN) * (point.year() - first) / (last - first));
            double share = most == least ? 0.5 : (point.value() - least) / (most - least);
            String y = String.valueOf(Math.round(FLOOR - share * (FLOOR - CEILING)));
            dots.add(new Dot(
                    x,
                    y,
                    anchor(i, points),
                    String.valueOf(point.year()),
                    Measure.exact(indicator, point.value(), text).whole(),
                    point.release(),
                    switch (point.broken()) {
                        case NONE -> "";
                        case SOURCE -> text.of("trend.break.source");
                        case DEFINITION -> text.of("trend.break.definition");
                    }));
            if (i > 0 && point.broken() == Trend.Break.NONE) {
                Dot before = dots.get(i - 1);
                segments.add(new Segment(before.x(), before.y(), x, y));
            }
        }
        return new Drawn(
                text.of(
                                "trend.words",
                                city.city().name(),
                                Measure.exact(indicator, points.getFirst().value(), text)
                                        .whole(),
                                String.valueOf(first),
                                Measure.exact(indicator, points.getLast().value(), text)
                                        .whole(),
                                String.valueOf(last))
                        + (trend.breaks() == 0 ? "" : " " + text.count("trend.breaks", trend.breaks())),
                dots,
                segments,
                trend.breaks() > 0);
    }

    /** Where many years are, only the ends and the breaks are named: labels must not lie on one another. */
    private static String anchor(int i, List<Trend.Point> points) {
        if (i == 0) {
            return "start";
        }
        if (i == points.size() - 1) {
            return "end";
        }
        boolean named = points.size() <= FEW_YEARS || points.get(i).broken() != Trend.Break.NONE;
        return named ? "middle" : "";
    }

    private List<Row> observations() {
        return figures.release().observations().of(city.city().id(), indicator.id()).stream()
                .sorted(Comparator.comparingInt(Observation::year).reversed().thenComparing(Observation::level))
                .map(one -> new Row(
                        String.valueOf(one.year()),
                        Measure.exact(indicator, one.value(), text).figure(),
                        one.level(),
                        one.flags().isEmpty() ? "" : flags(one),
                        given(one.source()),
                        chosen.filter(one::equals).isPresent()))
                .toList();
    }
}
