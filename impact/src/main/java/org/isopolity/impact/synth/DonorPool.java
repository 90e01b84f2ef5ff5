package org.isopolity.impact.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isopolity.impact.Phrases;
import org.isopolity.impact.evaluation.Figure;
import org.isopolity.impact.evaluation.Quantiles;
import org.isopolity.impact.panel.Panel;
import org.isopolity.impact.panel.UnusableDesign;
import org.isopolity.text.Phrase;

/**
 * Donors of the treated unit's own size and character: the units nearest to it in some traits, each trait the mean before the
 * start, in standard deviations over all units. The rule is fixed before an outcome after the start is looked at.
 *
 * @param candidates every unit but the treated one, nearest first
 * @param size how many are donors
 */
public record DonorPool(List<Candidate> candidates, int size) {

    public DonorPool {
        candidates = List.copyOf(candidates);
    }

    /**
     * A unit that could be a donor.
     *
     * @param unit its name
     * @param distance root mean squared difference over the traits, in standard deviations
     * @param chosen whether it is among the nearest
     * @param reason how it compares, trait by trait
     */
    public record Candidate(String unit, double distance, boolean chosen, Phrase reason) {}

    /**
     * Chooses the nearest units.
     *
     * @param traits variables of the panel, at least one
     * @param from the first period with the programme; only earlier periods count
     * @param size how many to choose, at least 2
     */
    public static DonorPool nearest(Panel panel, String treated, List<String> traits, int from, int size) {
        if (traits.isEmpty() || size < 2) {
            throw new UnusableDesign("pool.asked", size);
        }
        int own = panel.getUnit(treated);
        Map<String, double[]> means = new LinkedHashMap<>();
        for (String trait : traits) {
            means.put(trait, means(panel, trait, from));
        }
        means.forEach((trait, values) -> {
            if (Double.isNaN(values[own])) {
                throw new UnusableDesign("pool.treated", treated, trait);
            }
        });
        List<Candidate> candidates = new ArrayList<>();
        for (int u = 0; u < panel.units().size(); u++) {
            if (u != own) {
                candidates.add(candidate(panel.units().get(u), u, own, means));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::distance).thenComparing(Candidate::unit));
        List<Candidate> marked = new ArrayList<>();
        for (Candidate candidate : candidates) {
            boolean chosen = marked.size() < size && Double.isFinite(candidate.distance());
            marked.add(new Candidate(candidate.unit(), candidate.distance(), chosen, candidate.reason()));
        }
        return new DonorPool(marked, size);
    }

    private static Candidate candidate(String unit, int position, int own, Map<String, double[]> means) {
        double sum = 0;
        List<Phrase> reasons = new ArrayList<>();
        for (Map.Entry<String, double[]> trait : means.entrySet()) {
            double[] values = trait.getValue();
            if (Double.isNaN(values[position])) {
                return new Candidate(
                        unit, Double.POSITIVE_INFINITY, false, Phrases.of("pool.reason.missing", trait.getKey()));
            }
            double[] observed = java.util.Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double deviation = Quantiles.deviation(observed, 1);
            double difference = deviation > 0 ? (values[position] - values[own]) / deviation : 0;
            sum += difference * difference;
            reasons.add(Phrases.of(
                    "pool.reason.trait",
                    trait.getKey(),
                    Figure.of(values[position]),
                    Figure.of(values[own]),
                    Figure.of(Math.abs(difference))));
        }
        return new Candidate(unit, Math.sqrt(sum / means.size()), false, Phrase.list(reasons));
    }

    private static double[] means(Panel panel, String trait, int from) {
        int before = panel.firstAtOrAfter(from);
        double[][] matrix = panel.matrix(trait);
        double[] means = new double[matrix.length];
        for (int u = 0; u < means.length; u++) {
            means[u] = java.util.Arrays.stream(matrix[u], 0, before)
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        return means;
    }

    /** Those that were not chosen, with the reason: what a comparison is told to leave out. */
    public Map<String, Phrase> leftOut() {
        Map<String, Phrase> leftOut = new LinkedHashMap<>();
        candidates.stream()
                .filter(candidate -> !candidate.chosen())
                .forEach(candidate ->
                        leftOut.put(candidate.unit(), Phrases.of("synth.left-out.unlike", size, candidate.reason())));
        return leftOut;
    }
}
