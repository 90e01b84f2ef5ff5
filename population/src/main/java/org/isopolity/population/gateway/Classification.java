package org.isopolity.population.gateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isopolity.text.Phrase;

/**
 * What kind of gateway a city is, and why.
 *
 * @param city its name or id
 * @param gateway the class, or nothing: unclassified
 * @param evidence one line for each condition that was tried, in order
 */
public record Classification(String city, Optional<String> gateway, List<Evidence> evidence) {

    /**
     * One condition tried.
     *
     * @param gateway the class that asks for it
     * @param verdict whether it holds; unknown where years are missing
     * @param reason in words, with the numbers
     */
    public record Evidence(String gateway, Verdict verdict, Phrase reason) {}

    /** Whether a condition holds. */
    public enum Verdict {
        /** It holds. */
        HOLDS,
        /** It does not. */
        FAILS,
        /** Too little is known. */
        UNKNOWN
    }

    public Classification {
        evidence = List.copyOf(evidence);
    }

    /**
     * Reads a city by the rules. The first class all of whose conditions hold is its class; a condition that cannot be decided holds for
     * no class, so a city of which too little is known is unclassified.
     *
     * @param country the history of the whole country, by the same years
     */
    public static Classification of(History city, History country, Rules rules) {
        Judge judge = new Judge(city, country, rules);
        List<Evidence> evidence = new ArrayList<>();
        Evidence size = judge.metropolitan();
        evidence.add(size);
        Optional<String> found = Optional.empty();
        for (Rules.GatewayClass type : rules.classes()) {
            List<Evidence> tried = judge.judge(type);
            evidence.addAll(tried);
            if (found.isEmpty()
                    && size.verdict() == Verdict.HOLDS
                    && tried.stream().allMatch(line -> line.verdict() == Verdict.HOLDS)) {
                found = Optional.of(type.name());
            }
        }
        return new Classification(city.city(), found, evidence);
    }

    /** The lines that decided: those of the class found, or for each class the first that does not hold. */
    public List<Evidence> deciding() {
        if (gateway.isPresent()) {
            return evidence.stream()
                    .filter(line -> line.gateway().isEmpty() || line.gateway().equals(gateway.get()))
                    .toList();
        }
        Set<String> seen = new HashSet<>();
        return evidence.stream()
                .filter(line -> line.verdict() != Verdict.HOLDS && seen.add(line.gateway()))
                .toList();
    }
}
