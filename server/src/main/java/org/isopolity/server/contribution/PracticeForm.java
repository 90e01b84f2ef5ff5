package org.isopolity.server.contribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isopolity.practice.Known;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Practice.Component;
import org.isopolity.practice.library.Precondition;
import org.isopolity.practice.library.Readiness;
import org.isopolity.practice.library.TheoryOfChange;
import org.isopolity.practice.vocabulary.Concept;
import org.isopolity.practice.vocabulary.Facet;
import org.isopolity.practice.vocabulary.Tagger;
import org.isopolity.server.desk.Field;
import org.isopolity.server.desk.Sent;

/** A practice as questions, and the answers as a practice. */
final class PracticeForm {

    private static final String LICENCE = "CC-BY-4.0";
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Choices form;

    PracticeForm(Choices form) {
        this.form = form;
    }

    // ---- asking --------------------------------------------------------------------------------------------------

    /** The questions, with what stands in a practice where there is one. */
    List<Field> fields(Optional<Practice> before) {
        String language = before.map(this::writtenIn).orElse(form.text().language());
        Optional<Practice.Wording> wording = before.map(practice -> practice.wording(language));
        TheoryOfChange theory = before.map(Practice::theory).orElse(TheoryOfChange.UNKNOWN);
        Readiness readiness = before.map(Practice::readiness).orElse(Readiness.UNKNOWN);
        return List.of(
                form.line("language", language),
                form.line("title", wording.map(Practice.Wording::title).orElse("")),
                form.lines("summary", wording.map(Practice.Wording::summary).orElse("")),
                form.line("source", before.map(Practice::source).orElse("")),
                form.actor("lead", before.map(PracticeForm::lead).orElse("")),
                form.lines(
                        "concepts",
                        before.map(practice -> practice.concepts().stream()
                                        .map(id -> form.library()
                                                .vocabulary()
                                                .find(id)
                                                .map(Concept::id)
                                                .orElse(id))
                                        .collect(Collectors.joining("\n")))
                                .orElse("")),
                form.lines("problem", before.map(Practice::problem).orElse("")),
                form.lines("inputs", theory.inputs()),
                form.lines("activities", theory.activities()),
                form.lines("outputs", theory.outputs()),
                form.lines("outcomes", theory.outcomes()),
                form.lines("assumptions", theory.assumptions()),
                form.lines("core", parts(before, Component.Kind.CORE)),
                form.lines("adaptable", parts(before, Component.Kind.ADAPTABLE)),
                form.lines("optional", parts(before, Component.Kind.OPTIONAL)),
                form.lines(
                        "needs",
                        before.map(practice -> practice.preconditions().stream()
                                        .map(PracticeForm::line)
                                        .collect(Collectors.joining("\n")))
                                .orElse("")),
                form.constant(
                        "channel",
                        "practice.channel",
                        Practice.Channel.class,
                        before.map(Practice::channel).orElse(Practice.Channel.UNKNOWN)),
                form.line("channel_note", before.map(Practice::channelNote).orElse("")),
                known("manual", readiness.manual()),
                known("training", readiness.training()),
                known("cost", readiness.cost()),
                known("material", readiness.licence()),
                form.lines("risks", before.map(Practice::risks).orElse("")),
                form.constant(
                        "sensitivity",
                        "contribution.sensitivity",
                        Practice.Sensitivity.class,
                        before.map(Practice::sensitivity).orElse(Practice.Sensitivity.OPEN)));
    }

    private Field known(String name, Known value) {
        return form.constant(name, "practice.answer", Known.class, value);
    }

    /** The language that a draft adds or changes; of a record as it is in the library, its own. */
    private String writtenIn(Practice practice) {
        Map<String, Practice.Wording> published =
                form.library().find(practice.id()).map(Practice::wordings).orElse(Map.of());
        return practice.wordings().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(published.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(practice.originalLanguage());
    }

    private static String lead(Practice practice) {
        return practice.actors().stream()
                .filter(actor -> actor.role() == Practice.Role.LEADS)
                .map(Practice.Actor::concept)
                .findFirst()
                .orElse("");
    }

    private static String parts(Optional<Practice> before, Component.Kind kind) {
        return before.map(practice -> practice.components().stream()
                        .filter(part -> part.kind() == kind)
                        .map(Component::text)
                        .collect(Collectors.joining("\n")))
                .orElse("");
    }

    private static String line(Precondition need) {
        return String.join(
                " | ",
                need.variable(),
                need.comparison().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                plain(need.value()),
                need.hard() ? "hard" : "soft",
                need.holder(),
                need.text());
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    // ---- answers -------------------------------------------------------------------------------------------------

    /**
     * The practice that was sent; nothing where something is wrong with it, which is noted in what was sent.
     *
     * @param id of the practice; empty for one that gets its id from its title
     */
    Optional<Practice> read(String id, int version) {
        Sent sent = form.sent();
        String language = sent.required("language").toLowerCase(Locale.ROOT);
        if (!language.isEmpty() && !LANGUAGES.contains(language)) {
            sent.problem("language", form.text().of("contribution.wrong.language"));
        }
        Practice.Wording wording = new Practice.Wording(form.neededLine("title"), form.neededText("summary"));
        String source = form.neededText("source");
        String lead = form.actor("lead");
        Set<String> concepts = concepts(language, wording);
        List<Precondition> needs = needs();
        Optional<Practice> before = form.library().find(id);
        Practice.Channel channel = sent.chosen("channel", Practice.Channel.class, Practice.Channel.UNKNOWN);
        Practice.Sensitivity sensitivity =
                sent.chosen("sensitivity", Practice.Sensitivity.class, Practice.Sensitivity.OPEN);
        TheoryOfChange theory = new TheoryOfChange(
                form.longText("inputs"),
                form.longText("activities"),
                form.longText("outputs"),
                form.longText("outcomes"),
                form.longText("assumptions"));
        Readiness readiness = new Readiness(known("manual"), known("training"), known("cost"), known("material"));
        List<Component> parts = new ArrayList<>();
        parts("core", Component.Kind.CORE, before, parts);
        parts("adaptable", Component.Kind.ADAPTABLE, before, parts);
        parts("optional", Component.Kind.OPTIONAL, before, parts);
        String problem = form.longText("problem");
        String note = form.shortText("channel_note");
        String risks = form.longText("risks");
        if (!sent.isFine()) {
            return Optional.empty();
        }
        Map<String, Practice.Wording> wordings =
                new LinkedHashMap<>(before.map(Practice::wordings).orElse(Map.of()));
        wordings.put(language, wording);
        List<Practice.Actor> actors = new ArrayList<>();
        actors.add(new Practice.Actor(lead, Practice.Role.LEADS));
        before.ifPresent(practice -> practice.actors().stream()
                .filter(actor -> actor.role() != Practice.Role.LEADS)
                .forEach(actors::add));
        return Optional.of(new Practice(
                id,
                version,
                wordings,
                problem,
                theory,
                concepts,
                actors,
                parts,
                needs,
                channel,
                note,
                readiness,
                risks,
                sensitivity,
                LICENCE,
                before.flatMap(Practice::checked),
                source));
    }

    private Known known(String name) {
        return form.sent().chosen(name, Known.class, Known.UNKNOWN);
    }

    private Set<String> concepts(String language, Practice.Wording wording) {
        Set<String> concepts = new LinkedHashSet<>();
        for (String word : split(form.longText("concepts"), "[\n;]")) {
            List<Concept> named = form.library().vocabulary().named(word);
            if (named.size() == 1) {
                concepts.add(named.getFirst().id());
            } else if (named.isEmpty()) {
                form.sent().problem("concepts", form.text().of("contribution.wrong.concept", word));
            } else {
                form.sent()
                        .problem(
                                "concepts",
                                form.text()
                                        .of(
                                                "contribution.wrong.concepts",
                                                word,
                                                String.join(
                                                        ", ",
                                                        named.stream()
                                                                .map(Concept::id)
                                                                .toList())));
            }
        }
        if (concepts.isEmpty() && form.sent().problem("concepts").isEmpty()) {
            concepts.addAll(Tagger.plain(form.library().vocabulary(), language)
                    .concepts(wording.title() + ". " + wording.summary()));
            if (concepts.isEmpty()) {
                form.sent().problem("concepts", form.text().of("contribution.wrong.no-concept"));
            }
        }
        boolean themed = concepts.stream()
                .anyMatch(id -> form.library().vocabulary().get(id).facet() == Facet.THEME);
        if (!themed && form.sent().problem("concepts").isEmpty()) {
            form.sent().problem("concepts", form.text().of("contribution.wrong.no-theme"));
        }
        return concepts;
    }

    private static List<String> split(String words, String between) {
        return Arrays.stream(words.split(between, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Parts one in a line; what is known of a part that was there before stays. */
    private void parts(String name, Component.Kind kind, Optional<Practice> before, List<Component> parts) {
        for (String line : split(form.longText(name), "\n")) {
            parts.add(before.flatMap(practice -> practice.components().stream()
                            .filter(part -> part.kind() == kind && part.text().equals(line))
                            .findFirst())
                    .orElse(new Component(kind, line, "")));
        }
    }

    private List<Precondition> needs() {
        List<Precondition> needs = new ArrayList<>();
        for (String line : split(form.longText("needs"), "\n")) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", 6)).map(String::strip).toList();
            Optional<Precondition> need = cells.size() == 6 ? need(cells) : Optional.empty();
            if (need.isEmpty()) {
                form.sent().problem("needs", form.text().of("contribution.wrong.need", line));
            }
            need.ifPresent(needs::add);
        }
        return needs;
    }

    private Optional<Precondition> need(List<String> cells) {
        String wanted = cells.get(1).replace('-', '_').toUpperCase(Locale.ROOT);
        Optional<Precondition.Comparison> comparison = Arrays.stream(Precondition.Comparison.values())
                .filter(known -> known.name().equals(wanted))
                .findFirst();
        boolean fits = cells.get(0).matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")
                && cells.get(2).matches("[+-]?\\d{1,15}(\\.\\d{1,12})?")
                && cells.get(3).matches("hard|soft")
                && form.library().vocabulary().find(cells.get(4)).isPresent()
                && !cells.get(5).isEmpty();
        return comparison
                .filter(_ -> fits)
                .map(known -> new Precondition(
                        cells.get(0),
                        known,
                        Double.parseDouble(cells.get(2)),
                        cells.get(3).equals("hard"),
                        cells.get(4),
                        cells.get(5)));
    }
}
