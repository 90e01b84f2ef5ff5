package org.isopolity.population.disclosure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.isopolity.population.area.AreaTable;
import org.isopolity.population.area.Imprecision;

/**
 * Counts changed a little before they leave, so that none can be trusted to the person. Each count's change follows from a key made of
 * the secret seed, the unit and the group: the same count is changed in the same way in every table, so that averaging over tables
 * teaches nothing. Changes are right on average. The tables know how imprecise they are.
 */
public final class Noise {

    private Noise() {}

    /**
     * Random rounding to multiples of a base: up or down, more likely to the nearer one, so that the mean stays.
     *
     * @param base at least 2
     * @param seed kept secret
     */
    public static AreaTable rounded(AreaTable table, int base, long seed) {
        return changed(table, base, seed, (count, key) -> {
            double below = Math.floor(count / base) * base;
            return key < (count - below) / base ? below + base : below;
        });
    }

    /**
     * Cell-key perturbation: counts below the smallest become 0 or the smallest (the mean stays); larger ones move by up to the largest
     * change, as often up as down, and never below the smallest. Zeros stay zeros.
     *
     * @param smallest the smallest count that may be shown beside 0
     * @param largestChange in people
     * @param seed kept secret
     */
    public static AreaTable perturbed(AreaTable table, int smallest, int largestChange, long seed) {
        return changed(table, Math.max(2, Math.max(smallest, largestChange + 1)), seed, (count, key) -> {
            if (count < smallest) {
                return key < count / smallest ? smallest : 0;
            }
            double reach = Math.min(largestChange, Math.floor(count - smallest));
            return count + Math.floor(key * (2 * reach + 1)) - reach;
        });
    }

    @FunctionalInterface
    private interface Change {
        double of(double count, double key);
    }

    private static AreaTable changed(AreaTable table, int base, long seed, Change change) {
        double[][] counts = new double[table.groups().size()][table.units().size()];
        for (int g = 0; g < counts.length; g++) {
            for (int u = 0; u < counts[g].length; u++) {
                double count = table.count(g, u);
                counts[g][u] = count == 0
                        ? 0
                        : change.of(
                                count,
                                key(seed, table.units().get(u), table.groups().get(g)));
            }
        }
        return AreaTable.of(table.units(), table.groups(), counts, new Imprecision.Rounded(base));
    }

    /** A number from 0 to 1 that nobody can guess without the seed (SHA-256). */
    private static double key(long seed, String unit, String group) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Long.toString(seed).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(unit.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            byte[] hash = digest.digest(group.getBytes(StandardCharsets.UTF_8));
            long bits = 0;
            for (int i = 0; i < 8; i++) {
                bits = bits << 8 | (hash[i] & 0xff);
            }
            return (bits >>> 11) * 0x1.0p-53;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
