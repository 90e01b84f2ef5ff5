package org.isopolity.server.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.change.Decomposition;
import org.isopolity.population.change.Movement;
import org.isopolity.population.gateway.Classification;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.population.segregation.SegregationIndex;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.population.Gateways;
import org.isopolity.server.population.PublishedTable;
import org.isopolity.server.population.Story;
import org.isopolity.server.population.TableEntry;
import org.isopolity.server.population.Tables;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Small areas and gateways for programs. */
@Controller
@RequestMapping(ApiController.ROOT + "/population")
class PopulationApi {

    private final Tables tables;
    private final Story story;

    PopulationApi(Tables tables, Story story) {
        this.tables = tables;
        this.story = story;
    }

    @GetMapping
    Facts population() {
        return new Facts(Map.of(
                "tables",
                tables.entries().stream().map(PopulationApi::entry).toList(),
                "gateways",
                tables.gateways().countries().stream()
                        .map(country -> Map.of(
                                "id", country.id(),
                                "country", country.history().city(),
                                "rules", country.rules().name(),
                                "source", country.source(),
                                "terms", country.terms()))
                        .toList()));
    }

    private static Map<String, Object> entry(TableEntry entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", entry.id());
        facts.put("title", entry.title());
        facts.put("group", entry.group());
        facts.put("source", entry.source());
        facts.put("terms", entry.terms());
        return facts;
    }

    @GetMapping("/{table}")
    Facts table(@PathVariable("table") String id, Parameters parameters) {
        PublishedTable table = tables.find(id).flatMap(Tables.Reading::table).orElseThrow(() -> new NoSuchPage(id));
        String asked = parameters.oneOf("group", table.groups());
        parameters.check();
        Story.Told told = story.of(table, asked.isEmpty() ? table.entry().group() : asked);
        Map<String, Object> facts = entry(table.entry());
        facts.put("group", told.group());
        facts.put("groups", table.groups());
        facts.put("units", table.newest().table().units().size());
        facts.put(
                "notes",
                table.newest().notes().stream()
                        .map(note -> note.in(Locale.ENGLISH))
                        .toList());
        facts.put(
                "dimensions",
                told.movements().stream().map(PopulationApi::movement).toList());
        List<Map<String, Object>> indices = new ArrayList<>();
        told.indices().forEach((year, measured) -> {
            for (SegregationIndex index : SegregationIndex.values()) {
                indices.add(figure(year, index.symbol(), measured.figure(index)));
            }
        });
        facts.put("indices", indices);
        List<Map<String, Object>> all = new ArrayList<>();
        told.all().forEach((year, groups) -> all.addAll(allGroups(year, groups)));
        facts.put("all_groups", all);
        told.change().ifPresent(change -> facts.put("change", change(change.information())));
        return new Facts(facts);
    }

    private static Map<String, Object> movement(Movement movement) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("dimension", NodeFacts.word(movement.index().dimension()));
        facts.put("index", movement.index().symbol());
        put(facts, "before", movement.before().estimate());
        put(facts, "after", movement.after().estimate());
        put(facts, "difference", movement.difference());
        put(facts, "noise", movement.noise());
        facts.put("verdict", NodeFacts.word(movement.verdict()));
        facts.put("words", movement.inWords().in(Locale.ENGLISH));
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, Figure figure) {
        figure.find().ifPresent(value -> facts.put(name, value));
    }

    private static Map<String, Object> figure(int year, String index, Figure figure) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (year != AreaSeries.UNDATED) {
            facts.put("year", year);
        }
        facts.put("index", index);
        put(facts, "value", figure);
        figure.reason().ifPresent(reason -> facts.put("reason", reason.in(Locale.ENGLISH)));
        return facts;
    }

    private static List<Map<String, Object>> allGroups(int year, ManyGroups groups) {
        return List.of(
                figure(year, "M", groups.information()),
                figure(year, "H", groups.informationRatio()),
                figure(year, "D", groups.dissimilarity()),
                figure(year, "G", groups.gini()),
                figure(year, "E", groups.entropy()));
    }

    private static Map<String, Object> change(Decomposition change) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("before", change.before());
        facts.put("additions", change.additions());
        facts.put("removals", change.removals());
        facts.put("group_margin", change.groupMargin());
        facts.put("unit_margin", change.unitMargin());
        facts.put("structure", change.structure());
        facts.put("after", change.after());
        facts.put("converged", change.convergence().converged());
        return facts;
    }

    @GetMapping("/gateways/{country}")
    Facts gateways(@PathVariable("country") String id) {
        Gateways.Country country = tables.gateways().countries().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchPage(id));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", id);
        facts.put("country", country.history().city());
        facts.put("rules", country.rules().name());
        facts.put("cities", country.cities().stream().map(PopulationApi::city).toList());
        return new Facts(facts);
    }

    private static Map<String, Object> city(Gateways.City city) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("city", city.history().city());
        city.type().gateway().ifPresent(gateway -> facts.put("gateway", gateway));
        List<Map<String, Object>> evidence = new ArrayList<>();
        for (Classification.Evidence line : city.type().evidence()) {
            evidence.add(Map.of(
                    "tried", line.gateway().isEmpty() ? "size" : line.gateway(),
                    "verdict", NodeFacts.word(line.verdict()),
                    "reason", line.reason().in(Locale.ENGLISH)));
        }
        facts.put("evidence", evidence);
        return facts;
    }
}
