package org.isopolity.server.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isopolity.impact.evaluation.Verdict;
import org.isopolity.server.evaluation.Design;

/**
 * An evaluation that belongs to an action.
 *
 * @param id of it
 * @param action the action
 * @param number counts the evaluations of the action
 * @param editor name of who kept it
 * @param moment when
 * @param content what it says
 * @param proposed address of the contribution by which it was proposed as evidence, if it was
 */
record KeptEvaluation(
        String id,
        String action,
        int number,
        String editor,
        Instant moment,
        Content content,
        Optional<String> proposed) {

    /**
     * What an evaluation says, for ever.
     *
     * @param release whose panel was asked
     * @param digest of that release
     * @param address below which anybody computes it again
     * @param indicator id of what was measured
     * @param label what it was called
     * @param unit its unit
     * @param rises whether higher is more open
     * @param design by which method
     * @param designInWords the same in words
     * @param from first year with the programme
     * @param until last year looked at
     * @param verdict what may be said
     * @param finding it said
     * @param mean average difference per year
     * @param low lower end of the interval; absent without one
     * @param high upper end of it
     * @param level share of such intervals that hold the effect
     * @param p how often so large without a programme; absent where the design gives none
     * @param red what stops a finding, in words
     * @param preStated whether question and design were fixed before anybody saw data
     */
    record Content(
            String release,
            String digest,
            String address,
            String indicator,
            String label,
            String unit,
            boolean rises,
            Design design,
            String designInWords,
            int from,
            int until,
            Verdict verdict,
            String finding,
            double mean,
            OptionalDouble low,
            OptionalDouble high,
            OptionalDouble level,
            OptionalDouble p,
            List<String> red,
            boolean preStated) {

        Content {
            red = List.copyOf(red);
        }

        /** Whether it may be handed on: nothing stops the finding, and its effect has an interval with both ends. */
        boolean isEvidence() {
            return red.isEmpty() && low.isPresent() && high.isPresent() && level.isPresent();
        }
    }
}
