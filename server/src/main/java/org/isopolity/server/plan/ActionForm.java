package org.isopolity.server.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.index.framework.Competence;
import org.isopolity.index.framework.Direction;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Observation;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Practice.Channel;
import org.isopolity.server.assessment.ActorFamily;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Field.Kind;
import org.isopolity.server.desk.Field.Option;
import org.isopolity.server.desk.Sent;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.plan.Action.Adoption;
import org.isopolity.server.plan.Action.Content;
import org.isopolity.server.plan.Action.Party;
import org.isopolity.server.plan.Action.Target;
import org.isopolity.server.practice.Practices;
import org.isopolity.server.text.Text;

/** What is asked about an action, and what was answered. */
final class ActionForm {

    private static final int LONGEST_TITLE = 200;

    private final Practices practices;
    private final Optional<Figures> figures;
    private final Text text;
    private final Sent sent;

    ActionForm(Practices practices, Optional<Figures> figures, Text text, Sent sent) {
        this.practices = practices;
        this.figures = figures;
        this.text = text;
        this.sent = sent;
    }

    static void refuseBackwards(Sent sent, Optional<LocalDate> begins, Optional<LocalDate> ends, Text text) {
        if (begins.isPresent() && ends.isPresent() && ends.get().isBefore(begins.get())) {
            sent.problem("ends", text.of("plan.backwards"));
        }
    }

    <E extends Enum<E>> List<Option> options(String prefix, E[] constants) {
        return Arrays.stream(constants)
                .map(constant -> new Option(constant.name(), text.name(prefix, constant)))
                .toList();
    }

    // ---- the action itself ---------------------------------------------------------------------------------------

    /** The questions about an action, with what it says now. */
    List<Field> fields(Plan plan, Optional<Content> now, LocalDate today) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.choice(
                        "objective",
                        text.of("plan.objective"),
                        plan.outline().objectives().stream()
                                .map(objective -> new Option(objective.id(), objective.title()))
                                .toList())
                .value(now.map(Content::objective).orElse(""))
                .from(sent));
        String brought = practices
                .library()
                .find(sent.text("practice"))
                .map(practice -> practice.wording(text.language()).title())
                .orElse("");
        fields.add(Field.text("title", text.of("action.title"))
                .value(now.map(Content::title).orElse(brought))
                .from(sent));
        fields.add(Field.of(Kind.LINES, "summary", text.of("action.summary"))
                .value(now.map(Content::summary).orElse(""))
                .from(sent));
        fields.add(Field.choice("family", text.of("action.lead.family"), options("family", ActorFamily.values()))
                .value(now.map(content -> content.lead().family())
                        .orElse(ActorFamily.MUNICIPALITY)
                        .name())
                .from(sent));
        fields.add(Field.text("lead", text.of("action.lead"))
                .hint(text.of("action.lead.hint"))
                .value(now.map(content -> content.lead().name()).orElse(""))
                .from(sent));
        fields.add(Field.choice("competence", text.of("action.competence"), options("competence", Competence.values()))
                .value(now.map(Content::competence).orElse(Competence.CITY).name())
                .from(sent));
        fields.add(Field.choice("channel", text.of("action.channel"), options("practice.channel", Channel.values()))
                .hint(text.of("action.channel.hint"))
                .value(now.map(Content::channel).orElse(Channel.UNKNOWN).name())
                .from(sent));
        fields.add(Field.text("channelnote", text.of("action.channel.note"))
                .value(now.map(Content::channelNote).orElse(""))
                .from(sent));
        List<Option> known = new ArrayList<>(List.of(new Option("", text.of("action.practice.none"))));
        practices.library().practices().stream()
                .map(practice -> new Option(
                        practice.id(), practice.wording(text.language()).title()))
                .sorted(java.util.Comparator.comparing(Option::label))
                .forEach(known::add);
        now.flatMap(Content::adoption)
                .filter(adoption ->
                        practices.library().find(adoption.practice()).isEmpty())
                .ifPresent(gone -> known.add(new Option(gone.practice(), gone.title())));
        fields.add(Field.choice("practice", text.of("action.practice"), known)
                .value(now.flatMap(Content::adoption).map(Adoption::practice).orElse(""))
                .from(sent));
        fields.add(Field.of(Kind.LINES, "changes", text.of("action.practice.changes"))
                .hint(text.of("action.practice.changes.hint"))
                .value(now.flatMap(Content::adoption).map(Adoption::changes).orElse(""))
                .from(sent));
        fields.add(Field.of(Kind.TICK, "test", text.of("action.test-first"))
                .value(now.filter(Content::testFirst).isPresent() ? "yes" : "")
                .from(sent));
        fields.add(Field.of(Kind.LINES, "risk", text.of("action.risk"))
                .value(now.map(Content::risk).orElse(""))
                .from(sent));
        fields.add(Field.of(Kind.DATE, "begins", text.of("plan.begins"))
                .value(now.map(Content::begins).orElse(today).toString())
                .from(sent));
        fields.add(Field.of(Kind.DATE, "ends", text.of("plan.ends"))
                .value(now.map(Content::ends).orElse(plan.outline().ends()).toString())
                .from(sent));
        return fields;
    }

    /** What was answered, where all of it makes sense; parts that this form does not ask for stay as they are. */
    Optional<Content> content(Plan plan, Optional<Content> now, LocalDate today) {
        String objective = sent.required("objective");
        if (!objective.isEmpty() && plan.outline().find(objective).isEmpty()) {
            sent.problem("objective", text.of("sent.choice"));
        }
        String title = sent.required("title");
        if (title.length() > LONGEST_TITLE) {
            sent.problem("title", text.of("sent.long", LONGEST_TITLE));
        }
        ActorFamily family = sent.chosen("family", ActorFamily.class, ActorFamily.MUNICIPALITY);
        String lead = sent.required("lead");
        Competence competence = sent.chosen("competence", Competence.class, Competence.CITY);
        Channel channel = sent.chosen("channel", Channel.class, Channel.UNKNOWN);
        Optional<LocalDate> begins = sent.requiredDay("begins");
        Optional<LocalDate> ends = sent.requiredDay("ends");
        refuseBackwards(sent, begins, ends, text);
        boolean moved = now.isEmpty() || !now.map(Content::ends).equals(ends);
        if (moved && ends.filter(day -> day.isBefore(today)).isPresent()) {
            sent.problem("ends", text.of("plan.past", text.date(today)));
        }
        Optional<Adoption> adoption = adoption(now.flatMap(Content::adoption));
        if (!sent.isFine()) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                objective,
                title,
                sent.text("summary"),
                new Party(family, lead),
                now.map(Content::partners).orElse(List.of()),
                competence,
                channel,
                sent.text("channelnote"),
                sent.ticked("test"),
                sent.text("risk"),
                begins.orElseThrow(),
                ends.orElseThrow(),
                adoption,
                now.map(Content::budget).orElse(List.of()),
                now.map(Content::milestones).orElse(List.of()),
                now.map(Content::targets).orElse(List.of()),
                now.map(Content::needs).orElse(List.of())));
    }

    /** The practice at the version that is read today; one that was adopted before keeps its version. */
    private Optional<Adoption> adoption(Optional<Adoption> before) {
        String id = sent.text("practice");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String changes = sent.text("changes");
        if (before.filter(adoption -> adoption.practice().equals(id)).isPresent()) {
            Adoption same = before.orElseThrow();
            return Optional.of(new Adoption(same.practice(), same.version(), same.title(), changes));
        }
        Optional<Practice> practice = practices.library().find(id);
        if (practice.isEmpty()) {
            sent.problem("practice", text.of("action.practice.unknown"));
        }
        return practice.map(found -> new Adoption(
                found.id(), found.version(), found.wording(text.language()).title(), changes));
    }

    // ---- targets -------------------------------------------------------------------------------------------------

    /** The questions about a target. */
    List<Field> targetFields(LocalDate ends) {
        List<Option> indicators = new ArrayList<>(List.of(new Option("", text.of("target.choose"))));
        figures.ifPresent(release -> release.framework()
                .indicators()
                .forEach(indicator -> indicators.add(new Option(indicator.id(), indicator.label()))));
        return List.of(
                Field.choice("indicator", text.of("col.indicator"), indicators)
                        .hint(text.of("target.indicator.hint"))
                        .from(sent),
                Field.text("value", text.of("target.value"))
                        .hint(text.of("target.value.hint"))
                        .from(sent),
                Field.of(Kind.DATE, "by", text.of("target.by"))
                        .value(ends.toString())
                        .from(sent));
    }

    /** The target that was set, with its baseline read from the release. */
    Optional<Target> target(String city, List<Target> others, LocalDate today) {
        String id = sent.required("indicator");
        Optional<Indicator> found = figures.flatMap(release -> release.findIndicator(id));
        if (!id.isEmpty() && found.isEmpty()) {
            sent.problem("indicator", text.of("target.unknown"));
        }
        if (others.stream().anyMatch(target -> target.indicator().equals(id))) {
            sent.problem("indicator", text.of("target.twice"));
        }
        OptionalDouble value = sent.number("value");
        if (value.isEmpty()) {
            sent.problem("value", text.of("sent.required"));
        }
        Optional<LocalDate> by = sent.requiredDay("by");
        by.filter(day -> !day.isAfter(today))
                .ifPresent(_ -> sent.problem("by", text.of("plan.past", text.date(today))));
        if (!sent.isFine() || found.isEmpty()) {
            return Optional.empty();
        }
        Indicator indicator = found.get();
        Optional<Observation> observation =
                figures.flatMap(release -> Standing.observation(release, city, indicator.id()));
        int year = observation.map(Observation::year).orElse(0);
        if (observation.isPresent() && by.orElseThrow().getYear() <= year) {
            sent.problem("by", text.of("target.before-baseline", String.valueOf(year)));
            return Optional.empty();
        }
        return Optional.of(new Target(
                indicator.id(),
                indicator.label(),
                indicator.unit(),
                indicator.direction() == Direction.HIGHER_IS_BETTER,
                observation.isPresent() ? figures.orElseThrow().release().id().toString() : "",
                observation.map(one -> OptionalDouble.of(one.value())).orElse(OptionalDouble.empty()),
                observation.isPresent() ? OptionalInt.of(year) : OptionalInt.empty(),
                value.getAsDouble(),
                by.orElseThrow()));
    }
}
