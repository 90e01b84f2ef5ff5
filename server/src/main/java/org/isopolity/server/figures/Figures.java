package org.isopolity.server.figures;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.City;
import org.isopolity.index.sheet.Removal;
import org.isopolity.release.CityResult;
import org.isopolity.release.RankingPolicy;
import org.isopolity.release.Release;
import org.isopolity.release.Results;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Library.Named;

/** The figures of one release, with what pages ask for again and again worked out once. */
public final class Figures {

    private static final int FEW_PEERS = 3;
    private static final int NEAREST = 3;
    private static final int LONGEST_NAME = 60;

    private record Company(String cityId, PeerGroup group) {}

    /**
     * A theme with its areas.
     *
     * @param group the theme; absent where areas stand right below the index
     * @param areas its areas
     */
    public record Theme(Optional<Group> group, List<Group> areas) {}

    private final Release release;
    private final List<CityResult> ranked;
    private final List<CityResult> unranked;
    private final List<Theme> themes;
    private final Map<String, Removal> removed = new HashMap<>();
    private final Map<String, List<ValueResult>> byCity = new HashMap<>();
    private final Map<String, List<ValueResult>> byIndicator = new HashMap<>();
    private final Map<Company, Peers> peers = new ConcurrentHashMap<>();
    private final Map<String, String> regions = new LinkedHashMap<>();

    Figures(Release release) {
        this.release = release;
        this.ranked = release.results().ranked();
        this.unranked = release.results().unranked();
        this.themes = themes(release.framework());
        release.results().removedIndicators().forEach(removal -> removed.put(removal.id(), removal));
        for (ValueResult value : release.results().values()) {
            byCity.computeIfAbsent(value.cityId(), _ -> new ArrayList<>()).add(value);
            byIndicator
                    .computeIfAbsent(value.indicatorId(), _ -> new ArrayList<>())
                    .add(value);
        }
        release.cities().stream()
                .map(City::region)
                .filter(region -> !region.isEmpty())
                .sorted()
                .forEach(region -> regions.put(slug(region), region));
    }

    private static List<Theme> themes(Framework framework) {
        Map<String, List<Group>> areas = new LinkedHashMap<>();
        for (Group area : framework.areas()) {
            String above = framework
                    .findParent(area)
                    .filter(parent -> !parent.id().equals(framework.root().id()))
                    .map(Group::id)
                    .orElse("");
            areas.computeIfAbsent(above, _ -> new ArrayList<>()).add(area);
        }
        List<Theme> themes = new ArrayList<>();
        areas.forEach((id, below) -> themes.add(
                new Theme(framework.find(id).filter(Group.class::isInstance).map(Group.class::cast), below)));
        // the file may name areas in any order; themes keep the order of the tree
        List<Node> order = framework.nodes();
        themes.sort(Comparator.comparingInt(
                theme -> theme.group().map(order::indexOf).orElse(0)));
        return themes;
    }

    /** A name as addresses write it. */
    public static String slug(String name) {
        return plain(name).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    /** A name without case and accents, to find it by. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace('\u0142', 'l')
                .replace('\u00f8', 'o')
                .replace('\u0131', 'i')
                .replace("\u00df", "ss")
                .strip();
    }

    /** The release itself. */
    public Release release() {
        return release;
    }

    /** Its results as published. */
    public Results results() {
        return release.results();
    }

    /** Its framework. */
    public Framework framework() {
        return release.framework();
    }

    /** The cities with a rank, by rank and then by name. */
    public List<CityResult> ranked() {
        return ranked;
    }

    /** The cities without a rank, by name. */
    public List<CityResult> unranked() {
        return unranked;
    }

    /** The themes with their areas. */
    public List<Theme> themes() {
        return themes;
    }

    /** The regions of the world that have cities here: names by their codes in addresses. */
    public Map<String, String> regions() {
        return regions;
    }

    /** The scores of the ranked cities on a node, by id of the city. */
    public SortedMap<String, Double> scores(String nodeId) {
        SortedMap<String, Double> scores = new TreeMap<>();
        for (CityResult ranked : ranked()) {
            results()
                    .findScore(ranked.city().id(), nodeId)
                    .ifPresent(score -> scores.put(ranked.city().id(), score));
        }
        return scores;
    }

    /** How many indicators are in the index. */
    public int scoredIndicators() {
        return framework().indicators().size() - removed.size();
    }

    /** Why an indicator is not in the index; empty where it is. */
    public Optional<Removal> findRemoval(String indicatorId) {
        return Optional.ofNullable(removed.get(indicatorId));
    }

    /** The values of a city, in the order of the framework. */
    public List<ValueResult> valuesOfCity(String cityId) {
        return byCity.getOrDefault(cityId, List.of());
    }

    /** The values of an indicator, by city id. */
    public List<ValueResult> valuesOfIndicator(String indicatorId) {
        return byIndicator.getOrDefault(indicatorId, List.of());
    }

    /** The theme of an area, if it has one. */
    public Optional<Group> findTheme(Group area) {
        return framework()
                .findParent(area)
                .filter(parent -> !parent.id().equals(framework().root().id()));
    }

    /** The peers of a city in a group. */
    public Peers peers(City city, PeerGroup group) {
        return peers.computeIfAbsent(
                new Company(city.id(), group),
                _ -> new Peers(
                        release,
                        ranked.stream()
                                .filter(other -> !other.city().id().equals(city.id()) && isPeer(city, other, group))
                                .toList()));
    }

    private static boolean isPeer(City city, CityResult other, PeerGroup group) {
        return switch (group) {
            case SIZE -> SizeClass.of(city) != SizeClass.UNKNOWN && SizeClass.of(city) == SizeClass.of(other.city());
            case REGION -> city.region().equals(other.city().region());
            case ALL -> true;
        };
    }

    /** The group a city is compared with unless the reader wants another: the first with more than a few peers. */
    public PeerGroup usualPeers(City city) {
        return Stream.of(PeerGroup.SIZE, PeerGroup.REGION)
                .filter(group -> peers(city, group).size() >= FEW_PEERS)
                .findFirst()
                .orElse(PeerGroup.ALL);
    }

    /** What the release says about the order of its cities. */
    public RankingPolicy policy() {
        return release.edition().policy();
    }

    /**
     * Where a city stands among its peers, where the network publishes just this.
     *
     * @param rank 1 the best; equal scores share the better rank
     * @param among how many they are, the city among them
     * @param group who they are
     */
    public record AmongPeers(int rank, int among, PeerGroup group) {}

    /** The rank of a city among cities of its size or region; nothing where there are too few of these, or another policy. */
    public Optional<AmongPeers> findRankAmongPeers(CityResult result) {
        PeerGroup group = usualPeers(result.city());
        if (!policy().peers() || result.score().isEmpty() || group == PeerGroup.ALL) {
            return Optional.empty();
        }
        double score = result.score().getAsDouble();
        List<CityResult> others = peers(result.city(), group).cities();
        long above = others.stream()
                .filter(other -> other.score().orElseThrow() > score)
                .count();
        return Optional.of(new AmongPeers((int) above + 1, others.size() + 1, group));
    }

    /** The cities whose name or id is this, whatever its case and accents. */
    public List<City> named(String name) {
        String wanted = plain(name);
        return release.cities().stream()
                .filter(city -> city.id().equals(wanted) || plain(city.name()).equals(wanted))
                .toList();
    }

    /** The cities whose name holds these letters, those that begin with them first. */
    public List<City> matching(String letters) {
        String wanted = plain(letters);
        return release.cities().stream()
                .filter(city -> plain(city.name()).contains(wanted))
                .sorted(Comparator.comparing((City city) -> !plain(city.name()).startsWith(wanted))
                        .thenComparing(City::name))
                .toList();
    }

    /** The cities and indicators whose names are most like this, none where nothing is. */
    public List<Named> nearest(String name) {
        String wanted = plain(name);
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            return List.of();
        }
        record Near(Named named, int distance) {}
        int far = Math.max(2, wanted.length() / 2);
        Stream<Near> cities = release.cities().stream()
                .map(city -> new Near(
                        new Named("/cities/" + city.id(), city.name(), city.country()),
                        Math.min(distance(wanted, city.id()), distance(wanted, plain(city.name())))));
        Stream<Near> indicators = framework().indicators().stream()
                .map(indicator -> new Near(
                        new Named("/indicators/" + indicator.id(), indicator.label(), ""),
                        Math.min(distance(wanted, indicator.id()), distance(wanted, plain(indicator.label())))));
        return Stream.concat(cities, indicators)
                .filter(near -> near.distance() <= far)
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparing(near -> near.named().name()))
                .limit(NEAREST)
                .map(Near::named)
                .toList();
    }

    /** How many letters must be put, taken or exchanged to make one word of another. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int exchange = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchange, Math.min(row[j - 1], before[j]) + 1);
            }
            before = row;
        }
        return before[other.length()];
    }

    /** An indicator of the framework, if there is one with this id. */
    public Optional<Indicator> findIndicator(String id) {
        return framework().findIndicator(id);
    }
}
