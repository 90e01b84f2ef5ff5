package org.isopolity.server.population;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.change.Movement;
import org.isopolity.population.disclosure.Publishable;
import org.isopolity.population.disclosure.Shown;
import org.isopolity.population.picture.DotMap;
import org.isopolity.population.picture.ProfileChart;
import org.isopolity.population.picture.ShareMap;
import org.isopolity.population.place.Places;
import org.isopolity.population.segregation.SegregationIndex;
import org.isopolity.population.trust.Spread;
import org.isopolity.server.download.Download;
import org.isopolity.server.page.Head;
import org.isopolity.server.page.Head.Section;
import org.isopolity.server.page.NoSuchPage;
import org.isopolity.server.page.Page;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.population.PopulationPage.Line;
import org.isopolity.server.text.Text;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tables of small areas as pages, pictures and files. Everything is made from what may be shown. */
@Controller
class PopulationController {

    private final Tables tables;
    private final Story story;

    PopulationController(Tables tables, Story story) {
        this.tables = tables;
        this.story = story;
    }

    /** A table and the group that an address is about. */
    private record Subject(PublishedTable table, Story.Told told) {}

    private Subject subject(String id, Parameters parameters) {
        PublishedTable table = tables.find(id).flatMap(Tables.Reading::table).orElseThrow(() -> new NoSuchPage(id));
        String group = parameters.oneOf("group", table.groups());
        parameters.check();
        return new Subject(
                table, story.of(table, group.isEmpty() ? table.entry().group() : group));
    }

    @GetMapping("/population")
    Page population(Text text) {
        List<Line> lines = tables.entries().stream()
                .map(entry -> new Line(entry.id(), entry.title(), entry.group(), entry.source()))
                .toList();
        List<Line> countries = tables.gateways().countries().stream()
                .map(country -> new Line(
                        country.id(),
                        country.history().city(),
                        text.count(
                                "population.gateways.cities", country.cities().size()),
                        country.source()))
                .toList();
        String lead = lines.isEmpty() && countries.isEmpty()
                ? text.of("population.lead.none")
                : text.count("population.lead", lines.size());
        return new Page(
                "population/index",
                new Head(text.of("population.title"), lead, Section.NONE),
                new PopulationPage(
                        lead, tables.problem(), lines, tables.gateways().problem(), countries));
    }

    @GetMapping("/population/tables.csv")
    Download template() {
        return new CsvText(TableEntry.HEADER.strip().split(",", -1)).as("tables.csv");
    }

    @GetMapping("/population/gateways.csv")
    Download gatewaysTemplate() {
        return new CsvText(Gateways.HEADER.strip().split(",", -1)).as("gateways.csv");
    }

    @GetMapping("/population/{table}")
    Page table(@PathVariable("table") String id, Parameters parameters, Text text) {
        Tables.Reading reading = tables.find(id).orElseThrow(() -> new NoSuchPage(id));
        TablePage page = reading.table().isEmpty()
                ? TablePages.problem(id, tables, reading.problem())
                : page(subject(id, parameters), text);
        return new Page("population/table", new Head(page.title(), page.lead(), Section.NONE), page);
    }

    private static TablePage page(Subject subject, Text text) {
        return new TablePages(subject.table, subject.told, text).page();
    }

    @GetMapping("/population/{table}/profile.svg")
    Picture profile(@PathVariable("table") String id, Parameters parameters, Text text) {
        Subject subject = subject(id, parameters);
        int newest = subject.table.newestYear();
        List<String> dates = newest == AreaSeries.UNDATED
                ? List.of(text.of("population.newest"))
                : subject.told.first() == newest
                        ? List.of(Integer.toString(newest))
                        : List.of(Integer.toString(subject.told.first()), Integer.toString(newest));
        return new Picture(ProfileChart.svg(
                text.of("population.profile.title", subject.told.group()),
                dates,
                subject.told.movements(),
                text.locale()));
    }

    @GetMapping("/population/{table}/map.svg")
    Picture map(@PathVariable("table") String id, Parameters parameters, Text text) {
        Subject subject = subject(id, parameters);
        return new Picture(ShareMap.svg(
                subject.table.newest().shown(), places(subject.table, id), subject.told.group(), text.locale()));
    }

    @GetMapping("/population/{table}/dots.svg")
    Picture dots(@PathVariable("table") String id, Text text) {
        PublishedTable table = tables.find(id).flatMap(Tables.Reading::table).orElseThrow(() -> new NoSuchPage(id));
        Places places = places(table, id);
        if (!places.hasOutlines()) {
            throw new NoSuchPage("dots.svg");
        }
        return new Picture(DotMap.svg(table.newest().shown(), places, TablePages.peoplePerDot(table), text.locale()));
    }

    private static Places places(PublishedTable table, String id) {
        return table.findPlaces(table.newestYear()).orElseThrow(() -> new NoSuchPage(id));
    }

    @GetMapping("/population/{table}/indices.csv")
    Download indices(@PathVariable("table") String id, Parameters parameters) {
        Subject subject = subject(id, parameters);
        CsvText csv = new CsvText("year", "group", "dimension", "index", "name", "census", "value", "reason");
        subject.told.indices().forEach((year, measured) -> {
            for (SegregationIndex index : SegregationIndex.values()) {
                csv.line(List.of(
                        TablePages.year(year),
                        subject.told.group(),
                        index.dimension().inWords().in(Locale.ENGLISH),
                        index.symbol(),
                        index.inWords().in(Locale.ENGLISH),
                        index.isCensus() ? "yes" : "no",
                        CsvText.value(measured.figure(index)),
                        CsvText.reason(measured.figure(index))));
            }
        });
        return csv.as(id + "-indices.csv");
    }

    @GetMapping("/population/{table}/dimensions.csv")
    Download dimensions(@PathVariable("table") String id, Parameters parameters) {
        Subject subject = subject(id, parameters);
        boolean several = subject.told.first() < subject.table.newestYear();
        CsvText csv = new CsvText(
                "year",
                "group",
                "dimension",
                "index",
                "value",
                "low",
                "high",
                "difference",
                "noise",
                "verdict",
                "reason");
        for (Movement movement : subject.told.movements()) {
            if (several) {
                csv.line(dimension(subject, movement, subject.told.first(), movement.before(), List.of("", "", "")));
            }
            csv.line(dimension(
                    subject,
                    movement,
                    subject.table.newestYear(),
                    movement.after(),
                    several
                            ? List.of(
                                    CsvText.value(movement.difference()),
                                    CsvText.value(movement.noise()),
                                    movement.verdict()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                            : List.of("", "", "")));
        }
        return csv.as(id + "-dimensions.csv");
    }

    private static List<String> dimension(
            Subject subject, Movement movement, int year, Spread spread, List<String> change) {
        List<String> cells = new ArrayList<>(List.of(
                TablePages.year(year),
                subject.told.group(),
                movement.index().dimension().inWords().in(Locale.ENGLISH),
                movement.index().symbol(),
                CsvText.value(spread.estimate()),
                CsvText.value(spread.low()),
                CsvText.value(spread.high())));
        cells.addAll(change);
        cells.add(CsvText.reason(spread.estimate()));
        return cells;
    }

    @GetMapping("/population/{table}/exposure.csv")
    Download exposure(@PathVariable("table") String id, Parameters parameters) {
        Subject subject = subject(id, parameters);
        List<String> groups = subject.table.groups();
        CsvText csv = new CsvText("group", "met", "value", "reason");
        for (int g = 0; g < groups.size(); g++) {
            for (int met = 0; met < groups.size(); met++) {
                Figure figure = subject.told.exposure().get(g).get(met);
                csv.line(List.of(groups.get(g), groups.get(met), CsvText.value(figure), CsvText.reason(figure)));
            }
        }
        return csv.as(id + "-exposure.csv");
    }

    @GetMapping("/population/{table}/change.csv")
    Download change(@PathVariable("table") String id, Parameters parameters) {
        Story.Change change = subject(id, parameters).told.change().orElseThrow(() -> new NoSuchPage("change.csv"));
        CsvText csv = new CsvText("part", "M", "H");
        TablePages.parts(change)
                .forEach(part -> csv.line(
                        List.of(part.key(), CsvText.number(part.information()), CsvText.number(part.ratio()))));
        return csv.as(id + "-change.csv");
    }

    @GetMapping("/population/{table}/areas.csv")
    Download areas(@PathVariable("table") String id, Parameters parameters) {
        PublishedTable table = subject(id, parameters).table;
        List<String> header = new ArrayList<>(List.of("year", "area"));
        header.addAll(table.groups());
        header.add("total");
        CsvText csv = new CsvText(header.toArray(String[]::new));
        for (int year : table.years()) {
            areas(table.of(year), year, table.groups(), csv);
        }
        return csv.as(id + "-areas.csv");
    }

    private static void areas(Publishable publishable, int year, List<String> groups, CsvText csv) {
        Shown shown = publishable.shown();
        AreaTable table = publishable.table();
        for (int u = 0; u < shown.units().size(); u++) {
            int unit = u;
            List<String> cells =
                    new ArrayList<>(List.of(TablePages.year(year), shown.units().get(u)));
            for (String group : groups) {
                cells.add(table.groups().contains(group) ? text(shown.findCount(table.group(group), unit)) : "");
            }
            cells.add(text(shown.findTotal(unit)));
            csv.line(cells);
        }
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? CsvText.number(number.getAsDouble()) : "";
    }
}
