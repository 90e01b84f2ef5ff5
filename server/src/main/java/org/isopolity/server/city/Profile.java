package org.isopolity.server.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.index.sheet.Mark;
import org.isopolity.release.CityResult;
import org.isopolity.release.ValueResult;
import org.isopolity.server.chart.Percent;
import org.isopolity.server.city.CityPage.AreaRow;
import org.isopolity.server.city.CityPage.AreaValues;
import org.isopolity.server.city.CityPage.Change;
import org.isopolity.server.city.CityPage.Choice;
import org.isopolity.server.city.CityPage.Company;
import org.isopolity.server.city.CityPage.Gap;
import org.isopolity.server.city.CityPage.Missing;
import org.isopolity.server.city.CityPage.Row;
import org.isopolity.server.city.CityPage.ScoreStrip;
import org.isopolity.server.city.CityPage.ThemeRows;
import org.isopolity.server.figures.Distance;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.figures.PeerGroup;
import org.isopolity.server.figures.Peers;
import org.isopolity.server.figures.Place;
import org.isopolity.server.figures.SizeClass;
import org.isopolity.server.figures.Standing;
import org.isopolity.server.governance.CompetenceMark;
import org.isopolity.server.governance.CompetenceWords;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.page.Frame.Imprint;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.text.Text;

/** What is said of one city, against its peers. */
final class Profile {

    private static final int SHOWN = 5;
    private static final int COMPARED = 2;

    /** An area this far from the peers is worth a headline. */
    private static final double STRIKING = 5;

    private static final int NAMED_AREAS = 2;

    private final Figures figures;
    private final CityResult city;
    private final PeerGroup group;
    private final Peers peers;
    private final Competences competences;
    private final Text text;
    private final String id;
    private final String name;

    Profile(Figures figures, CityResult city, PeerGroup group, Competences competences, Text text) {
        this.figures = figures;
        this.city = city;
        this.group = group;
        this.competences = competences;
        this.text = text;
        this.peers = figures.peers(city.city(), group);
        this.id = city.city().id();
        this.name = city.city().name();
    }

    Page page(String address, boolean plan) {
        boolean scored = city.score().isPresent();
        List<Distance> distances = Distance.all(figures, id, peers);
        List<Gap> strengths =
                Distance.above(distances).stream().limit(SHOWN).map(this::gap).toList();
        List<Distance> below = Distance.below(distances);
        long own = below.stream()
                .filter(distance -> mark(distance).competence() == Competence.CITY)
                .count();
        String heading = heading(scored);
        Place place = Place.of(figures, city, text);
        CityPage page = new CityPage(
                Standing.of(city, Math.max(1, figures.ranked().size()), text),
                heading,
                lead(scored),
                Figures.slug(city.city().region()),
                city.city().region(),
                scored
                        ? ""
                        : city.reason()
                                .map(reason -> reason.in(text.locale()))
                                .orElseGet(() -> text.of("city.unscored")),
                place.title(),
                place.words(),
                place.note(),
                city.coverage().ownFigures(),
                city.coverage().standIns(),
                city.city()
                        .population()
                        .map(population -> text.whole((double) population.residents()))
                        .orElse(""),
                city.city()
                        .population()
                        .map(population -> String.valueOf(population.year()))
                        .orElse(""),
                company(),
                scored ? themes() : List.of(),
                ahead(),
                strengths,
                below.stream().limit(SHOWN).map(this::gap).toList(),
                changes(below),
                text.count("city.change", below.size(), own),
                competences.isAtHand() ? competences.years() : "",
                values(),
                missing(),
                text.of(
                        "city.citation",
                        name,
                        figures.release().id().toString(),
                        text.date(figures.release().edition().date()),
                        Imprint.shorten(figures.release().digest()),
                        address),
                figures.release().id().toString(),
                plan);
        return new Page("city", new Head(text.of("city.title", name), page.lead(), Section.CITIES), page);
    }

    private String heading(boolean scored) {
        if (!scored) {
            return text.of("city.heading.unscored", name);
        }
        if (peers.size() == 0) {
            return text.of("city.heading.alone", name, text.score(city.score().orElseThrow()));
        }
        record Apart(String area, double distance) {}
        List<Apart> places = figures.framework().areas().stream()
                .filter(area -> distance(area).isPresent())
                .map(area -> new Apart(inSentence(area.label()), distance(area).getAsDouble()))
                .sorted(Comparator.comparingDouble(Apart::distance))
                .toList();
        List<String> behind = places.stream()
                .filter(place -> place.distance() <= -STRIKING)
                .limit(NAMED_AREAS)
                .map(Apart::area)
                .toList();
        List<String> ahead = places.reversed().stream()
                .filter(place -> place.distance() >= STRIKING)
                .limit(NAMED_AREAS)
                .map(Apart::area)
                .toList();
        if (ahead.isEmpty() && behind.isEmpty()) {
            return text.of("city.heading.even", name);
        }
        if (behind.isEmpty()) {
            return text.of("city.heading.ahead", name, text.list(ahead));
        }
        return ahead.isEmpty()
                ? text.of("city.heading.behind", name, text.list(behind))
                : text.of("city.heading.mixed", name, text.list(ahead), text.list(behind));
    }

    /** Labels of the framework begin with a capital; in the middle of an English sentence they do not. */
    private String inSentence(String label) {
        boolean lower = text.language().equals("en") && label.length() > 1 && Character.isLowerCase(label.charAt(1));
        return lower ? Character.toLowerCase(label.charAt(0)) + label.substring(1) : label;
    }

    private String lead(boolean scored) {
        if (!scored) {
            return text.of("city.lead.unscored", name, figures.ranked().size());
        }
        String score = text.of("city.lead", name, text.score(city.score().orElseThrow()));
        String place = Place.of(figures, city, text).sentence();
        return place.isEmpty() ? score : score + " " + place;
    }

    private Company company() {
        List<Choice> choices = Arrays.stream(PeerGroup.values())
                .filter(candidate -> figures.peers(city.city(), candidate).size() > 0)
                .map(candidate -> new Choice(
                        "/cities/" + id + "?peers=" + candidate.code() + "#areas",
                        choice(candidate),
                        candidate == group))
                .toList();
        String note = switch (group) {
            case SIZE -> text.of("peers.note.size", text.name("size", SizeClass.of(city.city())));
            case REGION -> text.of("peers.note.region", city.city().region());
            case ALL -> text.of("peers.note.all");
        };
        String compare = Stream.concat(
                        Stream.of(id),
                        peers.cities().stream()
                                .sorted(Comparator.comparingInt(this::awayInRank))
                                .limit(COMPARED)
                                .map(peer -> peer.city().id()))
                .map(one -> "city=" + one)
                .collect(Collectors.joining("&", "/compare?", ""));
        return new Company(
                peers.size(), note, choices, peers.size() == 0 || city.rank().isEmpty() ? "" : compare);
    }

    private String choice(PeerGroup candidate) {
        int size = figures.peers(city.city(), candidate).size();
        return switch (candidate) {
            case SIZE -> text.of("peers.size", size);
            case REGION -> text.of("peers.region", size);
            case ALL -> text.of("peers.all", size);
        };
    }

    private int awayInRank(CityResult peer) {
        return Math.abs(peer.rank().orElse(0) - city.rank().orElse(0));
    }

    private OptionalDouble score(Node node) {
        return figures.results().findScore(id, node.id());
    }

    private OptionalDouble distance(Node node) {
        OptionalDouble score = score(node);
        OptionalDouble median = peers.findMedian(node.id());
        return score.isPresent() && median.isPresent()
                ? OptionalDouble.of(score.getAsDouble() - median.getAsDouble())
                : OptionalDouble.empty();
    }

    private String whole(OptionalDouble score) {
        return score.isPresent() ? text.whole(score.getAsDouble()) : "";
    }

    private List<ThemeRows> themes() {
        return figures.themes().stream()
                .map(theme -> new ThemeRows(
                        theme.group().map(Node::label).orElse(""),
                        theme.group().map(this::score).map(this::whole).orElse(""),
                        theme.group()
                                .map(node -> whole(peers.findMedian(node.id())))
                                .orElse(""),
                        theme.areas().stream().map(this::area).toList()))
                .toList();
    }

    private AreaRow area(Group area) {
        OptionalDouble score = score(area);
        Optional<Peers.Best> best = peers.findBest(area.id());
        return new AreaRow(
                area.id(),
                area.label(),
                new ScoreStrip(
                        place(score),
                        place(peers.findMedian(area.id())),
                        best.map(leader -> Percent.of(leader.score()))),
                score.isPresent() ? whole(score) : text.of("mark.missing"),
                whole(peers.findMedian(area.id())),
                best.map(leader -> text.whole(leader.score())).orElse(""),
                best.map(Peers.Best::name).orElse(""));
    }

    private static Optional<String> place(OptionalDouble score) {
        return score.isPresent() ? Optional.of(Percent.of(score.getAsDouble())) : Optional.empty();
    }

    private String ahead() {
        List<Double> known = figures.framework().areas().stream()
                .map(this::distance)
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        long above = known.stream().filter(distance -> distance > 0).count();
        return text.of("city.areas", above, known.size());
    }

    private Gap gap(Distance distance) {
        Indicator indicator = distance.indicator();
        return new Gap(
                indicator.id(),
                indicator.label(),
                level(indicator.id()).filter(level -> level != GeographicLevel.CITY),
                new ScoreStrip(place(score(indicator)), place(peers.findMedian(indicator.id())), Optional.empty()),
                distance.points() > 0,
                text.whole(Math.abs(distance.points())),
                CompetenceWords.of(mark(distance), text));
    }

    private Optional<GeographicLevel> level(String indicatorId) {
        return figures.results()
                .findValue(id, indicatorId)
                .flatMap(ValueResult::observation)
                .map(Observation::level);
    }

    private CompetenceMark mark(Distance distance) {
        return competences.of(city.city(), distance.indicator());
    }

    private List<Change> changes(List<Distance> below) {
        return Arrays.stream(Competence.values())
                .map(competence -> new Change(
                        text.name("change", competence),
                        text.name("change.hint", competence),
                        below.stream()
                                .filter(distance -> mark(distance).competence() == competence)
                                .map(this::gap)
                                .toList()))
                .toList();
    }

    private List<AreaValues> values() {
        List<AreaValues> areas = new ArrayList<>();
        for (Figures.Theme theme : figures.themes()) {
            for (Group area : theme.areas()) {
                Set<String> members = new HashSet<>();
                area.children().forEach(child -> members.add(child.id()));
                List<Row> rows = figures.valuesOfCity(id).stream()
                        .filter(value -> members.contains(value.indicatorId()))
                        .map(this::row)
                        .toList();
                if (!rows.isEmpty()) {
                    areas.add(new AreaValues(
                            area.id(),
                            area.label(),
                            theme.group().map(Node::label).orElse(""),
                            rows));
                }
            }
        }
        return areas;
    }

    private Row row(ValueResult value) {
        Indicator indicator = figures.findIndicator(value.indicatorId()).orElseThrow();
        Optional<Observation> observation = value.observation();
        boolean scored = value.normalised().isPresent();
        OptionalDouble median = peers.findMedian(indicator.id());
        return new Row(
                indicator.id(),
                indicator.label(),
                Measure.of(indicator, observation.map(Observation::value).orElse(value.value()), text),
                observation.map(one -> String.valueOf(one.year())).orElse(""),
                observation.map(Observation::level),
                value.marks().contains(Mark.STAND_IN),
                new ScoreStrip(place(value.normalised()), scored ? place(median) : Optional.empty(), Optional.empty()),
                scored ? whole(value.normalised()) : text.of("city.value.unscored"),
                scored,
                scored ? whole(median) : "",
                value.points().isPresent() ? text.score(value.points().getAsDouble()) : "");
    }

    private List<Missing> missing() {
        return figures.framework().indicators().stream()
                .filter(indicator ->
                        figures.results().findValue(id, indicator.id()).isEmpty())
                .map(indicator -> {
                    int others = figures.valuesOfIndicator(indicator.id()).size();
                    return new Missing(
                            indicator.id(),
                            indicator.label(),
                            figures.framework().areaOf(indicator).label(),
                            others == 0
                                    ? text.of("city.missing.nowhere")
                                    : text.count("city.missing.elsewhere", others, name));
                })
                .toList();
    }
}
