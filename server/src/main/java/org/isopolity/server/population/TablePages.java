package org.isopolity.server.population;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.change.Decomposition;
import org.isopolity.population.change.Movement;
import org.isopolity.population.disclosure.Shown;
import org.isopolity.population.place.Places;
import org.isopolity.population.segregation.SegregationIndex;
import org.isopolity.server.population.TablePage.AreaRow;
import org.isopolity.server.population.TablePage.Choice;
import org.isopolity.server.population.TablePage.DimensionRow;
import org.isopolity.server.population.TablePage.ExposureRow;
import org.isopolity.server.population.TablePage.IndexRow;
import org.isopolity.server.population.TablePage.Part;
import org.isopolity.server.text.Text;

/** Makes the page of a table from what is told of it. */
final class TablePages {

    private static final int LEAST_PEOPLE_PER_DOT = 100;
    private static final int MOST_DOTS = 20_000;

    private final PublishedTable table;
    private final Story.Told told;
    private final Text text;

    TablePages(PublishedTable table, Story.Told told, Text text) {
        this.table = table;
        this.told = told;
        this.text = text;
    }

    /**
     * A part of a change.
     *
     * @param key of its name
     * @param information in M
     * @param ratio in H
     */
    record ChangePart(String key, double information, double ratio) {}

    static List<ChangePart> parts(Story.Change change) {
        Decomposition m = change.information();
        Decomposition.OfRatio h = change.ratio();
        return List.of(
                new ChangePart("before", m.before(), h.before()),
                new ChangePart("added", m.additions(), h.additions()),
                new ChangePart("removed", m.removals(), h.removals()),
                new ChangePart("groups", m.groupMargin(), h.groupMargin()),
                new ChangePart("areas", m.unitMargin(), h.unitMargin()),
                new ChangePart("structure", m.structure(), h.structure()),
                new ChangePart("diversity", 0, h.diversity()),
                new ChangePart("after", m.after(), h.after()));
    }

    static String year(int year) {
        return year == AreaSeries.UNDATED ? "" : Integer.toString(year);
    }

    /** So many that no dot stands for few people, and a picture stays small. */
    static int peoplePerDot(PublishedTable table) {
        double fewest = Math.max(LEAST_PEOPLE_PER_DOT, table.newest().table().total() / MOST_DOTS);
        return (int) (Math.ceil(fewest / LEAST_PEOPLE_PER_DOT) * LEAST_PEOPLE_PER_DOT);
    }

    static TablePage problem(String id, Tables tables, String problem) {
        TableEntry entry = tables.entries().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new TablePage(
                id,
                entry.title(),
                "",
                problem,
                List.of(),
                entry.group(),
                "",
                List.of(),
                List.of(),
                "",
                List.of(),
                "",
                false,
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                entry.source(),
                entry.terms());
    }

    TablePage page() {
        AreaTable newest = table.newest().table();
        List<String> notes = new ArrayList<>();
        table.newest().notes().forEach(note -> notes.add(note.in(text.locale())));
        told.small().ifPresent(small -> notes.add(small.in(text.locale())));
        boolean several = told.first() < table.newestYear();
        boolean mapped = table.findPlaces(table.newestYear()).isPresent();
        return new TablePage(
                table.entry().id(),
                table.entry().title(),
                text.of(
                        "population.table.lead",
                        told.group(),
                        text.whole(newest.groupTotal(newest.group(told.group()))),
                        text.whole(newest.total()),
                        text.whole(newest.units().size())),
                "",
                notes,
                told.group(),
                query(told.group()),
                table.groups().stream()
                        .map(group -> new Choice(group, query(group), group.equals(told.group())))
                        .toList(),
                told.movements().stream()
                        .map(movement -> row(movement, several))
                        .toList(),
                several ? Integer.toString(told.first()) : "",
                told.change()
                        .map(change -> parts(change).stream().map(this::row).toList())
                        .orElse(List.of()),
                told.incomparable(),
                mapped,
                mapped
                        && table.findPlaces(table.newestYear())
                                .map(Places::hasOutlines)
                                .orElse(false),
                told.warnings().stream()
                        .map(warning -> warning.in(text.locale()))
                        .toList(),
                indices(),
                newest.groups(),
                exposure(newest),
                areas(),
                table.entry().source(),
                table.entry().terms());
    }

    private static String query(String group) {
        return "group=" + URLEncoder.encode(group, StandardCharsets.UTF_8);
    }

    private DimensionRow row(Movement movement, boolean several) {
        SegregationIndex index = movement.index();
        Figure value = movement.after().estimate();
        return new DimensionRow(
                index.dimension().inWords().in(text.locale()),
                text.of("population.index", index.inWords().in(text.locale()), index.symbol()),
                figure(value),
                value.find().isPresent() ? means(index, value.get()) : "",
                several ? movement.inWords().in(text.locale()) : "");
    }

    private String means(SegregationIndex index, double value) {
        String hundred = text.whole(100 * Math.abs(value));
        return switch (index) {
            case SPATIAL_PROXIMITY -> text.of("population.means.spatial-proximity", text.decimal(value, 2, 2));
            case ABSOLUTE_CENTRALISATION ->
                text.of(
                        value >= 0
                                ? "population.means.absolute-centralisation"
                                : "population.means.absolute-centralisation.away",
                        hundred);
            default -> text.of("population.means." + index.name().toLowerCase(Locale.ROOT), hundred);
        };
    }

    private String figure(Figure figure) {
        return figure.find().isPresent()
                ? text.decimal(figure.get(), 3, 3)
                : figure.reason().orElseThrow().in(text.locale());
    }

    private Part row(ChangePart part) {
        return new Part(
                text.of("population.part." + part.key()),
                text.decimal(part.information(), 4, 4),
                text.decimal(part.ratio(), 4, 4));
    }

    private List<IndexRow> indices() {
        List<IndexRow> rows = new ArrayList<>();
        told.indices().descendingMap().forEach((year, measured) -> {
            for (SegregationIndex index : SegregationIndex.values()) {
                rows.add(new IndexRow(
                        year(year),
                        index.dimension().inWords().in(text.locale()),
                        text.of("population.index", index.inWords().in(text.locale()), index.symbol()),
                        figure(measured.figure(index))));
            }
        });
        return rows;
    }

    private List<ExposureRow> exposure(AreaTable newest) {
        List<ExposureRow> rows = new ArrayList<>();
        for (int g = 0; g < told.exposure().size(); g++) {
            rows.add(new ExposureRow(
                    newest.groups().get(g),
                    told.exposure().get(g).stream()
                            .map(met -> met.find().isPresent() ? text.percent(met.get()) : figure(met))
                            .toList()));
        }
        return rows;
    }

    private List<AreaRow> areas() {
        Shown shown = table.newest().shown();
        int group = shown.groups().indexOf(told.group());
        String hidden = text.of("population.hidden");
        List<AreaRow> rows = new ArrayList<>();
        for (int u = 0; u < shown.units().size(); u++) {
            OptionalDouble people = shown.findTotal(u);
            OptionalDouble count = shown.findCount(group, u);
            rows.add(new AreaRow(
                    shown.units().get(u),
                    people.isPresent() ? text.whole(people.getAsDouble()) : hidden,
                    count.isPresent() ? text.whole(count.getAsDouble()) : hidden,
                    count.isPresent() && people.orElse(0) > 0
                            ? text.percent(count.getAsDouble() / people.getAsDouble())
                            : people.orElse(1) == 0 ? "" : hidden));
        }
        return rows;
    }
}
