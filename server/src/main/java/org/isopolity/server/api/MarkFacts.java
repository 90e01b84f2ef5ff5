package org.isopolity.server.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isopolity.index.framework.Indicator;
import org.isopolity.server.governance.CompetenceMark;
import org.isopolity.server.governance.CompetenceMark.Across;
import org.isopolity.server.governance.CompetenceMark.Asked;
import org.isopolity.server.governance.CompetenceMark.ByFramework;
import org.isopolity.server.governance.CompetenceMark.MostCities;
import org.isopolity.server.governance.CompetenceMark.OwnAnswer;
import org.isopolity.server.governance.Survey.Finding;
import org.isopolity.server.governance.Tally;

/**
 * Who can change an indicator, and who says so.
 *
 * @param indicator id of the indicator
 * @param competence who can change it
 * @param basis {@code own-answer}, {@code most-cities} or {@code framework}
 * @param framework who can change it as the framework says
 * @param field of service in which cities were asked; absent where none was
 * @param year of the city's own answer
 * @param said how many surveyed cities say what; absent beside an own answer
 * @param levels what was said of the higher levels in the field: by the city, or by all surveyed cities
 */
record MarkFacts(
        String indicator,
        String competence,
        String basis,
        String framework,
        Optional<String> field,
        Optional<Integer> year,
        Optional<Said> said,
        List<Level> levels) {

    /**
     * How many surveyed cities say what of their responsibility.
     *
     * @param cities how many answered
     * @param few whether they are too few to decide
     * @param city all of it is theirs
     * @param shared a part is
     * @param national nothing is
     */
    record Said(int cities, boolean few, int city, int shared, int national) {
        static Said of(Tally tally) {
            return new Said(tally.cities(), tally.isSmall(), tally.city(), tally.shared(), tally.national());
        }
    }

    /**
     * A level of government.
     *
     * @param level which
     * @param cities how many said something of it
     * @param restricts how many of them it restricts
     * @param supports how many of them it supports
     */
    record Level(String level, int cities, int restricts, int supports) {
        static List<Level> of(List<Finding> findings) {
            return findings.stream()
                    .map(finding -> new Level(
                            code(finding.level()), finding.cities(), finding.restricted(), finding.supported()))
                    .toList();
        }
    }

    static MarkFacts of(Indicator indicator, CompetenceMark mark) {
        return switch (mark) {
            case OwnAnswer own ->
                new MarkFacts(
                        indicator.id(),
                        code(own.competence()),
                        "own-answer",
                        code(own.framework()),
                        Optional.of(code(own.field())),
                        Optional.of(own.year()),
                        Optional.empty(),
                        Level.of(own.levels()));
            case MostCities most -> across(indicator, most, "most-cities");
            case ByFramework framework -> across(indicator, framework, "framework");
        };
    }

    private static MarkFacts across(Indicator indicator, Across mark, String basis) {
        return new MarkFacts(
                indicator.id(),
                code(mark.competence()),
                basis,
                code(mark.framework()),
                mark.said().map(Asked::field).map(MarkFacts::code),
                Optional.empty(),
                mark.said().map(Asked::tally).map(Said::of),
                mark.said().map(Asked::levels).map(Level::of).orElse(List.of()));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
