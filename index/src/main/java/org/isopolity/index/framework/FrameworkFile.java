package org.isopolity.index.framework;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.isopolity.index.aggregation.Aggregation;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.InvalidInput;
import org.isopolity.text.input.Row;

/** The two layouts of a framework file, and every mistake a person can make in them. */
final class FrameworkFile {

    private static final int DEEPEST = 50;

    private final CsvTable table;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, List<String>> children = new LinkedHashMap<>();
    private final List<Denominator> denominators = new ArrayList<>();

    private FrameworkFile(CsvTable table) {
        this.table = table;
    }

    static Framework read(Path file) {
        CsvTable table = CsvTable.read(file);
        table.require("id");
        table.requireRows();
        FrameworkFile reader = new FrameworkFile(table);
        return table.has("parent") ? reader.readNodes() : reader.readIndicators();
    }

    // ---- node table: id, parent, ... ------------------------------------------------------------------------------

    private Framework readNodes() {
        List<String> roots = new ArrayList<>();
        for (Row row : table.rows()) {
            String id = uniqueId(row);
            String parent = row.text("parent");
            if (isDenominator(row)) {
                denominators.add(denominator(row, parent));
            } else if (parent.isEmpty()) {
                roots.add(id);
            } else {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(id);
            }
        }
        for (Row row : table.rows()) {
            String parent = row.text("parent");
            if (!parent.isEmpty() && !rows.containsKey(parent)) {
                throw row.problem(
                        "parent",
                        "there is no node '" + parent + "'.",
                        "Add a line with the id '" + parent + "', or correct the spelling.");
            }
            if (!parent.isEmpty() && isDenominator(row(parent))) {
                throw row.problem(
                        "parent",
                        "'" + parent + "' is a denominator, which has no place in the tree.",
                        "Name a group; to divide by it, name it in the column denominator.");
            }
            if (!parent.isEmpty() && row(parent).text("type").equals("indicator")) {
                throw row.problem(
                        "parent",
                        "'" + parent + "' is an indicator, and nothing lies below an indicator.",
                        "Name a group.");
            }
        }
        if (roots.size() != 1) {
            throw InvalidInput.inFile(
                    table.file(),
                    roots.isEmpty()
                            ? "no node is without a parent, so the tree has no top."
                            : "these nodes have no parent: " + String.join(", ", roots) + ".",
                    "Leave the parent of exactly one node empty: the index itself.");
        }
        refuseCycles(roots.getFirst());
        if (!children.containsKey(roots.getFirst())) {
            throw InvalidInput.inFile(
                    table.file(), "the index has no indicators below it.", "Name it as parent of other nodes.");
        }
        Group root = (Group) node(roots.getFirst());
        refuseUnknownDenominators();
        return new Framework(root, denominators);
    }

    private static boolean isDenominator(Row row) {
        return row.text("type").equals("denominator");
    }

    private static Denominator denominator(Row row, String parent) {
        if (!parent.isEmpty()) {
            throw row.problem(
                    "parent", "is given for a denominator, which has no place in the tree.", "Leave it empty.");
        }
        return new Denominator(row.identifier("id"), label(row), row.text("unit"));
    }

    private void refuseUnknownDenominators() {
        for (Row row : table.rows()) {
            String named = row.text("denominator");
            if (!named.isEmpty()
                    && !named.equals(Denominator.POPULATION)
                    && denominators.stream()
                            .noneMatch(denominator -> denominator.id().equals(named))) {
                throw row.problem(
                        "denominator",
                        "there is no denominator '" + named + "'.",
                        "Add a line with this id and the type denominator, or write population for the residents in the"
                                + " city file.");
            }
        }
    }

    private void refuseCycles(String root) {
        Set<String> reached = new HashSet<>();
        collect(root, 1, reached);
        for (Map.Entry<String, Row> entry : rows.entrySet()) {
            if (!reached.contains(entry.getKey()) && !isDenominator(entry.getValue())) {
                throw entry.getValue()
                        .problem(
                                "parent",
                                "the parents of '" + entry.getKey() + "' run in a circle.",
                                "Let every chain of parents end at '" + root + "'.");
            }
        }
    }

    private void collect(String id, int depth, Set<String> reached) {
        if (depth > DEEPEST) {
            throw row(id).problem(
                            "parent", "lies more than " + DEEPEST + " levels down.", "Put it higher in the tree.");
        }
        reached.add(id);
        children.getOrDefault(id, List.of()).forEach(child -> collect(child, depth + 1, reached));
    }

    private Node node(String id) {
        Row row = row(id);
        List<String> below = children.getOrDefault(id, List.of());
        if (!below.isEmpty()) {
            return new Group(
                    id,
                    label(row),
                    weight(row),
                    texts(row),
                    below.stream().map(this::node).toList(),
                    written(row, "aggregation", Aggregation::of));
        }
        if (row.text("type").equals("group")) {
            throw row.problem(
                    "type", "is group, but no node names it as parent.", "Put indicators below it, or take it out.");
        }
        refuse(row, "aggregation", "is given for an indicator, which has nothing below it to aggregate.");
        return indicator(row);
    }

    private static void refuse(Row row, String column, String problem) {
        if (!row.text(column).isEmpty()) {
            throw row.problem(column, problem, "Leave it empty.");
        }
    }

    /** What a cell says in a small language of its own, if it says anything. */
    private static <T> Optional<T> written(Row row, String column, Function<String, T> language) {
        String text = row.text(column);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(language.apply(text));
        } catch (IllegalArgumentException wrong) {
            throw row.problem(column, wrong.getMessage() + ".", "Correct it, or leave it empty.");
        }
    }

    // ---- indicator table: id, theme, area, ... --------------------------------------------------------------------

    private Framework readIndicators() {
        table.require("area");
        Map<String, Map<String, List<Node>>> themes = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            uniqueId(row);
            themes.computeIfAbsent(row.text("theme"), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(row.requiredText("area"), _ -> new ArrayList<>())
                    .add(indicator(row));
        }
        List<Node> top = new ArrayList<>();
        themes.forEach((theme, areas) -> {
            List<Node> groups = new ArrayList<>();
            areas.forEach((area, members) -> groups.add(new Group(slug(area), area, 1, Texts.NONE, members)));
            if (theme.isEmpty()) {
                top.addAll(groups);
            } else {
                top.add(new Group(slug(theme), theme, 1, Texts.NONE, groups));
            }
        });
        refuseUnknownDenominators();
        try {
            return new Framework(new Group("index", "Index", 1, Texts.NONE, top));
        } catch (IllegalArgumentException clash) {
            throw InvalidInput.inFile(
                    table.file(),
                    clash.getMessage() + ".",
                    "Give areas, themes and indicators different names, and put each area under one theme.");
        }
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    }

    // ---- both -----------------------------------------------------------------------------------------------------

    private String uniqueId(Row row) {
        String id = row.identifier("id");
        Row earlier = rows.putIfAbsent(id, row);
        if (earlier != null) {
            throw row.problem("id", "'" + id + "' stands in line " + earlier.line() + " already.", "Use each id once.");
        }
        return id;
    }

    private Row row(String id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private Indicator indicator(Row row) {
        table.require("direction");
        return new Indicator(
                row.identifier("id"),
                label(row),
                weight(row),
                texts(row),
                row.text("unit"),
                direction(row),
                row.text("competence").isEmpty() ? Competence.SHARED : row.oneOf("competence", Competence.class),
                goalposts(row),
                row.text("usual_source"),
                computation(row));
    }

    private static Computation computation(Row row) {
        String denominator = row.text("denominator");
        OptionalDouble per = row.findNumber("per");
        if (per.isPresent() && per.getAsDouble() <= 0) {
            throw row.problem(
                    "per", "is not above 0.", "Write for how many units of the denominator a value is given.");
        }
        return new Computation(
                denominator.isEmpty() ? Optional.empty() : Optional.of(denominator),
                per.orElse(1),
                row.findNumber("target"),
                row.findNumber("reference"),
                written(row, "treatment", Treatment::of),
                written(row, "categories", CategoricalScale::of));
    }

    private static String label(Row row) {
        String label = row.text("label");
        return label.isEmpty() ? row.identifier("id") : label;
    }

    private double weight(Row row) {
        if (!table.has("weight")) {
            return 1;
        }
        double weight = row.findNumber("weight")
                .orElseThrow(() -> row.problem("weight", "is empty.", "Write 1 where all siblings count the same."));
        if (weight < 0) {
            throw row.problem("weight", "is negative.", "Write 0 to leave a node out, or turn its direction round.");
        }
        return weight;
    }

    private static Texts texts(Row row) {
        return new Texts(
                row.text("question"),
                row.text("definition"),
                row.text("why_it_matters"),
                row.text("what_it_does_not_tell"));
    }

    private static Direction direction(Row row) {
        return switch (row.requiredText("direction")) {
            case "higher_is_more_open", "higher_is_better", "1" -> Direction.HIGHER_IS_BETTER;
            case "lower_is_more_open", "lower_is_better", "-1" -> Direction.LOWER_IS_BETTER;
            default ->
                throw row.problem(
                        "direction",
                        "'" + row.text("direction") + "' is unknown.",
                        "Write higher_is_more_open or lower_is_more_open.");
        };
    }

    private static Optional<Goalposts> goalposts(Row row) {
        OptionalDouble target = row.findNumber("target");
        OptionalDouble worst = row.findNumber("worst");
        if (worst.isEmpty()) {
            return Optional.empty();
        }
        if (target.isEmpty()) {
            throw row.problem("target", "is empty though worst is given.", "Give both worst and target, or no worst.");
        }
        boolean higher = direction(row) == Direction.HIGHER_IS_BETTER;
        double distance = target.getAsDouble() - worst.getAsDouble();
        if (distance == 0 || distance > 0 != higher) {
            throw row.problem(
                    "target",
                    "lies on the wrong side of worst for direction " + row.text("direction") + ".",
                    "The target must be the better of the two values.");
        }
        return Optional.of(new Goalposts(worst.getAsDouble(), target.getAsDouble(), row.text("goalpost_rationale")));
    }
}
