package org.isopolity.population.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.isopolity.text.input.InvalidInput;

/**
 * Where units lie: a centre in metres on a plane, an extent in square metres, a perimeter, and the outline where it is known. Units
 * stand in the order of their ids, as in an area table.
 */
public final class Places {

    private final List<String> units;
    private final double[] x;
    private final double[] y;
    private final double[] areas;
    private final double[] perimeters;
    private final List<List<Ring>> outlines;
    private final Borders borders;

    private Places(
            List<String> units,
            double[] x,
            double[] y,
            double[] areas,
            double[] perimeters,
            List<List<Ring>> outlines,
            Borders borders) {
        this.units = units;
        this.x = x;
        this.y = y;
        this.areas = areas;
        this.perimeters = perimeters;
        this.outlines = outlines;
        this.borders = borders;
    }

    /**
     * Places without outlines.
     *
     * @param units ids, ascending, each once
     * @param x metres east, of each unit's centre
     * @param y metres north
     * @param areas square metres, 0 where unknown
     * @param perimeters metres, 0 where unknown
     * @param borders who touches whom, {@link Borders#none()} where unknown
     */
    public static Places of(
            List<String> units, double[] x, double[] y, double[] areas, double[] perimeters, Borders borders) {
        int size = units.size();
        if (x.length != size || y.length != size || areas.length != size || perimeters.length != size) {
            throw new IllegalArgumentException("every unit needs a centre, an area and a perimeter");
        }
        for (int i = 1; i < size; i++) {
            if (units.get(i - 1).compareTo(units.get(i)) >= 0) {
                throw new IllegalArgumentException("units must ascend: " + units.get(i));
            }
        }
        return new Places(
                List.copyOf(units), x.clone(), y.clone(), areas.clone(), perimeters.clone(), List.of(), borders);
    }

    /** Places from outlines in metres; centres are centres of gravity, borders are found where outlines share corners. */
    static Places of(SortedMap<String, List<Ring>> outlines) {
        List<String> units = List.copyOf(outlines.keySet());
        int size = units.size();
        double[] x = new double[size];
        double[] y = new double[size];
        double[] areas = new double[size];
        double[] perimeters = new double[size];
        List<List<Ring>> rings = new ArrayList<>();
        for (int u = 0; u < size; u++) {
            List<Ring> outline = List.copyOf(Objects.requireNonNull(outlines.get(units.get(u))));
            rings.add(outline);
            double doubleArea = 0;
            double east = 0;
            double north = 0;
            for (Ring ring : outline) {
                double signed = ring.doubleArea();
                double sign = (signed < 0) == ring.hole() ? 1 : -1;
                double[] moments = ring.moments();
                doubleArea += sign * signed;
                east += sign * moments[0];
                north += sign * moments[1];
                perimeters[u] += ring.length();
            }
            areas[u] = doubleArea / 2;
            x[u] = doubleArea == 0 ? outline.getFirst().x()[0] : east / (3 * doubleArea);
            y[u] = doubleArea == 0 ? outline.getFirst().y()[0] : north / (3 * doubleArea);
        }
        return new Places(units, x, y, areas, perimeters, rings, Borders.between(rings));
    }

    /**
     * Reads a geometry: GeoJSON or a GeoPackage (longitude and latitude, or metres where numbers are beyond degrees), or a CSV of
     * centres with the columns unit and x, y (metres) or lon, lat (degrees) and, if wanted, area_m2 or area_km2.
     *
     * @param path ends in .csv for centres, in .gpkg for a GeoPackage; anything else is GeoJSON
     * @param unit the property or column with the unit's id
     * @throws InvalidInput if it cannot be used
     */
    public static Places read(Path path, String unit) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Centres.read(path, unit);
        }
        return name.endsWith(".gpkg") ? GeoPackage.read(path, unit) : GeoJson.read(path, unit);
    }

    /**
     * The places of these units, in their order.
     *
     * @param wanted ids, ascending
     * @param file named in the message
     * @throws InvalidInput naming units that have no place
     */
    public Places of(List<String> wanted, Path file) {
        Map<String, Integer> positions = new HashMap<>();
        for (int u = 0; u < units.size(); u++) {
            positions.put(units.get(u), u);
        }
        List<String> missing =
                wanted.stream().filter(unit -> !positions.containsKey(unit)).toList();
        if (!missing.isEmpty()) {
            boolean zeros = missing.stream().anyMatch(unit -> positions.containsKey("0" + unit));
            throw InvalidInput.inFile(
                    file,
                    "has no place for " + missing.size() + " of " + wanted.size() + " units: "
                            + String.join(", ", missing.subList(0, Math.min(3, missing.size())))
                            + (missing.size() > 3 ? ", ..." : "") + ".",
                    zeros
                            ? "The table has lost leading zeros of its ids; read that column as text before saving it."
                            : "Use the geometry of the same year and areas, with the same ids.");
        }
        int[] kept = wanted.stream()
                .mapToInt(unit -> Objects.requireNonNull(positions.get(unit)))
                .toArray();
        return new Places(
                List.copyOf(wanted),
                pick(x, kept),
                pick(y, kept),
                pick(areas, kept),
                pick(perimeters, kept),
                outlines.isEmpty()
                        ? outlines
                        : Arrays.stream(kept).mapToObj(outlines::get).toList(),
                borders.of(kept, units.size()));
    }

    private static double[] pick(double[] values, int[] kept) {
        return Arrays.stream(kept).mapToDouble(u -> values[u]).toArray();
    }

    /** The ids of the units, ascending. */
    public List<String> units() {
        return units;
    }

    /** How many units there are. */
    public int size() {
        return units.size();
    }

    /** Metres east of a unit's centre. */
    public double x(int unit) {
        return x[unit];
    }

    /** Metres north of a unit's centre. */
    public double y(int unit) {
        return y[unit];
    }

    /** Metres between two centres. */
    public double distance(int one, int other) {
        return Math.hypot(x[one] - x[other], y[one] - y[other]);
    }

    /** Square metres of a unit. */
    public double area(int unit) {
        return areas[unit];
    }

    /** Metres around a unit. */
    public double perimeter(int unit) {
        return perimeters[unit];
    }

    /** Whether every unit's extent is known. */
    public boolean hasAreas() {
        return Arrays.stream(areas).allMatch(area -> area > 0);
    }

    /** The outline of a unit; empty where only its centre is known. */
    public List<Ring> outline(int unit) {
        return outlines.isEmpty() ? List.of() : outlines.get(unit);
    }

    /** Whether outlines are known. */
    public boolean hasOutlines() {
        return !outlines.isEmpty();
    }

    /** Who touches whom. */
    public Borders borders() {
        return borders;
    }
}
