package org.isopolity.population.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isopolity.population.Golden;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps as they come, against areas and centres that others computed. */
class PlacesTest {

    @TempDir
    private Path place;

    @Test
    void berlinHasTheAreasAndCentresOfItsProjection() {
        Places map = Places.read(Golden.shared("data/berlin_plr_until2020.geojson"), "area_id");
        Places known = Golden.places("berlin_plr_2020h2");
        assertThat(map.units()).isEqualTo(known.units());
        double area = 0;
        double expected = 0;
        int near = 0;
        for (int u = 0; u < map.size(); u++) {
            area += map.area(u);
            expected += known.area(u);
            near += Math.abs(map.area(u) / known.area(u) - 1) < 0.03 ? 1 : 0;
            assertThat(map.distance(u, 0)).isCloseTo(known.distance(u, 0), within(80 + 0.001 * known.distance(u, 0)));
        }
        // the map is simplified to 15 metres, which moves borders but not the city
        assertThat(area / expected).isCloseTo(1, within(0.001));
        assertThat(near).isGreaterThan(430);
        // and cuts some corners that neighbours shared: 1,328 pairs touch in the original
        assertThat(map.borders().size()).isBetween(1100, 1328);
    }

    @Test
    void squaresHaveTheirAreaBordersAndHoles() throws IOException {
        Places squares = Places.read(map("""
            {"type":"FeatureCollection","features":[
            {"properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[1000,0],[2000,0],[2000,1000],[1000,1000],[1000,0]]]}},
            {"properties":{"id":"b"},"geometry":{"type":"Polygon","coordinates":[[[2000,0],[3000,0],[3000,1000],[2000,1000],[2000,0]],
              [[2400,400],[2400,600],[2600,600],[2600,400],[2400,400]]]}},
            {"properties":{"id":"c"},"geometry":{"type":"MultiPolygon","coordinates":[[[[3000,1000],[4000,1000],[4000,2000],[3000,1000]]]]}}]}
            """), "id");
        assertThat(squares.area(0)).isEqualTo(1e6);
        assertThat(squares.area(1)).isEqualTo(1e6 - 4e4);
        assertThat(squares.area(2)).isEqualTo(5e5);
        assertThat(squares.x(1)).isCloseTo(2500, within(1e-9));
        assertThat(squares.perimeter(0)).isEqualTo(4000);
        assertThat(squares.borders().size()).isEqualTo(2);
        assertThat(squares.borders().withLength().length(0)).isEqualTo(1000);
    }

    private Path map(String text) throws IOException {
        return Files.writeString(place.resolve("map.geojson"), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                                   | is not JSON",
                "{\"features\":[]}                                                   | has no features",
                "{\"features\":[{\"properties\":{\"name\":\"x\"}}]}                  | it has no property 'id' (found:"
                        + " name)",
                "{\"features\":[{\"properties\":{\"id\":\"x\"},\"geometry\":{\"type\":\"Point\"}}]} | its geometry is"
                        + " 'Point', not a polygon",
            })
    void brokenMapsAreNamed(String text, String message) throws IOException {
        Path file = map(text.strip());
        assertThatThrownBy(() -> Places.read(file, "id"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void unitsWithoutAPlaceAreNamedAndLostZerosGuessed() throws IOException {
        Path file = Files.writeString(place.resolve("centres.csv"), "unit,x,y\n01,0,0\n02,5,5\n");
        Places places = Places.read(file, "unit");
        assertThatThrownBy(() -> places.of(List.of("1", "2"), file))
                .hasMessageContaining("has no place for 2 of 2 units: 1, 2")
                .hasMessageContaining("leading zeros");
        assertThat(places.of(List.of("02"), file).units()).containsExactly("02");
    }

    @Test
    void degreesBecomeMetres() throws IOException {
        Path file = Files.writeString(
                place.resolve("c.csv"), "unit,lon,lat,area_km2\na,13,52,2\nb,13,52.01,3\nc,13.01,52,1\n");
        Places places = Places.read(file, "unit");
        // a hundredth of a degree at 52 degrees north: 1112.65 m along the meridian, 686.6 m along the parallel (WGS84)
        assertThat(places.distance(0, 1)).isCloseTo(1112.65, within(0.2));
        assertThat(places.distance(0, 2)).isCloseTo(686.6, within(0.2));
        assertThat(places.area(1)).isEqualTo(3e6);
        Path wrong = Files.writeString(place.resolve("w.csv"), "unit,lon,lat\na,4500000,52\n");
        assertThatThrownBy(() -> Places.read(wrong, "unit")).hasMessageContaining("line 2, lon");
    }
}
