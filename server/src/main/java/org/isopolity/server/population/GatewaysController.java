package org.isopolity.server.population;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isopolity.population.gateway.Classification;
import org.isopolity.population.gateway.History;
import org.isopolity.server.download.Download;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.population.GatewaysPage.CityRow;
import org.isopolity.server.population.GatewaysPage.EvidenceRow;
import org.isopolity.server.population.GatewaysPage.YearRow;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Cities as gateways: what the rules say of each, and the evidence for it. */
@Controller
@RequestMapping("/population/gateways")
class GatewaysController {

    private final Tables tables;

    GatewaysController(Tables tables) {
        this.tables = tables;
    }

    private Gateways.Country country(String id) {
        return tables.gateways().countries().stream()
                .filter(country -> country.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchPage(id));
    }

    private static Optional<Gateways.City> city(Gateways.Country country, Parameters parameters) {
        String name = parameters.one("city");
        parameters.check();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(country.findCity(name).orElseThrow(() -> new NoSuchPage(name)));
    }

    @GetMapping("/{country}")
    Page gateways(@PathVariable("country") String id, Parameters parameters, Text text) {
        Gateways.Country country = country(id);
        Optional<Gateways.City> city = city(country, parameters);
        int classified = (int) country.cities().stream()
                .filter(one -> one.type().gateway().isPresent())
                .count();
        String lead = text.of(
                "population.gateways.lead",
                text.whole(classified),
                text.whole(country.cities().size()));
        GatewaysPage page = new GatewaysPage(
                id,
                country.history().city(),
                lead,
                country.rules().source(),
                country.cities().stream().map(one -> row(one, text)).toList(),
                city.map(one -> one.history().city()).orElse(""),
                city.map(one -> query(one.history())).orElse(""),
                city.map(one -> gateway(one.type(), text)).orElse(""),
                city.map(one -> evidence(one.type(), text)).orElse(List.of()),
                city.map(one -> history(one.history(), country.history(), text)).orElse(List.of()),
                country.source(),
                country.terms());
        return new Page(
                "population/gateways",
                new Head(text.of("population.gateways.title", page.country()), lead, Section.NONE),
                page);
    }

    @GetMapping("/{country}/timeline.svg")
    Picture timeline(@PathVariable("country") String id, Parameters parameters, Text text) {
        Gateways.Country country = country(id);
        Gateways.City city = city(country, parameters).orElseThrow(() -> new NoSuchPage("timeline.svg"));
        return new Picture(country.timeline(
                city, text.of("population.timeline", city.history().city(), gateway(city.type(), text))));
    }

    @GetMapping("/{country}/gateways.csv")
    Download file(@PathVariable("country") String id) {
        CsvText csv = new CsvText("city", "gateway", "tried", "verdict", "reason");
        for (Gateways.City city : country(id).cities()) {
            for (Classification.Evidence line : city.type().evidence()) {
                csv.line(List.of(
                        city.history().city(),
                        city.type().gateway().orElse("unclassified"),
                        line.gateway().isEmpty() ? "size" : line.gateway(),
                        line.verdict().name().toLowerCase(Locale.ROOT),
                        line.reason().in(Locale.ENGLISH)));
            }
        }
        return csv.as(id + "-gateways.csv");
    }

    @GetMapping("/{country}/history.csv")
    Download history(@PathVariable("country") String id) {
        Gateways.Country country = country(id);
        CsvText csv = new CsvText("city", "year", "share");
        lines(country.history(), csv);
        country.cities().forEach(city -> lines(city.history(), csv));
        return csv.as(id + "-history.csv");
    }

    private static void lines(History history, CsvText csv) {
        history.years()
                .forEach((year, count) ->
                        csv.line(List.of(history.city(), Integer.toString(year), CsvText.number(count.share()))));
    }

    private static CityRow row(Gateways.City city, Text text) {
        return new CityRow(
                city.history().city(),
                query(city.history()),
                gateway(city.type(), text),
                city.type().deciding().stream()
                        .map(line -> line.reason().in(text.locale()))
                        .collect(Collectors.joining(" ")));
    }

    private static String query(History history) {
        return "city=" + URLEncoder.encode(history.city(), StandardCharsets.UTF_8);
    }

    private static String gateway(Classification type, Text text) {
        return type.gateway().orElse(text.of("population.unclassified"));
    }

    private static List<EvidenceRow> evidence(Classification type, Text text) {
        return type.evidence().stream()
                .map(line -> new EvidenceRow(
                        line.gateway().isEmpty() ? text.of("population.metro") : line.gateway(),
                        text.name("population.verdict", line.verdict()),
                        line.reason().in(text.locale())))
                .toList();
    }

    private static List<YearRow> history(History city, History country, Text text) {
        List<YearRow> rows = new ArrayList<>();
        city.years().forEach((year, count) -> {
            History.Count nation = country.years().get(year);
            rows.add(new YearRow(
                    Integer.toString(year),
                    text.percent(count.share()),
                    nation == null ? text.of("population.unknown") : text.percent(nation.share())));
        });
        return rows;
    }
}
