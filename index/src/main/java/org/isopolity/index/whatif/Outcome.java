package org.isopolity.index.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.isopolity.index.observation.City;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.robustness.Robustness;
import org.isopolity.index.score.Scores;

/**
 * The index as it is and as it would be.
 *
 * @param before scores as observed
 * @param after scores with the changed values
 * @param trustBefore rank intervals as observed, where draws were asked for
 * @param trustAfter rank intervals with the changed values, from the same draws
 */
public record Outcome(Scores before, Scores after, Optional<Robustness> trustBefore, Optional<Robustness> trustAfter) {

    /**
     * What becomes of one city.
     *
     * @param cityId the city
     * @param scoreBefore as observed, if it has a score
     * @param scoreAfter with the changed values, if it has one then
     * @param rankBefore as observed
     * @param rankAfter with the changed values
     * @param intervalBefore as observed
     * @param intervalAfter with the changed values
     */
    public record Effect(
            String cityId,
            OptionalDouble scoreBefore,
            OptionalDouble scoreAfter,
            OptionalInt rankBefore,
            OptionalInt rankAfter,
            Optional<RankInterval> intervalBefore,
            Optional<RankInterval> intervalAfter) {

        /** Whether anything but the interval is another. */
        public boolean isChange() {
            return !scoreBefore.equals(scoreAfter) || !rankBefore.equals(rankAfter);
        }
    }

    /** What becomes of a city; nothing of it is known where it is not in the index. */
    public Effect effect(String cityId) {
        return new Effect(
                cityId,
                before.find(cityId),
                after.find(cityId),
                rank(before, cityId),
                rank(after, cityId),
                trustBefore.flatMap(trust -> trust.findInterval(cityId)),
                trustAfter.flatMap(trust -> trust.findInterval(cityId)));
    }

    /** Every city whose score or rank would be another, by id: others may move though nothing of theirs was changed. */
    public List<Effect> changes() {
        List<Effect> changes = new ArrayList<>();
        List<String> ids = Stream.concat(before.cities().stream(), after.cities().stream())
                .map(City::id)
                .distinct()
                .sorted()
                .toList();
        for (String id : ids) {
            Effect effect = effect(id);
            if (effect.isChange()) {
                changes.add(effect);
            }
        }
        return changes;
    }

    private static OptionalInt rank(Scores scores, String cityId) {
        int position = scores.normalised().positionOfCity(cityId);
        return position < 0 ? OptionalInt.empty() : scores.ranking().find(position);
    }
}
