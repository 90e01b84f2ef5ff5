package org.isopolity.practice.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import tools.jackson.databind.json.JsonMapper;

/** A practice as JSON-LD, by schema.org and PROV-O: the practice is a creative work and a plan, its implementations are projects. */
public final class JsonLd {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLd() {}

    /**
     * One practice as text.
     *
     * @param base address of the site, without a slash at the end
     */
    public static String of(Library library, Practice practice, String base) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(practice(library, practice, base));
    }

    private static Map<String, Object> practice(Library library, Practice practice, String base) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(
                "@context",
                List.of(
                        "https://schema.org/",
                        Map.of("prov", "http://www.w3.org/ns/prov#", "skos", "http://www.w3.org/2004/02/skos/core#")));
        record.put("@id", base + "/practices/" + practice.id());
        record.put("@type", List.of("CreativeWork", "prov:Plan"));
        record.put("identifier", practice.id());
        record.put("version", practice.version());
        record.put("name", inLanguages(practice, Practice.Wording::title));
        record.put("abstract", inLanguages(practice, Practice.Wording::summary));
        record.put("license", practice.licence());
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
        record.put(
                "workExample",
                library.implementationsOf(practice.id()).stream()
                        .map(place -> implementation(library, place, base))
                        .toList());
        return record;
    }

    private static List<Map<String, String>> inLanguages(
            Practice practice, java.util.function.Function<Practice.Wording, String> words) {
        List<Map<String, String>> all = new ArrayList<>();
        practice.wordings()
                .forEach((language, wording) -> all.add(Map.of("@language", language, "@value", words.apply(wording))));
        return all;
    }

    private static Map<String, Object> implementation(Library library, Implementation place, String base) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("@id", base + "/implementations/" + place.id());
        record.put("@type", List.of("Project", "prov:Entity"));
        record.put("name", place.title());
        record.put("description", place.summary());
        record.put(
                "location",
                Map.of(
                        "@type",
                        "City",
                        "name",
                        place.place().city(),
                        "containedInPlace",
                        Map.of("@type", "Country", "identifier", place.place().country())));
        place.firstYear().ifPresent(year -> record.put("foundingDate", Integer.toString(year)));
        List<Map<String, String>> origins = new ArrayList<>();
        for (Adaptation edge : library.adaptations()) {
            if (edge.to().equals(place.id())) {
                origins.add(
                        switch (edge.from()) {
                            case Adaptation.Recorded(String id) -> Map.of("@id", base + "/implementations/" + id);
                            case Adaptation.Outside(String name) -> Map.of("name", name);
                        });
            }
        }
        if (!origins.isEmpty()) {
            record.put("prov:wasDerivedFrom", origins);
        }
        return record;
    }
}
