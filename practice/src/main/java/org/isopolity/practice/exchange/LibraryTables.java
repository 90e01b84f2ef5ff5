package org.isopolity.practice.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.isopolity.practice.Known;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Precondition;

/** A library as tables, as {@link LibraryFolder} reads them. */
public final class LibraryTables {

    private static final Practice.Wording NO_WORDS = new Practice.Wording("", "");

    private LibraryTables() {}

    /** All tables by name, also those that are empty. */
    public static Map<String, Table> of(Library library) {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put("practices", practices(library));
        tables.put("implementations", implementations(library));
        tables.put("adaptations", adaptations(library));
        tables.put("components", components(library));
        tables.put("preconditions", preconditions(library));
        tables.put("evidence", evidence(library));
        tables.put("effects", effects(library));
        return tables;
    }

    private static Table practices(Library library) {
        Set<String> languages = new TreeSet<>();
        library.allVersions()
                .forEach(practice -> languages.addAll(practice.wordings().keySet()));
        languages.remove("en");
        List<String> columns = new ArrayList<>(List.of(
                "id",
                "version",
                "title",
                "summary",
                "problem",
                "inputs",
                "activities",
                "outputs",
                "outcomes",
                "assumptions",
                "concepts",
                "actors",
                "channel",
                "channel_note",
                "manual",
                "training",
                "cost",
                "material",
                "risks",
                "sensitivity",
                "licence",
                "checked",
                "source"));
        languages.forEach(language -> columns.addAll(List.of("title." + language, "summary." + language)));
        List<List<String>> rows = new ArrayList<>();
        for (Practice practice : library.allVersions()) {
            Practice.Wording english = practice.wordings().getOrDefault("en", NO_WORDS);
            List<String> row = new ArrayList<>(List.of(
                    practice.id(),
                    Integer.toString(practice.version()),
                    english.title(),
                    english.summary(),
                    practice.problem(),
                    practice.theory().inputs(),
                    practice.theory().activities(),
                    practice.theory().outputs(),
                    practice.theory().outcomes(),
                    practice.theory().assumptions(),
                    String.join(" ", practice.concepts()),
                    String.join(
                            " ",
                            practice.actors().stream()
                                    .map(actor -> actor.concept() + ":" + word(actor.role()))
                                    .toList()),
                    word(practice.channel()),
                    practice.channelNote(),
                    word(practice.readiness().manual()),
                    word(practice.readiness().training()),
                    word(practice.readiness().cost()),
                    word(practice.readiness().licence()),
                    practice.risks(),
                    word(practice.sensitivity()),
                    practice.licence(),
                    practice.checked().map(Object::toString).orElse(""),
                    practice.source()));
            for (String language : languages) {
                Practice.Wording wording = practice.wordings().get(language);
                row.add(wording == null ? "" : wording.title());
                row.add(wording == null ? "" : wording.summary());
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    private static Table implementations(Library library) {
        return new Table(
                List.of(
                        "id",
                        "practice",
                        "practice_version",
                        "title",
                        "city",
                        "country_iso2",
                        "locality",
                        "latitude",
                        "longitude",
                        "first_year",
                        "last_year",
                        "status",
                        "status_reason",
                        "lead",
                        "partners",
                        "reach",
                        "budget",
                        "staff",
                        "summary",
                        "source"),
                library.implementations().stream()
                        .map(LibraryTables::implementation)
                        .toList());
    }

    private static List<String> implementation(Implementation place) {
        return List.of(
                place.id(),
                place.practice(),
                Integer.toString(place.practiceVersion()),
                place.title(),
                place.place().city(),
                place.place().country(),
                place.place().locality(),
                place.place()
                        .point()
                        .map(point -> Double.toString(point.latitude()))
                        .orElse(""),
                place.place()
                        .point()
                        .map(point -> Double.toString(point.longitude()))
                        .orElse(""),
                number(place.firstYear()),
                number(place.lastYear()),
                word(place.status()),
                place.statusReason(),
                place.lead(),
                place.partners(),
                place.reach(),
                place.budget(),
                place.staff(),
                place.summary(),
                place.source());
    }

    private static Table adaptations(Library library) {
        return new Table(
                List.of(
                        "id",
                        "from",
                        "from_outside",
                        "to",
                        "year",
                        "kept",
                        "changed",
                        "why",
                        "core_kept",
                        "support",
                        "result",
                        "again",
                        "source"),
                library.adaptations().stream().map(LibraryTables::adaptation).toList());
    }

    private static List<String> adaptation(Adaptation edge) {
        return List.of(
                edge.id(),
                edge.from() instanceof Adaptation.Recorded(String id) ? id : "",
                edge.from() instanceof Adaptation.Outside(String name) ? name : "",
                edge.to(),
                number(edge.year()),
                edge.kept(),
                edge.changed(),
                edge.why(),
                word(edge.coreKept()),
                edge.support(),
                edge.result(),
                word(edge.again()),
                edge.source());
    }

    private static Table components(Library library) {
        List<List<String>> rows = new ArrayList<>();
        for (Practice practice : library.allVersions()) {
            for (Practice.Component component : practice.components()) {
                rows.add(List.of(
                        practice.id(),
                        Integer.toString(practice.version()),
                        word(component.kind()),
                        component.text(),
                        component.basis()));
            }
        }
        return new Table(List.of("practice", "version", "kind", "text", "basis"), rows);
    }

    private static Table preconditions(Library library) {
        List<List<String>> rows = new ArrayList<>();
        for (Practice practice : library.allVersions()) {
            for (Precondition need : practice.preconditions()) {
                rows.add(List.of(
                        practice.id(),
                        Integer.toString(practice.version()),
                        need.variable(),
                        word(need.comparison()),
                        Double.toString(need.value()),
                        word(need.hard() ? Known.YES : Known.NO),
                        need.holder(),
                        need.text()));
            }
        }
        return new Table(
                List.of("practice", "version", "variable", "comparison", "value", "hard", "holder", "text"), rows);
    }

    private static Table evidence(Library library) {
        return new Table(
                List.of(
                        "id",
                        "practice",
                        "implementation",
                        "design",
                        "pre_stated",
                        "attrition",
                        "participants",
                        "follow_up_months",
                        "place",
                        "funder",
                        "conflict_of_interest",
                        "year",
                        "source"),
                library.evidence().stream().map(LibraryTables::item).toList());
    }

    private static List<String> item(EvidenceItem item) {
        return List.of(
                item.id(),
                item.practice(),
                item.implementation(),
                word(item.design()),
                word(item.preStated()),
                item.attrition().isPresent() ? Double.toString(item.attrition().getAsDouble()) : "",
                number(item.participants()),
                number(item.followUpMonths()),
                item.place(),
                item.funder(),
                item.conflictOfInterest(),
                number(item.year()),
                item.source());
    }

    private static Table effects(Library library) {
        List<List<String>> rows = new ArrayList<>();
        for (EvidenceItem item : library.evidence()) {
            for (EffectEstimate effect : item.effects()) {
                rows.add(List.of(
                        item.id(),
                        effect.outcome(),
                        word(effect.metric()),
                        Double.toString(effect.estimate()),
                        effect.interval()
                                .map(interval -> Double.toString(interval.lower()))
                                .orElse(""),
                        effect.interval()
                                .map(interval -> Double.toString(interval.upper()))
                                .orElse(""),
                        effect.interval()
                                .map(interval -> Double.toString(interval.confidence()))
                                .orElse(""),
                        word(effect.higherIsBetter() ? Known.YES : Known.NO),
                        effect.unit(),
                        effect.subgroup()));
            }
        }
        return new Table(
                List.of(
                        "evidence",
                        "outcome",
                        "metric",
                        "estimate",
                        "lower",
                        "upper",
                        "confidence",
                        "higher_is_better",
                        "unit",
                        "subgroup"),
                rows);
    }

    /** What was published and withdrawn through review. */
    static Table history(Library library) {
        return new Table(
                List.of("moment", "deed", "kind", "id", "version", "reason"),
                library.history().stream()
                        .map(change -> List.of(
                                change.moment().toString(),
                                word(change.deed()),
                                word(change.kind()),
                                change.id(),
                                Integer.toString(change.version()),
                                change.reason()))
                        .toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }
}
