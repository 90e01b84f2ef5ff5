package org.isopolity.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isopolity.practice.fit.Idea;
import org.isopolity.practice.fit.Ideas;
import org.isopolity.practice.library.Practice;
import org.isopolity.practice.search.Answer;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.practice.IdeaSearch;
import org.isopolity.server.practice.PracticeQuery;
import org.isopolity.server.practice.PracticeShelf;
import org.isopolity.server.practice.Practices;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The practices for programs: found, told, and ranked for a city's gap. */
@Controller
@RequestMapping(ApiController.ROOT)
class PracticeApi {

    private static final int MOST = 100;
    private static final int USUAL = 20;
    private static final int SUGGESTED = 8;

    private final Library releases;
    private final PracticeShelf shelf;

    PracticeApi(Library releases, PracticeShelf shelf) {
        this.releases = releases;
        this.shelf = shelf;
    }

    @GetMapping("/practices")
    Facts search(Parameters parameters, Text text) {
        Practices practices = shelf.now();
        int size = parameters.whole("size", 1, MOST, USUAL);
        PracticeQuery query = PracticeQuery.read(parameters, practices.library(), text);
        Answer answer = practices.index().search(query.question(size));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("total", answer.total());
        facts.put("language", answer.language());
        answer.correction().ifPresent(better -> facts.put("correction", better));
        facts.put(
                "practices",
                answer.hits().stream().map(hit -> hit(hit, practices)).toList());
        Map<String, Map<String, Integer>> facets = new LinkedHashMap<>();
        answer.facets().forEach(facet -> {
            Map<String, Integer> counts = new LinkedHashMap<>();
            facet.values().forEach(value -> counts.put(value.value(), value.count()));
            facets.put(facet.facet(), counts);
        });
        facts.put("facets", facets);
        return new Facts(facts);
    }

    private static Map<String, Object> hit(Answer.Hit hit, Practices practices) {
        Practice practice = practices.library().get(hit.practice());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", hit.practice());
        facts.put("title", practice.wording("en").title());
        facts.put("summary", practice.wording("en").summary());
        facts.put("score", hit.score());
        facts.put(
                "evidence_level",
                practices.library().appraisal(hit.practice()).level().number());
        List<Map<String, String>> reasons = new ArrayList<>();
        for (Answer.Reason reason : hit.reasons()) {
            Map<String, String> told = new LinkedHashMap<>();
            told.put("kind", NodeFacts.word(reason.kind()));
            told.put("words", reason.words());
            NodeFacts.written(reason.concept()).ifPresent(concept -> told.put("concept", concept));
            reasons.add(told);
        }
        facts.put("reasons", reasons);
        return facts;
    }

    @GetMapping("/practices/suggestions")
    Facts suggestions(Parameters parameters) {
        return new Facts(Map.of(
                "suggestions", shelf.now().index().suggest(String.join(" ", parameters.all("q")), SUGGESTED)));
    }

    @GetMapping("/practices/{practice}")
    Facts practice(@PathVariable("practice") String id) {
        Practices practices = shelf.now();
        Practice practice = practices.library().find(id).orElseThrow(() -> new NoSuchPage(id));
        return new Facts(PracticeFacts.of(practices.library(), practice));
    }

    @GetMapping("/cities/{city}/ideas")
    Facts ideas(@PathVariable("city") String id, Parameters parameters, Text text) {
        Figures figures = releases.latest();
        Practices practices = shelf.now();
        CityResult city = figures.results().find(id).orElseThrow(() -> new NoSuchPage(id));
        IdeaSearch search = IdeaSearch.read(parameters, figures, practices, text);
        if (search.gap().isEmpty()) {
            parameters.problem("indicator", parameters.one("indicator"), text.of("wrong.indicator-id"));
        }
        parameters.check();
        Optional<Ideas> ideas = search.findIdeas(figures, city, practices, text);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", figures.release().id().toString());
        facts.put("city", id);
        ideas.ifPresent(found -> {
            facts.put("scheme", found.gap().scheme());
            facts.put("target", found.gap().target());
            facts.put("first_stays", found.firstStays());
            facts.put("top_stays", found.topStays());
            facts.put(
                    "ideas",
                    found.ideas().stream().map(idea -> idea(idea, text)).toList());
        });
        return new Facts(facts);
    }

    private static Map<String, Object> idea(Idea idea, Text text) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("practice", idea.practice());
        facts.put("score", idea.score());
        facts.put("coverage", idea.coverage());
        facts.put("relevance", idea.relevance());
        facts.put("concept", idea.concept());
        facts.put("gate", NodeFacts.word(idea.gate()));
        List<Map<String, Object>> terms = new ArrayList<>();
        for (Idea.Value value : idea.terms()) {
            Map<String, Object> term = new LinkedHashMap<>();
            term.put("term", NodeFacts.word(value.term()));
            term.put("share", value.share());
            term.put("value", value.value());
            term.put("lowest", value.lowest());
            term.put("highest", value.highest());
            terms.add(term);
        }
        facts.put("terms", terms);
        idea.nearest().ifPresent(near -> {
            Map<String, Object> nearest = new LinkedHashMap<>();
            nearest.put("implementation", near.implementation());
            nearest.put("city", near.city());
            nearest.put("similarity", near.similarity().value());
            nearest.put("coverage", near.similarity().coverage());
            facts.put("nearest", nearest);
        });
        facts.put(
                "arguments",
                idea.arguments().stream()
                        .map(phrase -> phrase.in(text.locale()))
                        .toList());
        facts.put(
                "objections",
                idea.objections().stream()
                        .map(phrase -> phrase.in(text.locale()))
                        .toList());
        return facts;
    }
}
