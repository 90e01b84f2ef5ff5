package org.isopolity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.isopolity.population.Figure;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;
import org.isopolity.population.area.Layout;
import org.isopolity.population.change.Movement;
import org.isopolity.population.disclosure.MapWarning;
import org.isopolity.population.disclosure.Shown;
import org.isopolity.population.people.Settlement;
import org.isopolity.population.picture.DotMap;
import org.isopolity.population.picture.ProfileChart;
import org.isopolity.population.picture.ShareMap;
import org.isopolity.population.place.Places;
import org.isopolity.population.segregation.Contrast;
import org.isopolity.population.segregation.Decay;
import org.isopolity.population.segregation.Dimension;
import org.isopolity.population.segregation.Distortion;
import org.isopolity.population.segregation.Diversity;
import org.isopolity.population.segregation.Environment;
import org.isopolity.population.segregation.Exposure;
import org.isopolity.population.segregation.Local;
import org.isopolity.population.segregation.LogBase;
import org.isopolity.population.segregation.ManyGroups;
import org.isopolity.population.segregation.Nested;
import org.isopolity.population.segregation.OneGroup;
import org.isopolity.population.segregation.ScaleProfile;
import org.isopolity.population.segregation.SegregationIndex;
import org.isopolity.population.segregation.Setting;
import org.isopolity.population.trust.Chance;
import org.isopolity.population.trust.Draws;
import org.isopolity.population.trust.Spread;
import org.isopolity.text.input.CsvTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How segregated a group, or all groups, are; how far it can be believed; at what scale. */
@Command(name = "segregation", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationSegregation implements Callable<Integer> {

    /** From so many areas a view of the city from each takes seconds. */
    private static final int MOST_VIEWS = 5_000;

    /** Pictures to choose from. */
    enum Picture {
        /** Five bars. */
        PROFILE,
        /** A map of shares. */
        MAP,
        /** A map of dots. */
        DOTS
    }

    @Mixin
    private final CountsOptions counts = new CountsOptions();

    @Mixin
    private final SpaceOptions space = new SpaceOptions();

    @Mixin
    private final HandlingOptions handling = new HandlingOptions();

    @Mixin
    private final LogBaseOption logarithms = new LogBaseOption();

    @Mixin
    private final ReportOptions report = new ReportOptions();

    @Option(names = "--group", paramLabel = "NAME", descriptionKey = "group")
    private @Nullable String group;

    @Option(names = "--against", paramLabel = "NAME", descriptionKey = "against")
    private @Nullable String against;

    @Option(names = "--bandwidths", paramLabel = "METRES", split = ",", descriptionKey = "bandwidths")
    private List<Double> bandwidths = List.of();

    @Option(names = "--kernel", paramLabel = "SHAPE", defaultValue = "GAUSSIAN", descriptionKey = "kernel")
    @SuppressWarnings("NullAway.Init")
    private Decay.Shape kernel;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "200", descriptionKey = "population-draws")
    private int draws;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    @Option(names = "--picture", paramLabel = "NAME", defaultValue = "PROFILE", descriptionKey = "picture")
    @SuppressWarnings("NullAway.Init")
    private Picture picture;

    @Option(names = "--local", descriptionKey = "local")
    private boolean local;

    @Option(names = "--larger", paramLabel = "FILE", descriptionKey = "larger")
    private @Nullable Path larger;

    @Option(names = "--people-per-dot", paramLabel = "N", defaultValue = "100", descriptionKey = "people-per-dot")
    private int peoplePerDot;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (draws < 2 || draws > 100_000 || peoplePerDot < 1) {
            throw new Refusal("population.numbers");
        }
        HandlingOptions.Leaving leaving = handling.leaving(counts.read());
        AreaTable table = leaving.series().newest();
        String chosen = CountsOptions.group(table, group);
        Setting setting = space.setting(table.units());
        List<String> notes = new ArrayList<>(leaving.notes());
        logarithms.note(notes);
        notes.add(Terminal.words(
                "population.table",
                table.units().size(),
                table.emptyUnits(),
                table.total(),
                String.join(", ", table.groups())));
        OneGroup.tooSmall(table, chosen).ifPresent(reason -> notes.add(reason.in(Locale.ENGLISH)));
        if (setting.places().isPresent()) {
            notes.add(space.inWords());
        }
        List<Report.Table> tables = new ArrayList<>();
        tables.add(oneGroup(leaving.series(), chosen));
        tables.add(manyGroups(table));
        tables.add(exposure(table));
        tables.add(settlement(table, chosen));
        setting.places().ifPresent(places -> {
            if (!bandwidths.isEmpty()) {
                tables.add(scales(table, places));
            }
            if (table.units().size() <= MOST_VIEWS) {
                tables.add(distortion(table, places));
            }
        });
        if (larger != null) {
            tables.add(nested(table, larger));
        }
        if (local) {
            tables.add(areas(table, chosen));
            tables.add(contributions(table));
        }
        report.write(
                new Report(
                        Terminal.words("population.segregation.title", chosen, against == null ? Layout.REST : against),
                        notes,
                        tables,
                        picture(leaving, chosen, setting, notes)),
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
        return 0;
    }

    private Report.Table oneGroup(AreaSeries series, String chosen) {
        List<List<Object>> rows = new ArrayList<>();
        series.tables().forEach((year, table) -> {
            if (!table.groups().contains(chosen)) {
                return;
            }
            Setting setting = space.setting(table.units());
            Contrast contrast = contrast(table, chosen);
            OneGroup measured = OneGroup.of(contrast, setting);
            Figure chance = chance(table, chosen);
            for (SegregationIndex index : SegregationIndex.values()) {
                Spread spread = index.dimension() == Dimension.EVENNESS || index.dimension() == Dimension.EXPOSURE
                        ? spread(table, drawn -> index.of(contrast(drawn, chosen), setting))
                        : null;
                Figure withheld = Figure.undefined("undefined.no-spread");
                rows.add(List.of(
                        year == AreaSeries.UNDATED ? "" : Integer.toString(year),
                        index.dimension().inWords().in(Locale.ENGLISH),
                        index.symbol(),
                        index.inWords().in(Locale.ENGLISH),
                        measured.figure(index),
                        spread == null ? withheld : spread.low(),
                        spread == null ? withheld : spread.high(),
                        index == SegregationIndex.DISSIMILARITY ? chance : ""));
            }
        });
        return new Report.Table(
                "indices",
                Terminal.words("population.indices"),
                List.of("year", "dimension", "index", "name", "value", "low", "high", "by_chance"),
                rows);
    }

    private Contrast contrast(AreaTable table, String chosen) {
        if (against != null && (against.equals(chosen) || !table.groups().contains(against))) {
            throw new Refusal("population.group", against, String.join(", ", table.groups()));
        }
        return against == null ? Contrast.withRest(table, chosen) : Contrast.between(table, chosen, against);
    }

    private Figure chance(AreaTable table, String chosen) {
        return against == null ? Chance.dissimilarity(table, chosen) : Chance.dissimilarity(table, chosen, against);
    }

    private Spread spread(AreaTable table, Function<AreaTable, Figure> statistic) {
        Draws made = Draws.of(draws, seed);
        return table.imprecision() instanceof Imprecision.Exact && table.isWhole()
                ? made.ofPeople(table, statistic)
                : made.ofImprecision(table, statistic);
    }

    private Report.Table manyGroups(AreaTable table) {
        ManyGroups many = ManyGroups.of(table);
        Diversity diversity = Diversity.of(table);
        List<List<Object>> rows = new ArrayList<>();
        LogBase base = logarithms.get();
        rows.add(List.of(
                "M",
                "mutual information (" + base.unit() + ")",
                base.of(many.information()),
                base.of(Chance.information(table))));
        rows.add(List.of("H", "information index", many.informationRatio(), Chance.informationRatio(table)));
        rows.add(List.of("D", "dissimilarity", many.dissimilarity(), ""));
        rows.add(List.of("G", "Gini", many.gini(), ""));
        rows.add(List.of("R", "relative diversity", many.relativeDiversity(), ""));
        rows.add(List.of("C", "squared coefficient of variation", many.squaredVariation(), ""));
        rows.add(List.of("P", "normalised exposure", many.normalisedExposure(), ""));
        rows.add(List.of("E", "diversity: entropy (" + base.unit() + ")", base.of(diversity.entropy()), ""));
        rows.add(List.of("e^E", "diversity: effective number of groups", diversity.effectiveGroups(), ""));
        rows.add(List.of("I", "diversity: two people differ", diversity.interaction(), ""));
        return new Report.Table(
                "all_groups",
                Terminal.words("population.all-groups"),
                List.of("index", "name", "value", "by_chance"),
                rows);
    }

    private static Report.Table exposure(AreaTable table) {
        List<List<Figure>> matrix = Exposure.matrix(table);
        List<String> columns = new ArrayList<>(List.of("of"));
        columns.addAll(table.groups());
        List<List<Object>> rows = new ArrayList<>();
        for (int g = 0; g < matrix.size(); g++) {
            List<Object> row = new ArrayList<>(List.of(table.groups().get(g)));
            row.addAll(matrix.get(g));
            rows.add(row);
        }
        return new Report.Table("exposure", Terminal.words("population.exposure"), columns, rows);
    }

    private Report.Table scales(AreaTable table, Places places) {
        if (bandwidths.stream().anyMatch(metres -> !(metres >= 0 && Double.isFinite(metres)))) {
            throw new Refusal("population.numbers");
        }
        ScaleProfile profile = ScaleProfile.of(table, places, kernel, bandwidths);
        List<List<Object>> rows = new ArrayList<>();
        profile.points().forEach(point -> rows.add(scale(table, places, point)));
        rows.add(List.of("macro/micro", profile.macroToMicro(), "", "", "", ""));
        return new Report.Table(
                "scales",
                Terminal.words("population.scales", kernel.name().toLowerCase(Locale.ROOT)),
                List.of("bandwidth_m", "H", "D", "R", "H_divergence", "H_smoothed"),
                rows);
    }

    private List<Object> scale(AreaTable table, Places places, ScaleProfile.Point point) {
        if (point.bandwidth() == 0) {
            ManyGroups units = ManyGroups.of(table);
            return List.of(
                    point.bandwidth(),
                    point.informationRatio(),
                    units.dissimilarity(),
                    units.relativeDiversity(),
                    units.informationRatio(),
                    units.informationRatio());
        }
        Environment around = Environment.of(table, places, new Decay(kernel, point.bandwidth()));
        return List.of(
                point.bandwidth(),
                point.informationRatio(),
                around.dissimilarity(),
                around.relativeDiversity(),
                around.divergence(),
                ManyGroups.information(around.smoothed()).ratio());
    }

    private static Report.Table settlement(AreaTable table, String chosen) {
        Settlement settlement = Settlement.of(table, chosen);
        return new Report.Table(
                "settlement",
                Terminal.words("population.settlement", chosen),
                List.of("concentration", "hoover", "top_five", "areas_of_half"),
                List.of(List.of(
                        settlement.concentration(),
                        settlement.hoover(),
                        settlement.topFive(),
                        settlement.areasOfHalf())));
    }

    private Report.Table distortion(AreaTable table, Places places) {
        Distortion distortion = Distortion.of(table, places);
        return new Report.Table(
                "distortion",
                Terminal.words("population.distortion"),
                List.of("distortion", "normalised"),
                List.of(List.of(logarithms.get().of(distortion.city()), distortion.normalised())));
    }

    private Report.Table nested(AreaTable table, Path file) {
        CsvTable names = CsvTable.read(file);
        names.require("unit", "larger");
        Map<String, String> known = new HashMap<>();
        names.rows().forEach(row -> known.put(row.requiredText("unit"), row.requiredText("larger")));
        List<String> missing =
                table.units().stream().filter(unit -> !known.containsKey(unit)).toList();
        if (!missing.isEmpty()) {
            throw new Refusal("population.larger", file, missing.getFirst(), missing.size());
        }
        Nested nested = Nested.of(table, unit -> Objects.requireNonNull(known.get(unit)));
        List<List<Object>> rows = new ArrayList<>();
        LogBase base = logarithms.get();
        rows.add(List.of("between", "", base.of(nested.between()), "", ""));
        rows.add(List.of("within", "", base.of(nested.within()), "", ""));
        nested.parts()
                .forEach(part -> rows.add(List.of(
                        part.name(),
                        part.share(),
                        base.of(part.information()),
                        part.ratio(),
                        base.of(part.contribution()))));
        return new Report.Table(
                "nested",
                Terminal.words("population.nested"),
                List.of("larger", "share", "M", "H", "contribution"),
                rows);
    }

    private Report.Table areas(AreaTable table, String chosen) {
        LogBase base = logarithms.get();
        List<Local.Contribution> parts = Local.ofUnits(table);
        int group = table.group(chosen);
        List<List<Object>> rows = new ArrayList<>();
        for (int u = 0; u < parts.size(); u++) {
            rows.add(List.of(
                    parts.get(u).name(),
                    parts.get(u).share(),
                    Local.locationQuotient(table, group, u),
                    base.of(Local.diversity(table, u).entropy()),
                    base.of(parts.get(u).segregation()),
                    base.of(parts.get(u).contribution())));
        }
        return new Report.Table(
                "areas",
                Terminal.words("population.local.areas", chosen),
                List.of("area", "share", "location_quotient", "E", "local_segregation", "contribution"),
                rows);
    }

    private Report.Table contributions(AreaTable table) {
        List<List<Object>> rows = new ArrayList<>();
        Local.ofGroups(table)
                .forEach(part -> rows.add(List.of(
                        part.name(),
                        part.share(),
                        logarithms.get().of(part.segregation()),
                        logarithms.get().of(part.contribution()))));
        return new Report.Table(
                "groups",
                Terminal.words("population.local.groups"),
                List.of("group", "share", "local_segregation", "contribution"),
                rows);
    }

    private Optional<String> picture(
            HandlingOptions.Leaving leaving, String chosen, Setting setting, List<String> notes) {
        AreaTable table = leaving.newest().table();
        int smallest = handling.smallest();
        if (picture == Picture.PROFILE) {
            List<Movement> movements =
                    Movement.of(table, setting, table, setting, chosen, Draws.of(Math.min(draws, 50), seed));
            return Optional.of(ProfileChart.svg(
                    Terminal.words("population.segregation.title", chosen, Layout.REST),
                    List.of(Terminal.words("population.newest")),
                    movements,
                    Locale.ENGLISH));
        }
        Places places = setting.places().orElseThrow(() -> new Refusal("population.no-geo"));
        Shown shown = leaving.newest().shown();
        if (picture == Picture.MAP) {
            MapWarning.ofShares(table, chosen, smallest).forEach(warning -> notes.add(warning.in(Locale.ENGLISH)));
            return Optional.of(ShareMap.svg(shown, places, chosen, Locale.ENGLISH));
        }
        MapWarning.ofDots(table, chosen, peoplePerDot, smallest)
                .forEach(warning -> notes.add(warning.in(Locale.ENGLISH)));
        if (peoplePerDot < smallest || !places.hasOutlines()) {
            throw new Refusal("population.dots", peoplePerDot, smallest);
        }
        return Optional.of(DotMap.svg(shown, places, peoplePerDot, Locale.ENGLISH));
    }
}
