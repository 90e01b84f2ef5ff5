package org.isopolity.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.isopolity.text.input.InvalidInput;
import org.junit.jupiter.api.Test;

/** Agreement against numbers worked by hand and in the literature, and answers that serve other frameworks. */
class AgreementTest {

    private static final Questionnaire SHIPPED = Questionnaire.shipped();

    /** Four observers, twelve units, some not seen by all: the example of Krippendorff (2011), there 0.815 for ordered data. */
    private static final String[] OBSERVERS = {"123321412   ", "1233224125 3", " 33323422510", "12332441251 "};

    @Test
    void alphaOfTheExampleInTheLiterature() {
        int[][] units = new int[12][];
        for (int unit = 0; unit < 12; unit++) {
            List<Integer> said = new ArrayList<>();
            for (String observer : OBSERVERS) {
                char sign = observer.charAt(unit);
                if (sign != ' ' && sign != '0') {
                    said.add(sign - '1');
                }
            }
            units[unit] = said.stream().mapToInt(step -> step).toArray();
        }
        assertThat(Agreement.alpha(units, 5).orElseThrow()).isCloseTo(0.815, within(0.0005));
    }

    /** 30 questions: 12/12/6 by the first, 13/12/5 by the second; 4 steps apart in sum, 11.8 by chance: 1 - 20/59. */
    @Test
    void kappaWorkedByHand() {
        int[][] counts = {{10, 2, 0}, {3, 8, 1}, {0, 2, 4}};
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < counts[i][j]; k++) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        assertThat(Agreement.kappa(pairs.toArray(int[][]::new), 3).orElseThrow())
                .isCloseTo(39.0 / 59, within(1e-12));
    }

    @Test
    void alphaIsOneForPerfectAgreementAndWhatTheDefinitionSays() {
        Random random = new Random(8);
        for (int run = 0; run < 300; run++) {
            int[][] units = new int[3 + random.nextInt(20)][];
            for (int unit = 0; unit < units.length; unit++) {
                units[unit] = random.ints(random.nextInt(5), 0, 3).toArray();
            }
            OptionalDouble alpha = Agreement.alpha(units, 3);
            OptionalDouble naive = naive(units);
            assertThat(alpha.isPresent()).isEqualTo(naive.isPresent());
            if (alpha.isPresent()) {
                assertThat(alpha.getAsDouble()).isCloseTo(naive.getAsDouble(), within(1e-9));
            }
            int[][] same = Arrays.stream(units)
                    .map(unit -> unit.length == 0 ? unit : new int[] {unit[0], unit[0], unit[0]})
                    .toArray(int[][]::new);
            Agreement.alpha(same, 3).ifPresent(perfect -> assertThat(perfect).isCloseTo(1, within(1e-12)));
        }
    }

    /** Observed over expected disagreement, pair by pair of pairable values. */
    private static OptionalDouble naive(int[][] units) {
        List<int[]> pairable =
                Arrays.stream(units).filter(unit -> unit.length > 1).toList();
        int[] values = pairable.stream().flatMapToInt(Arrays::stream).toArray();
        double[] count = new double[3];
        for (int value : values) {
            count[value]++;
        }
        double observed = 0;
        for (int[] unit : pairable) {
            for (int a : unit) {
                for (int b : unit) {
                    observed += gap(count, a, b) / (unit.length - 1);
                }
            }
        }
        double expected = 0;
        for (int a : values) {
            for (int b : values) {
                expected += gap(count, a, b) / (values.length - 1);
            }
        }
        return expected == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - observed / expected);
    }

    private static double gap(double[] count, int a, int b) {
        double between = 0;
        for (int k = Math.min(a, b); k <= Math.max(a, b); k++) {
            between += count[k];
        }
        double gap = a == b ? 0 : between - (count[a] + count[b]) / 2;
        return gap * gap;
    }

    @Test
    void whatNobodyKnowsIsNoDisagreement() {
        Answers one = answers("LG01a", Grade.FULL, "LG01b", Grade.UNKNOWN, "LG01c", Grade.NONE);
        Answers other = answers("LG01a", Grade.FULL, "LG01b", Grade.FULL, "LG01c", Grade.PART);
        Agreement agreement = Agreement.of(List.of(one, other));
        assertThat(agreement.questions()).isEqualTo(2);
        assertThat(agreement.same()).isEqualTo(1);
        assertThat(agreement.kappa()).isPresent();
        assertThat(Agreement.of(List.of(one, other, one)).kappa()).isEmpty();
        assertThat(Agreement.of(List.of(answers("LG01a", Grade.FULL), answers("LG01a", Grade.FULL)))
                        .alpha())
                .as("chance explains everything")
                .isEmpty();
    }

    private static Answers answers(Object... given) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < given.length; i += 2) {
            answers.add(new Answer((String) given[i], (Grade) given[i + 1], ""));
        }
        return Answers.of(SHIPPED, answers);
    }

    @Test
    void oneAnswerServesSeveralFrameworks() {
        Crosswalk crosswalk = Crosswalk.shipped(SHIPPED);
        Answers answers = answers("LG05c", Grade.FULL, "LG05a", Grade.NONE, "GV3c", Grade.PART);
        List<Crosswalk.Reading> readings = crosswalk.readings(answers);
        assertThat(readings)
                .filteredOn(reading -> reading.scheme().equals("mipex"))
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.target()).isEqualTo("political-participation");
                    assertThat(reading.answered()).isEqualTo(2);
                    assertThat(reading.mean()).isEqualTo(OptionalDouble.of(50));
                });
        assertThat(readings).anySatisfy(reading -> {
            assertThat(reading.target()).isEqualTo("mediation");
            assertThat(reading.whole()).isTrue();
        });
        assertThat(crosswalk.export(answers))
                .contains("icc,mediation,GV3c,close,full,50,no,", "mipex,political-participation,LG05c")
                .doesNotContain("LG01a");
        assertThat(crosswalk.matches()).hasSizeGreaterThan(100);
        assertThat(crosswalk.matches())
                .allSatisfy(match -> assertThat(match.scheme()).isIn("icc", "mipex", "oecd", "recommendation"));
    }

    @Test
    void aWrongCrosswalkNamesItsPlace() {
        assertThatThrownBy(() -> Crosswalk.read(
                        "mine.csv",
                        "question_id,scheme,target,relation,degree\nLG99,icc,media,close,full\n"
                                .getBytes(StandardCharsets.UTF_8),
                        SHIPPED))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("mine.csv")
                .hasMessageContaining("LG99");
    }
}
