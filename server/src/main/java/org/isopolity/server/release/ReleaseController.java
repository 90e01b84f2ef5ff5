package org.isopolity.server.release;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.release.Archive.Shelved;
import org.isopolity.release.Edition;
import org.isopolity.release.Erratum;
import org.isopolity.release.Release;
import org.isopolity.release.ReleaseFile;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Frame.Imprint;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.release.ReleasePage.File;
import org.isopolity.server.release.ReleasePage.Wrong;
import org.isopolity.server.release.ReleasesPage.Damaged;
import org.isopolity.server.release.ReleasesPage.Sound;
import org.isopolity.server.release.ReleasesPage.Withdrawn;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class ReleaseController {

    private final Library library;

    ReleaseController(Library library) {
        this.library = library;
    }

    /** The files whose content a reader is told. */
    private enum Known {
        CITIES_CSV,
        DATAPACKAGE_JSON,
        EDITION_YAML,
        FRAMEWORK_CSV,
        INDICATORS_CSV,
        METHOD_MD,
        OBSERVATIONS_CSV,
        RANK_DRAWS_CSV,
        RANKS_CSV,
        RECIPE_YAML,
        SCORES_CSV,
        STANDINGS_CSV,
        VALUES_CSV;

        static Optional<Known> find(String file) {
            return Arrays.stream(values())
                    .filter(known -> known.name().equalsIgnoreCase(file.replaceAll("[-.]", "_")))
                    .findFirst();
        }
    }

    @GetMapping("/releases")
    Page shelf(Text text) {
        Optional<Release> current = library.findLatest().map(Figures::release);
        List<Sound> sound = library.archive().releases().stream()
                .map(release -> new Sound(
                        release.id().toString(),
                        release.edition().title(),
                        current.filter(release::equals).isPresent(),
                        text.date(release.edition().date()),
                        release.results().ranked().size(),
                        scoredIndicators(release),
                        Imprint.shorten(release.digest())))
                .toList();
        List<Damaged> damaged = library.archive().shelved().stream()
                .filter(Shelved.Damaged.class::isInstance)
                .map(Shelved.Damaged.class::cast)
                .map(entry -> new Damaged(entry.name(), entry.problem()))
                .toList();
        List<Withdrawn> withdrawn = library.archive().shelved().stream()
                .filter(Shelved.Withdrawn.class::isInstance)
                .map(Shelved.Withdrawn.class::cast)
                .map(entry -> new Withdrawn(entry.name(), entry.reason()))
                .toList();
        return new Page(
                "releases",
                new Head(text.of("releases.title"), text.of("releases.lead"), Section.RELEASES),
                new ReleasesPage(sound, damaged, withdrawn));
    }

    @GetMapping("/releases/{release}")
    Page one(@PathVariable("release") String id, HttpServletRequest request, Text text) {
        Release release = library.archive().find(id).orElseThrow(() -> new NoSuchPage(id));
        Edition edition = release.edition();
        String date = text.date(edition.date());
        int scored = release.results().ranked().size();
        long standIns = release.observations().asList().stream()
                .filter(observation -> observation.level() != GeographicLevel.CITY)
                .count();
        ReleasePage page = new ReleasePage(
                id,
                edition.title(),
                text.of("release.lead", scored, scoredIndicators(release), date),
                edition.description(),
                text.whole(release.cities().size()),
                text.of("release.cities.scored", scored),
                text.whole(release.framework().indicators().size()),
                text.of("release.indicators.scored", scoredIndicators(release)),
                text.whole(release.observations().asList().size()),
                text.of("release.values.stand-ins", standIns),
                text.whole(edition.draws()),
                String.valueOf(edition.seed()),
                release.files().stream().map(file -> file(file, text)).toList(),
                release.digest(),
                text.of(
                        "release.citation",
                        edition.publisher(),
                        String.valueOf(edition.date().getYear()),
                        edition.title(),
                        id,
                        Imprint.shorten(release.digest()),
                        request.getRequestURL().toString()),
                library.archive().errata(id).stream()
                        .map(erratum -> wrong(release, erratum, text))
                        .toList(),
                edition.licence().title(),
                edition.licence().url());
        return new Page("release", new Head(text.of("release.title", id), page.lead(), Section.RELEASES), page);
    }

    private Wrong wrong(Release release, Erratum erratum, Text text) {
        String city = release.cities().find(erratum.city()).map(City::name).orElse("");
        String indicator = release.framework()
                .findIndicator(erratum.indicator())
                .map(Indicator::label)
                .orElse("");
        boolean latest = library.findLatest()
                .filter(figures -> figures.release().id().equals(release.id()))
                .isPresent();
        String path = !latest || (city.isEmpty() && indicator.isEmpty())
                ? ""
                : city.isEmpty()
                        ? "/indicators/" + erratum.indicator()
                        : "/cities/" + erratum.city() + (indicator.isEmpty() ? "" : "/" + erratum.indicator());
        return new Wrong(
                text.date(erratum.date()),
                Stream.of(city, indicator).filter(name -> !name.isEmpty()).collect(Collectors.joining(", ")),
                path,
                erratum.text());
    }

    private static int scoredIndicators(Release release) {
        return release.framework().indicators().size()
                - release.results().removedIndicators().size();
    }

    private static File file(ReleaseFile file, Text text) {
        return new File(
                file.name(),
                Known.find(file.name()).map(known -> text.name("file", known)).orElse(""),
                text.bytes(file.bytes()),
                file.sha256());
    }
}
