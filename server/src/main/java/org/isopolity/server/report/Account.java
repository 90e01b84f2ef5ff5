package org.isopolity.server.report;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;
import org.isopolity.release.ValueResult;
import org.isopolity.server.chart.Percent;
import org.isopolity.server.city.CityPage.ScoreStrip;
import org.isopolity.server.figures.Distance;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.figures.PeerGroup;
import org.isopolity.server.figures.Peers;
import org.isopolity.server.figures.Place;
import org.isopolity.server.figures.SizeClass;
import org.isopolity.server.governance.CompetenceMark;
import org.isopolity.server.governance.CompetenceMark.MostCities;
import org.isopolity.server.governance.CompetenceMark.OwnAnswer;
import org.isopolity.server.governance.CompetenceWords;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.plan.PlanBrief;
import org.isopolity.server.report.CityReport.AreaRow;
import org.isopolity.server.report.CityReport.AreaValues;
import org.isopolity.server.report.CityReport.Fact;
import org.isopolity.server.report.CityReport.Imprint;
import org.isopolity.server.report.CityReport.Lever;
import org.isopolity.server.report.CityReport.Line;
import org.isopolity.server.report.CityReport.Row;
import org.isopolity.server.report.CityReport.SourceNote;
import org.isopolity.server.report.CityReport.Surveyed;
import org.isopolity.server.report.CityReport.SurveyedRow;
import org.isopolity.server.report.CityReport.ThemeRows;
import org.isopolity.server.text.Text;

/**
 * Gathers what a report says of one city. It looks at nothing but a release, a survey, a plan and the language, so it always says
 * the same.
 */
final class Account {

    private static final int STRENGTHS = 3;
    private static final int LINES = 4;

    private record Origin(String source, String url, String licence) {
        static Origin of(Observation observation) {
            return new Origin(observation.source(), observation.sourceUrl(), observation.licence());
        }
    }

    private final Figures figures;
    private final CityResult city;
    private final String id;
    private final String name;
    private final PeerGroup group;
    private final Peers peers;
    private final Text text;
    private final Optional<PlanBrief> plan;
    private final Competences competences;
    private final Map<Origin, Integer> numbers = new LinkedHashMap<>();

    Account(Figures figures, CityResult city, Optional<PlanBrief> plan, Competences competences, Text text) {
        this.competences = competences;
        this.plan = plan;
        this.figures = figures;
        this.city = city;
        this.id = city.city().id();
        this.name = city.city().name();
        this.group = figures.usualPeers(city.city());
        this.peers = figures.peers(city.city(), group);
        this.text = text;
        figures.valuesOfCity(id).stream()
                .flatMap(value -> value.observation().stream())
                .map(Origin::of)
                .forEach(origin -> numbers.putIfAbsent(origin, numbers.size() + 1));
    }

    CityReport report() {
        boolean scored = city.score().isPresent();
        List<Distance> distances = scored ? Distance.all(figures, id, peers) : List.of();
        List<Distance> below = Distance.below(distances);
        List<String> missing = missing();
        return new CityReport(
                id,
                name,
                text.country(city.city().country()),
                finding(),
                scored,
                facts(),
                scored ? themes() : List.of(),
                Distance.above(distances).stream()
                        .filter(this::isOwn)
                        .limit(STRENGTHS)
                        .map(this::line)
                        .toList(),
                scored ? levers(below) : List.of(),
                unknown(missing.size()),
                company(),
                areas(),
                missing,
                sources(),
                figures.release().recipe().steps().stream()
                        .map(step -> text.sentence(step.inWords()))
                        .toList(),
                plan,
                surveyed(below),
                imprint());
    }

    /** A figure of the country is no merit of the city, nor is what the state decides. */
    private boolean isOwn(Distance distance) {
        return mark(distance).competence() != Competence.NATIONAL
                && figures.results()
                        .findValue(id, distance.indicator().id())
                        .flatMap(ValueResult::observation)
                        .filter(observation -> observation.level() == GeographicLevel.CITY)
                        .isPresent();
    }

    private CompetenceMark mark(Distance distance) {
        return competences.of(city.city(), distance.indicator());
    }

    private Optional<Surveyed> surveyed(List<Distance> below) {
        // without a score nothing is said of what can be changed, so no survey enters
        if (!competences.isAtHand() || city.score().isEmpty()) {
            return Optional.empty();
        }
        List<SurveyedRow> rows = new ArrayList<>();
        int own = 0;
        int most = 0;
        for (Distance distance : below) {
            CompetenceMark mark = mark(distance);
            own += mark instanceof OwnAnswer ? 1 : 0;
            most += mark instanceof MostCities ? 1 : 0;
            String basis = CompetenceWords.of(mark, text);
            if (!basis.isEmpty()) {
                rows.add(new SurveyedRow(
                        distance.indicator().id(),
                        distance.indicator().label(),
                        text.name("change", mark.competence()),
                        basis));
            }
        }
        return Optional.of(new Surveyed(
                text.of("report.surveyed.summary", own, most, below.size() - own - most),
                text.of("report.surveyed.citation", competences.years()),
                competences.digests(),
                competences.address(),
                rows));
    }

    private String finding() {
        if (city.score().isEmpty()) {
            return text.of("report.finding.unscored", name)
                    + city.reason()
                            .map(reason -> " " + reason.in(text.locale()))
                            .orElse("");
        }
        String score = text.of("city.lead", name, text.score(city.score().getAsDouble()));
        String place = Place.of(figures, city, text).sentence();
        return place.isEmpty() ? score : score + " " + place;
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (city.score().isPresent()) {
            facts.add(new Fact(
                    text.of("city.score"), text.score(city.score().getAsDouble()), text.of("city.score.note")));
        }
        Place place = Place.of(figures, city, text);
        if (!place.title().isEmpty()) {
            facts.add(new Fact(place.title(), place.figure(), place.note()));
        }
        facts.add(new Fact(
                text.of("col.values"),
                text.of("values.of", city.coverage().observed(), city.coverage().scored()),
                text.of(
                        "report.values.note",
                        city.coverage().ownFigures(),
                        city.coverage().standIns())));
        city.city()
                .population()
                .ifPresent(population -> facts.add(new Fact(
                        text.of("city.population"),
                        text.whole((double) population.residents()),
                        String.valueOf(population.year()))));
        return facts;
    }

    private String company() {
        if (peers.size() == 0) {
            return text.of("report.company.none");
        }
        String note = switch (group) {
            case SIZE -> text.of("peers.note.size", text.name("size", SizeClass.of(city.city())));
            case REGION -> text.of("peers.note.region", city.city().region());
            case ALL -> text.of("peers.note.all");
        };
        return text.count("report.company", peers.size(), note);
    }

    private OptionalDouble score(Node node) {
        return figures.results().findScore(id, node.id());
    }

    private String whole(OptionalDouble score) {
        return score.isPresent() ? text.whole(score.getAsDouble()) : "";
    }

    private static Optional<String> place(OptionalDouble score) {
        return score.isPresent() ? Optional.of(Percent.of(score.getAsDouble())) : Optional.empty();
    }

    private List<ThemeRows> themes() {
        return figures.themes().stream()
                .map(theme -> new ThemeRows(
                        theme.group().map(Node::label).orElse(""),
                        theme.areas().stream().map(this::area).toList()))
                .toList();
    }

    private AreaRow area(Group area) {
        OptionalDouble score = score(area);
        OptionalDouble median = peers.findMedian(area.id());
        return new AreaRow(
                area.label(),
                new ScoreStrip(place(score), place(median), Optional.empty()),
                score.isPresent() ? whole(score) : text.of("mark.missing"),
                whole(median));
    }

    private Line line(Distance distance) {
        Indicator indicator = distance.indicator();
        Optional<ValueResult> value = figures.results().findValue(id, indicator.id());
        Optional<Observation> observation = value.flatMap(ValueResult::observation);
        return new Line(
                indicator.id(),
                indicator.label(),
                value.map(one -> measure(indicator, one)).orElseGet(() -> text.words("")),
                observation
                        .map(one -> text.of("list.comma") + one.year() + level(one.level()))
                        .orElse(""),
                number(observation),
                distance.points() > 0,
                text.whole(Math.abs(distance.points())),
                text.difference(distance.points(), 0));
    }

    private String level(GeographicLevel level) {
        return level == GeographicLevel.CITY ? "" : " " + text.name("level", level);
    }

    private Content measure(Indicator indicator, ValueResult value) {
        return Measure.of(indicator, value.observation().map(Observation::value).orElse(value.value()), text)
                .marked(indicator, text);
    }

    private String number(Optional<Observation> observation) {
        return observation
                .map(one -> String.valueOf(numbers.getOrDefault(Origin.of(one), 0)))
                .orElse("");
    }

    private List<Lever> levers(List<Distance> below) {
        return Arrays.stream(Competence.values())
                .map(competence -> {
                    List<Distance> theirs = below.stream()
                            .filter(distance -> mark(distance).competence() == competence)
                            .toList();
                    return new Lever(
                            text.name("change", competence),
                            text.name("change.hint", competence),
                            text.count("report.lever", theirs.size()),
                            theirs.stream().limit(LINES).map(this::line).toList());
                })
                .toList();
    }

    private List<AreaValues> areas() {
        Map<String, List<ValueResult>> byArea = figures.valuesOfCity(id).stream()
                .collect(Collectors.groupingBy(
                        value -> figures.framework()
                                .areaOf(figures.findIndicator(value.indicatorId())
                                        .orElseThrow())
                                .id(),
                        Collectors.toList()));
        return figures.themes().stream()
                .flatMap(theme -> theme.areas().stream())
                .filter(area -> byArea.containsKey(area.id()))
                .map(area -> new AreaValues(
                        area.label(),
                        byArea.getOrDefault(area.id(), List.of()).stream()
                                .map(this::row)
                                .toList()))
                .toList();
    }

    private Row row(ValueResult value) {
        Indicator indicator = figures.findIndicator(value.indicatorId()).orElseThrow();
        Optional<Observation> observation = value.observation();
        boolean scored = value.normalised().isPresent();
        return new Row(
                indicator.id(),
                indicator.label(),
                measure(indicator, value),
                observation.map(one -> String.valueOf(one.year())).orElse(""),
                observation.map(one -> text.name("level", one.level())).orElseGet(() -> text.of("mark.imputed")),
                whole(value.normalised()),
                scored ? whole(peers.findMedian(indicator.id())) : "",
                value.points().isPresent() ? text.score(value.points().getAsDouble()) : "",
                number(observation));
    }

    private List<String> missing() {
        return figures.framework().indicators().stream()
                .filter(indicator ->
                        figures.results().findValue(id, indicator.id()).isEmpty())
                .map(Indicator::label)
                .toList();
    }

    private String unknown(int missing) {
        return Stream.of(
                        text.count(
                                "report.unknown",
                                missing,
                                figures.framework().indicators().size()),
                        text.count("report.unknown.stand-ins", city.coverage().standIns()))
                .collect(Collectors.joining(" "));
    }

    private List<SourceNote> sources() {
        return numbers.entrySet().stream()
                .map(entry -> new SourceNote(
                        String.valueOf(entry.getValue()),
                        entry.getKey().source().isEmpty()
                                ? text.of("value.not-given")
                                : entry.getKey().source(),
                        entry.getKey().url(),
                        entry.getKey().licence().isEmpty()
                                ? text.of("value.not-given")
                                : entry.getKey().licence()))
                .toList();
    }

    private Imprint imprint() {
        Release release = figures.release();
        String date = text.date(release.edition().date());
        return new Imprint(
                release.id().toString(),
                release.edition().title(),
                date,
                release.digest(),
                release.edition().publisher(),
                release.edition().licence().title(),
                text.of("report.citation", name, release.id().toString(), date, release.digest()),
                text.of("command.verify", release.id().toString()));
    }
}
