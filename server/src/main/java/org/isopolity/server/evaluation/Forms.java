package org.isopolity.server.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.isopolity.impact.evaluation.Circumstance;
import org.isopolity.impact.synth.MissingData;
import org.isopolity.impact.target.Aim;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.observation.GeographicLevel;
import org.isopolity.index.observation.Observation;
import org.isopolity.server.evaluation.EvaluationPage.Field;
import org.isopolity.server.evaluation.EvaluationPage.Option;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;

/** The forms of the questions, filled with what was asked before. */
final class Forms {

    private static final int YEARS = 3;
    private static final int CITIES = 3;

    private final Ask ask;
    private final Parameters given;
    private final Text text;

    Forms(Ask ask, Parameters given, Text text) {
        this.ask = ask;
        this.given = given;
        this.text = text;
    }

    /** Indicators observed of three cities or more in three years or more, with the number of cities and years. */
    static Map<String, int[]> panels(Figures figures) {
        Map<String, Map<String, TreeSet<Integer>>> observed = new LinkedHashMap<>();
        for (Observation one : figures.release().observations().asList()) {
            if (one.level() == GeographicLevel.CITY) {
                observed.computeIfAbsent(one.indicatorId(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(one.cityId(), _ -> new TreeSet<>())
                        .add(one.year());
            }
        }
        Map<String, int[]> panels = new LinkedHashMap<>();
        for (Indicator indicator : figures.framework().indicators()) {
            Map<String, TreeSet<Integer>> cities = observed.getOrDefault(indicator.id(), Map.of());
            int count = (int) cities.values().stream()
                    .filter(years -> years.size() >= YEARS)
                    .count();
            int longest = cities.values().stream().mapToInt(TreeSet::size).max().orElse(0);
            if (count >= CITIES) {
                panels.put(indicator.id(), new int[] {count, longest});
            }
        }
        return panels;
    }

    /** The form over the panels of a release. */
    List<Field> published(Figures figures) {
        List<Field> fields = new ArrayList<>();
        String indicator = given.one("indicator");
        fields.add(new Field(
                "indicator",
                text.of("impact.field.indicator"),
                "",
                indicator,
                panels(figures).entrySet().stream()
                        .map(panel -> new Option(
                                panel.getKey(),
                                text.of(
                                        "impact.panel",
                                        figures.findIndicator(panel.getKey())
                                                .map(Indicator::label)
                                                .orElse(panel.getKey()),
                                        panel.getValue()[0],
                                        panel.getValue()[1]),
                                panel.getKey().equals(indicator)))
                        .toList()));
        if (ask != Ask.POWER) {
            List<String> cities = given.all("city");
            Map<String, String> names = Material.names(figures.release().cities());
            fields.add(new Field(
                    "city",
                    text.of("impact.field.city"),
                    "",
                    "",
                    names.entrySet().stream()
                            .sorted(Map.Entry.comparingByValue())
                            .map(city -> new Option(city.getKey(), city.getValue(), cities.contains(city.getKey())))
                            .toList()));
        }
        rest(fields);
        if (ask == Ask.EFFECT) {
            String like = given.one("like");
            fields.add(new Field(
                    "like",
                    text.of("impact.field.like"),
                    "",
                    like,
                    List.of(
                            new Option("none", text.of("impact.like.none"), like.isEmpty()),
                            new Option(
                                    Material.POPULATION,
                                    text.of("impact.like.size", Inquiry.DONORS),
                                    like.equals(Material.POPULATION)))));
        }
        fields.add(line("without", "impact.field.without", "impact.hint.without.cities"));
        last(fields);
        return fields;
    }

    /** The form over a panel of one's own. */
    List<Field> own() {
        List<Field> fields = new ArrayList<>();
        fields.add(line("unit", "impact.field.unit", "impact.hint.unit"));
        fields.add(line("time", "impact.field.time", "impact.hint.time"));
        fields.add(line("outcome", "impact.field.outcome", "impact.hint.outcome"));
        if (ask != Ask.POWER) {
            fields.add(
                    line("city", "impact.field.place", ask == Ask.EFFECT ? "impact.hint.places" : "impact.hint.place"));
        }
        rest(fields);
        if (ask == Ask.EFFECT) {
            fields.add(line("first", "impact.field.first", "impact.hint.first"));
            fields.add(line("like", "impact.field.like", "impact.hint.like"));
        }
        fields.add(line("without", "impact.field.without", "impact.hint.without"));
        last(fields);
        return fields;
    }

    private void rest(List<Field> fields) {
        fields.add(line("from", "impact.field.from." + ask.code(), "impact.hint.from." + ask.code()));
        if (ask == Ask.PROGRESS) {
            fields.add(line("target", "impact.field.target", "impact.hint.target"));
            fields.add(line("year", "impact.field.year", "impact.hint.year"));
        } else {
            fields.add(designs());
        }
        if (ask != Ask.EFFECT) {
            fields.add(choice("aim", Aim.values(), Aim.RISE));
        }
        if (ask == Ask.EFFECT) {
            fields.add(choice("interference", Circumstance.values(), Circumstance.UNKNOWN));
            fields.add(choice("shocks", Circumstance.values(), Circumstance.UNKNOWN));
        }
    }

    private void last(List<Field> fields) {
        if (ask == Ask.PROGRESS) {
            fields.removeIf(field -> field.name().equals("without"));
            fields.add(line("suppose", "impact.field.suppose", "impact.hint.suppose"));
            fields.add(line("error", "impact.field.error", "impact.hint.error"));
            fields.add(line("least", "impact.field.least", "impact.hint.least"));
            fields.add(line("most", "impact.field.most", "impact.hint.most"));
        } else {
            fields.add(choice("missing", MissingData.values(), MissingData.LEAVE_OUT_DONOR));
        }
        if (ask == Ask.POWER) {
            fields.add(line("level", "impact.field.level", "impact.hint.level"));
            fields.add(line("wanted", "impact.field.wanted", "impact.hint.wanted"));
        } else {
            fields.add(line("seed", "impact.field.seed", "impact.hint.seed"));
        }
    }

    private Field designs() {
        String chosen = given.one("design");
        return new Field(
                "design",
                text.of("impact.field.design"),
                text.of("impact.hint.design"),
                chosen,
                Arrays.stream(Design.values())
                        .filter(design -> ask == Ask.EFFECT || design.isSynthetic())
                        .map(design -> new Option(
                                design.code(), text.of("impact.design." + design.code()), design == Design.of(chosen)))
                        .toList());
    }

    private <E extends Enum<E>> Field choice(String name, E[] all, E usual) {
        String chosen = given.one(name);
        return new Field(
                name,
                text.of("impact.field." + name),
                "",
                chosen,
                Arrays.stream(all)
                        .map(one -> new Option(
                                Inquiry.code(one),
                                text.of("impact." + name + "." + Inquiry.code(one)),
                                chosen.isEmpty()
                                        ? one == usual
                                        : Inquiry.code(one).equals(chosen)))
                        .toList());
    }

    private Field line(String name, String label, String hint) {
        return new Field(name, text.of(label), text.of(hint), String.join("; ", given.all(name)), List.of());
    }
}
