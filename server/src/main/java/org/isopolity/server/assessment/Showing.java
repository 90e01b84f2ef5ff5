package org.isopolity.server.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.chart.Seal;
import org.isopolity.server.chart.Seal.Shape;
import org.isopolity.server.text.Text;

/** How far it is shown that things are as somebody answered. Drawn differently wherever results are. */
enum Showing {
    /** No evidence is named. */
    CLAIMED(Shape.RING),
    /** Evidence is named. */
    DOCUMENTED(Shape.HALF),
    /** A reviewer, who answered nothing themselves, has seen the evidence. */
    VERIFIED(Shape.TICK);

    private final Shape shape;

    Showing(Shape shape) {
        this.shape = shape;
    }

    /** Of an answer that no reviewer has seen; nothing where it says that nobody knows. */
    static Optional<Showing> of(Answer answer) {
        return answer.grade() == Grade.UNKNOWN
                ? Optional.empty()
                : Optional.of(answer.isDocumented() ? DOCUMENTED : CLAIMED);
    }

    /** How many of each there are; those of which there is none are absent. */
    static Map<Showing, Integer> count(List<Showing> showings) {
        Map<Showing, Integer> counts = new EnumMap<>(Showing.class);
        showings.forEach(showing -> counts.merge(showing, 1, Integer::sum));
        return counts;
    }

    /** Drawn, with words. */
    Seal seal(String words) {
        return new Seal(shape, words);
    }

    /** How many of each, short. */
    static List<Seal> tally(Map<Showing, Integer> counts, Text text) {
        List<Seal> seals = new ArrayList<>();
        counts.forEach((showing, count) ->
                seals.add(showing.seal(text.of("showing.count", count, text.name("showing", showing)))));
        return List.copyOf(seals);
    }

    /** How many of each, also of those of which there is none, with what that means. */
    static List<Seal> explained(Map<Showing, Integer> counts, Text text) {
        return Arrays.stream(values())
                .map(showing -> showing.seal(text.of(
                        "showing.explained",
                        counts.getOrDefault(showing, 0),
                        text.name("showing", showing),
                        text.name("showing.means", showing))))
                .toList();
    }

    /** What each means. */
    static List<Seal> legend(Text text) {
        return Arrays.stream(values())
                .map(showing -> showing.seal(
                        text.of("showing.legend", text.name("showing", showing), text.name("showing.means", showing))))
                .toList();
    }
}
