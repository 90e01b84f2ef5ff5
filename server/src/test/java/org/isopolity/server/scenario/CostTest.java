package org.isopolity.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.isopolity.server.text.Languages;
import org.isopolity.server.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {

    private final Text text = new Languages().accept("en-GB");

    private static Cost cost(String written) {
        return Cost.parse(written).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "250000 EUR, 250000 EUR",
        "eur 250 000, 250000 EUR",
        "1200.50CHF, 1200.5 CHF",
        "'1000 EUR, 5 CHF, 2000.25 EUR', '5 CHF, 3000.25 EUR'",
        "'', ''",
        "999999999999999.9 JPY, 999999999999999.9 JPY"
    })
    void amountsAreReadAsPeopleWriteThem(String written, String plain) {
        assertThat(cost(written).written()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "much",
                "5",
                "EUR",
                "0 EUR",
                "-5 EUR",
                "5 ABC",
                "1,000 EUR",
                "5 EUR,",
                "1e5 EUR",
                "5. EUR",
                "1000000000000000 EUR",
                "999999999999999 EUR, 1 EUR",
                "5 EUR 6 CHF"
            })
    void whatIsNoMoneyIsNotRead(String written) {
        assertThat(Cost.parse(written)).isEmpty();
    }

    /** 100.10 + 0.90 = 101 euros; francs stand beside them. */
    @Test
    void unlikeCurrenciesAreNeverAddedUp() {
        Cost cost = Cost.NONE
                .plus("EUR", new BigDecimal("100.10"))
                .plus("CHF", new BigDecimal("7"))
                .plus("EUR", new BigDecimal("0.90"));
        assertThat(cost).isEqualTo(cost("7 CHF, 101 EUR"));
        assertThat(cost.inWords(text)).isEqualTo("CHF\u00a07 and EUR\u00a0101");
        assertThatThrownBy(() -> cost.plus("EUR", BigDecimal.ZERO.subtract(BigDecimal.TEN.pow(3))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** 1,000 euros for 1.6 points are 625 for each; 100 francs for 0.3 points are 333.33, to three digits 333. */
    @Test
    void aPointCostsInEachCurrency() {
        assertThat(cost("1000 EUR").perPoint(1.6, text)).isEqualTo("EUR\u00a0625");
        assertThat(cost("100 CHF, 10 EUR").perPoint(0.3, text)).isEqualTo("CHF\u00a0333 and EUR\u00a033.30");
        assertThat(cost("1234567 JPY").perPoint(1, text)).isEqualTo("JPY\u00a01,230,000");
    }
}
