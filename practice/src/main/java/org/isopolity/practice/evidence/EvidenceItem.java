package org.isopolity.practice.evidence;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.isopolity.practice.Known;

/**
 * One study, monitoring series or testimony about a practice.
 *
 * @param id identifier within the library
 * @param practice id of the practice
 * @param implementation id of the implementation it looked at; empty where it looked at several
 * @param design how it came about
 * @param preStated whether the outcome was fixed before anybody saw data
 * @param attrition share of participants lost, from 0 to 1; absent where not reported
 * @param participants how many took part; absent where not reported
 * @param followUpMonths how long after the outcome was observed; absent where not reported
 * @param place where, as a key: items of the same place are not independent
 * @param funder who paid; empty where not reported
 * @param conflictOfInterest a declared interest of the authors; empty where none is known
 * @param year of publication; absent where not reported
 * @param source citation or address
 * @param effects what was found, in numbers
 */
public record EvidenceItem(
        String id,
        String practice,
        String implementation,
        Design design,
        Known preStated,
        OptionalDouble attrition,
        OptionalInt participants,
        OptionalInt followUpMonths,
        String place,
        String funder,
        String conflictOfInterest,
        OptionalInt year,
        String source,
        List<EffectEstimate> effects) {

    /** Refuses an attrition that is not a share. */
    public EvidenceItem {
        effects = List.copyOf(effects);
        if (attrition.isPresent() && !(attrition.getAsDouble() >= 0 && attrition.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("an attrition of " + attrition.getAsDouble() + " is not a share");
        }
    }
}
