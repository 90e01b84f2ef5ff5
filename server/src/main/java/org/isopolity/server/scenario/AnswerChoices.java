package org.isopolity.server.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.isopolity.index.framework.Indicator;
import org.isopolity.release.Release;
import org.isopolity.server.figures.Measure;
import org.isopolity.server.network.FrameworkCsv;
import org.isopolity.server.network.Item;
import org.isopolity.text.input.InvalidInput;

/**
 * The answers behind the values of a release, where it says them: a categorical scale, a yes or no, or the choices that a network
 * gave its questions. An indicator without them is a number like any other.
 */
final class AnswerChoices {

    /** A composite question of more different scores than a person reads through is set as a number. */
    private static final int MOST = 25;

    private static final double NEAR = 1e-3;

    /**
     * An answer.
     *
     * @param name what it says; empty for a yes or no, which every language says by itself
     * @param value that stands for it in the data
     */
    record Answer(String name, double value) {

        /** Whether a value stands for it; scores of parts have thirds, which nobody writes out. */
        boolean is(double other) {
            return Math.abs(value - other) < NEAR;
        }
    }

    private final Map<String, List<Answer>> byIndicator = new HashMap<>();

    private AnswerChoices() {}

    /** The answers of a release. */
    static AnswerChoices of(Release release) {
        AnswerChoices choices = new AnswerChoices();
        for (Item item : questions(release)) {
            if (item.choices().size() > 1) {
                choices.put(item.id(), item.isComposite() ? ofParts(item) : ofOne(item));
            }
        }
        for (Indicator indicator : release.framework().indicators()) {
            if (Measure.isYesOrNo(indicator)) {
                choices.put(indicator.id(), List.of(new Answer("", 0), new Answer("", 1)));
            }
            indicator
                    .computation()
                    .scale()
                    .ifPresent(scale -> choices.byIndicator.put(
                            indicator.id(),
                            scale.categories().stream()
                                    .sorted(Comparator.comparingDouble(category -> category.score()))
                                    .map(category -> new Answer(category.name(), category.code()))
                                    .toList()));
        }
        return choices;
    }

    /** A framework that a network wrote in the workspace says in its file what can be answered. */
    private static List<Item> questions(Release release) {
        try {
            return FrameworkCsv.read(release.directory().resolve("framework.csv"));
        } catch (InvalidInput noQuestions) {
            return List.of();
        }
    }

    private static List<Answer> ofOne(Item item) {
        return item.choices().stream()
                .map(choice -> new Answer(choice.label(), choice.score()))
                .toList();
    }

    /** Every way to share the parts out among the choices; their order does not matter for the mean. */
    private static List<Answer> ofParts(Item item) {
        List<Answer> all = new ArrayList<>();
        share(item, 0, item.parts().size(), 0, "", all);
        return all;
    }

    private static void share(Item item, int place, int left, double sum, String said, List<Answer> all) {
        if (place == item.choices().size()) {
            if (left == 0) {
                all.add(new Answer(said, sum / item.parts().size()));
            }
            return;
        }
        Item.Choice choice = item.choices().get(place);
        for (int count = left; count >= 0; count--) {
            String more = count == 0 ? "" : (said.isEmpty() ? "" : ", ") + count + " \u00d7 " + choice.label();
            share(item, place + 1, left - count, sum + count * choice.score(), said + more, all);
        }
    }

    private void put(String indicator, List<Answer> answers) {
        Map<Long, List<Answer>> byValue = answers.stream()
                .collect(Collectors.groupingBy(
                        answer -> Math.round(answer.value() / NEAR), TreeMap::new, Collectors.toList()));
        if (byValue.size() > 1 && byValue.size() <= MOST) {
            byIndicator.put(
                    indicator,
                    byValue.values().stream()
                            .map(same -> new Answer(
                                    same.stream().map(Answer::name).distinct().collect(Collectors.joining(" / ")),
                                    same.getFirst().value()))
                            .toList());
        }
    }

    /** The answers of an indicator, the worst first; empty where it is a number. */
    List<Answer> of(Indicator indicator) {
        return byIndicator.getOrDefault(indicator.id(), List.of());
    }

    /** The answer for which a value stands. */
    Optional<Answer> find(Indicator indicator, double value) {
        return of(indicator).stream().filter(answer -> answer.is(value)).findFirst();
    }

    /** Whether an indicator can have a value at all. */
    boolean allow(Indicator indicator, double value) {
        return of(indicator).isEmpty()
                ? !isShare(indicator) || (value >= 0 && value <= 100)
                : find(indicator, value).isPresent();
    }

    /** Shares lie between 0 and 100; rates of change such as a growth "% per year" do not. */
    private static boolean isShare(Indicator indicator) {
        return indicator.unit().startsWith("% of ");
    }
}
