package org.isopolity.server.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.isopolity.server.chart.MapPanel.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartTest {

    @ParameterizedTest
    @CsvSource({"0, 0%", "12.5, 12.5%", "33.333, 33.3%", "99.96, 100%", "-0.04, 0%", "-3.25, -3.2%"})
    void aPlaceHasOneDecimalAtMost(double place, String written) {
        assertThat(Percent.of(place)).isEqualTo(written);
    }

    @Test
    void theAxisOfRanksNamesTheFirstAndTheQuarters() {
        assertThat(new RankScale(80).ticks()).extracting(RankScale.Tick::rank).containsExactly(1, 20, 40, 60, 80);
        assertThat(new RankScale(1).ticks()).extracting(RankScale.Tick::at).containsExactly("100%");
        assertThat(new RankScale(80).strip(10, 6, 25)).isEqualTo(new RankScale.RankStrip("7.5%", "31.3%", "12.5%"));
    }

    @Test
    void coverageShowsOwnFiguresThenStandIns() {
        assertThat(CoverageBar.of(13, 19, 33)).isEqualTo(new CoverageBar("39.4%", "97%"));
        assertThat(CoverageBar.of(0, 0, 0)).isEqualTo(new CoverageBar("0%", "0%"));
    }

    @Test
    void aValueBeyondItsGoalpostsStaysOnTheLine() {
        assertThat(GoalpostLine.of(0, 12, 9)).isEqualTo(new GoalpostLine("4%", "96%", "73%", "middle", false));
        assertThat(GoalpostLine.of(12, 3, 30).value()).isEqualTo("0%");
        assertThat(GoalpostLine.of(12, 3, -30)).isEqualTo(new GoalpostLine("4%", "96%", "100%", "end", true));
    }

    @ParameterizedTest
    @CsvSource({"5, 71.4, 0, 80", "-2, 8, -2.5, 10", "0, 1, 0, 1", "3, 3, 0, 3", "0, 0, 0, 1", "-7, -3, -8, -2"})
    void anAxisIsRoundAndHoldsItsNumbers(double least, double most, double start, double end) {
        Axis axis = Axis.over(least, most);
        assertThat(axis.start()).isLessThanOrEqualTo(Math.min(0, least));
        assertThat(axis.end()).isGreaterThanOrEqualTo(most);
        assertThat(axis.place(most)).isBetween(0.0, 100.0 + 1e-9);
        assertThat(axis.ticks().getFirst().at()).isEqualTo("0%");
        assertThat(axis.ticks().getLast().at()).isEqualTo("100%");
        assertThat(axis.ticks().size()).isBetween(2, 8);
        if (least >= -2) {
            assertThat(axis.start()).isEqualTo(start, within(1e-9));
            assertThat(axis.end()).isEqualTo(end, within(1e-9));
        }
    }

    @Test
    void dotsThatWouldOverlapAreStacked() {
        DotPlot plot = DotPlot.of(new Axis(0, 100, 25), 50, 50.5, 80, 51);
        assertThat(plot.dots()).extracting(DotPlot.Dot::y).containsExactly(116, 102, 116, 88);
        assertThat(plot.radius()).isEqualTo(6);
    }

    @Test
    void aCrowdGetsSmallerDotsThatStayInThePicture() {
        DotPlot plot = DotPlot.of(new Axis(0, 100, 25), new double[200]);
        assertThat(plot.radius()).isEqualTo(4);
        assertThat(plot.dots()).allMatch(dot -> dot.y() >= 14);
    }

    @Test
    void lettersCloseTogetherGoBelowEachOther() {
        LetterStrip strip = LetterStrip.of(
                List.of(OptionalDouble.of(50), OptionalDouble.empty(), OptionalDouble.of(53), OptionalDouble.of(90)));
        assertThat(strip.lanes()).isEqualTo(2);
        assertThat(strip.marks())
                .containsExactly(
                        new LetterStrip.Mark("A", "50%", 13),
                        new LetterStrip.Mark("C", "53%", 38),
                        new LetterStrip.Mark("D", "90%", 13));
    }

    /** Places known from the approved drawing. */
    @Test
    void citiesLieWhereTheOutlinesExpectThem() {
        Place vienna = MapPanel.EUROPE.place(48.208, 16.373);
        assertThat(vienna.x()).isEqualTo(55.5, within(0.1));
        assertThat(vienna.y()).isEqualTo(58.8, within(0.1));
        Place inTheWorld = MapPanel.WORLD.place(48.208, 16.373);
        assertThat(inTheWorld.x()).isEqualTo(53.8, within(0.1));
        assertThat(inTheWorld.y()).isEqualTo(16.2, within(0.1));
        assertThat(MapPanel.EUROPE.place(43.7, -79.4).isInside()).isFalse();
    }

    @Test
    void namesOnTheMapDoNotRunIntoEachOther() {
        MapLabels labels = new MapLabels();
        assertThat(labels.place(new Place(50, 50), 6)).contains(MapLabels.Side.RIGHT);
        assertThat(labels.place(new Place(50.5, 50), 6)).contains(MapLabels.Side.LEFT);
        assertThat(labels.place(new Place(50.2, 50), 6)).contains(MapLabels.Side.BELOW);
        assertThat(labels.place(new Place(50.1, 50), 6)).contains(MapLabels.Side.ABOVE);
        assertThat(labels.place(new Place(50.3, 50), 6)).isEmpty();
        assertThat(labels.place(new Place(99, 10), 6)).contains(MapLabels.Side.LEFT);
    }

    @Test
    void namesOnTheMapDoNotRunIntoDiscs() {
        MapLabels labels = new MapLabels();
        labels.keepClear(new Place(55, 50));
        assertThat(labels.place(new Place(50, 50), 6)).contains(MapLabels.Side.LEFT);
    }
}
