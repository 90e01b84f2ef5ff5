package org.isopolity.population.place;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.isopolity.text.input.InvalidInput;
import org.sqlite.SQLiteConfig;

/**
 * Outlines from a GeoPackage (OGC 12-128r19): a file in SQLite's format, with geometries in well-known binary. Read-only; the file is
 * not trusted: nothing of it is run but plain reading.
 */
final class GeoPackage {

    private static final int POLYGON = 3;
    private static final int MULTI_POLYGON = 6;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final Path file;
    private final String unit;
    private final Outlines outlines;

    /** A table of features and its column of geometries. */
    private record Layer(String table, String geometry) {}

    private GeoPackage(Path file, String unit) {
        this.file = file;
        this.unit = unit;
        this.outlines = new Outlines(file);
    }

    static Places read(Path file, String unit) {
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.LOAD_EXTENSION, "false");
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA query_only = ON");
            return new GeoPackage(file, unit).places(statement);
        } catch (SQLException unreadable) {
            throw InvalidInput.inFile(
                    file,
                    "is not a GeoPackage that can be read (" + unreadable.getMessage() + ").",
                    "Save the map as GeoPackage again.");
        }
    }

    private Places places(Statement statement) throws SQLException {
        Layer layer = layer(statement);
        int number = 0;
        try (ResultSet rows = statement.executeQuery("SELECT " + quoted(unit) + ", " + quoted(layer.geometry())
                + " FROM " + quoted(layer.table()) + " ORDER BY 1")) {
            while (rows.next()) {
                number++;
                String id = rows.getString(1);
                if (id == null || id.isBlank()) {
                    throw outlines.wrong(number, "it has no '" + unit + "'.", "Give every area its id.");
                }
                Outlines.Feature feature = outlines.begin(id, number);
                byte[] geometry = rows.getBytes(2);
                if (geometry != null) {
                    read(geometry, feature, number);
                }
                feature.end();
            }
        }
        if (number == 0) {
            throw InvalidInput.inFile(
                    file, "has no features in '" + layer.table() + "'.", "Save the map with its areas.");
        }
        return outlines.places();
    }

    /** The one layer of features that has the column of the unit. */
    private Layer layer(Statement statement) throws SQLException {
        List<Layer> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT g.table_name, g.column_name FROM gpkg_geometry_columns g"
                + " JOIN gpkg_contents c ON c.table_name = g.table_name WHERE c.data_type = 'features' ORDER BY 1")) {
            while (rows.next()) {
                all.add(new Layer(rows.getString(1), rows.getString(2)));
            }
        }
        List<Layer> fitting = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (Layer layer : all) {
            List<String> own = columns(statement, layer.table());
            if (own.contains(unit)) {
                fitting.add(layer);
            }
            columns.addAll(own);
        }
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        throw fitting.isEmpty()
                ? InvalidInput.inFile(
                        file,
                        "no layer has a column '" + unit + "' (found: " + String.join(", ", columns) + ").",
                        "Name the column with the id of the area.")
                : InvalidInput.inFile(
                        file,
                        "has several layers with a column '" + unit + "' ("
                                + String.join(
                                        ", ", fitting.stream().map(Layer::table).toList()) + ").",
                        "Save the one that is meant in a file of its own.");
    }

    private static List<String> columns(Statement statement, String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("PRAGMA table_info(" + quoted(table) + ")")) {
            while (rows.next()) {
                names.add(rows.getString("name"));
            }
        }
        return names;
    }

    /** A name from the file as an identifier: names cannot be bound, so quotes are doubled. */
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"").replace("\0", "") + '"';
    }

    private void read(byte[] bytes, Outlines.Feature feature, int number) {
        try {
            ByteBuffer geometry = ByteBuffer.wrap(bytes);
            if (geometry.get() != 'G' || geometry.get() != 'P') {
                throw outlines.wrong(number, "its geometry is not that of a GeoPackage.", "Save the map again.");
            }
            geometry.get();
            int flags = geometry.get();
            int envelope = flags >> 1 & 7;
            if (envelope >= ENVELOPE_BYTES.length) {
                throw outlines.wrong(number, "its geometry has an unknown envelope.", "Save the map again.");
            }
            boolean empty = (flags & 16) != 0;
            geometry.position(8 + ENVELOPE_BYTES[envelope]);
            if (!empty) {
                shape(geometry, feature, number, false);
            }
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            throw outlines.wrong(number, "its geometry breaks off.", "Save the map again.");
        }
    }

    private void shape(ByteBuffer geometry, Outlines.Feature feature, int number, boolean part) {
        geometry.order(geometry.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int code = geometry.getInt();
        int kind = part && code % 1000 != POLYGON ? -1 : code % 1000;
        int beyond = Math.clamp(code / 1000, 0, 3);
        int numbers = beyond == 0 ? 2 : beyond == 3 ? 4 : 3;
        switch (kind) {
            case POLYGON -> {
                int rings = count(geometry, 4);
                for (int ring = 0; ring < rings; ring++) {
                    ring(geometry, feature, numbers, ring > 0);
                }
            }
            case MULTI_POLYGON -> {
                int polygons = count(geometry, 9);
                for (int polygon = 0; polygon < polygons; polygon++) {
                    shape(geometry, feature, number, true);
                }
            }
            default ->
                throw outlines.wrong(
                        number,
                        "its geometry is of kind " + code + ", not a polygon.",
                        "For centres give a CSV with the columns " + unit + ", lon, lat.");
        }
    }

    /** A number of parts, no more than can follow. */
    private static int count(ByteBuffer geometry, int leastBytes) {
        int count = geometry.getInt();
        if (count < 0 || (long) count * leastBytes > geometry.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private static void ring(ByteBuffer geometry, Outlines.Feature feature, int numbers, boolean hole) {
        int corners = count(geometry, 8 * numbers);
        double[] x = new double[corners];
        double[] y = new double[corners];
        for (int i = 0; i < corners; i++) {
            x[i] = geometry.getDouble();
            y[i] = geometry.getDouble();
            geometry.position(geometry.position() + 8 * (numbers - 2));
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new BufferUnderflowException();
            }
        }
        feature.add(x, y, hole);
    }
}
