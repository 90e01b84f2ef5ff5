package org.isopolity.impact.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.picture.Plot;
import org.isopolity.impact.synth.Comparison;
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.synth.OutcomeOnly;
import org.isopolity.impact.synth.SyntheticControl;
import org.junit.jupiter.api.Test;

/** What leaves the engine: no NaN, well-formed pictures, the same bytes again. */
class ReportTest {

    private static Report report(boolean turned) {
        SplittableRandom random = new SplittableRandom(4);
        List<String> units = new ArrayList<>();
        double[][] series = new double[12][15];
        for (int u = 0; u < 12; u++) {
            units.add(u == 3 ? "A <odd> & \"name\", quoted" : "u" + u);
            Arrays.setAll(series[u], t -> 10 + t + random.nextGaussian());
        }
        if (turned) {
            java.util.Collections.reverse(units);
            java.util.Collections.reverse(Arrays.asList(series));
        }
        Panel panel = Panel.of(units, IntStream.rangeClosed(2001, 2015).toArray(), Map.of("y", series));
        Comparison comparison =
                Comparison.of(panel, "y", "A <odd> & \"name\", quoted", 2011, Map.of(), MissingData.REFUSE);
        return Reports.of(
                SyntheticControl.evaluate(
                        comparison, new OutcomeOnly(false), Circumstance.UNKNOWN, Circumstance.POSSIBLE),
                Optional.empty());
    }

    @Test
    void theSameInputGivesTheSameBytesWhateverTheOrder() {
        Report one = report(false);
        Report other = report(true);
        assertThat(other.json(Locale.ENGLISH)).isEqualTo(one.json(Locale.ENGLISH));
        for (String plot : one.plots().keySet()) {
            assertThat(other.plots().get(plot).svg())
                    .isEqualTo(one.plots().get(plot).svg());
        }
        assertThat(one.json(Locale.ENGLISH))
                .doesNotContain("NaN")
                .doesNotContain("null")
                .doesNotContain("Infinity");
        assertThat(one.tables()).allSatisfy(table -> assertThat(table.csv()).doesNotContain("NaN"));
    }

    @Test
    void picturesAreWellFormedAndSayWhatTheyShow() throws Exception {
        for (Plot plot : report(false).plots().values()) {
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(plot.svg().getBytes(StandardCharsets.UTF_8)));
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(plot.title());
            assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        }
    }

    @Test
    void aTableRefusesWhatIsNoValue() {
        assertThatThrownBy(() -> new Table("t", List.of("a"), List.of(List.of((Object) Double.NaN))))
                .hasMessageContaining("not a published value");
        assertThat(new Table("t", List.of("a", "b"), List.of(List.of((Object) "x, \"y\"", 1.5))).csv())
                .isEqualTo("a,b\n\"x, \"\"y\"\"\",1.5\n");
    }
}
