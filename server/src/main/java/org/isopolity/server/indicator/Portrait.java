package org.isopolity.server.indicator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.isopolity.index.framework.Goalposts;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.practice.evidence.EvidenceRule;
import org.isopolity.practice.fit.Fit;
import org.isopolity.practice.fit.Gap;
import org.isopolity.practice.library.Practice;
import org.isopolity.release.ValueResult;
import org.isopolity.server.chart.Axis;
import org.isopolity.server.chart.DotPlot;
import org.isopolity.server.chart.Percent;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.figures.Peers;
import org.isopolity.server.governance.CompetenceMark.Across;
import org.isopolity.server.governance.CompetenceMark.Asked;
import org.isopolity.server.governance.CompetenceWords;
import org.isopolity.server.indicator.IndicatorPage.Addressing;
import org.isopolity.server.indicator.IndicatorPage.Dot;
import org.isopolity.server.indicator.IndicatorPage.Fact;
import org.isopolity.server.indicator.IndicatorPage.Mark;
import org.isopolity.server.indicator.IndicatorPage.Plot;
import org.isopolity.server.indicator.IndicatorPage.Posts;
import org.isopolity.server.indicator.IndicatorPage.Row;
import org.isopolity.server.indicator.IndicatorPage.Tick;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.practice.Practices;
import org.isopolity.server.text.Text;

/** What is said of one indicator, over all cities. */
final class Portrait {

    private static final double RIGHT_HALF = 50;
    private static final int MOST_PRACTICES = 5;

    private final Figures figures;
    private final Indicator indicator;
    private final Practices practices;
    private final Across mark;
    private final Text text;
    private final List<ValueResult> values;

    Portrait(Figures figures, Indicator indicator, Practices practices, Across mark, Text text) {
        this.figures = figures;
        this.indicator = indicator;
        this.practices = practices;
        this.mark = mark;
        this.text = text;
        this.values = figures.valuesOfIndicator(indicator.id()).stream()
                .sorted(Comparator.comparingDouble(ValueResult::value)
                        .reversed()
                        .thenComparing(value -> city(value).name()))
                .toList();
    }

    private City city(ValueResult value) {
        return figures.results().find(value.cityId()).orElseThrow().city();
    }

    Page page() {
        Group area = figures.framework().areaOf(indicator);
        String question = indicator.texts().question().isBlank()
                ? indicator.label()
                : indicator.texts().question();
        Axis axis = axis();
        int without = figures.release().cities().size() - values.size();
        // what only shares its area is left to the page of ideas, which says so
        List<Practice> addressing = Fit.addressing(
                practices.library(), new Gap("indicator", indicator.id(), indicator.label(), Optional.empty()));
        IndicatorPage page = new IndicatorPage(
                indicator.id(),
                indicator.label(),
                question,
                area.id(),
                area.label(),
                lead(),
                values.isEmpty() ? Optional.empty() : Optional.of(plot(axis)),
                facts(),
                Measure.isYesOrNo(indicator),
                values.stream()
                        .sorted(
                                figures.policy().ranks()
                                        ? Comparator.comparingInt(values::indexOf)
                                        : Comparator.comparing(
                                                value -> city(value).name()))
                        .map(value -> row(value, axis))
                        .toList(),
                without == 0 ? "" : text.count("indicator.without", without),
                addressing.stream().limit(MOST_PRACTICES).map(this::addressing).toList(),
                addressing.isEmpty() ? "" : text.count("indicator.practices", addressing.size()),
                figures.release().id().toString());
        return new Page(
                "indicator", new Head(indicator.label(), question + " " + page.lead(), Section.INDICATORS), page);
    }

    private Addressing addressing(Practice practice) {
        int level = practices.library().appraisal(practice.id()).level().number();
        return new Addressing(
                practice.id(),
                practice.wording(text.language()).title(),
                practice.languageFor(text.language()),
                text.of(
                        "practices.level",
                        level,
                        EvidenceRule.table().get(level).name().in(text.locale())));
    }

    private Axis axis() {
        DoubleStream ends = DoubleStream.concat(
                values.stream().mapToDouble(ValueResult::value),
                indicator.goalposts().stream()
                        .flatMapToDouble(posts -> DoubleStream.of(posts.worst(), posts.target())));
        double[] numbers = ends.toArray();
        return numbers.length == 0
                ? Axis.over(0, 1)
                : Axis.over(
                        DoubleStream.of(numbers).min().orElseThrow(),
                        DoubleStream.of(numbers).max().orElseThrow());
    }

    private String figure(double value) {
        return Measure.of(indicator, value, text).figure();
    }

    private String lead() {
        if (values.isEmpty()) {
            return text.of("indicator.lead.none");
        }
        if (Measure.isYesOrNo(indicator)) {
            long yes = values.stream().filter(value -> value.value() != 0).count();
            return text.of("indicator.lead.yes", values.size(), yes);
        }
        ValueResult most = values.getFirst();
        ValueResult least = values.getLast();
        if (values.size() == 1) {
            return text.of("indicator.lead.one", city(most).name(), whole(most));
        }
        if (most.value() == least.value()) {
            return text.of("indicator.lead.same", values.size(), whole(most));
        }
        return text.of("indicator.lead", values.size(), figure(median())) + " "
                + (countOf(most.value()) == 1
                        ? text.of("indicator.lead.most", city(most).name(), whole(most))
                        : text.of("indicator.lead.most-shared", countOf(most.value()), whole(most)))
                + " "
                + (countOf(least.value()) == 1
                        ? text.of("indicator.lead.least", city(least).name(), whole(least))
                        : text.of("indicator.lead.least-shared", countOf(least.value()), whole(least)));
    }

    private long countOf(double wanted) {
        return values.stream().filter(value -> value.value() == wanted).count();
    }

    private String whole(ValueResult value) {
        return Measure.of(indicator, value.value(), text).whole();
    }

    private double median() {
        return Peers.median(values.stream().mapToDouble(ValueResult::value).toArray());
    }

    private Plot plot(Axis axis) {
        DotPlot plot =
                DotPlot.of(axis, values.stream().mapToDouble(ValueResult::value).toArray());
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            DotPlot.Dot dot = plot.dots().get(i);
            dots.add(new Dot(
                    dot.x(),
                    dot.y(),
                    text.of(
                            "indicator.dot",
                            city(values.get(i)).name(),
                            figure(values.get(i).value()))));
        }
        return new Plot(
                text.of(
                        "indicator.plot",
                        values.size(),
                        figure(values.getLast().value()),
                        figure(values.getFirst().value()),
                        figure(median())),
                plot.radius(),
                dots,
                axis.ticks().stream()
                        .map(tick -> Tick.of(tick, axisLabel(tick.value())))
                        .toList(),
                mark(axis, median(), text.of("indicator.median", figure(median()))),
                indicator.goalposts().map(posts -> posts(axis, posts)));
    }

    /** On an axis of answers only yes and no have a meaning. */
    private String axisLabel(double value) {
        return Measure.isYesOrNo(indicator) && value != 0 && value != 1 ? "" : figure(value);
    }

    private static Mark mark(Axis axis, double value, String label) {
        return new Mark(axis.at(value), label, axis.place(value) > RIGHT_HALF);
    }

    private Posts posts(Axis axis, Goalposts posts) {
        Mark worst = mark(axis, posts.worst(), text.of("goalposts.worst", figure(posts.worst())));
        Mark target = mark(axis, posts.target(), text.of("goalposts.target", figure(posts.target())));
        boolean rising = posts.worst() < posts.target();
        return new Posts(
                rising ? worst : target,
                rising ? target : worst,
                Percent.of(Math.abs(axis.place(posts.target()) - axis.place(posts.worst()))));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "indicator.definition", indicator.texts().definition());
        add(facts, "indicator.why", indicator.texts().whyItMatters());
        add(facts, "indicator.limits", indicator.texts().whatItDoesNotTell());
        add(
                facts,
                "indicator.unit",
                text.of(
                        "indicator.unit.direction",
                        Measure.isYesOrNo(indicator) ? text.of("indicator.unit.yes-no") : indicator.unit(),
                        text.name("direction", indicator.direction())));
        add(facts, "indicator.competence", competence());
        mark.said().ifPresent(asked -> {
            add(facts, "indicator.surveyed", surveyed(asked));
            add(
                    facts,
                    "indicator.levels",
                    asked.levels().stream()
                            .map(level -> text.count(
                                    "indicator.levels.text",
                                    level.cities(),
                                    text.name("governance.the", level.level()),
                                    level.restricted(),
                                    level.supported()))
                            .collect(Collectors.joining(" ")));
        });
        indicator
                .goalposts()
                .ifPresent(posts -> add(
                        facts,
                        "indicator.goalposts",
                        text.of(
                                "indicator.goalposts.text",
                                figure(posts.worst()),
                                figure(posts.target()),
                                posts.rationale())));
        add(facts, "indicator.coverage", coverage());
        add(
                facts,
                "indicator.counts",
                figures.findRemoval(indicator.id())
                        .map(removal ->
                                text.of("indicator.counts.no", removal.reason().in(text.locale())))
                        .orElseGet(() -> text.of(
                                "indicator.counts.yes",
                                text.score(100 * figures.results().effectiveWeight(indicator.id())))));
        add(facts, "indicator.usual", indicator.usualSource());
        return facts;
    }

    private String competence() {
        String basis = CompetenceWords.of(mark, text);
        String who = text.name("competence", mark.competence());
        return basis.isEmpty() ? who : text.of("indicator.competence.basis", who, basis);
    }

    private String surveyed(Asked asked) {
        return text.of(
                "indicator.surveyed.text",
                text.name("governance.field", asked.field()),
                asked.tally().city(),
                asked.tally().shared(),
                asked.tally().national(),
                asked.tally().cities());
    }

    private void add(List<Fact> facts, String key, String value) {
        if (!value.isBlank()) {
            facts.add(new Fact(text.of(key), value));
        }
    }

    private String coverage() {
        List<Observation> observed =
                values.stream().flatMap(value -> value.observation().stream()).toList();
        int cities = figures.release().cities().size();
        if (observed.isEmpty()) {
            return text.of("indicator.coverage.none", cities);
        }
        long own = observed.stream()
                .filter(one -> one.level() == GeographicLevel.CITY)
                .count();
        int first = observed.stream().mapToInt(Observation::year).min().orElseThrow();
        int last = observed.stream().mapToInt(Observation::year).max().orElseThrow();
        String years = first == last
                ? text.of("indicator.coverage.year", String.valueOf(first))
                : text.of("indicator.coverage.years", String.valueOf(first), String.valueOf(last));
        return text.of("indicator.coverage.text", observed.size(), cities, own, observed.size() - own) + " " + years;
    }

    private Row row(ValueResult value, Axis axis) {
        City city = city(value);
        return new Row(
                city.id(),
                city.name(),
                text.country(city.country()),
                axis.at(value.value()),
                figure(value.value()),
                value.observation().map(one -> String.valueOf(one.year())).orElse(""),
                value.observation().map(Observation::level),
                value.normalised().isPresent() ? text.whole(value.normalised().getAsDouble()) : "");
    }
}
