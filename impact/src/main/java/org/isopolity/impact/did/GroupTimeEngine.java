package org.isopolity.impact.did;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;

/** Computes what {@link GroupTime} holds: cells with the influence of every unit, and averages of them with theirs. */
final class GroupTimeEngine {

    private static final double BAND = 0.95;

    private final String outcome;
    private final GroupTime.Settings settings;
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> units = new ArrayList<>();
    private final int[] times;
    private final int[] starts;
    private final double[][] values;
    private final double[][][] covariates;

    /** One cell with what each unit brings to it; absent influence marks the reference period. */
    private record Influenced(int group, int time, double value, double[] influence) {
        boolean isReference() {
            return influence.length == 0;
        }

        boolean isAfter() {
            return time >= group;
        }
    }

    GroupTimeEngine(Panel panel, String outcome, Map<String, Integer> asked, GroupTime.Settings settings) {
        this.outcome = outcome;
        this.settings = settings;
        this.times = panel.times();
        asked.keySet().forEach(panel::getUnit);
        double[][] all = panel.matrix(outcome);
        List<double[][]> extra =
                settings.covariates().stream().map(panel::matrix).toList();
        List<double[]> rows = new ArrayList<>();
        List<double[][]> rowCovariates = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        for (int u = 0; u < all.length; u++) {
            String unit = panel.units().get(u);
            int begin = asked.getOrDefault(unit, 0);
            int row = u;
            boolean gap = Arrays.stream(all[u]).anyMatch(Double::isNaN)
                    || extra.stream()
                            .anyMatch(matrix -> Arrays.stream(matrix[row]).anyMatch(Double::isNaN));
            boolean always = begin != 0 && begin <= times[0] + settings.anticipation();
            if (gap || always) {
                leftOut.add(unit);
            } else {
                units.add(unit);
                rows.add(all[u]);
                rowCovariates.add(extra.stream().map(matrix -> matrix[row]).toArray(double[][]::new));
                begins.add(begin > times[times.length - 1] ? 0 : begin);
            }
        }
        this.values = rows.toArray(double[][]::new);
        this.covariates = rowCovariates.toArray(double[][][]::new);
        this.starts = begins.stream().mapToInt(Integer::intValue).toArray();
        if (times.length < 2) {
            throw new UnusableDesign("did.one-period");
        }
    }

    GroupTime estimate() {
        TreeSet<Integer> groups = new TreeSet<>();
        Arrays.stream(starts).filter(start -> start != 0).forEach(groups::add);
        if (groups.isEmpty()) {
            throw new UnusableDesign("did.none-treated");
        }
        List<Influenced> cells = new ArrayList<>();
        for (int group : groups) {
            for (int t = settings.base() == BasePeriod.UNIVERSAL ? 0 : 1; t < times.length; t++) {
                findCell(group, t).ifPresent(cells::add);
            }
        }
        if (cells.stream().noneMatch(cell -> cell.isAfter() && !cell.isReference())) {
            throw new UnusableDesign("did.no-controls");
        }
        return summary(groups, cells);
    }

    private Optional<Influenced> findCell(int group, int t) {
        int start = position(group);
        boolean after = times[t] >= group - settings.anticipation();
        int before = start - 1 - settings.anticipation();
        int base = after || settings.base() == BasePeriod.UNIVERSAL ? before : t - 1;
        if (base < 0) {
            return Optional.empty();
        }
        if (base == t) {
            return Optional.of(new Influenced(group, times[t], 0, new double[0]));
        }
        int latest = times[Math.max(t, base)] + settings.anticipation();
        int[] members = IntStream.range(0, starts.length)
                .filter(i -> starts[i] == group || isControl(i, group, latest))
                .toArray();
        boolean[] treated = new boolean[members.length];
        double[] change = new double[members.length];
        double[][] rows = new double[members.length][];
        int base0 = Math.min(base, t);
        for (int m = 0; m < members.length; m++) {
            int i = members[m];
            treated[m] = starts[i] == group;
            change[m] = values[i][t] - values[i][base];
            rows[m] = new double[1 + settings.covariates().size()];
            rows[m][0] = 1;
            for (int k = 1; k < rows[m].length; k++) {
                rows[m][k] = covariates[i][k - 1][base0];
            }
        }
        long own = IntStream.range(0, treated.length).filter(m -> treated[m]).count();
        if (own == members.length) {
            return Optional.empty();
        }
        TwoGroups effect = new TwoGroups(treated, change, rows, settings.adjustment());
        double[] influence = new double[starts.length];
        for (int m = 0; m < members.length; m++) {
            influence[members[m]] = effect.influence()[m] * starts.length / members.length;
        }
        return Optional.of(new Influenced(group, times[t], effect.effect(), influence));
    }

    private boolean isControl(int unit, int group, int latest) {
        if (starts[unit] == 0) {
            return true;
        }
        return settings.controls() == Controls.NOT_YET_TREATED && starts[unit] > latest && starts[unit] != group;
    }

    private int position(int group) {
        int position = 0;
        while (times[position] < group) {
            position++;
        }
        return position;
    }

    private GroupTime summary(Set<Integer> groups, List<Influenced> cells) {
        List<Influenced> after = cells.stream()
                .filter(cell -> cell.isAfter() && !cell.isReference())
                .toList();
        Influenced simple = bySize(after);
        Map<Integer, Influenced> byGroup = new TreeMap<>();
        Map<Integer, Influenced> byElapsed = new TreeMap<>();
        Map<Integer, Influenced> byTime = new TreeMap<>();
        for (int group : groups) {
            List<Influenced> own =
                    after.stream().filter(cell -> cell.group() == group).toList();
            if (!own.isEmpty()) {
                byGroup.put(group, evenly(own));
            }
        }
        Map<Integer, List<Influenced>> elapsed = new TreeMap<>();
        cells.forEach(
                cell -> elapsed.computeIfAbsent(position(cell.time()) - position(cell.group()), e -> new ArrayList<>())
                        .add(cell));
        elapsed.forEach((e, own) -> byElapsed.put(e, bySize(own)));
        for (int time : times) {
            List<Influenced> own =
                    after.stream().filter(cell -> cell.time() == time).toList();
            if (!own.isEmpty()) {
                byTime.put(time, bySize(own));
            }
        }
        Influenced overallByGroup = bySize(List.copyOf(byGroup.values()));
        Influenced overallByElapsed = evenly(byElapsed.entrySet().stream()
                .filter(entry -> entry.getKey() >= 0)
                .map(Map.Entry::getValue)
                .toList());
        Influenced overallByTime = evenly(List.copyOf(byTime.values()));
        OptionalDouble pretest = pretest(cells.stream()
                .filter(cell -> !cell.isAfter() && !cell.isReference())
                .toList());
        Map<String, Integer> treated = new LinkedHashMap<>();
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] != 0) {
                treated.put(units.get(i), starts[i]);
            }
        }
        Bootstrap bootstrap = new Bootstrap();
        List<Estimate> banded = bootstrap.banded(cells);
        Estimate overall = bootstrap.single(simple);
        return new GroupTime(
                IntStream.range(0, cells.size())
                        .mapToObj(k -> new GroupTime.Cell(
                                cells.get(k).group(), cells.get(k).time(), banded.get(k)))
                        .toList(),
                overall,
                bootstrap.banded(byGroup),
                bootstrap.single(overallByGroup),
                bootstrap.banded(byElapsed),
                bootstrap.single(overallByElapsed),
                bootstrap.banded(byTime),
                bootstrap.single(overallByTime),
                pretest,
                leftOut,
                GroupTime.evaluation(
                        outcome,
                        overall,
                        expected(after, simple.value()),
                        pretest,
                        treated,
                        times[times.length - 1],
                        starts.length - treated.size(),
                        leftOut,
                        settings));
    }

    /** What the treated units' outcome after the start would have been: observed mean less the effect. */
    private Optional<Double> expected(List<Influenced> after, double effect) {
        double sum = 0;
        double cells = 0;
        for (Influenced cell : after) {
            for (int i = 0; i < starts.length; i++) {
                if (starts[i] == cell.group()) {
                    sum += values[i][position(cell.time())];
                    cells++;
                }
            }
        }
        return cells == 0 ? Optional.empty() : Optional.of(sum / cells - effect);
    }

    private double size(int group) {
        return (double) Arrays.stream(starts).filter(start -> start == group).count() / starts.length;
    }

    private static Influenced evenly(List<Influenced> cells) {
        double value = 0;
        double[] influence = new double[length(cells)];
        for (Influenced cell : cells) {
            value += cell.value() / cells.size();
            for (int i = 0; i < cell.influence().length; i++) {
                influence[i] += cell.influence()[i] / cells.size();
            }
        }
        return new Influenced(cells.getFirst().group(), cells.getFirst().time(), value, influence);
    }

    private static int length(List<Influenced> cells) {
        return cells.stream().mapToInt(cell -> cell.influence().length).max().orElse(0);
    }

    /** Weighted by group size; that the sizes themselves are estimated adds to each unit's influence. */
    private Influenced bySize(List<Influenced> cells) {
        double[] sizes = cells.stream().mapToDouble(cell -> size(cell.group())).toArray();
        double total = Arrays.stream(sizes).sum();
        double value = 0;
        for (int k = 0; k < sizes.length; k++) {
            value += sizes[k] / total * cells.get(k).value();
        }
        double[] influence = new double[length(cells)];
        for (int i = 0; i < influence.length; i++) {
            double shift = 0;
            for (int k = 0; k < sizes.length; k++) {
                shift += (starts[i] == cells.get(k).group() ? 1 : 0) - sizes[k];
            }
            for (int k = 0; k < sizes.length; k++) {
                Influenced cell = cells.get(k);
                double own = (starts[i] == cell.group() ? 1 : 0) - sizes[k];
                double brought = cell.isReference() ? 0 : cell.influence()[i];
                influence[i] +=
                        sizes[k] / total * brought + (own / total - shift * sizes[k] / (total * total)) * cell.value();
            }
        }
        return new Influenced(cells.getFirst().group(), cells.getFirst().time(), value, influence);
    }

    private OptionalDouble pretest(List<Influenced> before) {
        int count = before.size();
        if (count == 0) {
            return OptionalDouble.empty();
        }
        DMatrixRMaj covariance = new DMatrixRMaj(count, count);
        DMatrixRMaj effects = new DMatrixRMaj(count, 1);
        int n = starts.length;
        for (int a = 0; a < count; a++) {
            effects.set(a, 0, before.get(a).value());
            for (int b = 0; b < count; b++) {
                covariance.set(
                        a,
                        b,
                        LinearAlgebra.dot(
                                        before.get(a).influence(), before.get(b).influence())
                                / n);
            }
        }
        DMatrixRMaj solved = new DMatrixRMaj(count, 1);
        if (!CommonOps_DDRM.solve(covariance, effects, solved)) {
            return OptionalDouble.empty();
        }
        double statistic = 0;
        for (int a = 0; a < count; a++) {
            statistic += n * effects.get(a, 0) * solved.get(a, 0);
        }
        return Double.isFinite(statistic) && statistic >= 0
                ? OptionalDouble.of(Math.max(0, GroupTime.chiSquaredTail(statistic, count)))
                : OptionalDouble.empty();
    }

    /** Multiplier bootstrap with random signs: how far all estimates of a family stray at once. */
    private final class Bootstrap {

        List<Estimate> banded(List<Influenced> family) {
            double critical = critical(family);
            return family.stream().map(cell -> estimate(cell, critical)).toList();
        }

        Map<Integer, Estimate> banded(Map<Integer, Influenced> family) {
            List<Estimate> estimates = banded(List.copyOf(family.values()));
            Map<Integer, Estimate> banded = new TreeMap<>();
            int next = 0;
            for (int key : family.keySet()) {
                banded.put(key, estimates.get(next++));
            }
            return banded;
        }

        Estimate single(Influenced cell) {
            return banded(List.of(cell)).getFirst();
        }

        private Estimate estimate(Influenced cell, double critical) {
            double error = error(cell);
            return error > 0
                    ? new Estimate(cell.value(), OptionalDouble.of(error), OptionalDouble.of(critical * error))
                    : new Estimate(cell.value(), OptionalDouble.empty(), OptionalDouble.empty());
        }

        private double error(Influenced cell) {
            int n = starts.length;
            return Math.sqrt(LinearAlgebra.dot(cell.influence(), cell.influence()) / n / n);
        }

        private double critical(List<Influenced> family) {
            int n = starts.length;
            double[] errors = family.stream().mapToDouble(this::error).toArray();
            SplittableRandom random = new SplittableRandom(settings.seed());
            double[] largest = new double[settings.draws()];
            double[] signs = new double[n];
            for (int draw = 0; draw < largest.length; draw++) {
                for (int i = 0; i < n; i++) {
                    signs[i] = random.nextBoolean() ? 1 : -1;
                }
                for (int k = 0; k < errors.length; k++) {
                    if (errors[k] > 0) {
                        double mean = LinearAlgebra.dot(family.get(k).influence(), signs) / n;
                        largest[draw] = Math.max(largest[draw], Math.abs(mean) / errors[k]);
                    }
                }
            }
            return Math.max(Quantiles.of(largest, BAND), Quantiles.normal(0.5 + BAND / 2));
        }
    }
}
