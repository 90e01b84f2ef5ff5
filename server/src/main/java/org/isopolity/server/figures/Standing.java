package org.isopolity.server.figures;

import java.util.Optional;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.score.Coverage;
import org.isopolity.release.CityResult;
import org.isopolity.server.chart.CoverageBar;
import org.isopolity.server.chart.RankScale;
import org.isopolity.server.chart.RankScale.RankStrip;
import org.isopolity.server.text.Text;

/**
 * Where a city stands, written and drawn.
 *
 * @param id of the city
 * @param name of the city
 * @param country its country
 * @param score with one decimal; empty where there is none
 * @param rank with a sign where it is shared; empty where there is none
 * @param band its class in words, where classes are published instead of ranks; empty elsewhere
 * @param wide whether the range of ranks is so wide that the rank alone says little
 * @param range the ranks it may as well have; empty where there is none
 * @param strip rank and range drawn
 * @param coverage values drawn
 * @param values how many of how many there are
 * @param standIns the share of them that stands in
 */
public record Standing(
        String id,
        String name,
        String country,
        String score,
        String rank,
        String band,
        boolean wide,
        String range,
        Optional<RankStrip> strip,
        CoverageBar coverage,
        String values,
        String standIns) {

    /** Wider than this share of the cities, a range leaves the rank without meaning. */
    private static final double WIDE = 1 / 3.0;

    /** The standing of a city among so many with a rank. */
    public static Standing of(CityResult result, int ranked, Text text) {
        Coverage coverage = result.coverage();
        Optional<RankInterval> interval = result.rank().isPresent() ? result.interval() : Optional.empty();
        return new Standing(
                result.city().id(),
                result.city().name(),
                text.country(result.city().country()),
                result.score().isPresent() ? text.score(result.score().getAsDouble()) : "",
                result.rank().isPresent()
                        ? text.of(
                                result.tied() ? "rank.shared" : "rank",
                                result.rank().getAsInt())
                        : "",
                result.band()
                        .map(band -> text.of("band", band.band(), band.bands()))
                        .orElse(""),
                interval.map(range -> isWide(range, ranked)).orElse(false),
                interval.map(range -> text.of("rank.range", range.best(), range.worst()))
                        .or(() -> result.band().map(band -> text.of("rank.range", band.best(), band.worst())))
                        .orElse(""),
                interval.map(
                        range -> new RankScale(ranked).strip(result.rank().orElseThrow(), range.best(), range.worst())),
                CoverageBar.of(coverage.ownFigures(), coverage.standIns(), coverage.scored()),
                text.of("values.of", coverage.observed(), coverage.scored()),
                coverage.observed() == 0 ? "" : text.percent((double) coverage.standIns() / coverage.observed()));
    }

    /** Whether a range of ranks spans more than a third of the cities. */
    public static boolean isWide(RankInterval range, int ranked) {
        return range.worst() - range.best() + 1 > WIDE * ranked;
    }
}
