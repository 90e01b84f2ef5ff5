package org.isopolity.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isopolity.population.area.AreaSeries;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.change.Decomposition;
import org.isopolity.population.change.Movement;
import org.isopolity.population.people.Crossing;
import org.isopolity.population.people.Growth;
import org.isopolity.population.people.ShiftShare;
import org.isopolity.population.picture.ProfileChart;
import org.isopolity.population.segregation.LogBase;
import org.isopolity.population.trust.Draws;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What changed between two dates. */
@Command(name = "change", resourceBundle = "org.isopolity.cli.messages", mixinStandardHelpOptions = true)
final class PopulationChange implements Callable<Integer> {

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

    @Option(names = "--from", paramLabel = "YEAR", descriptionKey = "from")
    private @Nullable Integer from;

    @Option(names = "--to", paramLabel = "YEAR", descriptionKey = "to")
    private @Nullable Integer to;

    @Option(names = "--group", paramLabel = "NAME", descriptionKey = "group")
    private @Nullable String group;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "200", descriptionKey = "population-draws")
    private int draws;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", descriptionKey = "seed")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (draws < 2 || draws > 100_000) {
            throw new Refusal("population.numbers");
        }
        HandlingOptions.Leaving leaving = handling.leaving(counts.read());
        AreaSeries series = leaving.series();
        int first = year(series, from, series.years().getFirst());
        int last = year(series, to, series.years().getLast());
        if (first >= last) {
            throw new Refusal("population.two-years", series.years().toString());
        }
        AreaTable before = series.findYear(first).orElseThrow();
        AreaTable after = series.findYear(last).orElseThrow();
        String chosen = CountsOptions.group(before, group);
        CountsOptions.group(after, chosen);
        List<Movement> movements = Movement.of(
                before,
                space.setting(before.units()),
                after,
                space.setting(after.units()),
                chosen,
                Draws.of(draws, seed));
        List<String> notes = new ArrayList<>(leaving.notes());
        logarithms.note(notes);
        movements.forEach(movement -> notes.add(movement.inWords().in(Locale.ENGLISH)));
        List<Report.Table> tables = new ArrayList<>();
        tables.add(decomposition(before, after, notes));
        tables.add(growth(before, after, last - first));
        tables.add(moved(movements));
        tables.add(shifts(before, after));
        tables.add(crossings(before, after, chosen));
        String title =
                Terminal.words("population.change.title", chosen, Integer.toString(first), Integer.toString(last));
        report.write(
                new Report(
                        title,
                        notes,
                        tables,
                        Optional.of(ProfileChart.svg(
                                title,
                                List.of(Integer.toString(first), Integer.toString(last)),
                                movements,
                                Locale.ENGLISH))),
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr()));
        return 0;
    }

    private static int year(AreaSeries series, @Nullable Integer asked, int otherwise) {
        int year = asked == null ? otherwise : asked;
        if (series.findYear(year).isEmpty()) {
            throw new Refusal(
                    "population.no-year", Integer.toString(year), series.years().toString());
        }
        return year;
    }

    private Report.Table decomposition(AreaTable before, AreaTable after, List<String> notes) {
        Decomposition change = Decomposition.between(before, after);
        Decomposition.OfRatio ratio = change.ofRatio(before, after);
        notes.add(Terminal.words(
                "population.convergence",
                change.convergence().iterations(),
                String.format(Locale.ROOT, "%.1e", change.convergence().marginError()),
                change.convergence().converged()
                        ? Terminal.words("population.converged")
                        : Terminal.words("population.not-converged")));
        if (!change.added().isEmpty() || !change.removed().isEmpty()) {
            notes.add(Terminal.words(
                    "population.boundaries",
                    change.added().size(),
                    change.removed().size()));
        }
        LogBase base = logarithms.get();
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("before", base.of(change.before()), ratio.before()));
        rows.add(List.of("areas and groups added", base.of(change.additions()), ratio.additions()));
        rows.add(List.of("areas and groups removed", base.of(change.removals()), ratio.removals()));
        rows.add(List.of("sizes of groups", base.of(change.groupMargin()), ratio.groupMargin()));
        rows.add(List.of("sizes of areas", base.of(change.unitMargin()), ratio.unitMargin()));
        rows.add(List.of("who lives with whom", base.of(change.structure()), ratio.structure()));
        rows.add(List.of("diversity of the whole", 0.0, ratio.diversity()));
        rows.add(List.of("after", base.of(change.after()), ratio.after()));
        return new Report.Table(
                "decomposition", Terminal.words("population.decomposition"), List.of("part", "M", "H"), rows);
    }

    private static Report.Table growth(AreaTable before, AreaTable after, int years) {
        List<List<Object>> rows = new ArrayList<>();
        for (String name : before.groups()) {
            if (after.groups().contains(name)) {
                double was = before.groupTotal(before.group(name));
                double is = after.groupTotal(after.group(name));
                Growth growth = Growth.of(was, is, before.total(), after.total(), years);
                rows.add(List.of(
                        name,
                        was,
                        is,
                        growth.growth(),
                        growth.annualRate(),
                        growth.contribution(),
                        growth.shareBefore(),
                        growth.shareAfter()));
            }
        }
        return new Report.Table(
                "growth",
                Terminal.words("population.growth"),
                List.of(
                        "group",
                        "before",
                        "after",
                        "growth",
                        "annual_rate",
                        "contribution",
                        "share_before",
                        "share_after"),
                rows);
    }

    private static Report.Table shifts(AreaTable before, AreaTable after) {
        List<List<Object>> rows = new ArrayList<>();
        if (before.units().equals(after.units()) && before.groups().equals(after.groups())) {
            Map<String, double[]> sums = new LinkedHashMap<>();
            for (ShiftShare part : ShiftShare.of(before, after)) {
                double[] sum = sums.computeIfAbsent(part.group(), _ -> new double[4]);
                sum[0] += part.change();
                sum[1] += part.reference();
                sum[2] += part.mix();
                sum[3] += part.local();
            }
            sums.forEach((name, sum) -> rows.add(List.of(name, sum[0], sum[1], sum[2], sum[3])));
        }
        return new Report.Table(
                "shift_share",
                Terminal.words(rows.isEmpty() ? "population.shift-share.none" : "population.shift-share"),
                List.of("group", "change", "reference", "mix", "local"),
                rows);
    }

    private static Report.Table crossings(AreaTable before, AreaTable after, String chosen) {
        List<List<Object>> rows = new ArrayList<>();
        for (double threshold : new double[] {0.2, 0.5}) {
            Crossing crossing = Crossing.of(before, after, chosen, threshold);
            rows.add(List.of(threshold, crossing.rose().size(), crossing.fell().size(), crossing.stayedAbove()));
        }
        return new Report.Table(
                "crossings",
                Terminal.words("population.crossings", chosen),
                List.of("share", "rose_above", "fell_below", "stayed_above"),
                rows);
    }

    private static Report.Table moved(List<Movement> movements) {
        List<List<Object>> rows = new ArrayList<>();
        for (Movement movement : movements) {
            rows.add(List.of(
                    movement.index().dimension().inWords().in(Locale.ENGLISH),
                    movement.index().symbol(),
                    movement.before().estimate(),
                    movement.after().estimate(),
                    movement.difference(),
                    movement.noise(),
                    movement.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        return new Report.Table(
                "dimensions",
                Terminal.words("population.dimensions"),
                List.of("dimension", "index", "before", "after", "difference", "noise", "verdict"),
                rows);
    }
}
