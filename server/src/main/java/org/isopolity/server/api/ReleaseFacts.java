package org.isopolity.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.release.Edition;
import org.isopolity.release.Erratum;
import org.isopolity.release.Release;

/**
 * A release.
 *
 * @param id its name
 * @param title for readers
 * @param description for readers
 * @param date of publication, ISO 8601
 * @param publisher who answers for it
 * @param licence terms of use
 * @param digest {@code sha256:} and the hash over the hashes of all files
 * @param draws recomputations behind the rank intervals
 * @param seed that makes them repeatable
 * @param cities how many, and how many of them are scored
 * @param indicators how many, and how many of them are scored
 * @param observations how many values
 * @param rankingPolicy what is said about the order of its cities
 * @param errata what was found to be wrong after publication
 * @param files all files but the list of hashes and the seal
 * @param links where to go on
 */
record ReleaseFacts(
        String id,
        String title,
        String description,
        String date,
        String publisher,
        Edition.Licence licence,
        String digest,
        int draws,
        long seed,
        Count cities,
        Count indicators,
        int observations,
        String rankingPolicy,
        List<ErratumFacts> errata,
        List<FileFacts> files,
        Map<String, String> links) {

    /**
     * How many there are.
     *
     * @param total in the release
     * @param scored in the index
     */
    record Count(int total, int scored) {}

    /**
     * A file of the package.
     *
     * @param name within the package
     * @param bytes its length
     * @param sha256 its hash
     * @param href where it lies
     */
    record FileFacts(String name, long bytes, String sha256, String href) {}

    /**
     * What was found to be wrong.
     *
     * @param date when it was said
     * @param city it concerns
     * @param indicator it concerns
     * @param text what is wrong, and what is right
     */
    record ErratumFacts(String date, Optional<String> city, Optional<String> indicator, String text) {
        static ErratumFacts of(Erratum erratum) {
            return new ErratumFacts(
                    erratum.date().toString(),
                    NodeFacts.written(erratum.city()),
                    NodeFacts.written(erratum.indicator()),
                    erratum.text());
        }
    }

    static ReleaseFacts of(Release release, List<Erratum> errata) {
        Edition edition = release.edition();
        int indicators = release.framework().indicators().size();
        String page = "/releases/" + release.id();
        Map<String, String> links = new LinkedHashMap<>();
        for (String part : List.of("framework", "ranking")) {
            links.put(part, ApiController.ROOT + page + "/" + part);
        }
        links.put("city", ApiController.ROOT + page + "/cities/{city}");
        links.put("indicator", ApiController.ROOT + page + "/indicators/{indicator}");
        links.put("observations", ApiController.ROOT + page + "/observations{?city,indicator}");
        links.put("package", page + "/package.zip");
        links.put("workbook", page + "/workbook.xlsx");
        links.put("page", page);
        return new ReleaseFacts(
                release.id().toString(),
                edition.title(),
                edition.description(),
                edition.date().toString(),
                edition.publisher(),
                edition.licence(),
                release.digest(),
                edition.draws(),
                edition.seed(),
                new Count(release.cities().size(), release.results().ranked().size()),
                new Count(
                        indicators,
                        indicators - release.results().removedIndicators().size()),
                release.observations().asList().size(),
                edition.policy().name().toLowerCase(Locale.ROOT),
                errata.stream().map(ErratumFacts::of).toList(),
                release.files().stream()
                        .map(file ->
                                new FileFacts(file.name(), file.bytes(), file.sha256(), page + "/files/" + file.name()))
                        .toList(),
                links);
    }
}
