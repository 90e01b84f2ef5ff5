package org.isopolity.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.isopolity.server.scenario.ScenarioSet.Kind;
import org.isopolity.server.scenario.ScenarioSet.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioSetTest {

    private static final List<String> CURRENCIES = List.of("EUR", "CHF", "JPY", "JOD", "USD", "XAF");
    private static final String LETTERS = "abcdefgh -.&=?#+%;,/\\\"'<>\u00e9\u4e2d\u0645";

    private static String word(Random random, int most) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    private static Scenario scenario(Random random) {
        TreeMap<String, Double> values = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            double size = Math.pow(10, random.nextInt(12));
            double value = new BigDecimal(random.nextGaussian() * size)
                    .setScale(random.nextInt(7), java.math.RoundingMode.HALF_EVEN)
                    .doubleValue();
            if (Math.abs(value) < 1e12) {
                values.put(word(random, 20) + "x", value);
            }
        }
        Cost cost = Cost.NONE;
        for (int i = random.nextInt(4); i > 0; i--) {
            cost = cost.plus(
                    CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                    new BigDecimal(1 + random.nextInt(2_000_000_000)).movePointLeft(random.nextInt(4)));
        }
        return new Scenario(
                Scenario.tidy(word(random, 60)),
                values,
                cost,
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(999)) : OptionalInt.empty());
    }

    /** What is printed is read as what was printed, and prints the same again. */
    @Test
    void anAddressSaysWhatTheSetSays() {
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            ScenarioSet set =
                    new ScenarioSet(List.of(scenario(random), scenario(random), scenario(random), scenario(random)));
            String query = set.query();
            assertThat(query).matches("[\\x21-\\x7e]*");
            assertThat(ScenarioSet.parse(query)).as(query).isEqualTo(set);
            assertThat(ScenarioSet.parse(query).query()).isEqualTo(query);
        }
    }

    @Test
    void anAddressIsReadable() {
        ScenarioSet set = ScenarioSet.EMPTY
                .with(
                        0,
                        new Scenario(
                                "Parks & play",
                                new TreeMap<>(Map.of("public-space", 85.5, "trust", -0.0)),
                                Cost.parse("250000 EUR").orElseThrow(),
                                OptionalInt.of(3)))
                .with(3, Scenario.of(Map.of("trust", 1e-9)));
        assertThat(set.query())
                .isEqualTo("name.a=Parks+%26+play&a.public-space=85.5&a.trust=0&cost.a=250000+EUR&plan.a=3&d.trust=0");
        assertThat(set.used()).containsExactly(0, 3);
        assertThat(set.free()).hasValue(1);
        assertThat(ScenarioSet.EMPTY.query()).isEmpty();
        assertThat(new ScenarioAddress("a b", java.util.Optional.of("r-1"), "all", set).path())
                .startsWith("/scenarios/a+b?release=r-1&who=all&name.a=");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        Map<String, String> given = new TreeMap<>(Map.of(
                "a.jobs", "ten",
                "b.jobs", "1e400",
                "c.", "1",
                "name.a", "x".repeat(61),
                "cost.b", "much",
                "plan.c", "0",
                "d.jobs", "7"));
        ScenarioSet.Reading reading = ScenarioSet.read(given);
        assertThat(reading.wrong())
                .containsExactlyInAnyOrder(
                        new Wrong("a.jobs", "ten", Kind.NUMBER),
                        new Wrong("b.jobs", "1e400", Kind.NUMBER),
                        new Wrong("c.", "1", Kind.INDICATOR),
                        new Wrong("name.a", "x".repeat(61), Kind.NAME),
                        new Wrong("cost.b", "much", Kind.COST),
                        new Wrong("plan.c", "0", Kind.PLAN));
        assertThat(reading.set()).isEqualTo(ScenarioSet.EMPTY.with(3, Scenario.of(Map.of("jobs", 7.0))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jobs=ten", "e.jobs=1", "a.jobs", "a.jobs=1&a.jobs=2", "a.jobs=1=2", "&", "a.jobs=%zz"})
    void whatWasNotPrintedIsNoSet(String query) {
        assertThatThrownBy(() -> ScenarioSet.parse(query)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameHoldsNothingThatCannotBeSeen() {
        assertThat(Scenario.tidy(" A\u202e\tB\ud800 ")).isEqualTo("A B");
        assertThatThrownBy(() -> new Scenario("A\u202eB", new TreeMap<>(), Cost.NONE, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Random bytes never break the reading. */
    @Test
    void hostileParametersAreReadOrNamed() {
        Random random = new Random(2);
        List<String> names = List.of("a.x", "b.", "name.a", "cost.a", "plan.a", "cost.d", "z.z");
        for (int i = 0; i < 3_000; i++) {
            Map<String, String> given = new TreeMap<>();
            for (String name : names) {
                StringBuilder value = new StringBuilder();
                for (int j = random.nextInt(12); j > 0; j--) {
                    char letter = (char) (random.nextInt(4) == 0 ? random.nextInt(0xffff) : '+' + random.nextInt(60));
                    value.append(letter);
                }
                given.put(name, value.toString());
            }
            ScenarioSet set = ScenarioSet.read(given).set();
            assertThat(ScenarioSet.parse(set.query())).isEqualTo(set);
        }
    }
}
