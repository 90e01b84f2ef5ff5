package org.isopolity.server.peer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Group;
import org.isopolity.index.observation.City;
import org.isopolity.release.Release;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.page.SignIn;
import org.isopolity.server.peer.PeersPage.AheadRow;
import org.isopolity.server.peer.PeersPage.AlikeRow;
import org.isopolity.server.peer.PeersPage.Choice;
import org.isopolity.server.peer.Setting.Alike;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class PeersController {

    private static final int SHOWN = 10;
    private static final int NAMED = 3;
    private static final int COMPARED = 4;
    private static final String BY = "by";
    private static final String AREA = "area";

    private final Library library;
    private final Map<String, Setting> settings = new ConcurrentHashMap<>();

    private final SignIn signIn;

    PeersController(Library library, SignIn signIn) {
        this.library = library;
        this.signIn = signIn;
    }

    @GetMapping("/peers/{city}")
    Page peers(@PathVariable("city") String id, Parameters parameters, Text text) {
        Figures figures = library.latest();
        City city = figures.release().cities().find(id).orElseThrow(() -> new NoSuchPage(id));
        Setting setting = settings.computeIfAbsent(figures.release().digest(), _ -> Criteria.of(figures));
        List<String> known = setting.traits().stream().map(Trait::id).toList();
        Set<String> criteria = new TreeSet<>(parameters.all(BY));
        criteria.stream()
                .filter(criterion -> !known.contains(criterion))
                .forEach(criterion ->
                        parameters.problem(BY, criterion, text.of("wrong.one-of", String.join(", ", known))));
        String area = parameters.oneOf(
                AREA, figures.framework().areas().stream().map(Group::id).toList());
        parameters.check();
        Set<String> counted = criteria.isEmpty() ? Set.copyOf(known) : criteria;
        PeersPage page = new Company(figures, setting, counted, city, text).page(area, signIn.offered());
        return new Page("peers", new Head(text.of("peer.title", city.name()), page.lead(), Section.CITIES), page);
    }

    /** The peers of one city as a page says them. */
    private final class Company {

        private final Figures figures;
        private final Setting setting;
        private final List<String> criteria;
        private final City city;
        private final Text text;
        private final List<Alike> alike;
        private final Map<String, Alike> likeness = new HashMap<>();

        Company(Figures figures, Setting setting, Set<String> counted, City city, Text text) {
            this.figures = figures;
            this.setting = setting;
            this.criteria = setting.traits().stream()
                    .map(Trait::id)
                    .filter(counted::contains)
                    .toList();
            this.city = city;
            this.text = text;
            this.alike = setting.alike(city.id(), counted);
            alike.forEach(one -> likeness.put(one.cityId(), one));
        }

        PeersPage page(String wanted, boolean asks) {
            Map<String, Double> percentiles = percentiles();
            Optional<Group> area = figures.framework().areas().stream()
                    .filter(one -> wanted.isEmpty() || one.id().equals(wanted))
                    .filter(one -> !wanted.isEmpty() || percentiles.containsKey(one.id()))
                    .min(Comparator.comparingDouble(one -> percentiles.getOrDefault(one.id(), 0.0)));
            List<City> first = alike.stream()
                    .limit(COMPARED)
                    .map(one -> city(one.cityId()))
                    .toList();
            List<AheadRow> ahead = area.map(this::ahead).orElse(List.of());
            boolean moves = ahead.stream().anyMatch(AheadRow::moves);
            return new PeersPage(
                    city.id(),
                    city.name(),
                    first.isEmpty()
                            ? text.of("peer.heading.none", city.name())
                            : text.of(
                                    "peer.heading",
                                    city.name(),
                                    text.list(first.stream()
                                            .limit(NAMED)
                                            .map(City::name)
                                            .toList())),
                    text.of(
                            "peer.lead",
                            criteria.stream()
                                    .filter(one -> setting.isKnown(city.id(), one))
                                    .count(),
                            criteria.size(),
                            alike.size()),
                    setting.traits().stream()
                            .map(trait -> new Choice(trait.id(), name(trait.id()), criteria.contains(trait.id())))
                            .toList(),
                    values(city),
                    criteria.stream().map(this::name).toList(),
                    alike.stream().limit(SHOWN).map(this::row).toList(),
                    area.map(Group::label).orElse(""),
                    figures.framework().areas().stream()
                            .map(one -> new Choice(
                                    one.id(),
                                    one.label(),
                                    area.filter(one::equals).isPresent()))
                            .toList(),
                    area.map(one -> standing(one, percentiles)).orElseGet(() -> text.of("peer.standing.nowhere")),
                    ahead,
                    text.of(moves ? "peer.movement.lead" : "peer.movement.nobody"),
                    moves,
                    first.isEmpty()
                            ? ""
                            : Stream.concat(Stream.of(city), first.stream())
                                    .map(one -> "city=" + one.id())
                                    .collect(Collectors.joining("&", "/compare?", "")),
                    figures.release().id().toString(),
                    asks);
        }

        private City city(String id) {
            return figures.release().cities().find(id).orElseThrow();
        }

        private String name(String criterion) {
            return Criteria.name(criterion, Optional.of(figures), text);
        }

        private List<String> values(City of) {
            return criteria.stream().map(criterion -> value(of, criterion)).toList();
        }

        private String value(City of, String criterion) {
            if (!setting.isKnown(of.id(), criterion)) {
                return text.of("mark.missing");
            }
            return switch (criterion) {
                case Criteria.POPULATION ->
                    text.whole((double) of.population().orElseThrow().residents());
                case Criteria.REGION -> of.region();
                case Criteria.COUNTRY -> text.country(of.country());
                default ->
                    Measure.of(
                                    figures.findIndicator(criterion).orElseThrow(),
                                    figures.results()
                                            .findValue(of.id(), criterion)
                                            .flatMap(value -> value.observation())
                                            .orElseThrow()
                                            .value(),
                                    text)
                            .figure();
            };
        }

        private AlikeRow row(Alike one) {
            City other = city(one.cityId());
            return new AlikeRow(
                    other.id(),
                    other.name(),
                    text.country(other.country()),
                    likeness(one),
                    text.of("values.of", one.shared(), criteria.size()),
                    values(other));
        }

        private String likeness(Alike one) {
            return text.whole(100 * (1 - one.distance()));
        }

        /** Where the city stands in each area in which it has a score. */
        private Map<String, Double> percentiles() {
            Map<String, Double> percentiles = new HashMap<>();
            for (Group area : figures.framework().areas()) {
                Map<String, Double> scores = figures.scores(area.id());
                Double own = scores.get(city.id());
                if (own != null && scores.size() > 1) {
                    double[] sorted = scores.values().stream()
                            .mapToDouble(score -> score)
                            .sorted()
                            .toArray();
                    percentiles.put(area.id(), Lead.percentile(sorted, own));
                }
            }
            return percentiles;
        }

        private String standing(Group area, Map<String, Double> percentiles) {
            Double percentile = percentiles.get(area.id());
            return percentile == null
                    ? text.of("peer.standing.none", city.name(), area.label())
                    : text.of("peer.standing", city.name(), area.label(), text.whole(percentile));
        }

        private List<AheadRow> ahead(Group area) {
            List<Release> series =
                    library.archive().series(figures.release().edition().series());
            return Lead.over(city.id(), figures.scores(area.id())).stream()
                    .limit(SHOWN)
                    .map(lead -> {
                        City other = city(lead.cityId());
                        Alike near = likeness.get(lead.cityId());
                        Movement movement = Movement.of(series, figures, lead.cityId(), area);
                        return new AheadRow(
                                other.id(),
                                other.name(),
                                text.country(other.country()),
                                text.whole(lead.score()),
                                text.whole(lead.lead()),
                                near == null ? "" : likeness(near),
                                movement.in(text),
                                movement.compared() > 0,
                                movement.improves(),
                                "/workspace/exchange?mentor=" + other.id() + "&about=" + area.id());
                    })
                    .toList();
        }
    }
}
