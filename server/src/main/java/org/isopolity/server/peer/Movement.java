package org.isopolity.server.peer;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.Release;
import org.isopolity.release.ValueResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Trend;
import org.isopolity.server.text.Text;

/**
 * Whether a city moves in an area. Indicator by indicator its newest value is held against the oldest one that can be compared
 * with it: not across a break that the source marks, nor across editions that measure something else.
 *
 * @param better on how many indicators the newest value is more open
 * @param worse on how many it is less open
 * @param compared on how many there are two such values
 * @param since year of the oldest value that was compared; 0 where none was
 */
public record Movement(int better, int worse, int compared, int since) {

    /**
     * The movement of a city below a node of the framework.
     *
     * @param series all releases of the series, the oldest first
     * @param figures of the newest of them
     */
    public static Movement of(List<Release> series, Figures figures, String cityId, Node node) {
        int better = 0;
        int worse = 0;
        int compared = 0;
        int since = 0;
        for (Indicator indicator : figures.framework().indicatorsBelow(node)) {
            Optional<Observation> newest =
                    figures.results().findValue(cityId, indicator.id()).flatMap(ValueResult::observation);
            if (newest.isEmpty()) {
                continue;
            }
            List<Trend.Point> points = Trend.of(
                            series, cityId, indicator.id(), newest.get().level())
                    .unbroken();
            if (points.size() < 2) {
                continue;
            }
            double change = points.getLast().value() - points.getFirst().value();
            double gain = indicator.direction() == Direction.HIGHER_IS_BETTER ? change : -change;
            better += gain > 0 ? 1 : 0;
            worse += gain < 0 ? 1 : 0;
            compared++;
            int first = points.getFirst().year();
            since = since == 0 ? first : Math.min(since, first);
        }
        return new Movement(better, worse, compared, since);
    }

    /** Whether more of what can be compared became more open than less. */
    public boolean improves() {
        return better > worse;
    }

    /** The movement in words. */
    public String in(Text text) {
        if (compared == 0) {
            return text.of("peer.movement.none");
        }
        return text.of(
                improves() ? "peer.movement.improves" : worse > better ? "peer.movement.falls" : "peer.movement.holds",
                better,
                worse,
                compared,
                String.valueOf(since));
    }
}
