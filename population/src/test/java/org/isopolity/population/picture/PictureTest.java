package org.isopolity.population.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.change.Movement;
import org.isopolity.population.disclosure.Cell;
import org.isopolity.population.disclosure.Shown;
import org.isopolity.population.place.Places;
import org.isopolity.population.place.Ring;
import org.isopolity.population.segregation.Setting;
import org.isopolity.population.trust.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Pictures are whole documents, the same bytes for the same facts, and show nothing that is hidden. */
class PictureTest {

    private static final String SQUARES = """
        {"type":"FeatureCollection","features":[
        {"properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[1000,0],[2000,0],[2000,1000],[1000,1000],[1000,0]]]}},
        {"properties":{"id":"b&c"},"geometry":{"type":"Polygon","coordinates":[[[2000,0],[3000,0],[3000,1000],[2000,1000],[2000,0]]]}},
        {"properties":{"id":"d"},"geometry":{"type":"Polygon","coordinates":[[[3000,0],[4000,0],[4000,1000],[3000,1000],[3000,0]]]}}]}
        """;

    @TempDir
    private Path place;

    private final AreaTable table =
            AreaTable.of(List.of("a", "b&c", "d"), List.of("g", "h"), new double[][] {{300, 3, 40}, {100, 900, 700}});

    private Places places() throws IOException {
        return Places.read(Files.writeString(place.resolve("m.geojson"), SQUARES), "id");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theMapShowsSharesAndHidesWhatIsHidden() throws Exception {
        Shown shown = Shown.hiding(table, Set.of(new Cell("b&c", "g")));
        String svg = ShareMap.svg(shown, places(), "g", Locale.ENGLISH);
        Document document = parsed(svg);
        assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(3);
        assertThat(svg).contains("a: 75.0%", "b&amp;c: not shown").doesNotContain("0.3%");
        assertThat(ShareMap.svg(shown, places(), "g", Locale.ENGLISH)).isEqualTo(svg);
    }

    @Test
    void dotsLieInTheirAreas() throws Exception {
        Shown shown = Shown.hiding(table, Set.of());
        String svg = DotMap.svg(shown, places(), 10, Locale.ENGLISH);
        parsed(svg);
        // 30 + 0 + 4 dots of g, 10 + 90 + 70 of h, and one for each group in the legend
        assertThat(svg.split("<circle", -1)).hasSize(1 + 34 + 170 + 2);
        assertThat(DotMap.svg(shown, places(), 10, Locale.ENGLISH)).isEqualTo(svg);
        Ring square = new Ring(new double[] {0, 4, 4, 0}, new double[] {0, 0, 4, 4}, false);
        Ring hole = new Ring(new double[] {1, 2, 2, 1}, new double[] {1, 1, 2, 2}, true);
        assertThat(DotMap.isInside(List.of(square, hole), 3, 3)).isTrue();
        assertThat(DotMap.isInside(List.of(square, hole), 1.5, 1.5)).isFalse();
        assertThat(DotMap.isInside(List.of(square, hole), 5, 3)).isFalse();
    }

    @Test
    void profilesAndLinesSayTheirFindingsInWords() throws Exception {
        AreaTable later = AreaTable.of(
                List.of("a", "b&c", "d"), List.of("g", "h"), new double[][] {{200, 100, 140}, {150, 900, 700}});
        List<Movement> movements =
                Movement.of(table, Setting.in(places()), later, Setting.in(places()), "g", Draws.of(40, 1));
        assertThat(movements).hasSize(5);
        assertThat(movements.getFirst().verdict()).isEqualTo(Movement.Verdict.FELL);
        assertThat(movements.getFirst().inWords().in(Locale.ENGLISH))
                .startsWith("The dimension of evenness fell: D went from");
        String svg = ProfileChart.svg("five <dimensions>", List.of("2015", "2020"), movements, Locale.ENGLISH);
        parsed(svg);
        assertThat(svg).contains("five &lt;dimensions&gt;", "evenness");
        TreeMap<Integer, Double> values = new TreeMap<>(Map.of(1900, 0.1, 1950, 0.3, 2000, 0.2));
        String lines = LineChart.svg(
                "shares",
                List.of(new LineChart.Series("city", values, false)),
                List.of(new LineChart.Span("early", 1900, 1930)));
        parsed(lines);
        assertThat(lines).contains("city 1900: 0.100, 2000: 0.200");
    }
}
