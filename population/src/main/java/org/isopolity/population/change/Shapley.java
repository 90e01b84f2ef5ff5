package org.isopolity.population.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isopolity.population.Phrases;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.segregation.ManyGroups;

/** The eight tables that have each of group margin, unit margin and association from the first or the second date. */
final class Shapley {

    private final AreaTable first;
    private final AreaTable second;
    private final AreaTable one;
    private final AreaTable other;

    Shapley(AreaTable first, AreaTable second) {
        this.first = first;
        this.second = second;
        List<String> groups = first.groups().stream()
                .filter(group -> second.groups().contains(group)
                        && first.groupTotal(first.group(group)) > 0
                        && second.groupTotal(second.group(group)) > 0)
                .toList();
        if (groups.size() < 2) {
            throw new IncomparableTables(Phrases.of("incomparable.groups"));
        }
        AreaTable left = first.only(groups);
        AreaTable right = second.only(groups);
        Set<String> common = new HashSet<>(inhabited(left));
        common.retainAll(new HashSet<>(inhabited(right)));
        if (common.size() < 2) {
            throw new IncomparableTables(Phrases.of("incomparable.units", common.size()));
        }
        this.one = left.where(u -> common.contains(left.units().get(u)));
        this.other = right.where(u -> common.contains(right.units().get(u)));
        if (!ManyGroups.information(one).information().find().isPresent()
                || !ManyGroups.information(other).information().find().isPresent()) {
            throw new IncomparableTables(Phrases.of("incomparable.groups"));
        }
    }

    private static List<String> inhabited(AreaTable table) {
        return IntStream.range(0, table.units().size())
                .filter(u -> table.total(u) > 0)
                .mapToObj(table.units()::get)
                .toList();
    }

    Decomposition decomposition() {
        // bit 0: group margin, bit 1: unit margin, bit 2: association; set where it is the second date's
        Fitting[] corners =
                IntStream.range(0, 8).parallel().mapToObj(this::corner).toArray(Fitting[]::new);
        double before = ManyGroups.information(first).information().get();
        double after = ManyGroups.information(second).information().get();
        double commonBefore = ManyGroups.information(one).information().get();
        double commonAfter = ManyGroups.information(other).information().get();
        List<Decomposition.Part> units = parts(corners, true, one.units());
        List<Decomposition.Part> groups = parts(corners, false, one.groups());
        return new Decomposition(
                before,
                after,
                after - commonAfter,
                commonBefore - before,
                units.stream().mapToDouble(Decomposition.Part::groupMargin).sum(),
                units.stream().mapToDouble(Decomposition.Part::unitMargin).sum(),
                units.stream().mapToDouble(Decomposition.Part::structure).sum(),
                units,
                groups,
                without(second, other),
                without(first, one),
                new Decomposition.Convergence(
                        Arrays.stream(corners)
                                .mapToInt(Fitting::iterations)
                                .max()
                                .orElseThrow(),
                        Arrays.stream(corners).mapToDouble(Fitting::error).max().orElseThrow(),
                        Arrays.stream(corners).allMatch(Fitting::converged)));
    }

    private Fitting corner(int corner) {
        AreaTable groupSide = (corner & 1) == 0 ? one : other;
        AreaTable unitSide = (corner & 2) == 0 ? one : other;
        AreaTable association = (corner & 4) == 0 ? one : other;
        return groupSide == unitSide && unitSide == association
                ? Fitting.none(association)
                : Fitting.of(association, groupShares(groupSide), unitShares(unitSide));
    }

    private static double[] groupShares(AreaTable table) {
        double[] shares = new double[table.groups().size()];
        Arrays.setAll(shares, g -> table.groupTotal(g) / table.total());
        return shares;
    }

    private static double[] unitShares(AreaTable table) {
        double[] shares = new double[table.units().size()];
        Arrays.setAll(shares, u -> table.total(u) / table.total());
        return shares;
    }

    /** Structure: half at the first margins, half at the second. Margins: the mean over the four orders that leave structure alone. */
    private static List<Decomposition.Part> parts(Fitting[] corners, boolean ofUnits, List<String> names) {
        double[][] m = new double[corners.length][];
        Arrays.setAll(m, corner -> corners[corner].parts(ofUnits));
        List<Decomposition.Part> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double group = (m[1][i] - m[0][i] + m[3][i] - m[2][i] + m[7][i] - m[6][i] + m[5][i] - m[4][i]) / 4;
            double unit = (m[2][i] - m[0][i] + m[3][i] - m[1][i] + m[7][i] - m[5][i] + m[6][i] - m[4][i]) / 4;
            double structure = (m[4][i] - m[0][i] + m[7][i] - m[3][i]) / 2;
            parts.add(new Decomposition.Part(names.get(i), group, unit, structure));
        }
        return parts;
    }

    private static List<String> without(AreaTable all, AreaTable common) {
        Set<String> kept = new HashSet<>(common.units());
        return all.units().stream().filter(unit -> !kept.contains(unit)).toList();
    }
}
