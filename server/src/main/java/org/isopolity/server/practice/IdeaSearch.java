package org.isopolity.server.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.isopolity.index.framework.Group;
import org.isopolity.practice.fit.Contexts;
import org.isopolity.practice.fit.Fit;
import org.isopolity.practice.fit.Gap;
import org.isopolity.practice.fit.Ideas;
import org.isopolity.practice.fit.Term;
import org.isopolity.practice.fit.Weights;
import org.isopolity.release.CityResult;
import org.isopolity.server.figures.Figures;
import org.isopolity.server.page.Parameters;
import org.isopolity.server.text.Text;

/**
 * Which gap and which weights an address asks for: one of {@code indicator}, {@code area} and {@code recommendation}, and
 * {@code w.evidence}, {@code w.context}, {@code w.channel}, {@code w.readiness} from 0 to 100.
 *
 * @param gap what to find ideas for; absent where none is asked for
 * @param weights by which to rank
 */
public record IdeaSearch(Optional<Gap> gap, Weights weights) {

    /** The weights unless the address says otherwise, in whole hundredths. */
    static final Map<Term, Integer> USUAL = usual();

    private static final int MOST = 100;

    private static Map<Term, Integer> usual() {
        Map<Term, Integer> usual = new LinkedHashMap<>();
        for (Term term : Term.values()) {
            usual.put(term, (int) Math.round(100 * Weights.STANDARD.share(term)));
        }
        return usual;
    }

    static String field(Term term) {
        return "w." + term.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Reads the parameters; what is wrong with them is noted there. */
    public static IdeaSearch read(Parameters parameters, Figures figures, Practices practices, Text text) {
        int[] weights = new int[Term.values().length];
        for (Term term : Term.values()) {
            weights[term.ordinal()] = parameters.whole(field(term), 0, MOST, USUAL.getOrDefault(term, 0));
        }
        boolean none = java.util.Arrays.stream(weights).sum() == 0;
        if (none) {
            parameters.problem(field(Term.EVIDENCE), "0", text.of("wrong.weights"));
        }
        Optional<Gap> gap = gap(parameters, figures, practices, text);
        return new IdeaSearch(
                gap, none ? Weights.STANDARD : new Weights(weights[0], weights[1], weights[2], weights[3]));
    }

    private static Optional<Gap> gap(Parameters parameters, Figures figures, Practices practices, Text text) {
        String indicator = parameters.one("indicator");
        String area = parameters.one("area");
        String recommendation = parameters.one("recommendation");
        if (!indicator.isEmpty()) {
            Optional<Gap> found = figures.findIndicator(indicator).map(known -> CityContexts.gap(figures, known));
            if (found.isEmpty()) {
                parameters.problem("indicator", indicator, text.of("wrong.indicator-id"));
            }
            return found;
        }
        if (!area.isEmpty()) {
            Optional<Gap> found = figures.framework().areas().stream()
                    .filter(known -> known.id().equals(area))
                    .findFirst()
                    .map((Group known) -> new Gap("area", area, known.label(), Optional.empty()));
            if (found.isEmpty()) {
                parameters.problem("area", area, text.of("wrong.area-id"));
            }
            return found;
        }
        if (!recommendation.isEmpty()) {
            String name = practices.recommendations().get(recommendation);
            if (name == null) {
                parameters.problem("recommendation", recommendation, text.of("wrong.recommendation-id"));
                return Optional.empty();
            }
            return Optional.of(new Gap("recommendation", recommendation, name, Optional.empty()));
        }
        return Optional.empty();
    }

    /** The ideas for a city; nothing where no gap is asked for. */
    public Optional<Ideas> findIdeas(Figures figures, CityResult city, Practices practices, Text text) {
        return gap.map(wanted -> {
            Contexts contexts = CityContexts.of(figures, wanted, text);
            return new Fit(practices.library(), contexts, weights)
                    .rank(wanted, CityContexts.context(figures, city.city()));
        });
    }
}
