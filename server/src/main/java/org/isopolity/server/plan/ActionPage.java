package org.isopolity.server.plan;

import java.util.List;
import java.util.Optional;

/**
 * A public action.
 *
 * @param cityId the city
 * @param city its name
 * @param planPath address of the plan
 * @param plan title of the plan
 * @param title of the action
 * @param summary what is done; may be empty
 * @param marks what a reader must know before they rely on it
 * @param facts labelled facts
 * @param adoption the practice it adapts
 * @param targets how far they are
 * @param milestones in order
 * @param budget by source
 * @param sum of the budget by currency; empty where there is none
 * @param partners who takes part
 * @param needs what must be done before
 * @param entries what was said, newest first
 * @param comment where to comment; empty where there is no workspace
 * @param citation how to name it
 */
public record ActionPage(
        String cityId,
        String city,
        String planPath,
        String plan,
        String title,
        String summary,
        List<String> marks,
        List<Fact> facts,
        Optional<AdoptionPart> adoption,
        List<PlanPage.TargetRow> targets,
        List<MilestoneRow> milestones,
        List<FundingRow> budget,
        String sum,
        List<String> partners,
        List<NeedRow> needs,
        List<EntryRow> entries,
        String comment,
        String citation) {

    /** A labelled fact. */
    public record Fact(String label, String text) {}

    /**
     * The practice that is adapted.
     *
     * @param path of its page; empty where it is withdrawn
     * @param label title and version
     * @param changes what is done otherwise; may be empty
     */
    public record AdoptionPart(String path, String label, String changes) {}

    /** A milestone in words. */
    public record MilestoneRow(String title, String due, String reached) {}

    /** Money in words. */
    public record FundingRow(String source, String amount, String secured) {}

    /** Another action. */
    public record NeedRow(String path, String title, String state) {}

    /** Something said. */
    public record EntryRow(String moment, String kind, String words, String link) {}
}
