package org.isopolity.population.place;

import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Outlines outlines;

    private GeoJson(Path file, String unit) {
        this.file = file;
        this.unit = unit;
        this.outlines = new Outlines(file);
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
        int number = 0;
        for (JsonNode feature : features) {
            number++;
            Outlines.Feature outline = outlines.begin(id(feature, number), number);
            JsonNode geometry = feature.path("geometry");
            JsonNode coordinates = geometry.path("coordinates");
            switch (geometry.path("type").asString("")) {
                case "Polygon" -> polygon(coordinates, outline, number);
                case "MultiPolygon" -> {
                    for (JsonNode polygon : coordinates) {
                        polygon(polygon, outline, number);
                    }
                }
                default ->
                    throw outlines.wrong(
                            number,
                            "its geometry is '" + geometry.path("type").asString("") + "', not a polygon.",
                            "For centres give a CSV with the columns " + unit + ", lon, lat.");
            }
            outline.end();
        }
        return outlines.places();
    }

    private String id(JsonNode feature, int number) {
        JsonNode property = feature.path("properties").path(unit);
        if (property.isMissingNode() || property.isNull()) {
            throw outlines.wrong(
                    number,
                    "it has no property '" + unit + "' (found: "
                            + String.join(", ", feature.path("properties").propertyNames()) + ").",
                    "Name the property with the id of the area.");
        }
        return property.asString("");
    }

    private void polygon(JsonNode polygon, Outlines.Feature outline, int number) {
        boolean hole = false;
        for (JsonNode ring : polygon) {
            int corners = ring.size();
            double[] x = new double[corners];
            double[] y = new double[corners];
            for (int i = 0; i < corners; i++) {
                JsonNode position = ring.get(i);
                if (position.size() < 2
                        || !position.get(0).isNumber()
                        || !position.get(1).isNumber()) {
                    throw outlines.wrong(
                            number, "a corner is not a pair of numbers.", "Save the map as GeoJSON again.");
                }
                x[i] = position.get(0).asDouble();
                y[i] = position.get(1).asDouble();
            }
            outline.add(x, y, hole);
            hole = true;
        }
    }
}
