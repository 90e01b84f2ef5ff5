package org.isopolity.server.plan;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Indicator;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.text.Text;

/** What the private and the public page say alike. */
final class Words {

    private Words() {}

    /** An amount as the reader writes it, with the code of its currency before it. */
    static String party(Action.Party party, Text text) {
        return text.of("action.party", party.name(), text.name("family", party.family()));
    }

    static String money(String currency, BigDecimal amount, Text text) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return text.of("plan.money", currency, text.decimal(amount.doubleValue(), whole ? 0 : digits, digits));
    }

    /** Sums one after the other, never added up across currencies. */
    static String sums(List<Action.Sum> sums, Text text) {
        return sums.stream()
                .map(sum -> money(sum.currency(), sum.amount(), text))
                .collect(Collectors.joining(text.of("plan.money.and")));
    }

    /** A value in the unit of a target. */
    static String value(Action.Target target, double value, java.util.Optional<Figures> figures, Text text) {
        return figures.flatMap(release -> release.findIndicator(target.indicator()))
                .map((Indicator indicator) -> Measure.of(indicator, value, text).whole())
                .orElseGet(() -> text.measure(value) + (target.unit().isEmpty() ? "" : " " + target.unit()));
    }

    /** The value and the year a target began from, or that there was none. */
    static String baseline(Action.Target target, java.util.Optional<Figures> figures, Text text) {
        OptionalDouble baseline = target.baseline();
        return baseline.isEmpty()
                ? text.of("plan.baseline.none")
                : text.of(
                        "plan.baseline",
                        value(target, baseline.getAsDouble(), figures, text),
                        String.valueOf(target.baselineYear().orElseThrow()),
                        target.release());
    }

    /** The verdict in words: the word, where the value stands, and where a straight line would be today. */
    static String standing(Action.Target target, Standing standing, java.util.Optional<Figures> figures, Text text) {
        StringBuilder words = new StringBuilder(text.name("plan.word", standing.word()));
        words.append(". ");
        if (standing.reason() != Standing.Reason.NONE) {
            words.append(text.name("plan.unknown", standing.reason())).append(' ');
        }
        standing.latest()
                .ifPresent(latest -> words.append(text.of(
                                "plan.latest",
                                value(target, latest, figures, text),
                                String.valueOf(standing.latestYear().orElseThrow())))
                        .append(' '));
        standing.expected()
                .ifPresent(expected -> words.append(text.of("plan.expected", value(target, expected, figures, text)))
                        .append(' '));
        standing.progress()
                .filter(progress -> standing.word() != Standing.Word.MET)
                .ifPresent(progress -> progress.projected()
                        .ifPresent(projected -> words.append(text.of(
                                        "plan.projected",
                                        value(target, projected, figures, text),
                                        String.valueOf(target.by().getYear())))
                                .append(' ')));
        standing.revised()
                .ifPresent(revised -> words.append(text.of("plan.revised", value(target, revised, figures, text)))
                        .append(' '));
        return words.toString().strip();
    }
}
