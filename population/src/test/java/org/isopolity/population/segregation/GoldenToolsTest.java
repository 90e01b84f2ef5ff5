package org.isopolity.population.segregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.isopolity.population.Figure;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.place.Places;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** What other tools computed, where they are right; and that no golden file is passed over in silence. */
class GoldenToolsTest {

    private static final double RELATIVE = 1e-12;

    /** Files that are compared with nothing, each with the reason. */
    private static final Map<String, String> NOT_COMPARED = Map.ofEntries(
            Map.entry("outputs/crosscheck_summary.csv", "a summary in words of which tool is right, for readers"),
            Map.entry(
                    "outputs/elbers_compress_all_syn40x4.csv",
                    "merging units until little of M is lost is not offered"),
            Map.entry("formats/README.md", "words"),
            Map.entry("formats/acs_variables.csv", "a list of names of variables, for readers"),
            Map.entry("formats/census_housing_patterns_metro_layout.csv", "files of 1980 to 2000 are not imported"),
            Map.entry("formats/eurostat_indic_ur_population_by_origin.csv", "a list of codes, for readers"),
            Map.entry("gateways/us_national_foreign_born_share.csv", "from memory, says the file; no test rests on it"),
            Map.entry("gateways/essay_examples.csv", "a list of names without a history to read"),
            Map.entry(
                    "gateways/published_figures.csv",
                    "arithmetic of published shares: PeopleTest, publishedArithmeticOfCitiesAndSuburbsComesOut"),
            Map.entry(
                    "gateways/gateway_rules.csv",
                    "rules in words; the rule tables of the engine state what of them is confirmed"));

    /** Files whose values are compared by other tests, by name. */
    private static final Pattern NAMED = Pattern.compile("[\\w.]+\\.(?:csv|json|tsv|dat)");

    private final SoftAssertions soft = new SoftAssertions();
    private final Map<String, AreaTable> tables = new HashMap<>();

    private AreaTable table(String dataset) {
        return tables.computeIfAbsent(
                dataset, name -> name.startsWith("elbers") ? GoldenIndicesTest.schools(name) : Golden.dataset(name));
    }

    private void close(String what, double actual, double expected) {
        soft.assertThat(actual).as(what).isCloseTo(expected, within(RELATIVE * Math.max(Math.abs(expected), 1e-3)));
    }

    @Test
    void everyGoldenFileIsComparedOrNamedWithItsReason() throws IOException {
        Path root = Golden.shared("golden/segregation");
        Set<String> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> name.contains("/"))
                    .collect(Collectors.toSet());
        }
        Set<String> named = new HashSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Matcher names = NAMED.matcher(Files.readString(source));
                while (names.find()) {
                    named.add(names.group());
                }
            }
        }
        named.addAll(inputsOfComparedTables(files, named));
        assertThat(files)
                .allSatisfy(file -> assertThat(
                                NOT_COMPARED.containsKey(file) || named.contains(file.substring(file.indexOf('/') + 1)))
                        .as("%s is compared by a test or named with a reason", file)
                        .isTrue());
        assertThat(files).containsAll(NOT_COMPARED.keySet());
        assertThat(files.stream().filter(file -> file.startsWith("outputs/"))).hasSizeGreaterThanOrEqualTo(20);
    }

    /** An input is compared where rows of a compared output are about it: its counts, and its geometry where they are about space. */
    private static Set<String> inputsOfComparedTables(Set<String> files, Set<String> named) {
        Set<String> inputs = new HashSet<>();
        for (String file : files) {
            String name = file.substring(file.indexOf('/') + 1);
            if (file.startsWith("outputs/") && named.contains(name) && !NOT_COMPARED.containsKey(file)) {
                for (Row row : Golden.output(name)) {
                    for (String column : List.of("dataset", "dataset1", "dataset2", "d1", "d2")) {
                        String dataset = row.text(column);
                        inputs.add(dataset + ".csv");
                        for (String part : List.of("_geo", "_queen", "_rook")) {
                            inputs.add(dataset.replaceAll("^syn40.*", "syn40") + part + ".csv");
                        }
                    }
                }
            }
        }
        return inputs;
    }

    @Test
    void everyInputIsReadWhole() {
        for (String dataset :
                List.of("berlin_plr_2015h2", "berlin_plr_2020h2", "syn12x2", "syn40x4", "syn40x4_t2", "syn40x5_edge")) {
            assertThat(Golden.table(dataset).total()).as(dataset).isPositive();
        }
        for (String dataset : List.of("berlin_plr_2020h2", "sacramento2000", "syn12x2", "syn40x4", "syn40x5_edge")) {
            Places places = Golden.places(dataset);
            assertThat(places.units())
                    .as(dataset)
                    .containsAll(Golden.withEveryone(dataset).units());
            assertThat(places.borders().size())
                    .isGreaterThan(places.borders().withLength().size() / 2);
            assertThat(places.borders().withLength().size()).isPositive();
        }
        for (String schools : List.of("elbers_schools00", "elbers_schools05")) {
            assertThat(GoldenIndicesTest.schools(schools).groups()).hasSize(5);
        }
    }

    /**
     * The tool's own spatial version: smoothed counts rounded to whole people, then an index without space (methods 2.9). Weights are
     * written as there, for many sums end in one half.
     */
    private AreaTable smoothedAndRounded(AreaTable table, Places places, String kernel, double bandwidth) {
        boolean uniform = kernel.equals("uniform");
        double[][] smoothed = new double[table.groups().size()][places.size()];
        for (int u = 0; u < places.size(); u++) {
            for (int other = 0; other < places.size(); other++) {
                double distance = places.distance(u, other);
                // its uniform kernel weighs one half, and every kernel one where a unit meets itself
                double weight = u == other ? 1 : uniform ? 0.5 : 1 - distance / bandwidth;
                for (int g = 0; distance <= bandwidth && g < smoothed.length; g++) {
                    smoothed[g][u] += weight * table.count(g, other);
                }
            }
        }
        if (!uniform) {
            AreaTable ours = Environment.of(table, places, new Decay(Decay.Shape.TRIANGULAR, bandwidth))
                    .smoothed();
            for (int g = 0; g < smoothed.length; g++) {
                soft.assertThat(ours.column(g)).containsExactly(smoothed[g], within(1e-6));
            }
        }
        for (double[] column : smoothed) {
            Arrays.setAll(column, u -> Math.rint(column[u]));
        }
        return table.withCounts(smoothed);
    }

    /** Beside the group the total is smoothed there, but the rest where MinMax is asked for. */
    private Contrast smoothedAndRounded(Row row, String group) {
        AreaTable sides = Contrast.withRest(Golden.withEveryone(row.text("dataset")), group)
                .alone()
                .table();
        boolean restItself = row.text("index").equals("MinMax");
        double[][] columns = {sides.column(sides.group(group)), restItself ? rest(sides, group) : sides.totals()};
        AreaTable smoothed = smoothedAndRounded(
                AreaTable.of(sides.units(), List.of(group, "other"), columns),
                Golden.places(row.text("dataset")),
                row.text("kernel"),
                row.number("bandwidth_m"));
        double[] x = smoothed.column(0);
        double[] other = smoothed.column(1);
        if (!restItself) {
            Arrays.setAll(other, u -> other[u] - x[u]);
        }
        return Contrast.withRest(AreaTable.of(sides.units(), List.of(group, "rest"), new double[][] {x, other}), group);
    }

    private static double[] rest(AreaTable sides, String group) {
        double[] rest = sides.totals().clone();
        double[] own = sides.column(sides.group(group));
        Arrays.setAll(rest, u -> rest[u] - own[u]);
        return rest;
    }

    @Test
    void smoothedTablesAreThoseOfPySal() {
        int compared = 0;
        for (Row row : Golden.output("pysal_spatial_implicit.csv")) {
            List<String> groups = List.of(row.text("groups").split("\\|", -1));
            Figure figure;
            if (groups.contains("total")) {
                Contrast contrast = smoothedAndRounded(row, groups.getFirst());
                figure = switch (row.text("index")) {
                    case "Atkinson" -> Evenness.atkinson(contrast, 0.5);
                    case "ConProf" -> Evenness.concentrationProfile(contrast);
                    case "CorrelationR" -> Exposure.correlationRatio(contrast);
                    case "Dissim" -> Evenness.dissimilarity(contrast);
                    case "Entropy" -> Evenness.entropy(contrast);
                    case "Gini" -> Evenness.gini(contrast);
                    case "Interaction" -> Exposure.interaction(contrast);
                    case "Isolation" -> Exposure.isolation(contrast);
                    case "MinMax" -> Evenness.minMax(contrast);
                    default -> Figure.undefined("undefined.nobody");
                };
            } else {
                figure = ofAllGroups(
                        row.text("index"),
                        smoothedAndRounded(
                                table(row.text("dataset")).only(groups),
                                Golden.places(row.text("dataset")),
                                row.text("kernel"),
                                row.number("bandwidth_m")));
            }
            String what = row.text("dataset") + " " + row.text("index") + " " + row.text("kernel") + " "
                    + row.text("bandwidth_m");
            soft.assertThat(figure.find()).as(what).isPresent();
            soft.assertThat(figure.find().orElse(Double.NaN)).as(what).isCloseTo(row.number("value"), within(1e-10));
            compared++;
        }
        soft.assertAll();
        assertThat(compared).isEqualTo(380);
    }

    @Test
    void profilesOfSmoothedTablesAreThoseOfPySal() {
        for (Row row : Golden.output("pysal_profile.csv")) {
            AreaTable table =
                    table(row.text("dataset")).only(List.of(row.text("groups").split("\\|", -1)));
            double distance = row.number("distance_m");
            AreaTable seen = distance == 0
                    ? table
                    : smoothedAndRounded(table, Golden.places(row.text("dataset")), "triangular", distance);
            soft.assertThat(ManyGroups.of(seen).informationRatio().get())
                    .as(row.text("dataset") + " " + distance)
                    .isCloseTo(row.number("value"), within(1e-10));
        }
        soft.assertAll();
    }

    @Test
    void localSegregationIsThatOfElbers() {
        Map<String, Map<String, Local.Contribution>> known = new HashMap<>();
        List<Row> rows = Golden.output("elbers_local.csv");
        for (Row row : rows) {
            AreaTable table = table(row.text("dataset"));
            Map<String, Local.Contribution> parts = known.computeIfAbsent(
                    row.text("dataset") + row.text("role"),
                    _ -> (row.text("role").equals("unit") ? Local.ofUnits(table) : Local.ofGroups(table))
                            .stream().collect(Collectors.toMap(Local.Contribution::name, Function.identity())));
            Local.Contribution part = parts.get(row.text("item"));
            String what = row.text("dataset") + " " + row.text("item");
            close(what, part.segregation().get(), row.number("ls"));
            close(what, part.share(), row.number("p"));
        }
        soft.assertAll();
        assertThat(rows).hasSizeGreaterThan(1000);
    }

    /** Schools in districts in states: the ids say where. */
    private static Figure ofNested(AreaTable schools, String call, String stat) {
        AreaTable districts = schools.joined(school -> school.substring(0, school.indexOf('_')));
        Nested inStates = Nested.of(schools, school -> school.substring(0, 1));
        double entropy = ManyGroups.of(schools).entropy().get();
        if (call.startsWith("mutual_within state=")) {
            Nested.Part part = inStates.parts().stream()
                    .filter(state -> call.endsWith("=" + state.name()))
                    .findFirst()
                    .orElseThrow();
            return switch (stat) {
                case "M" -> part.information();
                case "H" -> part.ratio();
                case "p" -> Figure.of(part.share());
                default ->
                    Figure.of(part.ratioContribution()
                            / (part.share() * part.ratio().get()));
            };
        }
        Figure nats = switch (call) {
            case "mutual_total(within=state)" -> inStates.within();
            case "mutual_total_nested between=state within=" -> inStates.between();
            case "mutual_total_nested between=district within=state" ->
                Nested.of(districts, district -> district.substring(0, 1)).within();
            default ->
                Nested.of(schools, school -> school.substring(0, school.indexOf('_')))
                        .within();
        };
        return stat.equals("M") ? nats : nats.map(m -> m / entropy);
    }

    private Optional<Figure> ofElbers(Row row) {
        if (row.text("call").contains("within")) {
            return Optional.of(ofNested(table(row.text("dataset")), row.text("call"), row.text("stat")));
        }
        AreaTable table = table(row.text("dataset"));
        double base = Math.log(row.text("base").matches("[0-9]+") ? row.number("base") : Math.E);
        String call = row.text("call");
        ManyGroups groups = ManyGroups.of(table);
        Matcher pair = Pattern.compile("(\\w+)\\((?:of=)?(\\w+)(?:(?:,to=| vs )(\\w+))?\\)")
                .matcher(call);
        if (call.startsWith("mutual_total(group,unit)")) {
            return Optional.of(
                    row.text("stat").equals("M") ? groups.information().map(m -> m / base) : groups.informationRatio());
        }
        if (call.startsWith("mutual_total(unit,group)")) {
            double ofUnits = 0;
            for (double people : table.totals()) {
                ofUnits += Logarithms.plogp(people / table.total());
            }
            double entropy = ofUnits;
            return Optional.of(groups.information().map(m -> row.text("stat").equals("M") ? m / base : m / entropy));
        }
        if (call.equals("entropy(group)")) {
            return Optional.of(groups.entropy().map(e -> e / base));
        }
        if (!pair.matches() || call.startsWith("mutual")) {
            return Optional.empty();
        }
        return switch (pair.group(1)) {
            case "exposure" ->
                Optional.of(
                        Exposure.matrix(table).get(table.group(pair.group(2))).get(table.group(pair.group(3))));
            case "isolation" -> Optional.of(Exposure.isolation(Contrast.withRest(table, pair.group(2))));
            case "dissimilarity" ->
                Optional.of(Evenness.dissimilarity(Contrast.between(table, pair.group(2), pair.group(3))));
            default -> Optional.empty();
        };
    }

    @Test
    void totalsAreThoseOfElbers() {
        int compared = 0;
        for (Row row : Golden.output("elbers_totals.csv")) {
            Optional<Figure> figure = ofElbers(row);
            soft.assertThat(figure).as(row.text("call")).isPresent();
            figure.ifPresent(
                    known -> close(row.text("dataset") + " " + row.text("call"), known.get(), row.number("value")));
            compared++;
        }
        soft.assertAll();
        assertThat(compared).isEqualTo(Golden.output("elbers_totals.csv").size());
    }

    /**
     * Only of these is the walk outwards the same: there an area without people is a step that repeats the one before, and equally far
     * ones are steps in the order of their rows.
     */
    private static boolean hasDistinctSteps(String dataset) {
        return List.of("berlin_plr_2020h2", "sacramento2000").contains(dataset);
    }

    @Test
    void measuresOfAllGroupsAreThoseOfPySal() {
        int compared = 0;
        for (Row row : Golden.output("pysal_multi.csv")) {
            if (row.text("value").isEmpty() || row.text("value").equals("nan")) {
                continue; // the tool's own defect: NaN where a group is zero everywhere
            }
            AreaTable table =
                    table(row.text("dataset")).only(List.of(row.text("groups").split("\\|", -1)));
            if (row.text("index").equals("GlobalDistortion") && !hasDistinctSteps(row.text("dataset"))) {
                continue;
            }
            Figure figure = row.text("index").equals("GlobalDistortion")
                    ? Distortion.of(table, Golden.places(row.text("dataset"))).city()
                    : ofAllGroups(row.text("index"), table);
            if (row.text("params").contains("normalized=True")) {
                continue; // E / ln K: formula_values.csv has both ways to count K
            }
            soft.assertThat(figure.find()).as(row.text("index")).isPresent();
            if (figure.find().isPresent()) {
                close(row.text("dataset") + " " + row.text("index"), figure.get(), row.number("value"));
            }
            compared++;
        }
        soft.assertAll();
        assertThat(compared).isGreaterThan(50);
    }

    private static Figure ofAllGroups(String index, AreaTable table) {
        ManyGroups groups = ManyGroups.of(table);
        Diversity diversity = Diversity.of(table);
        return switch (index) {
            case "MultiDissim" -> groups.dissimilarity();
            case "MultiDivergence" -> groups.information();
            case "MultiDiversity" -> groups.entropy();
            case "MultiGini", "MultiGiniSeg" -> groups.gini();
            case "MultiInfoTheory" -> groups.informationRatio();
            case "MultiNormalizedExposure", "MultiNormExposure" -> groups.normalisedExposure();
            case "MultiRelativeDiversity" -> groups.relativeDiversity();
            case "MultiSquaredCoefVar", "MultiSquaredCoefficientVariation" -> groups.squaredVariation();
            case "SimpsonsConcentration", "SimpsonConcentration" -> diversity.concentration();
            case "SimpsonsInteraction", "SimpsonInteraction" -> diversity.interaction();
            default -> Figure.undefined("undefined.nobody");
        };
    }

    @Test
    void localMeasuresAreThoseOfPySal() {
        int compared = 0;
        Map<String, Map<String, Figure>> distortions = new HashMap<>();
        for (Row row : Golden.output("pysal_local.csv")) {
            AreaTable table = table(row.text("dataset"));
            int unit = table.units().indexOf(row.text("unit"));
            if (table.total(unit) == 0 || row.text("value").equals("nan")) {
                continue; // nobody to measure; the tool says 0 or NaN
            }
            Diversity diversity = Local.diversity(table, unit);
            Optional<Figure> figure = switch (row.text("index")) {
                case "MultiLocalDiversity" -> Optional.of(diversity.entropy());
                case "MultiLocalEntropy" ->
                    Optional.of(diversity
                            .entropy()
                            .map(e -> e
                                    / Math.log(table.groups().size()
                                            - table.absentGroups().size())));
                case "MultiLocalSimpsonInteraction" -> Optional.of(diversity.interaction());
                case "MultiLocalSimpsonConcentration" -> Optional.of(diversity.concentration());
                case "MultiLocationQuotient" ->
                    Optional.of(Local.locationQuotient(table, table.group(row.text("group")), unit));
                case "LocalDistortion" ->
                    !hasDistinctSteps(row.text("dataset"))
                            ? Optional.empty()
                            : Optional.of(distortions
                                    .computeIfAbsent(
                                            row.text("dataset"),
                                            name -> Distortion.of(table, Golden.places(name)).units().stream()
                                                    .collect(Collectors.toMap(
                                                            Distortion.FromUnit::unit,
                                                            Distortion.FromUnit::distortion)))
                                    .get(row.text("unit")));
                // ignores the k it is given and edits its weights (methods 2.7): not offered
                default -> Optional.empty();
            };
            if (figure.isPresent() && figure.get().find().isPresent()) {
                close(
                        row.text("dataset") + " " + row.text("index"),
                        figure.get().get(),
                        row.number("value"));
                compared++;
            }
        }
        soft.assertAll();
        assertThat(compared).isGreaterThan(6000);
    }

    @Test
    void theProfileOfDivergenceAddsUpToTheDistortionOfEachUnit() {
        Map<String, Double> sums = new HashMap<>();
        for (Row row : Golden.output("pysal_divergence_profile.csv")) {
            if (!row.text("divergence").isEmpty() && !row.text("divergence").equals("nan")) {
                boolean nobodyNew = row.text("distance_m").equals("850.0")
                        && row.text("unit").equals("u01");
                sums.merge(row.text("unit"), nobodyNew ? 0 : row.number("divergence"), Double::sum);
            }
        }
        AreaTable table = table("syn12x2");
        Distortion distortion = Distortion.of(table, Golden.places("syn12x2"));
        assertThat(distortion.units()).hasSize(12);
        assertThat(distortion.units().getFirst().distortion().get()).isCloseTo(sums.get("u01"), within(1e-12));
        assertThat(distortion.normalised().get()).isBetween(0.0, 1.0);
    }
}
