package org.isopolity.server.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.practice.fit.Gap;
import org.isopolity.practice.fit.Idea;
import org.isopolity.practice.fit.Ideas;
import org.isopolity.practice.fit.Term;
import org.isopolity.practice.library.Practice;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.practice.IdeasPage.IdeaRow;
import org.isopolity.server.practice.IdeasPage.Kind;
import org.isopolity.server.practice.IdeasPage.TermRow;
import org.isopolity.server.practice.IdeasPage.WeightField;
import org.isopolity.server.practice.PracticesPage.Option;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class IdeasController {

    private static final int SHOWN = 10;

    private final Library releases;
    private final PracticeShelf shelf;

    IdeasController(Library releases, PracticeShelf shelf) {
        this.releases = releases;
        this.shelf = shelf;
    }

    @GetMapping("/cities/{city}/ideas")
    Page ideas(@PathVariable("city") String id, Parameters parameters, Text text) {
        Figures figures = releases.latest();
        Practices practices = shelf.now();
        CityResult city = figures.results().find(id).orElseThrow(() -> new NoSuchPage(id));
        IdeaSearch search = IdeaSearch.read(parameters, figures, practices, text);
        int from = parameters.whole("from", 0, 9_999, 0);
        parameters.check();
        Optional<Ideas> found = search.findIdeas(figures, city, practices, text);
        List<Idea> ideas = found.map(Ideas::ideas).orElse(List.of());
        String heading = found.map(ranked -> ideas.isEmpty()
                        ? text.of("ideas.heading.none", ranked.gap().name())
                        : text.count(
                                "ideas.heading",
                                ideas.size(),
                                ranked.gap().name(),
                                city.city().name()))
                .orElseGet(() -> text.of("ideas.heading.choose", city.city().name()));
        List<IdeaRow> rows = new ArrayList<>();
        for (int i = from; i < Math.min(from + SHOWN, ideas.size()); i++) {
            rows.add(row(i + 1, ideas.get(i), practices, text));
        }
        String lead = text.of("ideas.lead");
        IdeasPage page = new IdeasPage(
                id,
                city.city().name(),
                heading,
                lead,
                kinds(figures, practices, search.gap(), text),
                weights(search, text),
                rows,
                found.filter(ranked -> ideas.size() > 1)
                        .map(ranked -> text.of(
                                "ideas.stability", text.percent(ranked.firstStays()), text.percent(ranked.topStays())))
                        .orElse(""),
                found.isPresent(),
                ideas.size() > from + SHOWN ? more(id, search, from + SHOWN) : "");
        return new Page("ideas", new Head(heading, lead, Section.PRACTICES), page);
    }

    private static String more(String city, IdeaSearch search, int from) {
        StringBuilder path = new StringBuilder("/cities/" + city + "/ideas?from=" + from);
        search.gap()
                .ifPresent(
                        gap -> path.append('&').append(gap.scheme()).append('=').append(gap.target()));
        for (Term term : Term.values()) {
            long weight = Math.round(100 * search.weights().share(term));
            if (weight != IdeaSearch.USUAL.getOrDefault(term, 0)) {
                path.append('&').append(IdeaSearch.field(term)).append('=').append(weight);
            }
        }
        return path.toString();
    }

    private static List<Kind> kinds(Figures figures, Practices practices, Optional<Gap> gap, Text text) {
        List<Option> indicators = new ArrayList<>();
        for (Indicator indicator : figures.framework().indicators()) {
            indicators.add(option(gap, "indicator", indicator.id(), indicator.label()));
        }
        List<Option> areas = new ArrayList<>();
        for (Group area : figures.framework().areas()) {
            areas.add(option(gap, "area", area.id(), area.label()));
        }
        List<Option> recommendations = new ArrayList<>();
        practices.recommendations().forEach((id, name) -> recommendations.add(option(gap, "recommendation", id, name)));
        return List.of(
                kind("indicator", indicators, text),
                kind("area", areas, text),
                kind("recommendation", recommendations, text));
    }

    private static Kind kind(String id, List<Option> options, Text text) {
        List<Option> withNone = new ArrayList<>();
        withNone.add(
                new Option("", text.of("ideas.choose"), "", options.stream().noneMatch(Option::chosen)));
        withNone.addAll(options);
        return new Kind(id, text.of("ideas.kind." + id), withNone);
    }

    private static Option option(Optional<Gap> gap, String scheme, String id, String name) {
        boolean chosen = gap.filter(wanted ->
                        wanted.scheme().equals(scheme) && wanted.target().equals(id))
                .isPresent();
        return new Option(id, name, "", chosen);
    }

    private static List<WeightField> weights(IdeaSearch search, Text text) {
        List<WeightField> fields = new ArrayList<>();
        for (Term term : Term.values()) {
            fields.add(new WeightField(
                    IdeaSearch.field(term),
                    text.name("ideas.term", term),
                    Long.toString(Math.round(100 * search.weights().share(term))),
                    Integer.toString(IdeaSearch.USUAL.getOrDefault(term, 0))));
        }
        return fields;
    }

    private static IdeaRow row(int place, Idea idea, Practices practices, Text text) {
        Practice practice = practices.library().get(idea.practice());
        Practice.Wording wording = practice.wording(text.language());
        String concept = practices.library().vocabulary().get(idea.concept()).label(text.language());
        return new IdeaRow(
                place,
                idea.practice(),
                wording.title(),
                wording.summary(),
                gate(idea, practices, text),
                idea.gate() != org.isopolity.practice.Known.NO,
                text.of("ideas.relevance", text.decimal(idea.relevance(), 2, 2), concept),
                text.score(100 * idea.score()),
                text.percent(idea.coverage()),
                idea.terms().stream().map(term -> term(term, idea, text)).toList(),
                idea.nearest()
                        .map(near -> text.of(
                                "ideas.nearest",
                                near.city(),
                                text.percent(near.similarity().value()),
                                text.percent(near.similarity().coverage())))
                        .orElseGet(() -> text.of("ideas.nearest.none")),
                idea.expected()
                        .map(interval -> text.of(
                                "ideas.expected",
                                text.decimal(interval.lower(), 1, 1),
                                text.decimal(interval.upper(), 1, 1)))
                        .orElseGet(() -> text.of("ideas.expected.none")),
                idea.arguments().stream()
                        .map(phrase -> phrase.in(text.locale()))
                        .toList(),
                idea.objections().stream()
                        .map(phrase -> phrase.in(text.locale()))
                        .toList(),
                idea.unknowns().stream().map(unknown -> unknown(unknown, text)).toList());
    }

    private static String gate(Idea idea, Practices practices, Text text) {
        String needs =
                String.join(" ", idea.needs().stream().map(need -> need.text()).toList());
        String holders = text.list(idea.needs().stream()
                .map(need -> practices
                        .library()
                        .vocabulary()
                        .find(need.holder())
                        .map(holder -> holder.label(text.language()))
                        .orElse(need.holder()))
                .distinct()
                .toList());
        return switch (idea.gate()) {
            case YES -> text.of("ideas.gate.yes");
            case NO -> text.of("ideas.gate.no", holders, needs);
            case UNKNOWN -> text.of("ideas.gate.unknown", holders, needs);
        };
    }

    private static TermRow term(Idea.Value term, Idea idea, Text text) {
        return new TermRow(
                text.name("ideas.term", term.term()),
                text.percent(term.share()),
                text.decimal(term.value(), 2, 2),
                term.known()
                        ? ""
                        : text.of(
                                "ideas.term.range",
                                text.decimal(term.lowest(), 2, 2),
                                text.decimal(term.highest(), 2, 2)),
                text.score(100 * idea.relevance() * term.share() * term.value()));
    }

    private static String unknown(Idea.Unknown unknown, Text text) {
        return text.of(
                "ideas.unknown." + unknown.term().name().toLowerCase(Locale.ROOT),
                unknown.bestPlace(),
                unknown.worstPlace());
    }
}
