package org.isopolity.server.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.isopolity.impact.evaluation.Check;
import org.isopolity.impact.evaluation.Effect;
import org.isopolity.impact.evaluation.Evaluation;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Interval;
import org.isopolity.impact.picture.Plot;
import org.isopolity.impact.report.Report;
import org.isopolity.impact.report.Table;
import org.isopolity.server.evaluation.EvaluationPage.File;
import org.isopolity.server.evaluation.EvaluationPage.Grid;
import org.isopolity.server.evaluation.EvaluationPage.Light;
import org.isopolity.server.evaluation.EvaluationPage.Option;
import org.isopolity.server.evaluation.EvaluationPage.Picture;
import org.isopolity.server.evaluation.EvaluationPage.Result;
import org.isopolity.server.text.Text;

/** A report as a page shows it, and as files. */
final class Answers {

    private static final int ROWS = 80;
    private static final double WEIGHTY = 0.0005;
    private static final String RESULT = "result.json";

    private final Report report;
    private final Text text;

    Answers(Report report, Text text) {
        this.report = report;
        this.text = text;
    }

    /**
     * The page.
     *
     * @param address where a file of a name is
     */
    Result result(long seed, UnaryOperator<String> address, String share, List<Option> sent) {
        Optional<Evaluation> evaluation = report.evaluation();
        return new Result(
                evaluation
                        .map(found -> text.name("impact.verdict", found.verdict()))
                        .orElse(""),
                sentence(report.finding().in(text.locale())),
                evaluation
                        .map(found -> text.of("impact.by", found.design().in(text.locale()), Long.toString(seed)))
                        .orElseGet(() -> text.of("impact.seeded", Long.toString(seed))),
                evaluation.map(found -> figures(found.effect())).orElse(List.of()),
                evaluation.map(this::lights).orElse(List.of()),
                pictures(),
                donors(),
                find("left-out").map(table -> grid(table, ROWS)).orElse(Grid.NONE),
                report.facts().stream()
                        .map(fact -> sentence(fact.in(text.locale())))
                        .toList(),
                files().keySet().stream()
                        .map(name -> new File(name, address.apply(name)))
                        .toList(),
                share,
                sent);
    }

    private static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private List<EvaluationPage.Figure> figures(Effect effect) {
        List<EvaluationPage.Figure> figures = new ArrayList<>();
        figures.add(new EvaluationPage.Figure(
                text.of("impact.effect"),
                number(effect.mean()),
                effect.relative().isPresent()
                        ? text.of(
                                "impact.effect.share",
                                text.percent(effect.relative().getAsDouble()))
                        : ""));
        effect.interval().ifPresent(interval -> figures.add(interval(interval)));
        effect.standardError()
                .ifPresent(error -> figures.add(new EvaluationPage.Figure(text.of("impact.error"), number(error), "")));
        effect.p()
                .ifPresent(p -> figures.add(new EvaluationPage.Figure(
                        text.of("impact.p"),
                        number(p.value()),
                        p.floor() > 0 ? text.of("impact.p.floor", number(p.floor())) : "")));
        return figures;
    }

    private EvaluationPage.Figure interval(Interval interval) {
        String name = text.of("impact.interval", text.percent(interval.level()));
        String basis = interval.basis().in(text.locale());
        String value = interval.low().isPresent() && interval.high().isPresent()
                ? text.of(
                        "impact.interval.of",
                        number(interval.low().getAsDouble()),
                        number(interval.high().getAsDouble()))
                : text.of("impact.interval.open");
        return new EvaluationPage.Figure(name, value, basis);
    }

    private List<Light> lights(Evaluation evaluation) {
        return evaluation.checks().stream()
                .sorted(Comparator.comparing(Check::light).reversed())
                .map(check -> new Light(
                        check.light().name().toLowerCase(Locale.ROOT),
                        text.name("impact.light", check.light()),
                        sentence(check.reason().in(text.locale()))))
                .toList();
    }

    private List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        report.plots()
                .forEach((name, plot) -> pictures.add(new Picture(
                        name,
                        plot.title(),
                        plot.description(),
                        "data:image/svg+xml;base64,"
                                + Base64.getEncoder().encodeToString(plot.svg().getBytes(StandardCharsets.UTF_8)),
                        tableOf(name).map(table -> grid(table, ROWS)).orElse(Grid.NONE))));
        return pictures;
    }

    /** The table that holds what a picture shows. */
    private Optional<Table> tableOf(String picture) {
        return find(picture).or(() -> find("path")).or(() -> find("by-elapsed")).or(() -> find("means"));
    }

    private Optional<Table> find(String name) {
        return report.tables().stream()
                .filter(table -> table.name().equals(name) && !table.rows().isEmpty())
                .findFirst();
    }

    /** Those with weight, with how they compare where a rule chose them. */
    private Grid donors() {
        Optional<Table> weights = find("weights");
        if (weights.isEmpty() || !weights.get().columns().equals(List.of("donor", "weight"))) {
            return find("controls")
                    .or(() -> weights)
                    .map(table -> grid(table, ROWS))
                    .orElse(Grid.NONE);
        }
        Map<Object, String> reasons = new HashMap<>();
        find("donor-pool")
                .ifPresent(pool -> pool.rows()
                        .forEach(
                                row -> reasons.put(row.getFirst(), row.getLast().toString())));
        List<List<String>> rows = new ArrayList<>();
        int others = 0;
        for (List<Object> row : weights.get().rows()) {
            if (row.get(1) instanceof Double weight && Math.abs(weight) >= WEIGHTY) {
                rows.add(List.of(
                        row.getFirst().toString(),
                        text.decimal(weight, 3, 3),
                        reasons.getOrDefault(row.getFirst(), text.of("impact.donor.weighted"))));
            } else {
                others++;
            }
        }
        return new Grid(
                List.of(text.of("impact.col.donor"), text.of("impact.col.weight"), text.of("impact.col.reason")),
                rows,
                others);
    }

    private Grid grid(Table table, int most) {
        return new Grid(
                table.columns().stream()
                        .map(column -> text.find("impact.col." + column).orElse(column.replace('_', ' ')))
                        .toList(),
                table.rows().stream()
                        .limit(most)
                        .map(row -> row.stream().map(this::cell).toList())
                        .toList(),
                Math.max(0, table.rows().size() - most));
    }

    private String cell(Object value) {
        return value instanceof Double number ? number(number) : value.toString();
    }

    /** Three significant digits where a number is small, so that it claims no more than it can. */
    private String number(double value) {
        return text.exact(Math.abs(value) >= 1_000 ? Math.rint(value) : Figure.of(value));
    }

    /** Everything that can be kept, by name. */
    Map<String, Kept> files() {
        Map<String, Kept> files = new LinkedHashMap<>();
        files.put(RESULT, new Kept("application/json", () -> report.json(text.locale())));
        report.tables().stream()
                .filter(table -> !table.rows().isEmpty())
                .forEach(table -> files.put(table.name() + ".csv", new Kept("text/csv;charset=UTF-8", table::csv)));
        for (Map.Entry<String, Plot> plot : report.plots().entrySet()) {
            files.put(plot.getKey() + ".svg", new Kept("image/svg+xml", plot.getValue()::svg));
        }
        return files;
    }

    /**
     * A file in the making.
     *
     * @param type its media type
     * @param content makes it
     */
    record Kept(String type, java.util.function.Supplier<String> content) {

        byte[] bytes() {
            return content.get().getBytes(StandardCharsets.UTF_8);
        }
    }
}
