package org.isopolity.server.governance;

import java.util.List;

/**
 * What a survey of cities says of the levels above them.
 *
 * @param heading what is found, or that there is no survey
 * @param lead how many cities answered
 * @param digest of the file, so that it can be named; empty where there is none
 * @param problem why the file cannot be read; empty where it can
 * @param findings by field and level
 * @param gaps fields in which cities act alone
 * @param demands rules that restrict
 * @param marks who can change the indicators of the newest release
 */
public record GovernancePage(
        String heading,
        String lead,
        String digest,
        String problem,
        List<FindingRow> findings,
        List<GapRow> gaps,
        List<DemandRow> demands,
        Marks marks) {

    /** Whether there is a survey to show. */
    public boolean answered() {
        return !digest.isEmpty();
    }

    /**
     * Who can change the indicators of the newest release, as far as the survey asked.
     *
     * @param rows the indicators that have a field
     * @param strange which indicators with a field the release does not know, as a sentence; empty where it knows all
     * @param elsewhere which surveyed cities the release does not know, as a sentence; empty where it knows all
     * @param digest of the table of fields; empty where there is none
     * @param problem why the table of fields cannot be read; empty where it can
     */
    public record Marks(List<MarkRow> rows, String strange, String elsewhere, String digest, String problem) {

        static final Marks NONE = new Marks(List.of(), "", "", "", "");

        public Marks {
            rows = List.copyOf(rows);
        }
    }

    /**
     * An indicator with a field.
     *
     * @param id of the indicator
     * @param name of the indicator
     * @param field in words
     * @param who can change it
     * @param basis who says so
     */
    public record MarkRow(String id, String name, String field, String who, String basis) {}

    /**
     * A level in a field.
     *
     * @param field in words
     * @param level in words
     * @param cities how many answered, marked where they are few
     * @param restricted how many of them, with the share where enough answered
     * @param supported likewise
     * @param both likewise
     */
    public record FindingRow(
            String field, String level, String cities, String restricted, String supported, String both) {}

    /**
     * A field in which cities act alone.
     *
     * @param field in words
     * @param alone how many of how many
     * @param cities their names
     */
    public record GapRow(String field, String alone, String cities) {}

    /**
     * A rule that restricts.
     *
     * @param rule as named
     * @param level in words
     * @param count how many cities
     * @param cities their names
     * @param fields in words
     * @param wanted what they want
     */
    public record DemandRow(
            String rule, String level, String count, String cities, String fields, List<String> wanted) {}
}
