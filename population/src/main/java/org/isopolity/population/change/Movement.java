package org.isopolity.population.change;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.isopolity.population.Figure;
import org.isopolity.population.Phrases;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.OneGroup;
import org.isopolity.population.segregation.SegregationIndex;
import org.isopolity.population.segregation.Setting;
import org.isopolity.population.trust.Draws;
import org.isopolity.population.trust.Spread;
import org.isopolity.text.Phrase;

/**
 * What moved: one index of each of the five dimensions at two dates, and whether the difference is beyond noise.
 *
 * @param index of its dimension
 * @param before its spread at the first date
 * @param after its spread at the second
 * @param difference after less before; a reason where one is missing
 * @param noise the half width of the difference's interval: 1.96 standard errors of both dates together
 * @param verdict whether it moved
 */
public record Movement(
        SegregationIndex index, Spread before, Spread after, Figure difference, Figure noise, Verdict verdict) {

    private static final double NORMAL = 1.959963984540054;

    /** Whether an index moved. */
    public enum Verdict {
        /** Up beyond noise. */
        ROSE,
        /** Down beyond noise. */
        FELL,
        /** A difference that chance makes as well. */
        WITHIN_NOISE,
        /** There is no figure at one of the dates. */
        UNKNOWN
    }

    /**
     * The five representative indices of a group against the rest. Noise is that of people (Poisson bootstrap); where counts are sampled
     * or rounded, it is that of the publisher's imprecision.
     */
    public static List<Movement> of(
            AreaTable first, Setting firstSetting, AreaTable second, Setting secondSetting, String group, Draws draws) {
        Map<SegregationIndex, Spread> before = spreads(first, firstSetting, group, draws);
        Map<SegregationIndex, Spread> after = first == second && firstSetting.equals(secondSetting)
                ? before
                : spreads(second, secondSetting, group, draws);
        return before.keySet().stream()
                .map(index -> movement(
                        index, Objects.requireNonNull(before.get(index)), Objects.requireNonNull(after.get(index))))
                .toList();
    }

    /** Where people are redrawn, it is enough to redraw the two sides: sums of Poisson numbers are Poisson numbers. */
    private static Map<SegregationIndex, Spread> spreads(AreaTable table, Setting setting, String group, Draws draws) {
        Function<List<AreaTable>, List<Map<SegregationIndex, Figure>>> five =
                drawn -> OneGroup.representatives(drawn, group, setting);
        return table.imprecision() instanceof Imprecision.Exact && table.isWhole()
                ? draws.ofPeopleTogether(Contrast.withRest(table, group).alone().table(), five)
                : draws.ofImprecisionTogether(table, five);
    }

    private static Movement movement(SegregationIndex index, Spread before, Spread after) {
        Optional<Figure> missing = Stream.of(
                        before.estimate(), after.estimate(), before.standardError(), after.standardError())
                .filter(figure -> figure.find().isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            return new Movement(index, before, after, missing.get(), missing.get(), Verdict.UNKNOWN);
        }
        double difference = after.estimate().get() - before.estimate().get();
        double noise = NORMAL
                * Math.hypot(before.standardError().get(), after.standardError().get());
        Verdict verdict =
                Math.abs(difference) <= noise ? Verdict.WITHIN_NOISE : difference > 0 ? Verdict.ROSE : Verdict.FELL;
        return new Movement(index, before, after, Figure.of(difference), Figure.of(noise), verdict);
    }

    /** The movement in a plain sentence. */
    public Phrase inWords() {
        String key = "movement." + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return verdict == Verdict.UNKNOWN
                ? Phrases.of(
                        key, index.dimension().inWords(), difference.reason().orElseThrow())
                : Phrases.of(
                        key,
                        index.dimension().inWords(),
                        index.symbol(),
                        before.estimate().get(),
                        after.estimate().get(),
                        Math.abs(difference.get()),
                        noise.get());
    }
}
