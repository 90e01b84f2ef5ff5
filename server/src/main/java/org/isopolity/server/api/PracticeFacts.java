package org.isopolity.server.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.practice.evidence.Appraisal;
import org.isopolity.practice.library.Adaptation;
import org.isopolity.practice.library.Implementation;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;

/**
 * A practice.
 *
 * @param id of the practice
 * @param version counted from 1
 * @param titles by language
 * @param summaries by language
 * @param concepts ids of the vocabulary
 * @param evidenceLevel from 0 to 5
 * @param harm whether a study found harm
 * @param restricted whether places and partners are held back
 * @param channel whether something existing carries it
 * @param checked when the record was checked
 * @param licence terms of the record
 * @param source where it is told
 * @param implementations where it runs
 * @param adaptations who took it from whom, where a place of the practice is one of the two
 */
record PracticeFacts(
        String id,
        int version,
        Map<String, String> titles,
        Map<String, String> summaries,
        List<String> concepts,
        int evidenceLevel,
        boolean harm,
        boolean restricted,
        String channel,
        Optional<String> checked,
        String licence,
        String source,
        List<ImplementationFacts> implementations,
        List<AdaptationFacts> adaptations) {

    /**
     * A practice in one place.
     *
     * @param id of the implementation
     * @param title what it is called there
     * @param city name of the city
     * @param country two-letter code
     * @param firstYear when it began
     * @param status whether it still runs
     * @param lead actor that leads it
     * @param summary what was done
     * @param source where it is told
     */
    record ImplementationFacts(
            String id,
            String title,
            String city,
            String country,
            Optional<Integer> firstYear,
            String status,
            String lead,
            String summary,
            String source) {

        static ImplementationFacts of(Implementation place) {
            return new ImplementationFacts(
                    place.id(),
                    place.title(),
                    place.place().city(),
                    place.place().country(),
                    place.firstYear().isPresent()
                            ? Optional.of(place.firstYear().getAsInt())
                            : Optional.empty(),
                    NodeFacts.word(place.status()),
                    place.lead(),
                    place.summary(),
                    place.source());
        }
    }

    /**
     * An adaptation.
     *
     * @param from id of the implementation it came from; absent where that has no record
     * @param fromName what it came from, where that has no record
     * @param to id of the implementation that came of it
     * @param source where it is told
     */
    record AdaptationFacts(Optional<String> from, Optional<String> fromName, String to, String source) {

        static AdaptationFacts of(Adaptation edge) {
            return new AdaptationFacts(
                    edge.from() instanceof Adaptation.Recorded(String id) ? Optional.of(id) : Optional.empty(),
                    edge.from() instanceof Adaptation.Outside(String name) ? Optional.of(name) : Optional.empty(),
                    edge.to(),
                    edge.source());
        }
    }

    static PracticeFacts of(Library library, Practice practice) {
        Appraisal appraisal = library.appraisal(practice.id());
        List<Implementation> places = library.implementationsOf(practice.id());
        List<String> ids = places.stream().map(Implementation::id).toList();
        return new PracticeFacts(
                practice.id(),
                practice.version(),
                words(practice, true),
                words(practice, false),
                List.copyOf(practice.concepts()),
                appraisal.level().number(),
                appraisal.harm(),
                library.restricted(practice),
                NodeFacts.word(practice.channel()),
                practice.checked().map(Object::toString),
                practice.licence(),
                practice.source(),
                places.stream().map(ImplementationFacts::of).toList(),
                library.adaptations().stream()
                        .filter(edge -> ids.contains(edge.to())
                                || (edge.from() instanceof Adaptation.Recorded(String from) && ids.contains(from)))
                        .map(AdaptationFacts::of)
                        .toList());
    }

    private static Map<String, String> words(Practice practice, boolean titles) {
        Map<String, String> words = new java.util.TreeMap<>();
        practice.wordings()
                .forEach((language, wording) -> words.put(language, titles ? wording.title() : wording.summary()));
        return words;
    }
}
