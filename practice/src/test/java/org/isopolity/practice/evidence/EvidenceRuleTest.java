package org.isopolity.practice.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SplittableRandom;
import org.isopolity.practice.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceRuleTest {

    private static EvidenceItem item(
            String id, Design design, Known preStated, double lost, String place, EffectEstimate... effects) {
        return new EvidenceItem(
                id,
                "p",
                "",
                design,
                preStated,
                lost < 0 ? OptionalDouble.empty() : OptionalDouble.of(lost),
                OptionalInt.empty(),
                OptionalInt.empty(),
                place,
                "",
                "",
                OptionalInt.empty(),
                "source",
                List.of(effects));
    }

    private static EffectEstimate effect(double estimate, double half) {
        return new EffectEstimate(
                "work",
                Metric.PERCENTAGE_POINTS,
                estimate,
                half < 0 ? Optional.empty() : Optional.of(new Interval(estimate - half, estimate + half, 0.95)),
                true,
                "",
                "");
    }

    /** The whole rule for one item: design, an effect, an interval, stated beforehand, share lost (-1 not reported), level. */
    @ParameterizedTest
    @CsvSource({
        "TESTIMONY, true, true, YES, 0, DESCRIBED",
        "OUTPUT_COUNT, true, true, YES, 0, DESCRIBED",
        "BEFORE_AFTER, false, false, YES, 0, DESCRIBED",
        "BEFORE_AFTER, true, false, UNKNOWN, -1, MONITORED",
        "AGAINST_PLAN, true, true, YES, 0, MONITORED",
        "MATCHED, false, false, YES, 0, DESCRIBED",
        "MATCHED, true, false, YES, 0, MONITORED",
        "MATCHED, true, true, UNKNOWN, -1, COMPARED",
        "DIFFERENCE_IN_DIFFERENCES, true, true, YES, 0, COMPARED",
        "INTERRUPTED_SERIES_WITH_CONTROL, true, true, YES, 0, COMPARED",
        "NATURAL_EXPERIMENT, true, true, YES, 0.2, IDENTIFIED",
        "NATURAL_EXPERIMENT, true, true, YES, 0.21, COMPARED",
        "RANDOMISED, true, true, YES, 0.1, IDENTIFIED",
        "RANDOMISED, true, true, NO, 0.1, COMPARED",
        "RANDOMISED, true, true, UNKNOWN, 0.1, COMPARED",
        "RANDOMISED, true, true, YES, -1, COMPARED",
        "RANDOMISED, true, false, YES, 0.1, MONITORED",
        "RANDOMISED, false, false, YES, 0.1, DESCRIBED"
    })
    void levelOfAnItem(Design design, boolean outcome, boolean interval, Known preStated, double lost, Level level) {
        EffectEstimate[] effects =
                outcome ? new EffectEstimate[] {effect(3, interval ? 1 : -1)} : new EffectEstimate[0];
        assertThat(EvidenceRule.ofItem(item("e", design, preStated, lost, "A", effects)))
                .isEqualTo(level);
    }

    @Test
    void aTheoryAndOutputsMakeAPracticePlausible() {
        assertThat(EvidenceRule.ofPractice(false, true, List.of())).isEqualTo(Level.DESCRIBED);
        assertThat(EvidenceRule.ofPractice(true, false, List.of())).isEqualTo(Level.DESCRIBED);
        assertThat(EvidenceRule.ofPractice(true, true, List.of())).isEqualTo(Level.PLAUSIBLE);
    }

    @Test
    void replicationNeedsTwoPlacesOneDirectionAndOneIdentified() {
        EvidenceItem trial = item("a", Design.RANDOMISED, Known.YES, 0.1, "A", effect(3, 1));
        EvidenceItem elsewhere = item("b", Design.MATCHED, Known.UNKNOWN, -1, "B", effect(2, 1));
        assertThat(EvidenceRule.ofPractice(false, false, List.of(trial, elsewhere)))
                .isEqualTo(Level.REPLICATED);
        EvidenceItem samePlace = item("b", Design.MATCHED, Known.UNKNOWN, -1, "A", effect(2, 1));
        assertThat(EvidenceRule.ofPractice(false, false, List.of(trial, samePlace)))
                .isEqualTo(Level.IDENTIFIED);
        EvidenceItem unsure = item("b", Design.MATCHED, Known.UNKNOWN, -1, "B", effect(2, 3));
        assertThat(EvidenceRule.ofPractice(false, false, List.of(trial, unsure)))
                .isEqualTo(Level.IDENTIFIED);
        EvidenceItem contrary = item("b", Design.MATCHED, Known.UNKNOWN, -1, "B", effect(-2, 1));
        assertThat(EvidenceRule.ofPractice(false, false, List.of(trial, contrary)))
                .isEqualTo(Level.IDENTIFIED);
        EvidenceItem twoCompared = item("a", Design.MATCHED, Known.UNKNOWN, -1, "A", effect(3, 1));
        assertThat(EvidenceRule.ofPractice(false, false, List.of(twoCompared, elsewhere)))
                .isEqualTo(Level.COMPARED);
    }

    @Test
    void moreEvidenceNeverLowersTheLevelAndItsOrderDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            List<EvidenceItem> items = new ArrayList<>();
            Level before = Level.DESCRIBED;
            for (int i = 0; i < 6; i++) {
                items.add(item(
                        "e" + i,
                        Design.values()[random.nextInt(Design.values().length)],
                        Known.values()[random.nextInt(3)],
                        random.nextInt(3) - 1,
                        "place" + random.nextInt(3),
                        effect(random.nextDouble(-3, 3), random.nextInt(3) - 1)));
                Level now = EvidenceRule.ofPractice(true, true, items);
                assertThat(now.atLeast(before)).isTrue();
                List<EvidenceItem> shuffled = new ArrayList<>(items);
                Collections.shuffle(shuffled, new Random(random.nextLong()));
                assertThat(EvidenceRule.appraise(true, true, shuffled))
                        .isEqualTo(EvidenceRule.appraise(true, true, items));
                before = now;
            }
        }
    }

    @Test
    void conflictMixtureAndHarmAreSeen() {
        EvidenceItem good = item("a", Design.MATCHED, Known.UNKNOWN, -1, "A", effect(3, 1));
        EvidenceItem bad = item("b", Design.MATCHED, Known.UNKNOWN, -1, "B", effect(-3, 1));
        EvidenceItem poor = item("c", Design.BEFORE_AFTER, Known.UNKNOWN, -1, "C", effect(-3, 1));
        assertThat(EvidenceRule.appraise(false, false, List.of()).agreement()).isEqualTo(Agreement.NONE);
        Appraisal single = EvidenceRule.appraise(false, false, List.of(good));
        assertThat(single.agreement()).isEqualTo(Agreement.SINGLE);
        assertThat(single.benefit()).isEqualTo(1);
        Appraisal conflicting = EvidenceRule.appraise(false, false, List.of(good, bad));
        assertThat(conflicting.agreement()).isEqualTo(Agreement.CONFLICTING);
        assertThat(conflicting.harm()).isTrue();
        assertThat(conflicting.benefit()).isZero();
        assertThat(EvidenceRule.appraise(false, false, List.of(good, poor)).harm())
                .isTrue();
        List<EvidenceItem> uneven = List.of(
                item("a", Design.MATCHED, Known.UNKNOWN, -1, "A", effect(2, 0.5)),
                item("b", Design.MATCHED, Known.UNKNOWN, -1, "B", effect(4, 0.5)),
                item("c", Design.MATCHED, Known.UNKNOWN, -1, "C", effect(3, 0.5)),
                item("d", Design.MATCHED, Known.UNKNOWN, -1, "D", effect(1.5, 0.5)));
        assertThat(EvidenceRule.appraise(false, false, uneven).agreement()).isEqualTo(Agreement.MIXED);
    }

    /** With equal variances the random-effects model can be done by hand: mean, sample variance, t quantiles. */
    @Test
    void poolingAgreesWithTheHand() {
        Pooled pooled = Pooled.of(List.of(effect(1, 0.98), effect(2, 0.98), effect(6, 0.98)));
        double variance = 0.5 * 0.5;
        double sample = 7;
        assertThat(pooled.mean()).isCloseTo(3, within(1e-9));
        assertThat(pooled.tauSquared()).isCloseTo(sample - variance, within(1e-4));
        assertThat(pooled.interval().upper()).isCloseTo(3 + 4.302653 * Math.sqrt(sample / 3), within(1e-3));
        double far = 12.706205 * Math.sqrt(sample - variance + sample / 3);
        assertThat(pooled.prediction().lower()).isCloseTo(3 - far, within(1e-2));
        assertThat(pooled.expectedAt(0.5).lower()).isCloseTo(3 - 1.5 * far, within(2e-2));
        Pooled same = Pooled.of(List.of(effect(2, 1), effect(2, 1), effect(2, 1)));
        assertThat(same.tauSquared()).isZero();
        assertThat(same.mean()).isCloseTo(2, within(1e-12));
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatThrownBy(() -> new Interval(2, 1, 0.95)).hasMessageContaining("from 2.0 to 1.0");
        assertThatThrownBy(() -> new Interval(1, 2, 95)).hasMessageContaining("95");
        assertThatThrownBy(() -> effect(Double.NaN, -1)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new EffectEstimate("w", Metric.ODDS_RATIO, 0, Optional.empty(), true, "", ""))
                .hasMessageContaining("ODDS_RATIO");
    }

    @Test
    void theRuleIsPublicInWords() {
        assertThat(EvidenceRule.table()).hasSize(6);
        EvidenceRule.table().forEach(line -> {
            assertThat(line.name().in(Locale.ENGLISH)).isNotBlank();
            assertThat(line.rule().in(Locale.ENGLISH)).isNotBlank().doesNotContain("{");
        });
        assertThat(EvidenceRule.table().get(4).rule().in(Locale.ENGLISH)).contains("20%");
    }
}
