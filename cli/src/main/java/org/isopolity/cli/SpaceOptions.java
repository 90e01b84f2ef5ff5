package org.isopolity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.isopolity.population.place.Places;
import org.isopolity.population.segregation.Centre;
import org.isopolity.population.segregation.Decay;
import org.isopolity.population.segregation.SelfDistance;
import org.isopolity.population.segregation.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where areas lie and what is taken for distance. */
final class SpaceOptions {

    /** Units of distance for the decay of proximity. */
    enum DistanceUnit {
        /** Kilometres. */
        KM(1000),
        /** Metres. */
        M(1),
        /** Miles. */
        MI(1609.344);

        private final double metres;

        DistanceUnit(double metres) {
            this.metres = metres;
        }
    }

    @Option(names = "--geo", paramLabel = "FILE", descriptionKey = "geo")
    private @Nullable Path geo;

    @Option(names = "--geo-unit", paramLabel = "NAME", descriptionKey = "geo-unit")
    private @Nullable String geoUnit;

    @Option(names = "--distance", paramLabel = "UNIT", defaultValue = "KM", descriptionKey = "distance")
    @SuppressWarnings("NullAway.Init")
    private DistanceUnit distance;

    @Option(names = "--decay", paramLabel = "BETA", defaultValue = "1", descriptionKey = "decay")
    private double decay;

    @Option(names = "--self", paramLabel = "HOW", defaultValue = "WITHIN_AREA", descriptionKey = "self")
    @SuppressWarnings("NullAway.Init")
    private SelfDistance self;

    @Option(names = "--centre", paramLabel = "WHERE", defaultValue = "people", descriptionKey = "centre")
    @SuppressWarnings("NullAway.Init")
    private String centre;

    @Option(names = "--central-city", paramLabel = "IDS", split = ",", descriptionKey = "central-city")
    private List<String> centralCity = List.of();

    /** Places of these units, if a geometry was given. */
    Optional<Places> places(List<String> units) {
        if (geo == null) {
            return Optional.empty();
        }
        String column = geoUnit == null ? "area_id" : geoUnit;
        return Optional.of(Places.read(geo, column).of(units, geo));
    }

    Setting setting(List<String> units) {
        if (!(decay > 0 && Double.isFinite(decay))) {
            throw new Refusal("population.decay", decay);
        }
        return new Setting(
                places(units),
                new Decay(Decay.Shape.EXPONENTIAL, distance.metres / decay),
                self,
                centre(units),
                Set.copyOf(centralCity));
    }

    private Centre centre(List<String> units) {
        return switch (centre) {
            case "people" -> new Centre.OfPeople();
            case "mean" -> new Centre.Mean();
            case "median" -> new Centre.Median();
            case "largest" -> new Centre.LargestUnit();
            default -> {
                if (!units.contains(centre)) {
                    throw new Refusal("population.centre", centre);
                }
                yield new Centre.Unit(centre);
            }
        };
    }

    /** What distance and centre were taken, in words. */
    String inWords() {
        return Terminal.words("population.space", decay, distance.name().toLowerCase(Locale.ROOT), self, centre);
    }
}
