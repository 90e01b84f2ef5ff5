package org.isopolity.server.plan;

import java.util.List;
import java.util.Optional;

/**
 * A city's plan for everybody.
 *
 * @param cityId the city
 * @param city its name
 * @param linked whether the city has a page in the newest release
 * @param heading of the page
 * @param lead when it runs
 * @param summary what the city wants; may be empty
 * @param note that it is closed, or an earlier version; empty where neither
 * @param facts counts
 * @param objectives with their actions
 * @param versions what was published before
 * @param files addresses of it as files; none for an earlier version
 * @param method how progress is judged, with the release it is read from
 */
public record PlanPage(
        String cityId,
        String city,
        boolean linked,
        String heading,
        String lead,
        String summary,
        String note,
        List<Fact> facts,
        List<ObjectivePart> objectives,
        List<Version> versions,
        List<FileLink> files,
        String method) {

    /** A count with its label. */
    public record Fact(String label, String figure, String note) {}

    /** An objective with its actions. */
    public record ObjectivePart(String id, String title, String gap, List<ActionRow> actions) {}

    /**
     * An action in the list.
     *
     * @param path of its page
     * @param title of it
     * @param lead who answers for it
     * @param state in words
     * @param time when
     * @param pulse last news, in words
     * @param stale whether it counts as stale
     * @param targets how far they are
     */
    public record ActionRow(
            String path,
            String title,
            String lead,
            String state,
            String time,
            String pulse,
            boolean stale,
            List<TargetRow> targets) {}

    /**
     * A target.
     *
     * @param indicator its id
     * @param linked whether the indicator has a page in the newest release
     * @param label what is measured
     * @param goal value and day in words
     * @param baseline value and year it began from, in words
     * @param icon code of the icon
     * @param word the verdict
     * @param words the verdict with its figures
     * @param drawing absent where there is nothing to draw
     */
    public record TargetRow(
            String indicator,
            boolean linked,
            String label,
            String goal,
            String baseline,
            String icon,
            String word,
            String words,
            Optional<Track> drawing) {}

    /** A version that was published. */
    public record Version(String path, String label, boolean readable) {}

    /** A file of the plan. */
    public record FileLink(String path, String label) {}
}
