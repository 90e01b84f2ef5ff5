package org.isopolity.server.practice;

import java.time.LocalDate;
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
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.practice.PracticesPage.FacetChoice;
import org.isopolity.server.practice.PracticesPage.Found;
import org.isopolity.server.practice.PracticesPage.Link;
import org.isopolity.server.practice.PracticesPage.Option;
import org.isopolity.server.text.Text;

/** The practices that answer a question, as a page. */
final class PracticeList {

    private static final int SHOWN = 12;
    private static final int MOST_PLACES = 4;

    private final Practices practices;
    private final LocalDate today;
    private final Text text;

    PracticeList(Practices practices, LocalDate today, Text text) {
        this.practices = practices;
        this.today = today;
        this.text = text;
    }

    Page page(Parameters parameters) {
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
                languages(query),
                facets(query, answer),
                answer.correction()
                        .map(better -> new Link(query.withText(better).path(0), better)),
                answer.hits().stream().map(hit -> found(hit, query)).toList(),
                chosen,
                query.from() > 0 ? query.path(Math.max(0, query.from() - SHOWN)) : "",
                query.from() + SHOWN < answer.total() ? query.path(query.from() + SHOWN) : "");
        return new Page("practices", new Head(text.of("practices.title"), lead, Section.PRACTICES), page);
    }

    private List<Option> languages(PracticeQuery query) {
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

    private List<FacetChoice> facets(PracticeQuery query, Answer answer) {
        List<FacetChoice> choices = new ArrayList<>();
        for (Answer.FacetCounts counts : answer.facets()) {
            Set<String> chosen = query.facets().getOrDefault(counts.facet(), Set.of());
            List<Option> options = counts.values().stream()
                    .map(count -> new Option(
                            count.value(),
                            name(counts.facet(), count.value()),
                            text.whole(count.count()),
                            chosen.contains(count.value())))
                    .toList();
            choices.add(new FacetChoice(
                    counts.facet(), text.of("practices.facet." + counts.facet()), options, !chosen.isEmpty()));
        }
        return choices;
    }

    private String name(String facet, String value) {
        return switch (facet) {
            case "country" -> text.country(value);
            case "level" -> text.of("practices.level", value, levelName(Integer.parseInt(value)));
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

    private String levelName(int level) {
        return EvidenceRule.table().get(level).name().in(text.locale());
    }

    private Found found(Answer.Hit hit, PracticeQuery query) {
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
                text.of("practices.level", level, levelName(level)),
                hit.reasons().stream().map(reason -> reason(reason)).toList(),
                Staleness.of(practice, today, text),
                practice.languageFor(query.language().isEmpty() ? text.language() : query.language()));
    }

    private String reason(Answer.Reason reason) {
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
}
