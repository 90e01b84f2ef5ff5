package org.isopolity.release;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.index.observation.City;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.score.Coverage;
import org.isopolity.text.Phrase;

/**
 * What is published of one city.
 *
 * @param city the city
 * @param score on the whole index, if it has one
 * @param rank 1 the best, if it has one and it is published
 * @param tied whether another city has the same rank
 * @param interval where the rank falls in nine tenths of the draws, where ranks are published
 * @param band its class, where classes are published instead of ranks
 * @param coverage how much of the framework the score rests on
 * @param reason why there is no score, where there is none
 */
public record CityResult(
        City city,
        OptionalDouble score,
        OptionalInt rank,
        boolean tied,
        Optional<RankInterval> interval,
        Optional<Band> band,
        Coverage coverage,
        Optional<Phrase> reason) {}
