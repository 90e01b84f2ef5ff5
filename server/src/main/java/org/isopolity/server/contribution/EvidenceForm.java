package org.isopolity.server.contribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Design;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.evidence.Interval;
import org.isopolity.practice.evidence.Metric;
import org.isopolity.practice.library.Practice;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Sent;

/** What is known of the effects of a practice as questions, and the answers as an item of evidence. */
final class EvidenceForm {

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2999;
    private static final int MOST_EFFECTS = 9;
    private static final double USUAL_CONFIDENCE = 0.95;

    private final Choices form;

    EvidenceForm(Choices form) {
        this.form = form;
    }

    // ---- asking --------------------------------------------------------------------------------------------------

    /** The questions, with what stands in an item where there is one, and room for one effect more. */
    List<Field> fields(Optional<EvidenceItem> before, String practice) {
        List<Field> fields = new ArrayList<>(List.of(
                form.line("practice", before.map(EvidenceItem::practice).orElse(practice)),
                form.line(
                        "implementation",
                        before.map(EvidenceItem::implementation).orElse("")),
                form.constant(
                        "design",
                        "practice.design",
                        Design.class,
                        before.map(EvidenceItem::design).orElse(Design.TESTIMONY)),
                form.line("source", before.map(EvidenceItem::source).orElse("")),
                form.line("where", before.map(EvidenceItem::place).orElse("")),
                form.line(
                        "year",
                        before.map(item -> PlaceForm.number(item.year())).orElse("")),
                form.constant(
                        "pre_stated",
                        "practice.answer",
                        Known.class,
                        before.map(EvidenceItem::preStated).orElse(Known.UNKNOWN)),
                form.line(
                        "attrition",
                        before.map(item -> item.attrition().isPresent()
                                        ? Double.toString(item.attrition().getAsDouble())
                                        : "")
                                .orElse("")),
                form.line(
                        "participants",
                        before.map(item -> PlaceForm.number(item.participants()))
                                .orElse("")),
                form.line(
                        "follow_up",
                        before.map(item -> PlaceForm.number(item.followUpMonths()))
                                .orElse("")),
                form.line("funder", before.map(EvidenceItem::funder).orElse("")),
                form.line(
                        "conflict_of_interest",
                        before.map(EvidenceItem::conflictOfInterest).orElse(""))));
        List<EffectEstimate> effects = before.map(EvidenceItem::effects).orElse(List.of());
        int asked = Math.min(MOST_EFFECTS, Math.max(effects.size(), sentEffects()) + 1);
        for (int i = 0; i < asked; i++) {
            fields.addAll(effect(i + 1, i < effects.size() ? Optional.of(effects.get(i)) : Optional.empty()));
        }
        return fields;
    }

    private int sentEffects() {
        int sent = 0;
        while (sent < MOST_EFFECTS && !form.sent().text("outcome-" + (sent + 1)).isEmpty()) {
            sent++;
        }
        return sent;
    }

    private List<Field> effect(int number, Optional<EffectEstimate> before) {
        String end = "-" + number;
        Optional<Interval> interval = before.flatMap(EffectEstimate::interval);
        Field metric = form.ask(
                Kind.CHOICE,
                "metric" + end,
                before.map(effect -> effect.metric().name()).orElse(""));
        List<Option> metrics = new ArrayList<>();
        metrics.add(new Option("", form.text().of("contribution.choose")));
        Arrays.stream(Metric.values())
                .forEach(known ->
                        metrics.add(new Option(known.name(), form.text().name("contribution.metric", known))));
        return List.of(
                form.line("outcome" + end, before.map(EffectEstimate::outcome).orElse("")),
                new Field(
                        metric.name(),
                        metric.label(),
                        metric.hint(),
                        metric.kind(),
                        metric.value(),
                        metrics,
                        metric.problem()),
                form.line(
                        "estimate" + end,
                        before.map(effect -> Double.toString(effect.estimate())).orElse("")),
                form.line(
                        "lower" + end,
                        interval.map(known -> Double.toString(known.lower())).orElse("")),
                form.line(
                        "upper" + end,
                        interval.map(known -> Double.toString(known.upper())).orElse("")),
                form.line(
                        "confidence" + end,
                        interval.map(known -> Double.toString(known.confidence()))
                                .orElse("")),
                form.constant(
                        "higher" + end,
                        "practice.answer",
                        Known.class,
                        before.map(effect -> effect.higherIsBetter() ? Known.YES : Known.NO)
                                .orElse(Known.YES)),
                form.line("unit" + end, before.map(EffectEstimate::unit).orElse("")),
                form.line("subgroup" + end, before.map(EffectEstimate::subgroup).orElse("")));
    }

    // ---- answers -------------------------------------------------------------------------------------------------

    /**
     * The item that was sent; nothing where something is wrong with it, which is noted in what was sent.
     *
     * @param id of the item; empty for one that gets its id from its practice
     */
    Optional<EvidenceItem> read(String id) {
        Sent sent = form.sent();
        Optional<Practice> practice = form.practice("practice");
        String implementation = sent.text("implementation");
        boolean elsewhere = practice.isPresent()
                && !implementation.isEmpty()
                && form.library()
                        .findImplementation(implementation)
                        .filter(place -> place.practice().equals(practice.get().id()))
                        .isEmpty();
        if (elsewhere) {
            sent.problem("implementation", form.text().of("contribution.wrong.place", implementation));
        }
        Design design = sent.chosen("design", Design.class, Design.TESTIMONY);
        String source = form.neededText("source");
        String place = form.shortText("where");
        OptionalInt year = sent.whole("year", FIRST_YEAR, LAST_YEAR);
        Known preStated = sent.chosen("pre_stated", Known.class, Known.UNKNOWN);
        OptionalDouble attrition = sent.number("attrition");
        if (attrition.isPresent() && !(attrition.getAsDouble() >= 0 && attrition.getAsDouble() <= 1)) {
            sent.problem("attrition", form.text().of("contribution.wrong.share"));
        }
        OptionalInt participants = sent.whole("participants", 0, Integer.MAX_VALUE);
        OptionalInt followUp = sent.whole("follow_up", 0, 1_200);
        String funder = form.shortText("funder");
        String conflict = form.shortText("conflict_of_interest");
        List<EffectEstimate> effects = new ArrayList<>();
        for (int number = 1; number <= MOST_EFFECTS; number++) {
            effect(number).ifPresent(effects::add);
        }
        if (!sent.isFine() || practice.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EvidenceItem(
                id,
                practice.get().id(),
                implementation,
                design,
                preStated,
                attrition,
                participants,
                followUp,
                place,
                funder,
                conflict,
                year,
                source,
                effects));
    }

    /** One effect; nothing where neither outcome nor estimate was sent, or where something is wrong with it. */
    private Optional<EffectEstimate> effect(int number) {
        Sent sent = form.sent();
        String end = "-" + number;
        String outcome = form.shortText("outcome" + end);
        OptionalDouble estimate = sent.number("estimate" + end);
        if (outcome.isEmpty() && sent.text("estimate" + end).isEmpty()) {
            return Optional.empty();
        }
        if (!outcome.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")) {
            sent.problem("outcome" + end, form.text().of("contribution.wrong.outcome"));
        }
        if (sent.text("metric" + end).isEmpty()) {
            sent.problem("metric" + end, form.text().of("sent.required"));
        }
        if (sent.text("estimate" + end).isEmpty()) {
            sent.problem("estimate" + end, form.text().of("sent.required"));
        }
        Metric metric = sent.chosen("metric" + end, Metric.class, Metric.PERCENTAGE_POINTS);
        OptionalDouble lower = sent.number("lower" + end);
        OptionalDouble upper = sent.number("upper" + end);
        OptionalDouble confidence = sent.number("confidence" + end);
        if (lower.isPresent() != upper.isPresent()) {
            sent.problem(
                    (lower.isPresent() ? "upper" : "lower") + end, form.text().of("contribution.wrong.interval"));
        }
        Known higher = sent.chosen("higher" + end, Known.class, Known.YES);
        String unit = form.shortText("unit" + end);
        String subgroup = form.shortText("subgroup" + end);
        if (!sent.isFine()) {
            return Optional.empty();
        }
        try {
            Optional<Interval> interval = lower.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Interval(
                            lower.getAsDouble(), upper.getAsDouble(), confidence.orElse(USUAL_CONFIDENCE)));
            return Optional.of(new EffectEstimate(
                    outcome, metric, estimate.orElseThrow(), interval, higher != Known.NO, unit, subgroup));
        } catch (IllegalArgumentException impossible) {
            sent.problem("estimate" + end, form.text().of("contribution.wrong.effect"));
            return Optional.empty();
        }
    }
}
