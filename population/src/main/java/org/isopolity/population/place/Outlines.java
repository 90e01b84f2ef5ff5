package org.isopolity.population.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.isopolity.text.input.InvalidInput;

/** Outlines as a file of a map tells them, feature by feature, brought onto a plane in metres. */
final class Outlines {

    private final Path file;
    private final TreeMap<String, List<Line>> units = new TreeMap<>();

    /** A ring in the coordinates of the file: east or longitude, north or latitude. */
    private record Line(double[] x, double[] y, boolean hole) {}

    Outlines(Path file) {
        this.file = file;
    }

    /**
     * Begins the outline of a unit.
     *
     * @param number of the feature in the file, for messages
     */
    Feature begin(String id, int number) {
        if (units.containsKey(id)) {
            throw wrong(number, "the id '" + id + "' stands there twice.", "Give every area an id of its own.");
        }
        List<Line> lines = new ArrayList<>();
        units.put(id, lines);
        return new Feature(lines, number);
    }

    InvalidInput wrong(int feature, String problem, String remedy) {
        return InvalidInput.inFile(file, "feature " + feature + ": " + problem, remedy);
    }

    /** The outline of one unit in the making. */
    final class Feature {
        private final List<Line> lines;
        private final int number;

        private Feature(List<Line> lines, int number) {
            this.lines = lines;
            this.number = number;
        }

        /** Adds a ring, whether or not its last corner repeats the first. */
        void add(double[] x, double[] y, boolean hole) {
            int corners = x.length;
            if (corners > 1 && x[0] == x[corners - 1] && y[0] == y[corners - 1]) {
                corners--;
            }
            if (corners < 3) {
                throw wrong(number, "a ring has fewer than three corners.", "Draw it anew.");
            }
            lines.add(new Line(Arrays.copyOf(x, corners), Arrays.copyOf(y, corners), hole));
        }

        void end() {
            if (lines.isEmpty()) {
                throw wrong(number, "it has no outline.", "Leave the area out, or draw it.");
            }
        }
    }

    Places places() {
        double[] box = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        units.values()
                .forEach(lines -> lines.forEach(line -> {
                    box[0] = Math.min(box[0], Arrays.stream(line.x).min().orElseThrow());
                    box[1] = Math.max(box[1], Arrays.stream(line.x).max().orElseThrow());
                    box[2] = Math.min(box[2], Arrays.stream(line.y).min().orElseThrow());
                    box[3] = Math.max(box[3], Arrays.stream(line.y).max().orElseThrow());
                }));
        boolean degrees = box[0] >= -180 && box[1] <= 180 && box[2] >= -90 && box[3] <= 90;
        Projection projection = new Projection((box[0] + box[1]) / 2, (box[2] + box[3]) / 2);
        TreeMap<String, List<Ring>> metres = new TreeMap<>();
        units.forEach((id, lines) -> metres.put(
                id, lines.stream().map(line -> ring(line, degrees, projection)).toList()));
        return Places.of(metres);
    }

    private static Ring ring(Line line, boolean degrees, Projection projection) {
        double[] x = line.x.clone();
        double[] y = line.y.clone();
        for (int i = 0; degrees && i < x.length; i++) {
            double[] point = projection.metres(x[i], y[i]);
            x[i] = point[0];
            y[i] = point[1];
        }
        return new Ring(x, y, line.hole);
    }
}
