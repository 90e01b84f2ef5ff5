package org.isopolity.server.api;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.index.observation.City;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.score.Coverage;
import org.isopolity.release.Band;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;

/**
 * A city and where it stands.
 *
 * @param id of the city
 * @param name for readers
 * @param country ISO 3166-1 alpha-2
 * @param region of the world
 * @param location where it lies
 * @param population how many live there
 * @param score on the whole index
 * @param rank 1 the best; equal scores share the better rank
 * @param tied whether another city has the same rank
 * @param rankInterval where the rank falls in nine tenths of the draws
 * @param band its class, where classes are published instead of ranks
 * @param rankAmongPeers its rank among cities like it, where just this is published
 * @param coverage how much of the framework the score rests on
 * @param reasonWithoutScore why there is no score, where there is none
 */
record StandingFacts(
        String id,
        String name,
        Optional<String> country,
        Optional<String> region,
        Optional<City.Location> location,
        Optional<City.Population> population,
        OptionalDouble score,
        OptionalInt rank,
        Optional<Boolean> tied,
        Optional<RankInterval> rankInterval,
        Optional<Band> band,
        Optional<Figures.AmongPeers> rankAmongPeers,
        Coverage coverage,
        Optional<String> reasonWithoutScore) {

    static StandingFacts of(CityResult result, boolean withRank, Locale locale) {
        return of(result, withRank, Optional.empty(), locale);
    }

    static StandingFacts of(
            CityResult result, boolean withRank, Optional<Figures.AmongPeers> rankAmongPeers, Locale locale) {
        City city = result.city();
        boolean ranked = withRank && result.rank().isPresent();
        return new StandingFacts(
                city.id(),
                city.name(),
                NodeFacts.written(city.country()),
                NodeFacts.written(city.region()),
                city.location(),
                city.population(),
                result.score(),
                ranked ? result.rank() : OptionalInt.empty(),
                ranked ? Optional.of(result.tied()) : Optional.empty(),
                ranked ? result.interval() : Optional.empty(),
                withRank ? result.band() : Optional.empty(),
                rankAmongPeers,
                result.coverage(),
                result.reason().map(reason -> reason.in(locale)));
    }
}
