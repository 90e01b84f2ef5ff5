package org.isopolity.server.home;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.observation.City;
import org.isopolity.release.CityResult;
import org.isopolity.server.chart.MapLabels;
import org.isopolity.server.chart.MapPanel;
import org.isopolity.server.chart.MapPanel.Place;
import org.isopolity.server.chart.Percent;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.SizeClass;
import org.isopolity.server.home.HomePage.Box;
import org.isopolity.server.home.HomePage.Label;
import org.isopolity.server.home.HomePage.Point;
import org.isopolity.server.home.HomePage.WorldMap;
import org.isopolity.server.text.Text;

/** The cities on the map of Europe and of the world. */
final class CityMap {

    private static final double HIGH = 60;
    private static final double MIDDLE = 45;
    private static final int BANDS = 4;
    private static final int NAMED = 24;
    private static final int NAMED_ON_PHONES = 8;
    private static final double EUROPE_DISC = 0.9;
    private static final double WORLD_DISC = 0.42;

    private final Figures figures;
    private final Text text;
    private final List<CityResult> located;

    CityMap(Figures figures, Text text) {
        this.figures = figures;
        this.text = text;
        // large cities first: their discs lie below those of small ones
        this.located = Stream.concat(figures.ranked().stream(), figures.unranked().stream())
                .filter(result -> result.city().location().isPresent())
                .sorted(Comparator.comparingLong((CityResult result) -> -residents(result.city()))
                        .thenComparing(result -> result.city().id()))
                .toList();
    }

    private static long residents(City city) {
        return city.population().map(City.Population::residents).orElse(0L);
    }

    WorldMap map() {
        List<Integer> counts = new ArrayList<>(List.of(0, 0, 0, 0));
        Stream.concat(figures.ranked().stream(), figures.unranked().stream())
                .forEach(result -> counts.set(band(result), counts.get(band(result)) + 1));
        List<CityResult> inEurope = located.stream()
                .filter(result -> place(MapPanel.EUROPE, result).isInside())
                .toList();
        long scoredElsewhere = located.stream()
                .filter(result -> result.score().isPresent() && !inEurope.contains(result))
                .count();
        int elsewhere = located.size() - inEurope.size();
        String outside = scoredElsewhere == 0
                ? text.count("home.map.outside", elsewhere)
                : text.of("home.map.outside.scored", elsewhere, scoredElsewhere);
        Place corner = MapPanel.WORLD.place(72, -25);
        Place opposite = MapPanel.WORLD.place(34, 45);
        return new WorldMap(
                heading(counts.get(1)),
                text.of("home.map.world", located.size(), inEurope.size()),
                bands(counts),
                inEurope.stream()
                        .map(result -> point(MapPanel.EUROPE, result, EUROPE_DISC))
                        .toList(),
                located.stream()
                        .map(result -> point(MapPanel.WORLD, result, WORLD_DISC))
                        .toList(),
                labels(inEurope),
                new Box(
                        corner.left(),
                        corner.top(),
                        Percent.of(opposite.x() - corner.x()),
                        Percent.of(opposite.y() - corner.y())),
                outside);
    }

    private List<String> bands(List<Integer> counts) {
        String high = text.whole(HIGH);
        String middle = text.whole(MIDDLE);
        List<String> bands = List.of(
                text.of("home.band.none", counts.get(0)),
                text.of("home.band.high", counts.get(1), high),
                text.of("home.band.middle", counts.get(2), middle, high),
                text.of("home.band.low", counts.get(3), middle));
        return bands.subList(0, BANDS);
    }

    /** The finding: how many reach the highest band, and where most of them lie if one region holds half. */
    private String heading(int high) {
        Map<String, Long> byRegion = figures.ranked().stream()
                .filter(result -> band(result) == 1)
                .map(result -> result.city().region())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Optional<String> most = byRegion.entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getValue() * 2 > high)
                .map(Map.Entry::getKey)
                .findFirst();
        int scored = figures.ranked().size();
        return most.map(region -> text.of("home.map.heading.region", high, scored, text.whole(HIGH), region))
                .orElseGet(() -> text.of("home.map.heading", high, scored, text.whole(HIGH)));
    }

    private static int band(CityResult result) {
        if (result.score().isEmpty()) {
            return 0;
        }
        double score = result.score().getAsDouble();
        return score >= HIGH ? 1 : score >= MIDDLE ? 2 : 3;
    }

    private static Place place(MapPanel panel, CityResult result) {
        City.Location location = result.city().location().orElseThrow();
        return panel.place(location.latitude(), location.longitude());
    }

    private static double radius(City city) {
        return switch (SizeClass.of(city)) {
            case MILLION -> 9;
            case HALF_MILLION -> 7;
            case QUARTER_MILLION -> 5.5;
            case SMALLER, UNKNOWN -> 4.5;
        };
    }

    private Point point(MapPanel panel, CityResult result, double scale) {
        Place place = place(panel, result);
        return new Point(
                "/cities/" + result.city().id(),
                place.left(),
                place.top(),
                String.valueOf(Math.round(radius(result.city()) * scale * 100) / 100.0),
                band(result),
                result.score().isPresent()
                        ? text.of(
                                "home.point",
                                result.city().name(),
                                text.score(result.score().getAsDouble()))
                        : text.of("home.point.unscored", result.city().name()));
    }

    private List<Label> labels(List<CityResult> cities) {
        MapLabels room = new MapLabels();
        cities.forEach(result -> room.keepClear(place(MapPanel.EUROPE, result)));
        List<Label> labels = new ArrayList<>();
        for (CityResult result : cities) {
            Place place = place(MapPanel.EUROPE, result);
            String name = result.city().name();
            Optional<MapLabels.Side> side = room.place(place, name.length());
            if (side.isPresent() && labels.size() < NAMED) {
                int reach = (int) Math.round(radius(result.city()) * EUROPE_DISC + 4);
                String level = labels.size() < NAMED_ON_PHONES ? " l1" : " l2";
                labels.add(
                        switch (side.get()) {
                            case RIGHT -> new Label(place.left(), place.top(), reach, 4, "s" + level, name);
                            case LEFT -> new Label(place.left(), place.top(), -reach, 4, "e" + level, name);
                            case BELOW -> new Label(place.left(), place.top(), 0, reach + 9, "m" + level, name);
                            case ABOVE -> new Label(place.left(), place.top(), 0, -reach - 1, "m" + level, name);
                        });
            }
        }
        return labels;
    }
}
