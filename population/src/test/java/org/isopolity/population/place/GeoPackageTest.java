package org.isopolity.population.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outlines from GeoPackages, as programs write them and as they should not be. */
class GeoPackageTest {

    @TempDir
    private Path place;

    private Path file = Path.of("");

    @BeforeEach
    void writeAnEmptyPackage() throws SQLException {
        file = place.resolve("areas.gpkg");
        run(
                "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT)",
                "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)",
                "CREATE TABLE \"small areas\" (fid INTEGER PRIMARY KEY, code TEXT, \"the geom\" BLOB)",
                "INSERT INTO gpkg_contents VALUES ('small areas', 'features')",
                "INSERT INTO gpkg_geometry_columns VALUES ('small areas', 'the geom', 25833)");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void add(String code, byte[] geometry) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO \"small areas\" (code, \"the geom\") VALUES (?, ?)")) {
            insert.setString(1, code);
            insert.setBytes(2, geometry);
            insert.executeUpdate();
        }
    }

    private static ByteBuffer header(int envelope, ByteOrder order) {
        ByteBuffer bytes = ByteBuffer.allocate(4000).order(order);
        bytes.put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (envelope << 1 | 1))
                .putInt(25833);
        return bytes.position(8 + new int[] {0, 32, 48, 48, 64}[envelope]);
    }

    private static ByteBuffer polygon(ByteBuffer bytes, int beyond, double[]... rings) {
        bytes.put((byte) (bytes.order() == ByteOrder.LITTLE_ENDIAN ? 1 : 0)).putInt(3 + 1000 * beyond);
        bytes.putInt(rings.length);
        for (double[] ring : rings) {
            bytes.putInt(ring.length / 2 + 1);
            for (int i = 0; i <= ring.length / 2; i++) {
                bytes.putDouble(ring[2 * i % ring.length]).putDouble(ring[(2 * i + 1) % ring.length]);
                for (int more = beyond == 0 ? 2 : beyond == 3 ? 4 : 3; more > 2; more--) {
                    bytes.putDouble(99);
                }
            }
        }
        return bytes;
    }

    private static byte[] done(ByteBuffer bytes) {
        byte[] all = new byte[bytes.position()];
        bytes.flip().get(all);
        return all;
    }

    private static double[] square(double x, double y, double side) {
        return new double[] {x, y, x + side, y, x + side, y + side, x, y + side};
    }

    @Test
    void polygonsOfEveryKindGiveTheSamePlacesAsGeoJson() throws SQLException, IOException {
        add("02", done(polygon(header(1, ByteOrder.BIG_ENDIAN), 1, square(401_000, 5_800_000, 1000))));
        add(
                "01",
                done(polygon(
                        header(0, ByteOrder.LITTLE_ENDIAN),
                        0,
                        square(400_000, 5_800_000, 1000),
                        square(400_400, 5_800_400, 100))));
        ByteBuffer two = header(4, ByteOrder.LITTLE_ENDIAN);
        two.put((byte) 1).putInt(6).putInt(2);
        polygon(two, 0, square(402_000, 5_800_000, 1000));
        polygon(two, 0, square(404_000, 5_800_000, 500));
        add("03", done(two));
        Places places = Places.read(file, "code");
        Path json = Files.writeString(place.resolve("areas.geojson"), """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"code":"01"},"geometry":{"type":"Polygon","coordinates":[
              [[400000,5800000],[401000,5800000],[401000,5801000],[400000,5801000],[400000,5800000]],
              [[400400,5800400],[400500,5800400],[400500,5800500],[400400,5800500],[400400,5800400]]]}},
             {"type":"Feature","properties":{"code":"02"},"geometry":{"type":"Polygon","coordinates":[
              [[401000,5800000],[402000,5800000],[402000,5801000],[401000,5801000],[401000,5800000]]]}},
             {"type":"Feature","properties":{"code":"03"},"geometry":{"type":"MultiPolygon","coordinates":[
              [[[402000,5800000],[403000,5800000],[403000,5801000],[402000,5801000],[402000,5800000]]],
              [[[404000,5800000],[404500,5800000],[404500,5800500],[404000,5800500],[404000,5800000]]]]}}]}
            """);
        Places same = Places.read(json, "code");
        assertThat(places.units()).isEqualTo(same.units()).containsExactly("01", "02", "03");
        for (int u = 0; u < 3; u++) {
            assertThat(places.area(u)).isEqualTo(same.area(u));
            assertThat(places.x(u)).isCloseTo(same.x(u), within(1e-6));
            assertThat(places.perimeter(u)).isEqualTo(same.perimeter(u));
        }
        assertThat(places.area(0)).isEqualTo(990_000);
        assertThat(places.borders().size()).isEqualTo(same.borders().size()).isPositive();
    }

    @Test
    void whatIsNoMapOfAreasIsRefusedInOneMessage() throws SQLException, IOException {
        assertThatThrownBy(() -> Places.read(file, "code"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has no features in 'small areas'");
        assertThatThrownBy(() -> Places.read(file, "name\"; DROP TABLE x"))
                .hasMessageContaining("no layer has a column")
                .hasMessageContaining("fid, code, the geom");
        Path text = Files.writeString(place.resolve("text.gpkg"), "this is no database, however long it goes on");
        assertThatThrownBy(() -> Places.read(text, "code")).hasMessageContaining("is not a GeoPackage");
        assertThatThrownBy(() -> Places.read(place.resolve("none.gpkg"), "code"))
                .hasMessageContaining("there is no such file");
        ByteBuffer endless = header(0, ByteOrder.LITTLE_ENDIAN);
        endless.put((byte) 1).putInt(3).putInt(1).putInt(Integer.MAX_VALUE);
        add("1", done(endless));
        assertThatThrownBy(() -> Places.read(file, "code")).hasMessageContaining("feature 1: its geometry breaks off");
        run("DELETE FROM \"small areas\"");
        ByteBuffer nested = header(0, ByteOrder.LITTLE_ENDIAN);
        nested.put((byte) 1)
                .putInt(6)
                .putInt(1)
                .put((byte) 1)
                .putInt(6)
                .putInt(1)
                .putInt(0)
                .putInt(0);
        add("1", done(nested));
        assertThatThrownBy(() -> Places.read(file, "code")).hasMessageContaining("not a polygon");
        run("DELETE FROM \"small areas\"");
        add("1", null);
        assertThatThrownBy(() -> Places.read(file, "code")).hasMessageContaining("it has no outline");
    }
}
