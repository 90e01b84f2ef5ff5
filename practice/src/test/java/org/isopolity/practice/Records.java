package org.isopolity.practice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.isopolity.practice.evidence.Design;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.evidence.Metric;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Place;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Precondition;
import org.isopolity.practice.library.Readiness;
import org.isopolity.practice.library.TheoryOfChange;

/** Libraries made by lot, with every field filled. */
public final class Records {

    private static final List<String> WORDS = List.of(
            "bread", "<b>", "&amp;", "\"so\"", "=1+1", "größer", "مرحبا", "\\n", "{0}", "a,b;c", "'x'", "日本", "%s",
            "#");

    private final SplittableRandom random;

    private Records(SplittableRandom random) {
        this.random = random;
    }

    /** A small library over the starter's vocabulary. */
    public static Library random(SplittableRandom random) {
        return new Records(random).library();
    }

    private String text() {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    private <E extends Enum<E>> E one(Class<E> type) {
        return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
    }

    private Known known() {
        return one(Known.class);
    }

    private OptionalInt year() {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1950 + random.nextInt(70));
    }

    private Library library() {
        List<Practice> practices = new ArrayList<>();
        List<Implementation> places = new ArrayList<>();
        List<Adaptation> edges = new ArrayList<>();
        List<EvidenceItem> items = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            practices.add(practice("p" + i));
            places.add(implementation("i" + i, "p" + i));
            edges.add(adaptation("a" + i, i, "i" + i));
            items.add(item("e" + i, "p" + i, "i" + i));
        }
        return new Library(Starter.library().vocabulary(), practices, places, edges, items);
    }

    /** A practice with this id. */
    private Practice practice(String id) {
        Map<String, Practice.Wording> wordings = new LinkedHashMap<>();
        for (String language : random.nextBoolean() ? List.of("en", "ar") : List.of("de")) {
            wordings.put(language, new Practice.Wording(text(), text()));
        }
        Set<String> concepts = new LinkedHashSet<>(List.of("mentoring", "refugees", "training-instrument"));
        return new Practice(
                id,
                1,
                wordings,
                text(),
                new TheoryOfChange(text(), text(), text(), text(), text()),
                concepts,
                List.of(new Practice.Actor("municipality", one(Practice.Role.class))),
                List.of(
                        new Practice.Component(one(Practice.Component.Kind.class), text(), text()),
                        new Practice.Component(Practice.Component.Kind.CORE, text(), "")),
                List.of(new Precondition(
                        "competence.schools",
                        one(Precondition.Comparison.class),
                        random.nextInt(9) / 4.0,
                        random.nextBoolean(),
                        "state",
                        text())),
                one(Practice.Channel.class),
                text(),
                new Readiness(known(), known(), known(), known()),
                text(),
                one(Practice.Sensitivity.class),
                "CC-BY-4.0",
                random.nextBoolean() ? Optional.of(LocalDate.of(2026, 1, 1 + random.nextInt(28))) : Optional.empty(),
                text());
    }

    private Implementation implementation(String id, String practice) {
        return new Implementation(
                id,
                practice,
                1,
                text(),
                new Place(
                        text(),
                        "AT",
                        text(),
                        Optional.of(new Place.Point(random.nextInt(90), random.nextInt(180) / 3.0))),
                year(),
                year(),
                one(Implementation.Status.class),
                text(),
                "municipality",
                text(),
                text(),
                text(),
                text(),
                text(),
                text());
    }

    private Adaptation adaptation(String id, int number, String to) {
        return new Adaptation(
                id,
                number == 0 ? new Adaptation.Outside(text()) : new Adaptation.Recorded("i" + (number - 1)),
                to,
                year(),
                text(),
                text(),
                text(),
                known(),
                text(),
                text(),
                known(),
                text());
    }

    private EvidenceItem item(String id, String practice, String place) {
        double estimate = random.nextInt(100) / 7.0 + 1;
        return new EvidenceItem(
                id,
                practice,
                place,
                one(Design.class),
                known(),
                random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(100) / 100.0),
                OptionalInt.of(random.nextInt(1_000)),
                OptionalInt.of(random.nextInt(60)),
                text(),
                text(),
                text(),
                year(),
                text(),
                List.of(new EffectEstimate(
                        "trust-in-people",
                        one(Metric.class),
                        estimate,
                        random.nextBoolean()
                                ? Optional.empty()
                                : Optional.of(new Interval(estimate / 2, estimate * 2, 0.9)),
                        random.nextBoolean(),
                        text(),
                        text())));
    }
}
