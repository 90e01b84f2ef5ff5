package org.isopolity.server.governance;

import java.util.List;
import java.util.Optional;
import org.isopolity.index.framework.Competence;
import org.isopolity.server.governance.Survey.Finding;

/** Who can change an indicator, and who says so: the city itself, most surveyed cities, or the framework, in this order. */
public sealed interface CompetenceMark {

    /** Who can change it. */
    Competence competence();

    /** Who can change it as the framework says. */
    Competence framework();

    /** Whether survey and framework say different things. */
    default boolean isDisputed() {
        return competence() != framework();
    }

    /**
     * What the city itself answered last.
     *
     * @param competence who can change it
     * @param framework who can change it as the framework says
     * @param field of service in which it was asked
     * @param year of the answer
     * @param levels what the city says of the higher levels in the field; each counts one city
     */
    record OwnAnswer(Competence competence, Competence framework, ServiceField field, int year, List<Finding> levels)
            implements CompetenceMark {

        public OwnAnswer {
            levels = List.copyOf(levels);
        }

        /** The levels that the city says restrict it. */
        public List<HigherLevel> restricting() {
            return levels.stream()
                    .filter(finding -> finding.restricted() > 0)
                    .map(Finding::level)
                    .toList();
        }

        /** The levels that the city says support it; a level can do both. */
        public List<HigherLevel> supporting() {
            return levels.stream()
                    .filter(finding -> finding.supported() > 0)
                    .map(Finding::level)
                    .toList();
        }
    }

    /** A mark that holds where no city in particular is meant, or where the city did not answer. */
    sealed interface Across extends CompetenceMark {

        /** What cities were asked and said; absent where none was asked. */
        Optional<Asked> said();
    }

    /**
     * What more than half of enough surveyed cities say.
     *
     * @param competence who can change it
     * @param framework who can change it as the framework says
     * @param asked what they were asked and said
     */
    record MostCities(Competence competence, Competence framework, Asked asked) implements Across {

        @Override
        public Optional<Asked> said() {
            return Optional.of(asked);
        }
    }

    /**
     * What the framework says, where no answer of cities decides.
     *
     * @param framework who can change it
     * @param said what cities were asked and said, too few or divided; absent where none was asked
     */
    record ByFramework(Competence framework, Optional<Asked> said) implements Across {

        @Override
        public Competence competence() {
            return framework;
        }
    }

    /**
     * What all surveyed cities say in a field.
     *
     * @param field of service
     * @param tally of their responsibility
     * @param levels what they say of the higher levels
     */
    record Asked(ServiceField field, Tally tally, List<Finding> levels) {

        public Asked {
            levels = List.copyOf(levels);
        }
    }
}
