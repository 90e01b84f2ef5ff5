package org.isopolity.release;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.isopolity.index.Phrases;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.framework.Indicator;
import org.isopolity.index.framework.Node;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.City;
import org.isopolity.index.observation.Flag;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.robustness.RankInterval;
import org.isopolity.index.robustness.Robustness;
import org.isopolity.index.score.Coverage;
import org.isopolity.index.sheet.Mark;
import org.isopolity.index.sheet.Removal;
import org.isopolity.release.CsvFile.Field;
import org.isopolity.text.Phrase;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;

/** Results as the tables of a release, and back: what is read is what was written, digit for digit. */
final class ResultTables {

    static final String RANKS = "ranks.csv";
    /** In place of ranks, where the edition does not publish them. */
    static final String STANDINGS = "standings.csv";

    static final String SCORES = "scores.csv";
    static final String VALUES = "values.csv";
    static final String DRAWS = "rank-draws.csv";
    static final String INDICATORS = "indicators.csv";

    private static final String SEPARATOR = "/";

    /** What ends every line about a city. */
    private static final List<Field> COVERAGE = List.of(
            new Field("observed", "integer", "scored indicators that were observed"),
            new Field("own_figures", "integer", "of these, figures of the city itself"),
            new Field("imputed", "integer", "scored indicators that were filled in"),
            new Field("scored_indicators", "integer", "indicators in the index"),
            new Field("framework_indicators", "integer", "indicators of the framework"),
            new Field("reason_code", "string", "why there is no score: key and arguments"),
            new Field("reason", "string", "why there is no score, in words"));

    private ResultTables() {}

    static List<CsvFile> of(Framework framework, Results results) {
        if (!results.policy().ranks()) {
            return List.of(standings(results), scores(framework, results), values(results), nodes(framework, results));
        }
        return List.of(
                ranks(results), scores(framework, results), values(results), draws(results), nodes(framework, results));
    }

    // ---- writing --------------------------------------------------------------------------------------------------

    private static CsvFile ranks(Results results) {
        List<List<String>> lines = new ArrayList<>();
        for (CityResult result : results.cities()) {
            Optional<RankInterval> interval = result.interval();
            List<String> line = new ArrayList<>(List.of(
                    result.city().id(),
                    text(result.score()),
                    result.rank().isPresent() ? Integer.toString(result.rank().getAsInt()) : "",
                    Boolean.toString(result.tied()),
                    interval.map(ranks -> Integer.toString(ranks.best())).orElse(""),
                    interval.map(ranks -> Integer.toString(ranks.median())).orElse(""),
                    interval.map(ranks -> Integer.toString(ranks.worst())).orElse(""),
                    interval.map(ranks -> Double.toString(ranks.ranked())).orElse("")));
            line.addAll(coverage(result));
            lines.add(line);
        }
        List<Field> fields = new ArrayList<>(List.of(
                new Field("city_id", "string", "city"),
                new Field("score", "number", "score on the whole index"),
                new Field("rank", "integer", "1 is best; equal scores share the better rank"),
                new Field("tied", "boolean", "whether another city has the same rank"),
                new Field("rank_best", "integer", "rank at the 5 % point of the draws"),
                new Field("rank_median", "integer", "middle rank of the draws"),
                new Field("rank_worst", "integer", "rank at the 95 % point of the draws"),
                new Field("ranked_share", "number", "share of draws in which the city had a rank")));
        fields.addAll(COVERAGE);
        return new CsvFile(RANKS, "Score, rank and rank interval of each city", fields, lines);
    }

    /** What is said of each city where ranks are not published. */
    private static CsvFile standings(Results results) {
        boolean bands = results.policy().bands();
        List<Field> fields = new ArrayList<>(List.of(
                new Field("city_id", "string", "city"), new Field("score", "number", "score on the whole index")));
        if (bands) {
            fields.add(new Field("band", "integer", "class of the city, 1 the highest"));
            fields.add(new Field("band_best", "integer", "highest class in nine tenths of the draws"));
            fields.add(new Field("band_worst", "integer", "lowest class in nine tenths of the draws"));
            fields.add(new Field("bands", "integer", "how many classes there are"));
        }
        fields.addAll(COVERAGE);
        List<List<String>> lines = new ArrayList<>();
        for (CityResult result : results.cities()) {
            List<String> line = new ArrayList<>(List.of(result.city().id(), text(result.score())));
            if (bands) {
                Optional<Band> band = result.band();
                line.add(band.map(found -> Integer.toString(found.band())).orElse(""));
                line.add(band.map(found -> Integer.toString(found.best())).orElse(""));
                line.add(band.map(found -> Integer.toString(found.worst())).orElse(""));
                line.add(band.map(found -> Integer.toString(found.bands())).orElse(""));
            }
            line.addAll(coverage(result));
            lines.add(line);
        }
        return new CsvFile(
                STANDINGS, "Score and coverage of each city" + (bands ? ", and its class" : ""), fields, lines);
    }

    private static List<String> coverage(CityResult result) {
        Coverage coverage = result.coverage();
        return List.of(
                Integer.toString(coverage.observed()),
                Integer.toString(coverage.ownFigures()),
                Integer.toString(coverage.imputed()),
                Integer.toString(coverage.scored()),
                Integer.toString(coverage.framework()),
                result.reason().map(ResultTables::code).orElse(""),
                result.reason().map(reason -> reason.in(Locale.ENGLISH)).orElse(""));
    }

    private static CsvFile scores(Framework framework, Results results) {
        List<List<String>> lines = new ArrayList<>();
        for (CityResult result : results.cities()) {
            for (Node node : framework.nodes()) {
                OptionalDouble score = results.findScore(result.city().id(), node.id());
                if (score.isPresent()) {
                    lines.add(List.of(result.city().id(), node.id(), text(score)));
                }
            }
        }
        return new CsvFile(
                SCORES,
                "Scores of each city on the index, themes, areas and indicators",
                List.of(
                        new Field("city_id", "string", "city"),
                        new Field("node_id", "string", "index, theme, area or indicator of the framework"),
                        new Field("score", "number", "score; of an indicator the normalised value")),
                lines);
    }

    private static CsvFile values(Results results) {
        List<List<String>> lines = new ArrayList<>();
        for (ValueResult value : results.values()) {
            lines.add(List.of(
                    value.cityId(),
                    value.indicatorId(),
                    value.observation()
                            .map(chosen -> Integer.toString(chosen.year()))
                            .orElse(""),
                    value.observation()
                            .map(chosen -> chosen.level().name().toLowerCase(Locale.ROOT))
                            .orElse(""),
                    value.observation().map(chosen -> flags(chosen.flags())).orElse(""),
                    value.observation()
                            .map(chosen -> Double.toString(chosen.value()))
                            .orElse(""),
                    Double.toString(value.value()),
                    marks(value.marks()),
                    text(value.normalised()),
                    text(value.points())));
        }
        return new CsvFile(
                VALUES,
                "The value that stands for each city and indicator, and what it brings to the score",
                List.of(
                        new Field("city_id", "string", "city"),
                        new Field("indicator_id", "string", "indicator"),
                        new Field("year", "integer", "year of the chosen observation"),
                        new Field("level", "string", "whose figure it is: city, metro, region or country"),
                        new Field("flags", "string", "flags of the source, one letter each"),
                        new Field("observed", "number", "the chosen observation; empty where imputed"),
                        new Field("value", "number", "the value as it enters the index"),
                        new Field("marks", "string", "stand_in, imputed, treated"),
                        new Field("normalised", "number", "on the common scale"),
                        new Field("points", "number", "its part of the city's score")),
                lines);
    }

    private static CsvFile draws(Results results) {
        List<List<String>> lines = new ArrayList<>();
        for (CityResult result : results.cities()) {
            int[] counts = results.robustness().counts(result.city().id());
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    lines.add(List.of(result.city().id(), Integer.toString(i + 1), Integer.toString(counts[i])));
                }
            }
        }
        return new CsvFile(
                DRAWS,
                "How often each city took each rank in " + results.draws() + " draws",
                List.of(
                        new Field("city_id", "string", "city"),
                        new Field("rank", "integer", "rank"),
                        new Field("draws", "integer", "number of draws with this rank")),
                lines);
    }

    private static CsvFile nodes(Framework framework, Results results) {
        Map<String, Removal> removed = new HashMap<>();
        results.removedIndicators().forEach(removal -> removed.put(removal.id(), removal));
        List<List<String>> lines = new ArrayList<>();
        for (Node node : framework.nodes()) {
            Optional<Phrase> reason =
                    Optional.ofNullable(removed.get(node.id())).map(Removal::reason);
            lines.add(List.of(
                    node.id(),
                    node instanceof Indicator ? "indicator" : "group",
                    Double.toString(results.effectiveWeight(node.id())),
                    reason.map(ResultTables::code).orElse(""),
                    reason.map(words -> words.in(Locale.ENGLISH)).orElse("")));
        }
        return new CsvFile(
                INDICATORS,
                "What each part of the framework weighs, and what was left out",
                List.of(
                        new Field("node_id", "string", "index, theme, area or indicator"),
                        new Field("kind", "string", "group or indicator"),
                        new Field("effective_weight", "number", "share of the index when nothing is missing"),
                        new Field("reason_code", "string", "why it was left out: key and arguments"),
                        new Field("reason", "string", "why it was left out, in words")),
                lines);
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? Double.toString(number.getAsDouble()) : "";
    }

    private static String flags(Set<Flag> flags) {
        return flags.stream().sorted().map(flag -> String.valueOf(flag.code())).collect(Collectors.joining());
    }

    private static String marks(Set<Mark> marks) {
        return marks.stream()
                .sorted()
                .map(mark -> mark.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** A phrase that can be read back in another language: its key and its arguments, all of them numbers. */
    private static String code(Phrase phrase) {
        return phrase.key()
                + phrase.arguments().stream()
                        .map(argument -> SEPARATOR
                                + new BigDecimal(argument.toString())
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .collect(Collectors.joining());
    }

    // ---- reading --------------------------------------------------------------------------------------------------

    static Results read(Path directory, Recipe recipe, Cities cities, Observations observations, Edition edition) {
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
        for (Row row : CsvTable.read(directory.resolve(SCORES)).rows()) {
            scores.computeIfAbsent(row.text("city_id"), _ -> new LinkedHashMap<>())
                    .put(row.text("node_id"), row.number("score"));
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        List<Removal> removed = new ArrayList<>();
        for (Row row : CsvTable.read(directory.resolve(INDICATORS)).rows()) {
            weights.put(row.text("node_id"), row.number("effective_weight"));
            findReason(row).ifPresent(reason -> removed.add(new Removal(row.text("node_id"), reason)));
        }
        String standings = edition.policy().ranks() ? RANKS : STANDINGS;
        List<CityResult> results = CsvTable.read(directory.resolve(standings)).rows().stream()
                .map(row -> cityResult(row, cities, edition.policy()))
                .toList();
        List<ValueResult> values = CsvTable.read(directory.resolve(VALUES)).rows().stream()
                .map(row -> valueResult(row, recipe, observations))
                .toList();
        int ranked = (int)
                results.stream().filter(result -> result.rank().isPresent()).count();
        return new Results(
                results,
                scores,
                values,
                removed,
                weights,
                edition.policy().ranks()
                        ? robustness(directory, edition, ranked)
                        : new Robustness(edition.draws(), edition.seed(), Map.of()),
                edition.policy());
    }

    private static Robustness robustness(Path directory, Edition edition, int ranked) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Row row : CsvTable.read(directory.resolve(DRAWS)).rows()) {
            int rank = (int) row.findWholeNumber("rank").orElse(0);
            if (rank < 1 || rank > ranked) {
                throw row.problem("rank", "'" + row.text("rank") + "' is not one of " + ranked + " ranks.", "");
            }
            counts.computeIfAbsent(row.text("city_id"), _ -> new int[ranked])[rank - 1] =
                    (int) row.findWholeNumber("draws").orElse(0);
        }
        return new Robustness(edition.draws(), edition.seed(), counts);
    }

    private static CityResult cityResult(Row row, Cities cities, RankingPolicy policy) {
        City city = cities.find(row.text("city_id"))
                .orElseThrow(() -> row.problem("city_id", "is not among the cities.", ""));
        return new CityResult(
                city,
                row.findNumber("score"),
                policy.ranks() && !row.text("rank").isEmpty()
                        ? OptionalInt.of(count(row, "rank"))
                        : OptionalInt.empty(),
                policy.ranks() && Boolean.parseBoolean(row.text("tied")),
                policy.ranks() ? interval(row) : Optional.empty(),
                policy.bands() && !row.text("band").isEmpty()
                        ? Optional.of(new Band(
                                count(row, "band"),
                                count(row, "band_best"),
                                count(row, "band_worst"),
                                count(row, "bands")))
                        : Optional.empty(),
                new Coverage(
                        count(row, "observed"),
                        count(row, "own_figures"),
                        count(row, "imputed"),
                        count(row, "scored_indicators"),
                        count(row, "framework_indicators")),
                findReason(row));
    }

    private static Optional<RankInterval> interval(Row row) {
        return row.text("rank_best").isEmpty()
                ? Optional.empty()
                : Optional.of(new RankInterval(
                        count(row, "rank_best"),
                        count(row, "rank_median"),
                        count(row, "rank_worst"),
                        row.number("ranked_share")));
    }

    private static ValueResult valueResult(Row row, Recipe recipe, Observations observations) {
        EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
        for (String mark : row.text("marks").split(" ", -1)) {
            Arrays.stream(Mark.values())
                    .filter(known -> known.name().equalsIgnoreCase(mark))
                    .forEach(marks::add);
        }
        return new ValueResult(
                row.text("city_id"),
                row.text("indicator_id"),
                recipe.select().find(observations, row.text("city_id"), row.text("indicator_id")),
                row.number("value"),
                marks,
                row.findNumber("normalised"),
                row.findNumber("points"));
    }

    private static int count(Row row, String column) {
        return (int) row.findWholeNumber(column).orElseThrow(() -> row.problem(column, "is empty.", ""));
    }

    private static Optional<Phrase> findReason(Row row) {
        if (row.text("reason_code").isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = List.of(row.text("reason_code").split(SEPARATOR, -1));
        Object[] arguments = parts.stream().skip(1).map(Double::valueOf).toArray();
        return Optional.of(Phrases.of(parts.getFirst(), arguments));
    }
}
