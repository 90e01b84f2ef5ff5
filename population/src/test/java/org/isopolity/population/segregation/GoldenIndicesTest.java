package org.isopolity.population.segregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.isopolity.population.Figure;
import org.isopolity.population.Golden;
import org.isopolity.population.area.AreaFile;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Layout;
import org.isopolity.population.place.Borders;
import org.isopolity.population.place.Places;
import org.isopolity.text.input.CsvTable;
import org.isopolity.text.input.Row;
import org.junit.jupiter.api.Test;

/** Every value of the golden tables of formulas, at 40 digits, against the engine. */
class GoldenIndicesTest {

    private static final double RELATIVE = 1e-12;
    private static final double SPATIAL = 1e-10;

    private final Map<String, AreaTable> tables = new HashMap<>();
    private final Map<String, Places> places = new HashMap<>();
    private final Map<String, Proximities> near = new HashMap<>();
    private final SoftAssertions soft = new SoftAssertions();

    @Test
    void everyRowOfFormulasIsReproduced() {
        int compared = 0;
        for (Row row : Golden.output("formula_values.csv")) {
            String dataset = row.text("dataset");
            String group = row.text("group");
            OptionalDouble value = value(dataset, group, row.text("index"), row.text("params"));
            if (value.isPresent()) {
                compared++;
                boolean spatial =
                        row.text("params").contains("km") || row.text("index").contains("Wong");
                close(row, value.getAsDouble(), row.number("value"), spatial ? SPATIAL : RELATIVE);
            }
        }
        soft.assertAll();
        assertThat(compared).isEqualTo(Golden.output("formula_values.csv").size() - 7);
    }

    private void close(Row row, double actual, double expected, double tolerance) {
        soft.assertThat(actual)
                .as("%s %s %s (%s)", row.text("dataset"), row.text("group"), row.text("index"), row.text("params"))
                .isCloseTo(expected, within(tolerance * Math.max(Math.abs(expected), 1e-3)));
    }

    private OptionalDouble value(String dataset, String group, String index, String params) {
        if (index.equals("Pairwise D")) {
            String[] pair = group.split(" vs ", -1);
            return Evenness.dissimilarity(Contrast.between(many(dataset), pair[0], pair[1]))
                    .find();
        }
        if (index.equals("Exposure aPb")) {
            String[] pair = group.split("->", -1);
            AreaTable table = many(dataset);
            return Exposure.matrix(table)
                    .get(table.group(pair[0]))
                    .get(table.group(pair[1]))
                    .find();
        }
        return group.contains("|") ? ofMany(dataset, index, params) : ofOne(dataset, group, index, params);
    }

    private AreaTable many(String dataset) {
        return tables.computeIfAbsent(dataset, Golden::dataset);
    }

    private OptionalDouble ofMany(String dataset, String index, String params) {
        ManyGroups groups = ManyGroups.of(many(dataset));
        Diversity diversity = Diversity.of(many(dataset));
        double base = params.equals("base=2") ? Math.log(2) : params.equals("base=10") ? Math.log(10) : 1;
        return switch (index) {
            case "Multi D (Sakoda/Reardon-Firebaugh)" -> groups.dissimilarity().find();
            case "Multi Gini" -> groups.gini().find();
            case "Mutual information M" ->
                OptionalDouble.of(groups.information().get() / base);
            case "Entropy E" -> OptionalDouble.of(groups.entropy().get() / base);
            case "Theil H" -> groups.informationRatio().find();
            case "Normalised entropy" ->
                params.contains("K=all")
                        ? OptionalDouble.of(groups.entropy().get()
                                / Math.log(many(dataset).groups().size()))
                        : diversity.evenness().find();
            case "Relative diversity R" -> groups.relativeDiversity().find();
            case "Squared coefficient of variation C" ->
                groups.squaredVariation().find();
            case "Normalised exposure P" -> groups.normalisedExposure().find();
            case "Simpson interaction I" -> diversity.interaction().find();
            case "Simpson concentration lambda" -> diversity.concentration().find();
            case "Inverse Simpson" -> diversity.inverseConcentration().find();
            case "exp(E) effective number" -> diversity.effectiveGroups().find();
            case "Unbiased Simpson (Hunter-Gaston)" ->
                diversity.unbiasedInteraction().find();
            default -> throw new AssertionError(index);
        };
    }

    private OptionalDouble ofOne(String dataset, String group, String index, String params) {
        AreaTable table = tables.computeIfAbsent("all:" + dataset, _ -> Golden.withEveryone(dataset));
        Contrast contrast = Contrast.withRest(table, group);
        Places here = places.computeIfAbsent(dataset, Golden::places);
        Proximities close = near.computeIfAbsent(
                dataset + params.contains("d_ii=0"),
                _ -> Proximities.exact(
                        table,
                        here,
                        new Decay(Decay.Shape.EXPONENTIAL, 1000),
                        params.contains("d_ii=0") ? SelfDistance.ZERO : SelfDistance.WITHIN_AREA));
        Figure figure = switch (index) {
            case "D" -> Evenness.dissimilarity(contrast);
            case "Gini" -> Evenness.gini(contrast);
            case "H (two-group Theil)" -> Evenness.entropy(contrast);
            case "Atkinson" -> Evenness.atkinson(contrast, Double.parseDouble(params.substring(2)));
            case "Isolation xPx" -> Exposure.isolation(contrast);
            case "Interaction xPy" -> Exposure.interaction(contrast);
            case "Eta2/V correlation ratio" -> Exposure.correlationRatio(contrast);
            case "Gorard GS" -> Evenness.gorard(contrast);
            case "MinMax" -> Evenness.minMax(contrast);
            case "Delta" -> Concentration.delta(contrast, here);
            case "ACO" -> Concentration.absolute(contrast, here);
            case "RCO" ->
                params.contains("Massey-Denton")
                        ? Concentration.relative(contrast, here)
                        : Figure.undefined("undefined.nobody");
            case "ACE" -> Centralisation.absolute(contrast, here, centre(dataset, params));
            case "RCE" -> Centralisation.relative(contrast, here, centre(dataset, params));
            case "Pxx" -> Clustering.within(contrast, close);
            case "Pyy" -> Clustering.withinOthers(contrast, close);
            case "Ptt" -> Clustering.ofAll(contrast, close);
            case "Pxy" -> Clustering.across(contrast, close);
            case "SP" -> Clustering.spatialProximity(contrast, close);
            case "RCL" -> Clustering.relative(contrast, close);
            case "ACL" -> Clustering.absolute(contrast, close);
            case "DPxx" -> Clustering.decayingIsolation(contrast, close);
            case "DPxy" -> Clustering.decayingInteraction(contrast, close);
            case "Morrill D(adj)" ->
                Clustering.acrossBorders(
                        contrast,
                        params.startsWith("queen")
                                ? here.borders()
                                : here.borders().withLength());
            case "Wong D(w)" ->
                params.contains("row-standardised")
                        ? Clustering.acrossMeanLengths(contrast, here.borders())
                        : Clustering.acrossLengths(contrast, here.borders());
            case "Wong D(s)" ->
                params.startsWith("full")
                        ? Clustering.acrossShapes(contrast, here)
                        : Clustering.acrossShapes(contrast, interior(here));
            default -> throw new AssertionError(index);
        };
        return figure.find();
    }

    private static Places interior(Places here) {
        double[] inside = new double[here.size()];
        Borders borders = here.borders();
        for (int border = 0; border < borders.size(); border++) {
            inside[borders.one(border)] += borders.length(border);
            inside[borders.other(border)] += borders.length(border);
        }
        int[] all = IntStream.range(0, here.size()).toArray();
        return Places.of(
                here.units(),
                Arrays.stream(all).mapToDouble(here::x).toArray(),
                Arrays.stream(all).mapToDouble(here::y).toArray(),
                Arrays.stream(all).mapToDouble(here::area).toArray(),
                inside,
                borders);
    }

    private static Centre centre(String dataset, String params) {
        return switch (params) {
            case "centre=mean of centroids" -> new Centre.Mean();
            case "centre=population-weighted mean" -> new Centre.OfPeople();
            case "centre=centroid of first row" ->
                new Centre.Unit(CsvTable.read(Golden.shared("golden/segregation/inputs/" + dataset + ".csv"))
                        .rows()
                        .getFirst()
                        .text("unit"));
            default -> throw new AssertionError(params);
        };
    }

    @Test
    void localValuesAreReproduced() {
        Map<String, List<Local.Contribution>> units = new HashMap<>();
        int compared = 0;
        for (Row row : Golden.output("formula_local.csv")) {
            AreaTable table = many(row.text("dataset"));
            int unit = table.units().indexOf(row.text("unit"));
            double actual = switch (row.text("index")) {
                case "local segregation ls (base e)" ->
                    units.computeIfAbsent(row.text("dataset"), _ -> Local.ofUnits(table))
                            .get(unit)
                            .segregation()
                            .get();
                case "entropy (base e)" ->
                    Local.diversity(table, unit).entropy().get();
                case "Simpson interaction" ->
                    Local.diversity(table, unit).interaction().get();
                case "LQ" ->
                    Local.locationQuotient(table, table.group(row.text("group")), unit)
                            .get();
                default -> throw new AssertionError(row.text("index"));
            };
            close(row, actual, row.number("value"), RELATIVE);
            compared++;
        }
        soft.assertAll();
        assertThat(compared).isEqualTo(6103);
    }

    @Test
    void environmentsAreReproduced() {
        Map<String, Environment> environments = new HashMap<>();
        int compared = 0;
        for (Row row : Golden.output("formula_spatial_reardon_osullivan.csv")) {
            String dataset = row.text("dataset");
            AreaTable table = many(dataset);
            Decay decay = new Decay(
                    Decay.Shape.valueOf(row.text("kernel").toUpperCase(Locale.ROOT)), row.number("bandwidth_m"));
            Environment around = environments.computeIfAbsent(
                    dataset + decay,
                    _ -> Environment.of(table, places.computeIfAbsent(dataset, Golden::places), decay));
            String quantity = row.text("quantity");
            OptionalDouble actual = switch (quantity.substring(0, 2)) {
                case "H~" -> around.informationRatio().find();
                case "D~" -> around.dissimilarity().find();
                case "R~" -> around.relativeDiversity().find();
                case "KL" -> around.divergence().find();
                default -> {
                    String[] pair = quantity.substring("aP~b ".length()).split("->", -1);
                    yield around.exposure(pair[0], pair[1]).find();
                }
            };
            soft.assertThat(actual.getAsDouble())
                    .as("%s %s %s", dataset, decay, quantity)
                    .isCloseTo(row.number("value"), within(1e-10));
            compared++;
        }
        soft.assertAll();
        assertThat(compared).isEqualTo(648);
    }

    @Test
    void patternsOnAGridAreReproducedAndStandInOrder() {
        Places grid = grid();
        Map<String, Double> proximities = new HashMap<>();
        for (Row row : Golden.output("grid10x10_values.csv")) {
            if (!row.text("source").startsWith("formula")) {
                continue;
            }
            double beta = row.text("source").contains("beta=0.25") ? 0.25 : 1;
            SelfDistance self = row.text("source").contains("d_ii=0 ") ? SelfDistance.ZERO : SelfDistance.WITHIN_AREA;
            AreaTable table = pattern(row.text("pattern"));
            Contrast contrast = Contrast.withRest(table, "group");
            Proximities close = Proximities.exact(table, grid, new Decay(Decay.Shape.EXPONENTIAL, 1000 / beta), self);
            double actual = switch (row.text("index")) {
                case "SP" -> Clustering.spatialProximity(contrast, close).get();
                case "RCL" -> Clustering.relative(contrast, close).get();
                case "ACL" -> Clustering.absolute(contrast, close).get();
                case "DPxx" -> Clustering.decayingIsolation(contrast, close).get();
                case "DPxy" -> Clustering.decayingInteraction(contrast, close).get();
                default -> throw new AssertionError(row.text("index"));
            };
            soft.assertThat(actual)
                    .as("%s %s %s", row.text("pattern"), row.text("index"), row.text("source"))
                    .isCloseTo(row.number("value"), within(1e-12));
            if (row.text("index").equals("SP") && beta == 1 && self == SelfDistance.WITHIN_AREA) {
                proximities.put(row.text("pattern"), actual);
            }
        }
        soft.assertAll();
        assertThat(proximities.get("even")).isCloseTo(1, within(1e-15));
        assertThat(List.of(
                        proximities.get("checkerboard"),
                        proximities.get("spread"),
                        proximities.get("corner"),
                        proximities.get("clustered")))
                .isSorted();
    }

    private static Places grid() {
        List<Row> rows = CsvTable.read(Golden.shared("golden/segregation/inputs/grid10x10.csv"))
                .rows();
        double[] areas = new double[rows.size()];
        Arrays.fill(areas, 1e6);
        return Places.of(
                rows.stream().map(row -> row.text("unit")).toList(),
                rows.stream().mapToDouble(row -> row.number("x_m")).toArray(),
                rows.stream().mapToDouble(row -> row.number("y_m")).toArray(),
                areas,
                new double[rows.size()],
                Borders.none());
    }

    private static AreaTable pattern(String name) {
        List<Row> rows = CsvTable.read(Golden.shared("golden/segregation/inputs/grid10x10.csv"))
                .rows();
        return AreaTable.of(
                rows.stream().map(row -> row.text("unit")).toList(), List.of("group", "others"), new double[][] {
                    rows.stream().mapToDouble(row -> row.number(name)).toArray(),
                    rows.stream()
                            .mapToDouble(row -> row.number("total") - row.number(name))
                            .toArray()
                });
    }

    @Test
    void theConcentrationProfileAndTheDensityCorrectionAreThoseOfPySal() {
        for (Row row : Golden.output("pysal_single.csv")) {
            if (!row.text("params").equals("defaults")) {
                continue;
            }
            Contrast contrast = Contrast.withRest(Golden.withEveryone(row.text("dataset")), row.text("group"));
            switch (row.text("index")) {
                case "ConProf" ->
                    close(row, Evenness.concentrationProfile(contrast).get(), row.number("value"), 1e-11);
                // its optimiser stays where it starts when the density there is zero to the last bit: only the small
                // table has an answer
                case "DensityCorrectedDissim" -> {
                    if (!row.text("dataset").equals("syn12x2")) {
                        continue;
                    }
                    soft.assertThat(Evenness.densityCorrected(contrast).get())
                            .as(row.text("dataset"))
                            .isCloseTo(row.number("value"), within(1e-4));
                }
                // there the share of an area without people is neither below nor above any threshold
                case "SpatialProxProf" -> {
                    if (contrast.table().emptyUnits() > 0) {
                        continue;
                    }
                    close(
                            row,
                            Clustering.proximityProfile(
                                            contrast,
                                            Golden.places(row.text("dataset")).borders())
                                    .get(),
                            row.number("value"),
                            1e-10);
                }
                default -> {}
            }
        }
        soft.assertAll();
    }

    @Test
    void ordinalSegregationIsThatOfOasisR() {
        for (Row row : Golden.output("oasisr_values.csv")) {
            if (row.text("index").equals("ordinalseg")) {
                int version = row.text("params").charAt("version ".length()) - '1';
                Figure value = Ordinal.segregation(many(row.text("dataset")), Ordinal.Variation.values()[version]);
                soft.assertThat(value.get())
                        .as("%s %s", row.text("dataset"), row.text("params"))
                        .isCloseTo(row.number("value"), within(1e-12));
            }
        }
        soft.assertAll();
    }

    @Test
    void largerAreasAddUpAsInElbers() {
        AreaTable schools = schools("elbers_schools00");
        Nested nested = Nested.of(schools, unit -> unit.substring(0, unit.indexOf('_')));
        assertThat(nested.between().get() + nested.within().get())
                .isCloseTo(nested.information().get(), within(1e-12));
    }

    /** The schools as an area table. */
    static AreaTable schools(String name) {
        return AreaFile.read(
                        Golden.shared("golden/segregation/inputs/" + name + ".csv"),
                        Layout.lines("school", "race", "n"))
                .newest();
    }
}
