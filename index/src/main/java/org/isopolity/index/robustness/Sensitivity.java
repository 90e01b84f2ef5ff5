package org.isopolity.index.robustness;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isopolity.index.sensitivity.SobolIndices;

/**
 * Which choice moves the ranks.
 *
 * @param factors what was varied
 * @param design how it was found out
 * @param runs how often the index was recomputed
 * @param rankShift indices, in the order of the factors, of the mean shift of ranks; nothing where no rank ever moved
 * @param byCity indices of the rank of each city by its id; without cities whose rank never moved or that some run left without
 *     one
 */
public record Sensitivity(
        List<Factor> factors,
        SensitivityDesign design,
        int runs,
        Optional<SobolIndices> rankShift,
        SortedMap<String, SobolIndices> byCity) {

    public Sensitivity {
        factors = List.copyOf(factors);
        byCity = Collections.unmodifiableSortedMap(new TreeMap<>(byCity));
    }
}
