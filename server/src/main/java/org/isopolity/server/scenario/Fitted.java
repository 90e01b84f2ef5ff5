package org.isopolity.server.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isopolity.index.framework.Indicator;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.text.Text;

/**
 * Scenarios as a release can compute them.
 *
 * @param set what it can
 * @param marks what it cannot, and why
 */
record Fitted(ScenarioSet set, List<Mark> marks) {

    /** Why a value is left out. */
    enum Reason {
        /** The framework has no such indicator, or no more. */
        UNKNOWN,
        /** It is in the framework, but the index does not count it. */
        NOT_COUNTED,
        /** The indicator cannot have this value. */
        IMPOSSIBLE
    }

    /**
     * A value that is left out.
     *
     * @param place of the scenario
     * @param indicator its id
     * @param label what it is called; its id where that is not known
     * @param value what was wanted
     * @param reason why it is left out
     */
    record Mark(int place, String indicator, String label, double value, Reason reason) {

        String in(String release, Text text) {
            String letter = Comparison.letter(place);
            return switch (reason) {
                case UNKNOWN -> text.of("scenario.mark.unknown", letter, label, release, text.exact(value));
                case NOT_COUNTED -> text.of("scenario.mark.not-counted", letter, label, release, text.exact(value));
                case IMPOSSIBLE -> text.of("scenario.mark.impossible", letter, label, release, text.exact(value));
            };
        }
    }

    Fitted {
        marks = List.copyOf(marks);
    }

    /** Fits scenarios to a release. */
    static Fitted to(Figures figures, AnswerChoices answers, ScenarioSet set) {
        List<Mark> marks = new ArrayList<>();
        ScenarioSet fitted = set;
        for (int place = 0; place < set.scenarios().size(); place++) {
            SortedMap<String, Double> values = new TreeMap<>();
            for (var wanted : set.scenarios().get(place).values().entrySet()) {
                String id = wanted.getKey();
                Optional<Indicator> indicator = figures.findIndicator(id);
                Optional<Reason> reason = reason(figures, answers, indicator, wanted.getValue());
                if (reason.isEmpty()) {
                    values.put(id, wanted.getValue());
                } else {
                    marks.add(new Mark(
                            place, id, indicator.map(Indicator::label).orElse(id), wanted.getValue(), reason.get()));
                }
            }
            fitted = fitted.with(place, set.scenarios().get(place).with(values));
        }
        return new Fitted(fitted, marks);
    }

    private static Optional<Reason> reason(
            Figures figures, AnswerChoices answers, Optional<Indicator> indicator, double value) {
        if (indicator.isEmpty()) {
            return Optional.of(Reason.UNKNOWN);
        }
        if (figures.findRemoval(indicator.get().id()).isPresent()) {
            return Optional.of(Reason.NOT_COUNTED);
        }
        return answers.allow(indicator.get(), value) ? Optional.empty() : Optional.of(Reason.IMPOSSIBLE);
    }
}
