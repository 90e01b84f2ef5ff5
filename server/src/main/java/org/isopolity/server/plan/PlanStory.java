package org.isopolity.server.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.plan.PlanPage.ActionRow;
import org.isopolity.server.plan.PlanPage.ObjectivePart;
import org.isopolity.server.plan.PlanPage.TargetRow;
import org.isopolity.server.plan.PublishedPlan.PublishedAction;
import org.isopolity.server.practice.Practices;
import org.isopolity.server.text.Text;

/** Tells a published plan, read against a release on a day. */
final class PlanStory {

    private final PublishedPlan plan;
    private final Practices practices;
    private final Optional<Figures> figures;
    private final LocalDate today;
    private final Text text;

    PlanStory(PublishedPlan plan, Practices practices, Optional<Figures> figures, LocalDate today, Text text) {
        this.plan = plan;
        this.practices = practices;
        this.figures = figures;
        this.today = today;
        this.text = text;
    }

    PlanPage plan(List<PublishedPlan> all, boolean newest, List<PlanPage.FileLink> files) {
        return new PlanPage(
                plan.city(),
                plan.name(),
                hasPage(),
                plan.outline().title(),
                text.of(
                        "plan.lead",
                        plan.name(),
                        text.date(plan.outline().begins()),
                        text.date(plan.outline().ends())),
                plan.outline().summary(),
                note(newest),
                facts(),
                plan.outline().objectives().stream().map(this::objective).toList(),
                all.stream()
                        .map(version -> new PlanPage.Version(
                                plan.path() + "/versions/" + version.number(),
                                text.of(
                                        "plan.version",
                                        String.valueOf(version.number()),
                                        text.date(LocalDate.ofInstant(version.moment(), ZoneOffset.UTC)),
                                        text.name("plan.state", version.state())),
                                version.isReadable()))
                        .toList(),
                files,
                figures.map(release ->
                                text.of("plan.method", release.release().id().toString()))
                        .orElseGet(() -> text.of("plan.method.none")));
    }

    private boolean hasPage() {
        return figures.flatMap(release -> release.results().find(plan.city())).isPresent();
    }

    private String note(boolean newest) {
        if (!newest) {
            return text.of("plan.earlier", String.valueOf(plan.number()));
        }
        return plan.state() == Plan.State.CLOSED ? text.of("plan.closed") : "";
    }

    /** How the actions and the targets of a plan are, by state and by verdict. */
    private List<PlanPage.Fact> facts() {
        Map<Action.State, Integer> states = new EnumMap<>(Action.State.class);
        Map<Standing.Word, Integer> words = new EnumMap<>(Standing.Word.class);
        int stale = 0;
        for (PublishedAction action : plan.actions()) {
            states.merge(action.state(), 1, Integer::sum);
            stale += pulse(action).stale() ? 1 : 0;
            action.content()
                    .targets()
                    .forEach(target -> words.merge(
                            Standing.of(target, plan.city(), figures, today).word(), 1, Integer::sum));
        }
        List<String> verdicts = new ArrayList<>();
        words.forEach((word, count) -> verdicts.add(text.of("plan.count", count, text.name("plan.word", word))));
        List<String> standings = new ArrayList<>();
        states.forEach((state, count) -> standings.add(text.of("plan.count", count, text.name("action.state", state))));
        List<PlanPage.Fact> facts = new ArrayList<>();
        facts.add(new PlanPage.Fact(
                text.of("plan.actions"), text.whole(plan.actions().size()), String.join(", ", standings)));
        facts.add(new PlanPage.Fact(
                text.of("plan.targets"),
                text.whole(words.values().stream().mapToInt(Integer::intValue).sum()),
                String.join(", ", verdicts)));
        facts.add(new PlanPage.Fact(
                text.of("plan.stale"),
                text.whole(stale),
                text.count("plan.stale.note", plan.outline().staleAfter())));
        return facts;
    }

    private Pulse pulse(PublishedAction action) {
        return Pulse.of(action.heartbeat(), action.state(), plan.outline().staleAfter(), today);
    }

    private ObjectivePart objective(Plan.Objective objective) {
        return new ObjectivePart(
                objective.id(),
                objective.title(),
                objective.gap(),
                plan.actions().stream()
                        .filter(action -> action.content().objective().equals(objective.id()))
                        .map(this::row)
                        .toList());
    }

    private ActionRow row(PublishedAction action) {
        Pulse pulse = pulse(action);
        return new ActionRow(
                path(action.id()),
                action.content().title(),
                Words.party(action.content().lead(), text),
                text.name("action.state", action.state()),
                text.of(
                        "plan.span",
                        text.date(action.content().begins()),
                        text.date(action.content().ends())),
                text.count(pulse.stale() ? "plan.pulse.stale" : "plan.pulse", pulse.days()),
                pulse.stale(),
                action.content().targets().stream().map(this::row).toList());
    }

    private String path(String action) {
        return plan.path() + "/actions/" + action;
    }

    TargetRow row(Action.Target target) {
        Standing standing = Standing.of(target, plan.city(), figures, today);
        return new TargetRow(
                target.indicator(),
                figures.flatMap(release -> release.findIndicator(target.indicator()))
                        .isPresent(),
                target.label(),
                text.of("plan.goal", Words.value(target, target.value(), figures, text), text.date(target.by())),
                Words.baseline(target, figures, text),
                standing.word().name().toLowerCase(Locale.ROOT),
                text.name("plan.word", standing.word()),
                Words.standing(target, standing, figures, text),
                Track.of(target, standing));
    }

    ActionPage action(PublishedAction action, boolean workspace, String address) {
        Action.Content content = action.content();
        Pulse pulse = pulse(action);
        Map<String, Marks.Other> others = Marks.Other.of(plan);
        List<PublishedPlan.Entry> entries = action.entries().reversed();
        return new ActionPage(
                plan.city(),
                plan.name(),
                plan.path(),
                plan.outline().title(),
                content.title(),
                content.summary(),
                new Marks(practices, figures, today, text).of(content, action.state(), pulse, others),
                facts(action, pulse),
                content.adoption().map(this::adoption),
                content.targets().stream().map(this::row).toList(),
                content.milestones().stream()
                        .map(milestone -> new ActionPage.MilestoneRow(
                                milestone.title(),
                                text.date(milestone.due()),
                                milestone.reached().map(text::date).orElseGet(() -> text.of("milestone.open"))))
                        .toList(),
                content.budget().stream()
                        .map(funding -> new ActionPage.FundingRow(
                                funding.source(),
                                Words.money(funding.currency(), funding.amount(), text),
                                text.of(funding.secured() ? "value.yes" : "value.no")))
                        .toList(),
                Words.sums(content.sums(), text),
                content.partners().stream()
                        .map(party -> Words.party(party, text))
                        .toList(),
                content.needs().stream()
                        .flatMap(id -> need(id, others).stream())
                        .toList(),
                entries.stream()
                        .map(entry -> new ActionPage.EntryRow(
                                text.date(LocalDate.ofInstant(entry.moment(), ZoneOffset.UTC)),
                                text.of("entry." + entry.kind().toLowerCase(Locale.ROOT)),
                                entry.words(),
                                entry.link()))
                        .toList(),
                workspace ? Plan.path(plan.network(), plan.city()) + "/actions/" + action.id() + "/comment" : "",
                text.of(
                        "action.citation",
                        plan.name(),
                        content.title(),
                        plan.outline().title(),
                        String.valueOf(plan.number()),
                        text.date(LocalDate.ofInstant(plan.moment(), ZoneOffset.UTC)),
                        address));
    }

    private Optional<ActionPage.NeedRow> need(String id, Map<String, Marks.Other> others) {
        return Optional.ofNullable(others.get(id))
                .map(other ->
                        new ActionPage.NeedRow(path(id), other.title(), text.name("action.state", other.state())));
    }

    private List<ActionPage.Fact> facts(PublishedAction action, Pulse pulse) {
        Action.Content content = action.content();
        List<ActionPage.Fact> facts = new ArrayList<>();
        facts.add(new ActionPage.Fact(text.of("col.state"), text.name("action.state", action.state())));
        facts.add(new ActionPage.Fact(
                text.of("plan.objective"),
                plan.outline()
                        .find(content.objective())
                        .map(Plan.Objective::title)
                        .orElse("")));
        facts.add(new ActionPage.Fact(text.of("action.lead"), Words.party(content.lead(), text)));
        facts.add(new ActionPage.Fact(
                text.of("plan.last-news"),
                text.of("plan.news", text.date(pulse.last()), text.count("plan.pulse", pulse.days()))));
        facts.add(new ActionPage.Fact(text.of("action.competence"), text.name("competence", content.competence())));
        facts.add(new ActionPage.Fact(
                text.of("action.channel"),
                text.name("practice.channel", content.channel())
                        + (content.channelNote().isEmpty() ? "" : ": " + content.channelNote())));
        facts.add(new ActionPage.Fact(
                text.of("plan.time"), text.of("plan.span", text.date(content.begins()), text.date(content.ends()))));
        if (content.testFirst()) {
            facts.add(new ActionPage.Fact(text.of("action.test-first"), text.of("value.yes")));
        }
        if (!content.risk().isEmpty()) {
            facts.add(new ActionPage.Fact(text.of("action.risk"), content.risk()));
        }
        return facts;
    }

    private ActionPage.AdoptionPart adoption(Action.Adoption adoption) {
        boolean there = practices.library().find(adoption.practice()).isPresent();
        return new ActionPage.AdoptionPart(
                there ? "/practices/" + adoption.practice() : "",
                text.of("action.practice.at", adoption.title(), adoption.version()),
                adoption.changes());
    }
}
