package org.isopolity.server.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import org.isopolity.server.answer.Content;
import org.isopolity.server.network.Item;
import org.isopolity.server.publication.Candidate.Value;
import org.isopolity.server.publication.Disclosure.Opening;
import org.junit.jupiter.api.Test;

/** Withheld counts, and what would give them away. */
class DisclosureTest {

    private final List<Value> values = new ArrayList<>();

    private static Item item(String id, String unit) {
        return new Item(
                id,
                "area",
                0,
                Item.Kind.INDICATOR,
                Item.Origin.CORE,
                id,
                "",
                "",
                "",
                "",
                1,
                unit,
                "higher_is_more_open",
                "city",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                "",
                List.of(),
                List.of());
    }

    private void is(String city, String id, double amount) {
        Content content = new Content(OptionalDouble.of(amount), "", "", 2025, "city", "", "", "", "", "");
        values.add(new Value(city, item(id, id.startsWith("share") ? "%" : "persons"), content, amount));
    }

    private List<String> openings() {
        return Disclosure.of(values).openings(value -> !value.isSmall()).stream()
                .map(DisclosureTest::said)
                .toList();
    }

    private static String said(Opening opening) {
        return opening.value().city() + " " + opening.value().item().id() + " " + opening.way() + " "
                + opening.items().stream().map(Item::id).toList();
    }

    private List<String> complement() {
        Set<Value> small = new HashSet<>(values.stream().filter(Value::isSmall).toList());
        Set<Value> all = new HashSet<>(Disclosure.of(values).complemented(small));
        assertThat(all).containsAll(small);
        assertThat(Disclosure.of(values).openings(value -> !all.contains(value)))
                .isEmpty();
        all.removeAll(small);
        return all.stream()
                .map(value -> value.city() + " " + value.item().id())
                .sorted()
                .toList();
    }

    @Test
    void theRestOfATotalIsNamedAndTheSmallestOtherPartWithheld() {
        for (int i = 0; i < 3; i++) {
            is("c" + i, "all", 600 + i);
            is("c" + i, "women", 300);
            is("c" + i, "men", 200);
            is("c" + i, "others", 100 + i);
        }
        is("vienna", "all", 54);
        is("vienna", "women", 30);
        is("vienna", "men", 20);
        is("vienna", "others", 4);
        assertThat(openings()).containsExactly("vienna others SUM [all, women, men, others]");
        assertThat(complement()).containsExactly("vienna men");
    }

    @Test
    void twoWithheldPartsHideEachOther() {
        is("vienna", "all", 40);
        is("vienna", "women", 4);
        is("vienna", "men", 6);
        is("vienna", "others", 30);
        is("lisbon", "all", 400);
        is("lisbon", "women", 140);
        is("lisbon", "men", 160);
        is("lisbon", "others", 100);
        assertThat(openings()).isEmpty();
        assertThat(complement()).isEmpty();
    }

    @Test
    void aPercentageTellsThePartUnlessItIsTooRound() {
        is("vienna", "pupils", 80);
        is("vienna", "newcomers", 6);
        is("vienna", "share-newcomers", 7.5);
        is("lisbon", "pupils", 400);
        is("lisbon", "newcomers", 123);
        is("lisbon", "share-newcomers", 30.8);
        assertThat(openings()).containsExactly("vienna newcomers SHARE [share-newcomers, newcomers, pupils]");
        assertThat(complement()).containsExactly("vienna share-newcomers");
        values.clear();
        is("vienna", "pupils", 80_000);
        is("vienna", "newcomers", 6);
        is("vienna", "share-newcomers", 0);
        is("lisbon", "pupils", 400);
        is("lisbon", "newcomers", 123);
        is("lisbon", "share-newcomers", 31);
        assertThat(openings()).as("between 0 and 400").isEmpty();
    }

    @Test
    void whatIsRecomputedTellsMore() {
        is("vienna", "a", 103);
        is("vienna", "b", 100);
        is("vienna", "c", 3);
        is("vienna", "d", 117);
        is("vienna", "e", 17);
        is("lisbon", "a", 241);
        is("lisbon", "b", 211);
        is("lisbon", "c", 30);
        is("lisbon", "d", 266);
        is("lisbon", "e", 55);
        Disclosure disclosure = Disclosure.of(values);
        assertThat(disclosure.openings(value -> !value.isSmall()
                        && !(value.city().equals("vienna") && value.item().id().equals("b"))))
                .extracting(DisclosureTest::said)
                .containsExactly("vienna b SUM [d, b, e]", "vienna c SUM [a, b, c]");
        assertThat(complement()).hasSize(2).contains("vienna b");
    }

    @Test
    void whatDoesNotHoldEverywhereIsNoRule() {
        is("vienna", "all", 54);
        is("vienna", "women", 50);
        is("vienna", "men", 4);
        is("lisbon", "all", 70);
        is("lisbon", "women", 30);
        is("lisbon", "men", 41);
        assertThat(openings()).isEmpty();
    }

    /** After complementing, nobody who knows the rule "all = sum" and the published values can tell a withheld small count. */
    @Test
    void afterComplementingNoCountFollowsFromTheTotals() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 200; round++) {
            values.clear();
            int parts = 2 + random.nextInt(4);
            for (int city = 0; city < 4; city++) {
                int sum = 0;
                for (int part = 0; part < parts; part++) {
                    int count = 1 + random.nextInt(random.nextBoolean() ? 15 : 300);
                    sum += count;
                    is("c" + city, "part" + part, count);
                }
                is("c" + city, "all", sum);
            }
            Set<Value> small =
                    new HashSet<>(values.stream().filter(Value::isSmall).toList());
            Set<Value> withheld = Disclosure.of(values).complemented(small);
            for (Value value : small) {
                List<Value> others = values.stream()
                        .filter(other -> other.city().equals(value.city()) && !other.equals(value))
                        .toList();
                assertThat(others).as(value.toString()).anyMatch(withheld::contains);
            }
            assertThat(withheld)
                    .allMatch(
                            value -> small.stream().anyMatch(each -> each.city().equals(value.city())));
        }
    }

    @Test
    void whereNothingIsSmallNothingIsLookedFor() {
        is("vienna", "all", 60);
        is("vienna", "women", 20);
        is("vienna", "men", 40);
        assertThat(openings()).isEmpty();
    }
}
