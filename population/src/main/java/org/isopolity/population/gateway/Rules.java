package org.isopolity.population.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.isopolity.population.Phrases;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * A typology of immigrant gateways as data: periods, thresholds with names, and classes in the order in which they are tried. What a
 * class asks for is read on the share of the foreign-born in the central city against the share in the whole country.
 *
 * @param name of the typology
 * @param source where it comes from, and what of it is the source's and what is ours
 * @param periods first and last year of each period, by name
 * @param thresholds numbers by name
 * @param smallestMetro people a metropolitan area must have in the newest year; the name of a threshold
 * @param largest classes marked "large" ask for this many foreign-born; the name of a threshold
 * @param largestShare and for a share above this threshold
 * @param largestGrowth or growth in the last period above this threshold; names of thresholds
 * @param classes tried in order; the first that holds is the city's
 */
public record Rules(
        String name,
        String source,
        Map<String, Period> periods,
        Map<String, Double> thresholds,
        String smallestMetro,
        String largest,
        String largestShare,
        String largestGrowth,
        List<GatewayClass> classes) {

    /**
     * Some years.
     *
     * @param from first year
     * @param to last year
     */
    public record Period(int from, int to) {
        public Period {
            if (from > to) {
                throw new IllegalArgumentException("a period ends before it begins: " + from + " to " + to);
            }
        }
    }

    /**
     * A class of gateways.
     *
     * @param name of it
     * @param large whether the screen of size applies
     * @param conditions all of which must hold
     */
    public record GatewayClass(String name, boolean large, List<Condition> conditions) {
        public GatewayClass {
            conditions = List.copyOf(conditions);
            if (conditions.isEmpty()) {
                throw new IllegalArgumentException("the class " + name + " asks for nothing");
            }
        }
    }

    /**
     * What must hold in a period.
     *
     * @param relation of the city to the country
     * @param period name of it
     * @param threshold name of the number that "low", "rapid" and "many" need; empty for the others
     */
    public record Condition(
            Relation relation, String period, @Nullable String threshold) {}

    /** Relations of a city to its country. */
    public enum Relation {
        /** The city's share is above the country's in every year known. */
        ABOVE,
        /** The city's share is at or below the country's in every year known. */
        BELOW,
        /** The city's share is below the threshold times the country's in every year known. */
        LOW,
        /** The city's share is above the country's at the end of the period. */
        ABOVE_AT_END,
        /** The foreign-born grew over the period by more than the threshold times as much as in the country. */
        RAPID,
        /** At the end of the period the city's foreign-born number at least the threshold. */
        MANY,
        /** At the end of the period they number fewer than the threshold. */
        FEW
    }

    public Rules {
        periods = Map.copyOf(periods);
        thresholds = Map.copyOf(thresholds);
        classes = List.copyOf(classes);
        for (GatewayClass type : classes) {
            for (Condition condition : type.conditions()) {
                require(periods.containsKey(condition.period()), "period", condition.period());
                boolean needs = Set.of(Relation.LOW, Relation.RAPID, Relation.MANY, Relation.FEW)
                        .contains(condition.relation());
                String threshold = condition.threshold() == null ? "" : condition.threshold();
                require(!needs || thresholds.containsKey(threshold), "threshold", threshold);
            }
        }
        for (String threshold : List.of(smallestMetro, largest, largestShare, largestGrowth)) {
            require(thresholds.containsKey(threshold), "threshold", threshold);
        }
    }

    private static void require(boolean known, String kind, String name) {
        if (!known) {
            throw new IllegalArgumentException("there is no " + kind + " '" + name + "'");
        }
    }

    /**
     * Reads a rule table (YAML).
     *
     * @throws InvalidInput if it is wrong, naming the line
     */
    public static Rules read(Path file) {
        return YamlFile.read(file, Rules.class);
    }

    /** The six types of 2004, as the file {@code gateways-2004.yaml} of this package says them. */
    public static Rules ofSinger2004() {
        return builtIn("gateways-2004.yaml");
    }

    /** The seven types of 2015; most of its thresholds are this project's, see {@link #source()}. */
    public static Rules ofSinger2015() {
        return builtIn("gateways-2015.yaml");
    }

    private static Rules builtIn(String name) {
        try (InputStream text = Objects.requireNonNull(Phrases.class.getResourceAsStream(name))) {
            Path copy = Files.createTempFile("isopolity-", name);
            try {
                Files.copy(text, copy, StandardCopyOption.REPLACE_EXISTING);
                return read(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    double threshold(String threshold) {
        return Objects.requireNonNull(thresholds.get(threshold));
    }

    Period period(String period) {
        return Objects.requireNonNull(periods.get(period));
    }
}
