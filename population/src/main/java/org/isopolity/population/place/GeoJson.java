package org.isopolity.population.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isopolity.text.input.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Outlines from GeoJSON (RFC 7946): polygons and multipolygons with an id among the properties. */
final class GeoJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final String unit;

    private GeoJson(Path file, String unit) {
        this.file = file;
        this.unit = unit;
    }

    static Places read(Path file, String unit) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        JsonNode root;
        try {
            root = JSON.readTree(file.toFile());
        } catch (JacksonException wrong) {
            long line = wrong.getLocation() == null
                    ? 1
                    : Math.max(1, wrong.getLocation().getLineNr());
            throw InvalidInput.atLine(file, line, "is not JSON that can be read.", "Save the map as GeoJSON.");
        }
        return new GeoJson(file, unit).places(root);
    }

    private Places places(JsonNode root) {
        JsonNode features = root.path("features");
        if (!features.isArray() || features.isEmpty()) {
            throw InvalidInput.inFile(
                    file, "has no features.", "Save the map as a GeoJSON FeatureCollection of polygons.");
        }
        TreeMap<String, List<double[][]>> outer = new TreeMap<>();
        Map<String, List<Boolean>> holes = new HashMap<>();
        int number = 0;
        for (JsonNode feature : features) {
            number++;
            String id = id(feature, number);
            if (outer.containsKey(id)) {
                throw wrong(number, "the id '" + id + "' stands there twice.", "Give every area an id of its own.");
            }
            List<double[][]> rings = new ArrayList<>();
            List<Boolean> cut = new ArrayList<>();
            JsonNode geometry = feature.path("geometry");
            JsonNode coordinates = geometry.path("coordinates");
            switch (geometry.path("type").asString("")) {
                case "Polygon" -> polygon(coordinates, rings, cut, number);
                case "MultiPolygon" -> {
                    for (JsonNode polygon : coordinates) {
                        polygon(polygon, rings, cut, number);
                    }
                }
                default ->
                    throw wrong(
                            number,
                            "its geometry is '" + geometry.path("type").asString("") + "', not a polygon.",
                            "For centres give a CSV with the columns " + unit + ", lon, lat.");
            }
            if (rings.isEmpty()) {
                throw wrong(number, "it has no outline.", "Leave the area out, or draw it.");
            }
            outer.put(id, rings);
            holes.put(id, cut);
        }
        return Places.of(onThePlane(outer, holes));
    }

    private String id(JsonNode feature, int number) {
        JsonNode property = feature.path("properties").path(unit);
        if (property.isMissingNode() || property.isNull()) {
            throw wrong(
                    number,
                    "it has no property '" + unit + "' (found: "
                            + String.join(", ", feature.path("properties").propertyNames()) + ").",
                    "Name the property with the id of the area.");
        }
        return property.asString("");
    }

    private void polygon(JsonNode polygon, List<double[][]> rings, List<Boolean> cut, int number) {
        boolean hole = false;
        for (JsonNode ring : polygon) {
            int corners = ring.size();
            if (corners > 1 && ring.get(0).equals(ring.get(corners - 1))) {
                corners--;
            }
            if (corners < 3) {
                throw wrong(number, "a ring has fewer than three corners.", "Draw it anew.");
            }
            double[][] points = new double[2][corners];
            for (int i = 0; i < corners; i++) {
                JsonNode position = ring.get(i);
                if (position.size() < 2
                        || !position.get(0).isNumber()
                        || !position.get(1).isNumber()) {
                    throw wrong(number, "a corner is not a pair of numbers.", "Save the map as GeoJSON again.");
                }
                points[0][i] = position.get(0).asDouble();
                points[1][i] = position.get(1).asDouble();
            }
            rings.add(points);
            cut.add(hole);
            hole = true;
        }
    }

    private static SortedMap<String, List<Ring>> onThePlane(
            SortedMap<String, List<double[][]>> outlines, Map<String, List<Boolean>> holes) {
        double west = Double.POSITIVE_INFINITY;
        double east = Double.NEGATIVE_INFINITY;
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (List<double[][]> rings : outlines.values()) {
            for (double[][] ring : rings) {
                west = Math.min(west, Arrays.stream(ring[0]).min().orElseThrow());
                east = Math.max(east, Arrays.stream(ring[0]).max().orElseThrow());
                south = Math.min(south, Arrays.stream(ring[1]).min().orElseThrow());
                north = Math.max(north, Arrays.stream(ring[1]).max().orElseThrow());
            }
        }
        boolean degrees = west >= -180 && east <= 180 && south >= -90 && north <= 90;
        Projection projection = new Projection((west + east) / 2, (south + north) / 2);
        TreeMap<String, List<Ring>> metres = new TreeMap<>();
        outlines.forEach((id, rings) -> {
            List<Ring> flat = new ArrayList<>();
            for (int r = 0; r < rings.size(); r++) {
                double[][] ring = rings.get(r);
                double[] x = ring[0];
                double[] y = ring[1];
                for (int i = 0; degrees && i < x.length; i++) {
                    double[] point = projection.metres(x[i], y[i]);
                    x[i] = point[0];
                    y[i] = point[1];
                }
                flat.add(new Ring(x, y, Objects.requireNonNull(holes.get(id)).get(r)));
            }
            metres.put(id, flat);
        });
        return metres;
    }

    private InvalidInput wrong(int feature, String problem, String remedy) {
        return InvalidInput.inFile(file, "feature " + feature + ": " + problem, remedy);
    }
}
