package org.isopolity.impact.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isopolity.impact.evaluation.Effect;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.picture.Plot;
import org.isopolity.text.Phrase;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result as people and programs read it.
 *
 * @param finding what it comes to
 * @param evaluation effect, lights and verdict; absent where no effect was asked for
 * @param facts what a reader should know, in order
 * @param tables every figure behind it
 * @param plots pictures by file name without ending
 */
public record Report(
        Phrase finding,
        Optional<Evaluation> evaluation,
        List<Phrase> facts,
        List<Table> tables,
        Map<String, Plot> plots) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Report {
        facts = List.copyOf(facts);
        tables = List.copyOf(tables);
        plots = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(plots));
    }

    /** The whole result as JSON, sentences in the given language. */
    public String json(Locale locale) {
        return JSON.writeValueAsString(content(locale)) + "\n";
    }

    /** The whole result as maps, lists, texts and finite numbers, sentences in the given language. */
    public Map<String, Object> content(Locale locale) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("finding", finding.in(locale));
        evaluation.ifPresent(found -> all.put("evaluation", evaluation(found, locale)));
        all.put("facts", facts.stream().map(fact -> fact.in(locale)).toList());
        Map<String, Object> data = new LinkedHashMap<>();
        tables.forEach(table -> data.put(table.name(), rows(table)));
        all.put("tables", data);
        return all;
    }

    private static List<Map<String, Object>> rows(Table table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (List<Object> cells : table.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int k = 0; k < cells.size(); k++) {
                if (!cells.get(k).equals("")) {
                    row.put(table.columns().get(k), cells.get(k));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static Map<String, Object> evaluation(Evaluation found, Locale locale) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("design", found.design().in(locale));
        map.put("outcome", found.outcome());
        map.put("treated", found.treated());
        map.put("from", found.from());
        map.put("until", found.until());
        map.put("verdict", found.verdict().name().toLowerCase(Locale.ROOT));
        map.put("light", found.light().name().toLowerCase(Locale.ROOT));
        map.put("effect", effect(found.effect(), locale));
        map.put(
                "checks",
                found.checks().stream()
                        .map(check -> Map.of(
                                "name",
                                check.name(),
                                "light",
                                check.light().name().toLowerCase(Locale.ROOT),
                                "reason",
                                check.reason().in(locale)))
                        .map(java.util.TreeMap::new)
                        .toList());
        return map;
    }

    private static Map<String, Object> effect(Effect effect, Locale locale) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", effect.mean());
        effect.relative().ifPresent(value -> map.put("relative", value));
        effect.interval().ifPresent(interval -> map.put("interval", interval(interval, locale)));
        effect.standardError().ifPresent(value -> map.put("standard_error", value));
        effect.p().ifPresent(p -> {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("value", p.value());
            value.put("floor", p.floor());
            value.put("evidence", p.evidence().in(locale));
            map.put("p", value);
        });
        return map;
    }

    private static Map<String, Object> interval(Interval interval, Locale locale) {
        Map<String, Object> map = new LinkedHashMap<>();
        interval.low().ifPresent(value -> map.put("low", value));
        interval.high().ifPresent(value -> map.put("high", value));
        map.put("level", interval.level());
        map.put("basis", interval.basis().in(locale));
        return map;
    }
}
