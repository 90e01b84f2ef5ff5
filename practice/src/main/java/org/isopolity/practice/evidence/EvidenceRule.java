package org.isopolity.practice.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.isopolity.practice.Known;
import org.isopolity.practice.Phrases;
import org.isopolity.text.Phrase;

/**
 * The public rule that turns what was recorded into a level from 0 to 5. After the Maryland Scientific Methods Scale and Nesta's
 * Standards of Evidence; {@link #table} is the rule in words.
 */
public final class EvidenceRule {

    /** The largest share of participants that may be lost in an identified study. */
    public static final double LOW_ATTRITION = 0.2;

    private EvidenceRule() {}

    /**
     * One line of the rule.
     *
     * @param level the level
     * @param name what the level is called
     * @param rule what must be recorded for it
     */
    public record Line(Level level, Phrase name, Phrase rule) {}

    /** The rule in words, from the lowest level to the highest. */
    public static List<Line> table() {
        return Arrays.stream(Level.values())
                .map(level -> new Line(level, name(level), Phrases.of("level." + key(level) + ".rule", LOW_ATTRITION)))
                .toList();
    }

    /** What a level is called. */
    public static Phrase name(Level level) {
        return Phrases.of("level." + key(level));
    }

    private static String key(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** The level that one item reaches by itself: described, monitored, compared or identified. */
    public static Level ofItem(EvidenceItem item) {
        boolean outcome = !item.effects().isEmpty();
        boolean interval =
                item.effects().stream().anyMatch(effect -> effect.interval().isPresent());
        return switch (item.design()) {
            case TESTIMONY, OUTPUT_COUNT -> Level.DESCRIBED;
            case BEFORE_AFTER, AGAINST_PLAN -> outcome ? Level.MONITORED : Level.DESCRIBED;
            case MATCHED, DIFFERENCE_IN_DIFFERENCES, INTERRUPTED_SERIES_WITH_CONTROL ->
                interval ? Level.COMPARED : outcome ? Level.MONITORED : Level.DESCRIBED;
            case NATURAL_EXPERIMENT, RANDOMISED -> {
                boolean strong = item.preStated() == Known.YES
                        && item.attrition().isPresent()
                        && item.attrition().getAsDouble() <= LOW_ATTRITION;
                yield !interval
                        ? outcome ? Level.MONITORED : Level.DESCRIBED
                        : strong ? Level.IDENTIFIED : Level.COMPARED;
            }
        };
    }

    /**
     * The level of a practice.
     *
     * @param theoryComplete whether every part of its theory of change is told
     * @param outputsCounted whether at least one place reports outputs
     * @param items all evidence of the practice, in any order
     */
    public static Level ofPractice(boolean theoryComplete, boolean outputsCounted, List<EvidenceItem> items) {
        if (replicated(items)) {
            return Level.REPLICATED;
        }
        Level best =
                items.stream().map(EvidenceRule::ofItem).max(Level::compareTo).orElse(Level.DESCRIBED);
        return best == Level.DESCRIBED && theoryComplete && outputsCounted ? Level.PLAUSIBLE : best;
    }

    /** Two independent places, same outcome, metric and direction, all compared or better, one of them identified. */
    private static boolean replicated(List<EvidenceItem> items) {
        for (Finding finding : findings(items)) {
            for (int direction : new int[] {1, -1}) {
                Set<String> places = new HashSet<>();
                boolean identified = false;
                for (Finding.Result result : finding.results()) {
                    if (result.level().atLeast(Level.COMPARED)
                            && result.effect().direction() == direction
                            && !result.item().place().isEmpty()) {
                        places.add(result.item().place());
                        identified |= result.level() == Level.IDENTIFIED;
                    }
                }
                if (places.size() >= 2 && identified) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What the items say, for each outcome and metric by itself, in the order of their names. */
    public static List<Finding> findings(List<EvidenceItem> items) {
        Map<String, List<Finding.Result>> byOutcome = new TreeMap<>();
        items.stream()
                .sorted(java.util.Comparator.comparing(EvidenceItem::id))
                .forEach(item -> item.effects()
                        .forEach(effect -> byOutcome
                                .computeIfAbsent(
                                        effect.outcome() + "\n" + effect.metric() + "\n" + effect.higherIsBetter(),
                                        _ -> new ArrayList<>())
                                .add(new Finding.Result(item, effect, ofItem(item)))));
        return byOutcome.values().stream().map(Finding::new).toList();
    }

    /**
     * Everything that follows from the record of a practice.
     *
     * @param theoryComplete whether every part of its theory of change is told
     * @param outputsCounted whether at least one place reports outputs
     * @param items all evidence of the practice, in any order
     */
    public static Appraisal appraise(boolean theoryComplete, boolean outputsCounted, List<EvidenceItem> items) {
        return new Appraisal(ofPractice(theoryComplete, outputsCounted, items), findings(items));
    }
}
