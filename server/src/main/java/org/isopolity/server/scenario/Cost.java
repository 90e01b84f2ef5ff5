package org.isopolity.server.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.isopolity.server.text.Text;

/**
 * What a scenario costs, in money. Unlike currencies stand beside one another and are never added up or compared.
 *
 * @param amounts by currency (ISO 4217), each above zero and of at most fifteen digits before the point
 */
record Cost(SortedMap<String, BigDecimal> amounts) {

    static final Cost NONE = new Cost(Collections.emptySortedMap());

    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final String BLANK = "[\\s\\u00a0\\u202f]";
    private static final String AMOUNT = "([0-9](?:" + BLANK + "?[0-9]){0,14}(?:[.][0-9]{1,4})?)";
    private static final Pattern AMOUNT_FIRST = Pattern.compile(AMOUNT + BLANK + "*([A-Za-z]{3})");
    private static final Pattern CURRENCY_FIRST = Pattern.compile("([A-Za-z]{3})" + BLANK + "*" + AMOUNT);

    Cost {
        SortedMap<String, BigDecimal> plain = new TreeMap<>();
        amounts.forEach((currency, amount) -> {
            if (!isCurrency(currency) || amount.signum() <= 0 || amount.compareTo(MOST) >= 0) {
                throw new IllegalArgumentException(amount + " " + currency + " is no cost");
            }
            plain.put(currency, amount.stripTrailingZeros());
        });
        amounts = Collections.unmodifiableSortedMap(plain);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    /** Amounts as people write them: {@code 250000 EUR, 1000.50 CHF}; nothing if that cannot be read. */
    static Optional<Cost> parse(String written) {
        Cost cost = NONE;
        for (String part : written.isBlank() ? new String[0] : written.split(",", -1)) {
            Matcher first = AMOUNT_FIRST.matcher(part.strip());
            Matcher second = CURRENCY_FIRST.matcher(part.strip());
            try {
                if (first.matches()) {
                    cost = cost.plus(first.group(2), first.group(1));
                } else if (second.matches()) {
                    cost = cost.plus(second.group(1), second.group(2));
                } else {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException impossible) {
                return Optional.empty();
            }
        }
        return Optional.of(cost);
    }

    private Cost plus(String currency, String amount) {
        return plus(currency.toUpperCase(Locale.ROOT), new BigDecimal(amount.replaceAll(BLANK, "")));
    }

    /**
     * The same with more money of a currency.
     *
     * @throws IllegalArgumentException if there is no such currency, or the amount cannot be
     */
    Cost plus(String currency, BigDecimal amount) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>(amounts);
        sums.merge(currency, amount, BigDecimal::add);
        return new Cost(sums);
    }

    boolean isNone() {
        return amounts.isEmpty();
    }

    /** As {@link #parse} reads it. */
    String written() {
        return amounts.entrySet().stream()
                .map(one -> one.getValue().toPlainString() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    String inWords(Text text) {
        return inWords(amounts, text);
    }

    /**
     * What a point of score costs, in each currency to three digits.
     *
     * @param points gained, above zero
     */
    String perPoint(double points, Text text) {
        SortedMap<String, BigDecimal> shares = new TreeMap<>();
        amounts.forEach((currency, amount) -> shares.put(
                currency,
                amount.divide(BigDecimal.valueOf(points), MathContext.DECIMAL64).round(THREE_DIGITS)));
        return inWords(shares, text);
    }

    private static String inWords(SortedMap<String, BigDecimal> amounts, Text text) {
        return amounts.entrySet().stream()
                .map(one -> {
                    BigDecimal amount = one.getValue();
                    boolean whole = amount.stripTrailingZeros().scale() <= 0;
                    int digits = Math.max(0, Currency.getInstance(one.getKey()).getDefaultFractionDigits());
                    return text.of(
                            "plan.money", one.getKey(), text.decimal(amount.doubleValue(), whole ? 0 : digits, digits));
                })
                .collect(Collectors.joining(text.of("plan.money.and")));
    }
}
