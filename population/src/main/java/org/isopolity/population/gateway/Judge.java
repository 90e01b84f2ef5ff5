package org.isopolity.population.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.population.Phrases;

/** Tries the conditions of a rule table on one city. */
final class Judge {

    private final History city;
    private final History country;
    private final Rules rules;

    Judge(History city, History country, Rules rules) {
        this.city = city;
        this.country = country;
        this.rules = rules;
    }

    /** Whether the metropolitan area is large enough for the typology. */
    Classification.Evidence metropolitan() {
        double least = rules.threshold(rules.smallestMetro());
        Optional<Map.Entry<Integer, History.Count>> newest = newest(city);
        if (newest.isEmpty() || newest.get().getValue().population().isEmpty()) {
            return evidence(
                    "", least == 0 ? holds(true) : Classification.Verdict.UNKNOWN, "gateway.population-unknown", least);
        }
        double people = newest.get().getValue().population().getAsDouble();
        return evidence(
                "",
                holds(people >= least),
                "gateway.population",
                people,
                year(newest.get().getKey()),
                least);
    }

    List<Classification.Evidence> judge(Rules.GatewayClass type) {
        List<Classification.Evidence> lines = new ArrayList<>();
        for (Rules.Condition condition : type.conditions()) {
            lines.add(judge(type.name(), condition));
        }
        if (type.large()) {
            lines.add(large(type.name()));
        }
        return lines;
    }

    private Classification.Evidence judge(String type, Rules.Condition condition) {
        Rules.Period period = rules.period(condition.period());
        return switch (condition.relation()) {
            case ABOVE -> everyYear(type, period, "gateway.above", 1, true);
            case BELOW -> everyYear(type, period, "gateway.below", 1, false);
            case LOW -> everyYear(type, period, "gateway.low", threshold(condition), false);
            case ABOVE_AT_END -> atEnd(type, period);
            case RAPID -> rapid(type, period, threshold(condition));
            case MANY -> number(type, period, threshold(condition), true);
            case FEW -> number(type, period, threshold(condition), false);
        };
    }

    private double threshold(Rules.Condition condition) {
        return rules.threshold(Objects.requireNonNull(condition.threshold()));
    }

    private Classification.Evidence everyYear(
            String type, Rules.Period period, String key, double times, boolean above) {
        List<Integer> known = common(period);
        if (known.isEmpty()) {
            return unknown(type, period);
        }
        List<Integer> against = known.stream()
                .filter(year -> (share(city, year) > times * share(country, year)) != above)
                .toList();
        if (against.isEmpty()) {
            return evidence(
                    type,
                    Classification.Verdict.HOLDS,
                    key,
                    year(known.getFirst()),
                    year(known.getLast()),
                    known.size(),
                    times);
        }
        int first = against.getFirst();
        return evidence(
                type,
                Classification.Verdict.FAILS,
                key + ".not",
                year(first),
                share(city, first),
                share(country, first),
                times);
    }

    private Classification.Evidence atEnd(String type, Rules.Period period) {
        List<Integer> known = common(period);
        if (known.isEmpty()) {
            return unknown(type, period);
        }
        int last = known.getLast();
        return evidence(
                type,
                holds(share(city, last) > share(country, last)),
                "gateway.at-end",
                year(last),
                share(city, last),
                share(country, last));
    }

    private Classification.Evidence rapid(String type, Rules.Period period, double times) {
        OptionalDouble own = growth(city, period);
        OptionalDouble all = growth(country, period);
        return own.isEmpty() || all.isEmpty()
                ? unknown(type, period)
                : evidence(
                        type,
                        holds(own.getAsDouble() > times * all.getAsDouble()),
                        "gateway.growth",
                        own.getAsDouble(),
                        all.getAsDouble(),
                        times,
                        year(period.from()),
                        year(period.to()));
    }

    private Classification.Evidence number(String type, Rules.Period period, double threshold, boolean many) {
        Optional<Double> people = city.within(period).descendingMap().values().stream()
                .filter(count -> count.foreignBorn().isPresent())
                .map(count -> count.foreignBorn().getAsDouble())
                .findFirst();
        return people.isEmpty()
                ? unknown(type, period)
                : evidence(
                        type,
                        holds(people.get() >= threshold == many),
                        many ? "gateway.many" : "gateway.few",
                        people.get(),
                        threshold);
    }

    /** The screen of size: many foreign-born, and a high share or high growth. */
    private Classification.Evidence large(String type) {
        Optional<Map.Entry<Integer, History.Count>> newest = newest(city);
        if (newest.isEmpty() || newest.get().getValue().foreignBorn().isEmpty()) {
            return evidence(type, Classification.Verdict.UNKNOWN, "gateway.large-unknown");
        }
        double people = newest.get().getValue().foreignBorn().getAsDouble();
        double share = newest.get().getValue().share();
        int last = newest.get().getKey();
        OptionalDouble growth = growth(city, new Rules.Period(last - 10, last));
        boolean high = share > rules.threshold(rules.largestShare())
                || (growth.isPresent() && growth.getAsDouble() > rules.threshold(rules.largestGrowth()));
        return evidence(
                type,
                holds(people > rules.threshold(rules.largest()) && high),
                "gateway.large",
                people,
                share,
                growth.orElse(0),
                rules.threshold(rules.largest()),
                rules.threshold(rules.largestShare()),
                rules.threshold(rules.largestGrowth()));
    }

    private static Optional<Map.Entry<Integer, History.Count>> newest(History history) {
        return Optional.ofNullable(history.years().lastEntry());
    }

    private List<Integer> common(Rules.Period period) {
        return city.within(period).keySet().stream()
                .filter(country.years()::containsKey)
                .toList();
    }

    private static double share(History history, int year) {
        return Objects.requireNonNull(history.years().get(year)).share();
    }

    private static OptionalDouble growth(History history, Rules.Period period) {
        List<Double> known = history.within(period).values().stream()
                .filter(count -> count.foreignBorn().isPresent())
                .map(count -> count.foreignBorn().getAsDouble())
                .toList();
        return known.size() < 2 || known.getFirst() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(known.getLast() / known.getFirst() - 1);
    }

    private static Classification.Verdict holds(boolean it) {
        return it ? Classification.Verdict.HOLDS : Classification.Verdict.FAILS;
    }

    private static Classification.Evidence unknown(String type, Rules.Period period) {
        return evidence(
                type, Classification.Verdict.UNKNOWN, "gateway.unknown", year(period.from()), year(period.to()));
    }

    private static Classification.Evidence evidence(
            String type, Classification.Verdict verdict, String key, Object... arguments) {
        return new Classification.Evidence(type, verdict, Phrases.of(key, arguments));
    }

    private static String year(int year) {
        return Integer.toString(year);
    }
}
