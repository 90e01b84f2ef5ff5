package org.isopolity.impact.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.isopolity.impact.Phrases;
import org.isopolity.text.Phrase;

/**
 * The result of an evaluation as it may leave this engine: what a link from an action to its evidence carries.
 *
 * @param design the method, in words
 * @param outcome what was measured
 * @param treated where the programme was
 * @param from first period with the programme
 * @param until last period looked at
 * @param effect the estimate and its uncertainty
 * @param checks the traffic lights
 * @param verdict what may be said
 * @param finding it said: one or two sentences that never claim more than the data
 */
public record Evaluation(
        Phrase design,
        String outcome,
        List<String> treated,
        int from,
        int until,
        Effect effect,
        List<Check> checks,
        Verdict verdict,
        Phrase finding) {

    private static final double CLEAR = 0.05;
    private static final double WEAK = 0.10;

    public Evaluation {
        treated = List.copyOf(treated);
        checks = List.copyOf(checks);
    }

    /** An evaluation whose verdict and finding follow from its effect and its checks. */
    public static Evaluation of(
            Phrase design,
            String outcome,
            List<String> treated,
            int from,
            int until,
            Effect effect,
            List<Check> checks) {
        Verdict verdict = verdict(effect, checks);
        Phrase place = treated.size() == 1
                ? Phrases.of("place.one", treated.getFirst())
                : Phrases.of("place.several", treated.size());
        Phrase difference = Phrases.of(
                effect.mean() < 0 ? "difference.lower" : "difference.higher", Figure.of(Math.abs(effect.mean())));
        Phrase period = from == until
                ? Phrases.of("period.one", Integer.toString(from))
                : Phrases.of("period", Integer.toString(from), Integer.toString(until));
        Phrase finding = switch (verdict) {
            case DIFFERENCE -> Phrases.of("finding.difference", period, outcome, place, difference, evidence(effect));
            case HINT -> Phrases.of("finding.hint", period, outcome, place, difference, evidence(effect));
            case CANNOT_TELL ->
                Phrases.of(
                        "finding.cannot-tell",
                        outcome,
                        place,
                        Integer.toString(from),
                        reason(effect, checks),
                        difference);
        };
        return new Evaluation(design, outcome, treated, from, until, effect, checks, verdict, finding);
    }

    private static Verdict verdict(Effect effect, List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.light() == Light.RED)) {
            return Verdict.CANNOT_TELL;
        }
        if (effect.p().isPresent()) {
            double p = effect.p().get().value();
            return p <= CLEAR ? Verdict.DIFFERENCE : p <= WEAK ? Verdict.HINT : Verdict.CANNOT_TELL;
        }
        boolean clear =
                effect.interval().isPresent() && !effect.interval().get().holdsZero();
        return clear ? Verdict.DIFFERENCE : Verdict.CANNOT_TELL;
    }

    private static Phrase evidence(Effect effect) {
        Optional<Phrase> interval = effect.interval().map(Interval::inWords);
        Optional<Phrase> p = effect.p().map(PValue::evidence);
        if (p.isPresent() && interval.isPresent()) {
            return Phrases.of("evidence.both", p.get(), interval.get());
        }
        return p.or(() -> interval).orElseThrow(() -> new IllegalStateException("a verdict needs evidence"));
    }

    private static Phrase reason(Effect effect, List<Check> checks) {
        Optional<Phrase> red = checks.stream()
                .filter(check -> check.light() == Light.RED)
                .map(Check::reason)
                .findFirst();
        if (red.isPresent()) {
            return red.get();
        }
        if (effect.p().isPresent()) {
            return Phrases.of("reason.usual", effect.p().get().evidence());
        }
        return effect.interval()
                .map(interval -> Phrases.of("reason.interval", interval.inWords()))
                .orElseGet(() -> Phrases.of("reason.no-inference"));
    }

    /** The worst light among the checks. */
    public Light light() {
        return checks.stream().map(Check::light).max(Comparator.naturalOrder()).orElse(Light.GREEN);
    }
}
