package org.isopolity.practice.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.isopolity.practice.evidence.EffectEstimate;
import org.isopolity.practice.evidence.EvidenceItem;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.library.Precondition;
import tools.jackson.databind.json.JsonMapper;

/**
 * Practices as JSON-LD, by schema.org and PROV-O where these have a word, by terms of our own ({@code isopolity:}) where they have none:
 * the practice is a creative work and a plan, its implementations are projects, adaptations are derivations, evidence is a report.
 * {@link JsonLdImport} reads it back.
 */
public final class JsonLd {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Library library;
    private final String base;

    private JsonLd(Library library, String base) {
        this.library = library;
        this.base = base;
    }

    /**
     * One practice as text, in its newest version, with its places, adaptations and evidence.
     *
     * @param base address of the site, without a slash at the end
     */
    public static String of(Library library, Practice practice, String base) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@context", context(base));
        record.putAll(new JsonLd(library, base).practice(practice));
        return write(record);
    }

    /**
     * All practices as text, as a graph.
     *
     * @param base address of the site, without a slash at the end
     */
    public static String of(Library library, String base) {
        JsonLd writer = new JsonLd(library, base);
        Map<String, Object> graph = new LinkedHashMap<>();
        graph.put("@context", context(base));
        graph.put("@graph", library.practices().stream().map(writer::practice).toList());
        return write(graph);
    }

    private static String write(Map<String, Object> record) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record);
    }

    private static List<Object> context(String base) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("prov", "http://www.w3.org/ns/prov#");
        names.put("skos", "http://www.w3.org/2004/02/skos/core#");
        names.put("isopolity", base + "/terms#");
        return List.of("https://schema.org/", names);
    }

    // ---- practices -----------------------------------------------------------------------------------------------

    private Map<String, Object> practice(Practice practice) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@id", base + "/practices/" + practice.id());
        record.put("@type", List.of("CreativeWork", "prov:Plan"));
        record.put("identifier", practice.id());
        record.put("version", practice.version());
        record.put("name", inLanguages(practice, Practice.Wording::title));
        record.put("abstract", inLanguages(practice, Practice.Wording::summary));
        put(record, "license", practice.licence());
        record.put("citation", practice.source());
        practice.checked().ifPresent(day -> record.put("dateModified", day.toString()));
        record.put(
                "about",
                practice.concepts().stream()
                        .map(concept -> Map.of(
                                "@id",
                                base + "/vocabulary/" + concept,
                                "@type",
                                "skos:Concept",
                                "identifier",
                                concept,
                                "name",
                                library.vocabulary().get(concept).label("en")))
                        .toList());
        record.put(
                "additionalProperty",
                List.of(Map.of(
                        "@type",
                        "PropertyValue",
                        "name",
                        "evidence level",
                        "value",
                        library.appraisal(practice.id()).level().number(),
                        "minValue",
                        0,
                        "maxValue",
                        5)));
        told(record, practice);
        record.put(
                "workExample",
                library.implementationsOf(practice.id()).stream()
                        .map(this::implementation)
                        .toList());
        record.put(
                "subjectOf",
                library.evidenceOf(practice.id()).stream().map(JsonLd::item).toList());
        return record;
    }

    private static void told(Map<String, Object> record, Practice practice) {
        put(record, "isopolity:problem", practice.problem());
        put(record, "isopolity:inputs", practice.theory().inputs());
        put(record, "isopolity:activities", practice.theory().activities());
        put(record, "isopolity:outputs", practice.theory().outputs());
        put(record, "isopolity:outcomes", practice.theory().outcomes());
        put(record, "isopolity:assumptions", practice.theory().assumptions());
        record.put(
                "isopolity:actors",
                practice.actors().stream()
                        .map(actor ->
                                Map.of("isopolity:concept", actor.concept(), "isopolity:role", word(actor.role())))
                        .toList());
        record.put(
                "isopolity:components",
                practice.components().stream().map(JsonLd::component).toList());
        record.put(
                "isopolity:preconditions",
                practice.preconditions().stream().map(JsonLd::precondition).toList());
        record.put("isopolity:channel", word(practice.channel()));
        put(record, "isopolity:channelNote", practice.channelNote());
        record.put("isopolity:manual", word(practice.readiness().manual()));
        record.put("isopolity:training", word(practice.readiness().training()));
        record.put("isopolity:cost", word(practice.readiness().cost()));
        record.put("isopolity:material", word(practice.readiness().licence()));
        put(record, "isopolity:risks", practice.risks());
        record.put("isopolity:sensitivity", word(practice.sensitivity()));
    }

    private static Map<String, Object> component(Practice.Component part) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("isopolity:kind", word(part.kind()));
        record.put("description", part.text());
        put(record, "isopolity:basis", part.basis());
        return record;
    }

    private static Map<String, Object> precondition(Precondition need) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("isopolity:variable", need.variable());
        record.put("isopolity:comparison", word(need.comparison()));
        record.put("value", need.value());
        record.put("isopolity:hard", need.hard());
        record.put("isopolity:holder", need.holder());
        record.put("description", need.text());
        return record;
    }

    private static List<Map<String, String>> inLanguages(Practice practice, Function<Practice.Wording, String> words) {
        List<Map<String, String>> all = new ArrayList<>();
        practice.wordings()
                .forEach((language, wording) -> all.add(Map.of("@language", language, "@value", words.apply(wording))));
        return all;
    }

    // ---- places, adaptations, evidence ---------------------------------------------------------------------------

    private Map<String, Object> implementation(Implementation place) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@id", base + "/implementations/" + place.id());
        record.put("@type", List.of("Project", "prov:Entity"));
        record.put("identifier", place.id());
        record.put("isopolity:practiceVersion", place.practiceVersion());
        record.put("name", place.title());
        put(record, "description", place.summary());
        record.put("citation", place.source());
        record.put("location", location(place));
        put(record, "foundingDate", place.firstYear());
        put(record, "dissolutionDate", place.lastYear());
        record.put("isopolity:status", word(place.status()));
        put(record, "isopolity:statusReason", place.statusReason());
        put(record, "isopolity:lead", place.lead());
        put(record, "isopolity:partners", place.partners());
        put(record, "isopolity:reach", place.reach());
        put(record, "isopolity:budget", place.budget());
        put(record, "isopolity:staff", place.staff());
        List<Map<String, String>> origins = new ArrayList<>();
        List<Map<String, Object>> derivations = new ArrayList<>();
        for (Adaptation edge : library.adaptations()) {
            if (edge.to().equals(place.id())) {
                origins.add(origin(edge));
                derivations.add(derivation(edge));
            }
        }
        if (!origins.isEmpty()) {
            record.put("prov:wasDerivedFrom", origins);
            record.put("prov:qualifiedDerivation", derivations);
        }
        return record;
    }

    private static Map<String, Object> location(Implementation place) {
        Map<String, Object> city = new LinkedHashMap<>();
        city.put("@type", "City");
        city.put("name", place.place().city());
        city.put(
                "containedInPlace",
                Map.of("@type", "Country", "identifier", place.place().country()));
        put(city, "isopolity:locality", place.place().locality());
        place.place().point().ifPresent(point -> {
            Map<String, Object> geo = new LinkedHashMap<>();
            geo.put("@type", "GeoCoordinates");
            geo.put("latitude", point.latitude());
            geo.put("longitude", point.longitude());
            city.put("geo", geo);
        });
        return city;
    }

    private Map<String, String> origin(Adaptation edge) {
        return switch (edge.from()) {
            case Adaptation.Recorded(String id) -> {
                Map<String, String> origin = new LinkedHashMap<>();
                origin.put("@id", base + "/implementations/" + id);
                origin.put("identifier", id);
                // for whoever has no record of it
                library.findImplementation(id).ifPresent(place -> origin.put("name", place.title()));
                yield origin;
            }
            case Adaptation.Outside(String name) -> Map.of("name", name);
        };
    }

    private Map<String, Object> derivation(Adaptation edge) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@type", "prov:Derivation");
        record.put("identifier", edge.id());
        record.put("prov:entity", origin(edge));
        put(record, "isopolity:year", edge.year());
        put(record, "isopolity:kept", edge.kept());
        put(record, "isopolity:changed", edge.changed());
        put(record, "isopolity:why", edge.why());
        record.put("isopolity:coreKept", word(edge.coreKept()));
        put(record, "isopolity:support", edge.support());
        put(record, "isopolity:result", edge.result());
        record.put("isopolity:again", word(edge.again()));
        record.put("citation", edge.source());
        return record;
    }

    private static Map<String, Object> item(EvidenceItem item) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@type", "Report");
        record.put("identifier", item.id());
        put(record, "isopolity:implementation", item.implementation());
        record.put("isopolity:design", word(item.design()));
        record.put("isopolity:preStated", word(item.preStated()));
        if (item.attrition().isPresent()) {
            record.put("isopolity:attrition", item.attrition().getAsDouble());
        }
        put(record, "isopolity:participants", item.participants());
        put(record, "isopolity:followUpMonths", item.followUpMonths());
        put(record, "isopolity:place", item.place());
        put(record, "funder", item.funder());
        put(record, "isopolity:conflictOfInterest", item.conflictOfInterest());
        put(record, "datePublished", item.year());
        record.put("citation", item.source());
        record.put(
                "isopolity:effects", item.effects().stream().map(JsonLd::effect).toList());
        return record;
    }

    private static Map<String, Object> effect(EffectEstimate effect) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("isopolity:outcome", effect.outcome());
        record.put("isopolity:metric", word(effect.metric()));
        record.put("value", effect.estimate());
        effect.interval().ifPresent(interval -> {
            record.put("minValue", interval.lower());
            record.put("maxValue", interval.upper());
            record.put("isopolity:confidence", interval.confidence());
        });
        record.put("isopolity:higherIsBetter", effect.higherIsBetter());
        put(record, "unitText", effect.unit());
        put(record, "isopolity:subgroup", effect.subgroup());
        return record;
    }

    // ---- values --------------------------------------------------------------------------------------------------

    /** What is not told is left out. */
    private static void put(Map<String, Object> record, String name, String text) {
        if (!text.isEmpty()) {
            record.put(name, text);
        }
    }

    private static void put(Map<String, Object> record, String name, OptionalInt number) {
        if (number.isPresent()) {
            record.put(name, Integer.toString(number.getAsInt()));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
