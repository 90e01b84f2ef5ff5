package org.isopolity.server.practice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.index.framework.Node;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.Appraisal;
import org.isopolity.practice.evidence.EvidenceRule;
import org.isopolity.practice.evidence.Finding;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Lineage;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.vocabulary.Mapping;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.Page;
import org.isopolity.server.practice.PracticePage.Addressed;
import org.isopolity.server.practice.PracticePage.ConceptLink;
import org.isopolity.server.practice.PracticePage.Fact;
import org.isopolity.server.practice.PracticePage.Part;
import org.isopolity.server.practice.PracticePage.PlaceRow;
import org.isopolity.server.practice.PracticePage.Result;
import org.isopolity.server.practice.PracticePage.Step;
import org.isopolity.server.text.Text;

/** Tells one practice: what it is, where it runs, where it came from, what is known of its effects and what is not. */
final class PracticeStory {

    private final Practices practices;
    private final Library library;
    private final Practice practice;
    private final Optional<Figures> figures;
    private final LocalDate today;
    private final Text text;

    PracticeStory(Practices practices, Practice practice, Optional<Figures> figures, LocalDate today, Text text) {
        this.practices = practices;
        this.library = practices.library();
        this.practice = practice;
        this.figures = figures;
        this.today = today;
        this.text = text;
    }

    Page page() {
        Practice.Wording wording = practice.wording(text.language());
        Appraisal appraisal = library.appraisal(practice.id());
        EvidenceRule.Line level = EvidenceRule.table().get(appraisal.level().number());
        Lineage lineage = Lineage.of(library, practice.id());
        PracticePage page = new PracticePage(
                practice.id(),
                practice.languageFor(text.language()),
                Locale.of(practice.languageFor(text.language())).getDisplayLanguage(text.locale()),
                wording.title(),
                wording.summary(),
                library.restricted(practice),
                Staleness.of(practice, today, text),
                facts(),
                practice.concepts().stream()
                        .map(id ->
                                new ConceptLink(id, library.vocabulary().get(id).label(text.language())))
                        .toList(),
                practice.components().stream()
                        .map(part -> new Part(text.name("practice.part", part.kind()), part.text()))
                        .toList(),
                practice.preconditions().stream()
                        .map(need -> text.of(
                                need.hard() ? "practice.need.hard" : "practice.need.soft",
                                need.text(),
                                label(need.holder())))
                        .toList(),
                level.level().number(),
                level.name().in(text.locale()),
                level.rule().in(text.locale()),
                results(appraisal),
                appraisal.harm(),
                library.implementationsOf(practice.id()).stream()
                        .map(this::place)
                        .toList(),
                lineage.edges().isEmpty() ? Optional.empty() : Optional.of(LineageDrawing.of(lineage, practice.id())),
                lineage.edges().stream().map(edge -> step(edge, lineage)).toList(),
                addresses(),
                library.versions(practice.id()).reversed().stream()
                        .map(version -> text.of(
                                "practice.version",
                                version.version(),
                                version.checked().map(text::date).orElseGet(() -> text.of("practice.unknown"))))
                        .toList(),
                practice.source());
        return new Page("practice", new Head(wording.title(), wording.summary(), Section.PRACTICES), page);
    }

    private String label(String concept) {
        return library.vocabulary()
                .find(concept)
                .map(found -> found.label(text.language()))
                .orElse(concept);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(told("practice.problem", practice.problem()));
        facts.add(told("practice.theory.inputs", practice.theory().inputs()));
        facts.add(told("practice.theory.activities", practice.theory().activities()));
        facts.add(told("practice.theory.outputs", practice.theory().outputs()));
        facts.add(told("practice.theory.outcomes", practice.theory().outcomes()));
        facts.add(told("practice.theory.assumptions", practice.theory().assumptions()));
        boolean channel = practice.channel() != Practice.Channel.UNKNOWN;
        facts.add(new Fact(
                text.of("practice.channel"),
                (text.name("practice.channel", practice.channel()) + " " + practice.channelNote()).strip(),
                channel,
                ""));
        facts.add(known("practice.manual", practice.readiness().manual()));
        facts.add(known("practice.training", practice.readiness().training()));
        facts.add(known("practice.cost", practice.readiness().cost()));
        facts.add(known("practice.material", practice.readiness().licence()));
        facts.add(told("practice.risks", practice.risks()));
        facts.add(new Fact(
                text.of("practice.checked"),
                practice.checked().map(text::date).orElseGet(() -> text.of("practice.unknown")),
                practice.checked().isPresent(),
                ""));
        facts.add(new Fact(
                text.of("practice.languages"),
                text.list(practice.wordings().keySet().stream()
                        .map(code -> Locale.of(code).getDisplayLanguage(text.locale()))
                        .toList()),
                true,
                ""));
        return facts;
    }

    private Fact told(String key, String value) {
        return value.isEmpty()
                ? new Fact(text.of(key), text.of("practice.unknown"), false, "")
                : new Fact(text.of(key), value, true, practice.originalLanguage());
    }

    private Fact known(String key, Known answer) {
        return new Fact(text.of(key), text.name("practice.answer", answer), answer != Known.UNKNOWN, "");
    }

    private List<Result> results(Appraisal appraisal) {
        List<Result> results = new ArrayList<>();
        for (Finding finding : appraisal.findings()) {
            for (Finding.Result result : finding.results()) {
                String estimate = text.exact(result.effect().estimate());
                results.add(new Result(
                        label(finding.outcome()),
                        text.name("practice.design", result.item().design()),
                        result.effect()
                                .interval()
                                .map(interval -> text.of(
                                        "practice.interval",
                                        estimate,
                                        text.exact(interval.lower()),
                                        text.exact(interval.upper())))
                                .orElseGet(() -> text.of("practice.interval.none", estimate)),
                        EvidenceRule.name(result.level()).in(text.locale()),
                        result.item().source()));
            }
        }
        return results;
    }

    private PlaceRow place(Implementation place) {
        return new PlaceRow(
                place.title(),
                place.place().city(),
                cityPath(place),
                text.country(place.place().country()),
                place.firstYear().isPresent()
                        ? Integer.toString(place.firstYear().getAsInt())
                        : text.of("practice.unknown"),
                text.of("practice.status." + place.status().name().toLowerCase(Locale.ROOT)),
                label(place.lead()),
                place.summary(),
                place.source(),
                place.source().matches("https?://\\S+") ? place.source() : "");
    }

    private Step step(Lineage.Edge edge, Lineage lineage) {
        Adaptation adaptation = edge.adaptation();
        return new Step(
                text.of("practice.step", name(lineage, edge.to()), name(lineage, edge.from())),
                reported(adaptation.kept()),
                reported(adaptation.changed()),
                reported(adaptation.result()));
    }

    private String name(Lineage lineage, String id) {
        return lineage.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .map(node -> node.city().isEmpty()
                        ? node.title()
                        : text.of("practice.step.place", node.title(), node.city()))
                .orElse(id);
    }

    private String reported(String words) {
        return words.isEmpty() ? text.of("practice.not-reported") : words;
    }

    private List<Addressed> addresses() {
        Map<String, Addressed> addresses = new LinkedHashMap<>();
        for (String scheme : List.of("indicator", "recommendation", "area")) {
            for (String concept : practice.concepts()) {
                library.vocabulary().withBroader(concept).stream()
                        .flatMap(above -> library.vocabulary().mappings(above.id()).stream())
                        .filter(mapping -> mapping.scheme().equals(scheme))
                        .filter(mapping ->
                                !scheme.equals("recommendation") || mapping.closeness() != Mapping.Closeness.RELATED)
                        .forEach(mapping ->
                                addresses.putIfAbsent(scheme + mapping.target(), addressed(scheme, mapping.target())));
            }
        }
        return List.copyOf(addresses.values());
    }

    private Addressed addressed(String scheme, String target) {
        String kind = text.of("ideas.kind." + scheme);
        return switch (scheme) {
            case "recommendation" ->
                new Addressed(kind, practices.recommendations().getOrDefault(target, target), "");
            case "area" -> new Addressed(kind, node(target), "/indicators#" + target);
            default -> new Addressed(kind, node(target), known(target) ? "/indicators/" + target : "");
        };
    }

    private boolean known(String node) {
        return figures.flatMap(known -> known.framework().find(node)).isPresent();
    }

    private String node(String id) {
        return figures.flatMap(known -> known.framework().find(id))
                .map(Node::label)
                .orElse(id);
    }

    /** The page of a city that the release has, by its name and country. */
    private String cityPath(Implementation place) {
        return figures.stream()
                .flatMap(known -> known.release().cities().stream())
                .filter(city -> city.name().equals(place.place().city())
                        && city.country().equals(place.place().country()))
                .findFirst()
                .map(city -> "/cities/" + city.id())
                .orElse("");
    }
}
