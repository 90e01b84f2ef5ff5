package org.isopolity.server.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.isopolity.practice.evidence.EvidenceRule;
import org.isopolity.practice.library.Library;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.search.Answer;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.practice.PracticesPage.FacetChoice;
import org.isopolity.server.practice.PracticesPage.Found;
import org.isopolity.server.practice.PracticesPage.Link;
import org.isopolity.server.practice.PracticesPage.Option;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class PracticeController {

    private static final int SHOWN = 12;
    private static final int MOST_PLACES = 4;

    private final Practices practices;
    private final org.isopolity.server.figures.Library releases;

    PracticeController(Practices practices, org.isopolity.server.figures.Library releases) {
        this.practices = practices;
        this.releases = releases;
    }

    @GetMapping("/practices")
    Page list(Parameters parameters, Text text) {
        PracticeQuery query = PracticeQuery.read(parameters, practices.library(), text);
        Answer answer = practices.index().search(query.question(SHOWN));
        boolean chosen = !query.text().isEmpty() || !query.facets().isEmpty();
        String heading = chosen
                ? text.count("practices.heading.found", answer.total())
                : text.count("practices.heading", answer.total());
        String lead = practices.library().practices().isEmpty()
                ? text.of("practices.none")
                : text.of(
                        "practices.lead", practices.library().implementations().size());
        PracticesPage page = new PracticesPage(
                query.text(),
                query.language(),
                heading,
                lead,
                languages(query, text),
                facets(query, answer, text),
                answer.correction()
                        .map(better -> new Link(query.withText(better).path(0), better)),
                answer.hits().stream().map(hit -> found(hit, query, text)).toList(),
                chosen,
                query.from() > 0 ? query.path(Math.max(0, query.from() - SHOWN)) : "",
                query.from() + SHOWN < answer.total() ? query.path(query.from() + SHOWN) : "");
        return new Page("practices", new Head(text.of("practices.title"), lead, Section.PRACTICES), page);
    }

    private List<Option> languages(PracticeQuery query, Text text) {
        List<Option> options = new ArrayList<>();
        options.add(new Option(
                "", text.of("practices.language.guess"), "", query.language().isEmpty()));
        for (String code : practices.library().vocabulary().languages()) {
            Locale locale = Locale.of(code);
            options.add(new Option(
                    code,
                    locale.getDisplayLanguage(locale),
                    "",
                    query.language().equals(code)));
        }
        return options;
    }

    private List<FacetChoice> facets(PracticeQuery query, Answer answer, Text text) {
        List<FacetChoice> choices = new ArrayList<>();
        for (Answer.FacetCounts counts : answer.facets()) {
            Set<String> chosen = query.facets().getOrDefault(counts.facet(), Set.of());
            List<Option> options = counts.values().stream()
                    .map(count -> new Option(
                            count.value(),
                            name(counts.facet(), count.value(), text),
                            text.whole(count.count()),
                            chosen.contains(count.value())))
                    .toList();
            choices.add(new FacetChoice(
                    counts.facet(), text.of("practices.facet." + counts.facet()), options, !chosen.isEmpty()));
        }
        return choices;
    }

    private String name(String facet, String value, Text text) {
        return switch (facet) {
            case "country" -> text.country(value);
            case "level" -> text.of("practices.level", value, levelName(Integer.parseInt(value), text));
            case "status" -> text.of("practice.status." + value);
            default ->
                practices
                        .library()
                        .vocabulary()
                        .find(value)
                        .map(concept -> concept.label(text.language()))
                        .orElse(value);
        };
    }

    private static String levelName(int level, Text text) {
        return EvidenceRule.table().get(level).name().in(text.locale());
    }

    private Found found(Answer.Hit hit, PracticeQuery query, Text text) {
        Library library = practices.library();
        Practice practice = library.get(hit.practice());
        List<String> cities = library.implementationsOf(practice.id()).stream()
                .map(place -> place.place().city())
                .distinct()
                .toList();
        String where = cities.size() <= MOST_PLACES
                ? text.list(cities)
                : text.of(
                        "practices.more",
                        String.join(", ", cities.subList(0, MOST_PLACES)),
                        cities.size() - MOST_PLACES);
        int level = library.appraisal(practice.id()).level().number();
        return new Found(
                practice.id(),
                hit.title(),
                hit.summary(),
                where,
                text.of("practices.level", level, levelName(level, text)),
                hit.reasons().stream().map(reason -> reason(reason, text)).toList(),
                practice.languageFor(query.language().isEmpty() ? text.language() : query.language()));
    }

    private String reason(Answer.Reason reason, Text text) {
        String concept = practices
                .library()
                .vocabulary()
                .find(reason.concept())
                .map(found -> found.label(text.language()))
                .orElse("");
        return switch (reason.kind()) {
            case WORDS -> text.of("practices.reason.words", reason.words());
            case ALSO_CALLED -> text.of("practices.reason.also", reason.words(), concept);
            case TRANSLATED -> text.of("practices.reason.translated", reason.words(), concept);
            case SIMILAR -> text.of("practices.reason.similar", reason.words());
            case MEANING -> text.of("practices.reason.meaning");
        };
    }

    @GetMapping("/practices/{practice}")
    Page one(@PathVariable("practice") String id, Text text) {
        Practice practice = practices.library().find(id).orElseThrow(() -> new NoSuchPage(id));
        return new PracticeStory(practices, practice, releases.findLatest(), text).page();
    }

    @GetMapping("/practices/method")
    Page method(Text text) {
        List<PracticeMethodPage.Level> levels = EvidenceRule.table().stream()
                .map(line -> new PracticeMethodPage.Level(
                        line.level().number(),
                        line.name().in(text.locale()),
                        line.rule().in(text.locale())))
                .toList();
        return new Page(
                "practicemethod",
                new Head(text.of("practicemethod.title"), text.of("practicemethod.lead"), Section.PRACTICES),
                new PracticeMethodPage(levels));
    }
}
