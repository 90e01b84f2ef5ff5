package org.isopolity.server.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.PanelTable;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Flag;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.Release;
import org.isopolity.text.Phrase;

/**
 * A panel to ask, wherever it came from.
 *
 * @param panel the outcome of every place over time, and what else is known of places
 * @param outcome the variable that is measured
 * @param names how the panel calls a place, by how the address calls it
 * @param cut places whose series begins anew at a break, with the year; nothing before it is looked at
 * @param sparse years that were left out because they were observed in few places
 * @param forecasts how many values were left out because they are forecasts
 */
public record Material(
        Panel panel,
        String outcome,
        Map<String, String> names,
        Map<String, Integer> cut,
        List<Integer> sparse,
        int forecasts) {

    /** The trait by which places of a release are alike in size. */
    static final String POPULATION = "population";

    private static final int MOST_UNITS = 300;
    private static final int MOST_PERIODS = 200;
    private static final int MOST_CELLS = 12_000;

    public Material {
        names = Map.copyOf(names);
        sparse = List.copyOf(sparse);
        cut = java.util.Collections.unmodifiableMap(new TreeMap<>(cut));
    }

    /**
     * The panel of an indicator of a release: figures of the cities themselves, not of their regions or countries. Forecasts are
     * no observations; nothing is compared across a break; a year that was observed in fewer than half as many cities as the best
     * observed one would make a gap of nearly every city, and is left out.
     *
     * @throws UnusableDesign if nothing was observed of the cities themselves, or there is too much to answer while one waits
     */
    public static Material of(Release release, Indicator indicator) {
        Map<String, String> names = names(release.cities());
        Map<String, TreeMap<Integer, Observation>> series = new LinkedHashMap<>();
        int forecasts = 0;
        for (Observation one : release.observations().asList()) {
            if (one.indicatorId().equals(indicator.id()) && one.level() == GeographicLevel.CITY) {
                if (one.flags().contains(Flag.FORECAST)) {
                    forecasts++;
                } else {
                    series.computeIfAbsent(one.cityId(), _ -> new TreeMap<>()).put(one.year(), one);
                }
            }
        }
        if (series.isEmpty()) {
            throw new UnusableDesign("panel.nothing", indicator.label());
        }
        TreeMap<Integer, Integer> years = new TreeMap<>();
        series.values().forEach(values -> values.keySet().forEach(year -> years.merge(year, 1, Integer::sum)));
        int most = years.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> sparse = years.keySet().stream()
                .filter(year -> 2 * years.getOrDefault(year, 0) < most)
                .toList();
        sparse.forEach(years::remove);
        int[] times = years.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<String> units = new ArrayList<>();
        Map<String, Integer> cut = new TreeMap<>();
        double[][] values = new double[series.size()][times.length];
        double[][] residents = new double[series.size()][times.length];
        series.forEach((id, observed) -> {
            String name = names.getOrDefault(id, id);
            int row = units.size();
            units.add(name);
            int begin = observed.values().stream()
                    .filter(one -> one.flags().contains(Flag.BREAK))
                    .mapToInt(Observation::year)
                    .max()
                    .orElse(Integer.MIN_VALUE);
            if (observed.firstKey() < begin) {
                cut.put(name, begin);
            }
            for (int t = 0; t < times.length; t++) {
                Observation one = observed.get(times[t]);
                values[row][t] = one == null || times[t] < begin ? Double.NaN : one.value();
            }
            double size = release.cities().stream()
                    .filter(city -> city.id().equals(id))
                    .findFirst()
                    .flatMap(City::population)
                    .map(count -> (double) count.residents())
                    .orElse(Double.NaN);
            Arrays.fill(residents[row], size);
        });
        Map<String, double[][]> variables = new LinkedHashMap<>();
        variables.put(indicator.label(), values);
        variables.putIfAbsent(POPULATION, residents);
        return new Material(Panel.of(units, times, variables), indicator.label(), names, cut, sparse, forecasts)
                .bounded();
    }

    /** Names of cities by id; those that two cities bear with their country. */
    static Map<String, String> names(Iterable<City> cities) {
        Map<String, Long> borne = new LinkedHashMap<>();
        cities.forEach(city -> borne.merge(city.name(), 1L, Long::sum));
        Map<String, String> names = new LinkedHashMap<>();
        cities.forEach(city -> names.put(
                city.id(),
                borne.getOrDefault(city.name(), 0L) > 1 ? city.name() + " (" + city.country() + ")" : city.name()));
        return names;
    }

    /**
     * A panel that was sent.
     *
     * @param outcome the column that is measured; empty: the third
     * @param more further columns to read
     */
    static Material of(PanelTable sent, String outcome, List<String> more) {
        String measured = outcome.isEmpty() ? sent.table().columns().get(2) : outcome;
        List<String> columns = new ArrayList<>(List.of(measured));
        columns.addAll(more);
        return new Material(sent.read(columns), measured, Map.of(), Map.of(), List.of(), 0).bounded();
    }

    private Material bounded() {
        int units = panel.units().size();
        int periods = panel.times().length;
        if (units > MOST_UNITS || periods > MOST_PERIODS || units * periods > MOST_CELLS) {
            throw new UnusableDesign("panel.large", units, periods, MOST_UNITS, MOST_PERIODS, MOST_CELLS);
        }
        return this;
    }

    /** What was done to the figures before they became this panel, for readers to know. */
    List<Phrase> notices() {
        List<Phrase> notices = new ArrayList<>();
        if (!sparse.isEmpty()) {
            notices.add(Phrases.of(
                    "panel.sparse",
                    sparse.stream().map(year -> Integer.toString(year)).collect(Collectors.joining(", "))));
        }
        cut.forEach((place, year) -> notices.add(Phrases.of("panel.cut", place, Integer.toString(year))));
        if (forecasts > 0) {
            notices.add(Phrases.of("panel.forecasts", forecasts));
        }
        return notices;
    }

    /** How the panel calls a place that an address or a person names. */
    String unit(String written) {
        return names.getOrDefault(written, written);
    }
}
