package org.isopolity.server.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.isopolity.index.framework.Group;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.Observation;
import org.isopolity.release.Archive.Shelved;
import org.isopolity.release.CityResult;
import org.isopolity.release.Release;
import org.isopolity.release.Results;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.figures.Library;
import org.isopolity.server.governance.Competences;
import org.isopolity.server.league.LeagueQuery;
import org.isopolity.server.league.Reweighting;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The facts of releases for programs. A release is named by its id, or as {@code latest}. */
@Controller
@RequestMapping(ApiController.ROOT)
class ApiController {

    static final String ROOT = "/api/v1";

    private final Library library;
    private final Reweighting reweighting;
    private final Competences competences;
    private final OpenApi openApi;

    ApiController(Library library, Reweighting reweighting, Competences competences) {
        this.library = library;
        this.reweighting = reweighting;
        this.competences = competences;
        this.openApi = new OpenApi();
    }

    private Figures figures(String release) {
        return library.find(release).orElseThrow(() -> new NoSuchPage(release));
    }

    @GetMapping
    Facts start() {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("description", ROOT + "/openapi.json");
        links.put("releases", ROOT + "/releases");
        links.put("latest", ROOT + "/releases/latest");
        links.put("practices", ROOT + "/practices");
        links.put("impact", ROOT + "/impact");
        return new Facts(Map.of("links", links));
    }

    @GetMapping("/openapi.json")
    Facts description() {
        return new Facts(openApi.description());
    }

    @GetMapping("/releases")
    Facts releases() {
        Map<String, Object> shelf = new LinkedHashMap<>();
        shelf.put(
                "releases",
                library.archive().releases().stream().map(this::facts).toList());
        shelf.put(
                "damaged",
                library.archive().shelved().stream()
                        .filter(Shelved.Damaged.class::isInstance)
                        .map(Shelved::name)
                        .toList());
        return new Facts(shelf);
    }

    @GetMapping("/releases/{release}")
    Facts release(@PathVariable("release") String release) {
        return new Facts(facts(figures(release).release()));
    }

    private ReleaseFacts facts(Release release) {
        return ReleaseFacts.of(release, library.archive().errata(release.id().toString()));
    }

    @GetMapping("/releases/{release}/framework")
    Facts framework(@PathVariable("release") String release, Text text) {
        Figures figures = figures(release);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "nodes",
                figures.framework().nodes().stream()
                        .map(node -> NodeFacts.of(node, figures, competences, text.locale()))
                        .toList());
        putSurvey(facts);
        return new Facts(facts);
    }

    @GetMapping("/releases/{release}/ranking")
    Facts ranking(@PathVariable("release") String release, Parameters parameters, Text text) {
        Figures figures = figures(release);
        LeagueQuery query = LeagueQuery.read(parameters, figures, text);
        Results results = reweighting.results(figures, query);
        Map<String, Object> ranking = new LinkedHashMap<>();
        ranking.put("release", figures.release().id().toString());
        ranking.put("published", query.isPublished());
        ranking.put("ranking_policy", figures.policy().name().toLowerCase(Locale.ROOT));
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (Group area : figures.framework().areas()) {
            weights.put(area.id(), query.weight(area.id()));
        }
        ranking.put("area_weights", weights);
        ranking.put("draws", results.draws());
        ranking.put(
                "cities",
                Stream.concat(results.ranked().stream(), results.unranked().stream())
                        .filter(result -> query.wants(result.city()))
                        .map(result -> StandingFacts.of(
                                result, !parameters.one("ranks").equals("hidden"), text.locale()))
                        .toList());
        return new Facts(ranking);
    }

    @GetMapping("/releases/{release}/cities/{city}")
    Facts city(@PathVariable("release") String release, @PathVariable("city") String city, Text text) {
        Figures figures = figures(release);
        CityResult result = figures.results().find(city).orElseThrow(() -> new NoSuchPage(city));
        Map<String, Double> scores = new LinkedHashMap<>();
        figures.framework()
                .groups()
                .forEach(group -> figures.results()
                        .findScore(city, group.id())
                        .ifPresent(score -> scores.put(group.id(), score)));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", figures.release().id().toString());
        facts.put("city", StandingFacts.of(result, true, figures.findRankAmongPeers(result), text.locale()));
        facts.put("scores", scores);
        facts.put(
                "values",
                figures.valuesOfCity(city).stream().map(ValueFacts::of).toList());
        if (competences.isAtHand()) {
            facts.put(
                    "who_may_act",
                    figures.framework().indicators().stream()
                            .map(indicator -> MarkFacts.of(indicator, competences.of(result.city(), indicator)))
                            .toList());
        }
        putSurvey(facts);
        return new Facts(facts);
    }

    /** Which survey of cities entered an answer that depends on one. */
    private void putSurvey(Map<String, Object> facts) {
        if (competences.isAtHand()) {
            Map<String, String> survey = new LinkedHashMap<>();
            survey.put("years", competences.years());
            survey.put("digest", competences.surveyDigest());
            survey.put("fields_digest", competences.fieldsDigest());
            facts.put("survey", survey);
        }
    }

    @GetMapping("/releases/{release}/indicators/{indicator}")
    Facts indicator(@PathVariable("release") String release, @PathVariable("indicator") String id, Text text) {
        Figures figures = figures(release);
        Indicator indicator = figures.findIndicator(id).orElseThrow(() -> new NoSuchPage(id));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", figures.release().id().toString());
        facts.put("indicator", NodeFacts.of(indicator, figures, competences, text.locale()));
        facts.put(
                "values",
                figures.valuesOfIndicator(id).stream().map(ValueFacts::of).toList());
        putSurvey(facts);
        return new Facts(facts);
    }

    /** Every observation of a city or of an indicator, also those that another one stands before. */
    @GetMapping("/releases/{release}/observations")
    Facts observations(@PathVariable("release") String release, Parameters parameters, Text text) {
        Figures figures = figures(release);
        String city = parameters.one("city");
        String indicator = parameters.one("indicator");
        if (city.isEmpty() && indicator.isEmpty()) {
            parameters.problem("city", "", text.of("wrong.city-or-indicator"));
        }
        if (!city.isEmpty() && figures.results().find(city).isEmpty()) {
            parameters.problem("city", city, text.of("wrong.city-id"));
        }
        if (!indicator.isEmpty() && figures.findIndicator(indicator).isEmpty()) {
            parameters.problem("indicator", indicator, text.of("wrong.indicator-id"));
        }
        parameters.check();
        Stream<Observation> wanted = figures.release().observations().asList().stream()
                .filter(one -> city.isEmpty() || one.cityId().equals(city))
                .filter(one -> indicator.isEmpty() || one.indicatorId().equals(indicator));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("release", figures.release().id().toString());
        facts.put("observations", wanted.map(ObservationFacts::of).toList());
        return new Facts(facts);
    }

    /** An address below the API that fits nothing is answered as programs expect. */
    @GetMapping("/{*rest}")
    Facts unknown(@PathVariable("rest") String rest) {
        throw new NoSuchPage(rest.substring(rest.lastIndexOf('/') + 1));
    }
}
