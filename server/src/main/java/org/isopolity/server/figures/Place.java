package org.isopolity.server.figures;

import java.util.Optional;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.release.CityResult;
import org.isopolity.server.text.Text;

/**
 * What a release says of a city's place among others, in words: its rank, its class, its rank among peers, or nothing, as the
 * network has it.
 *
 * @param title what it is; empty where nothing is said
 * @param words the range in words; empty where there is none
 * @param figure the range, or the place, as short as can be
 * @param note the place in words
 * @param sentence all of it as a sentence; empty where nothing is said
 */
public record Place(String title, String words, String figure, String note, String sentence) {

    private static final Place UNSAID = new Place("", "", "", "", "");

    /** The place of a city. */
    public static Place of(Figures figures, CityResult city, Text text) {
        if (city.rank().isPresent()) {
            return ranked(city, figures.ranked().size(), text);
        }
        if (city.band().isPresent()) {
            var band = city.band().get();
            String note = text.of("city.band", band.band(), band.bands());
            return new Place(
                    text.of("city.band.title"),
                    band.best() == band.worst() ? "" : text.of("city.band.range", band.best(), band.worst()),
                    text.of("band", band.band(), band.bands()),
                    note,
                    band.best() == band.worst()
                            ? text.of("city.lead.band", band.band(), band.bands())
                            : text.of("city.lead.bands", band.band(), band.bands(), band.best(), band.worst()));
        }
        return figures.findRankAmongPeers(city)
                .map(found -> {
                    String ordinal = text.ordinal(found.rank());
                    String note = text.of("city.among-peers", ordinal, found.among());
                    return new Place(
                            text.of("city.among-peers.title"),
                            "",
                            ordinal,
                            note,
                            text.of("city.lead.among-peers", ordinal, found.among()));
                })
                .orElse(UNSAID);
    }

    private static Place ranked(CityResult city, int ranked, Text text) {
        int rank = city.rank().orElseThrow();
        Optional<RankInterval> interval = city.interval();
        return new Place(
                text.of("city.rank.title"),
                interval.map(range ->
                                text.of("city.rank.range", text.ordinal(range.best()), text.ordinal(range.worst())))
                        .orElse(""),
                interval.map(range -> text.of("rank.range", range.best(), range.worst()))
                        .orElseGet(() -> text.of("rank", rank)),
                text.of(city.tied() ? "city.rank.shared" : "city.rank", text.ordinal(rank), ranked),
                interval.map(range -> text.of(
                                "city.lead.range", text.ordinal(range.best()), text.ordinal(range.worst()), ranked))
                        .orElse(""));
    }
}
