package org.isopolity.server.assessment;

import java.util.List;
import org.isopolity.server.chart.Seal;

/**
 * What the answers say.
 *
 * @param heading how many questions are answered
 * @param lead how many questions nobody knows
 * @param showings how many answers are shown how far, drawn
 * @param sections the sets that have an answer
 * @param compared whether there are answers of an earlier time
 * @param carried all answers, as a file
 * @param others the sets to go on with
 * @param servings what the answers say of other frameworks
 */
public record ResultPage(
        String heading,
        String lead,
        List<Seal> showings,
        List<Part> sections,
        boolean compared,
        String carried,
        List<OverviewPage.SectionRow> others,
        List<Serving> servings) {

    /**
     * What the answers say of a part of another framework.
     *
     * @param scheme the framework, in words
     * @param target its part, in words
     * @param answered how many of the matched questions are answered
     * @param mean of them
     * @param covers whether they cover the part fully, in words
     */
    public record Serving(String scheme, String target, String answered, String mean, String covers) {}

    /**
     * A set of recommendations.
     *
     * @param code its name in addresses
     * @param name its name for readers
     * @param whole its figure in words; empty where several actor families share it
     * @param rows the recommendations
     * @param steps what could be done next
     */
    public record Part(String code, String name, String whole, List<Row> rows, List<Step> steps) {}

    /**
     * A recommendation.
     *
     * @param id of it
     * @param label of it
     * @param at place of the mean, drawn; empty where nothing is answered
     * @param from place of the low end, drawn
     * @param to place of the high end, drawn
     * @param mean in words; a mark where nothing is answered
     * @param range in words; empty where everything is known
     * @param answered how many of how many
     * @param showings how many of the answers are shown how far, drawn
     * @param claimed whether none of them is more than claimed
     * @param change since the earlier time; empty where there is none
     * @param rises whether it went up
     */
    public record Row(
            String id,
            String label,
            String at,
            String from,
            String to,
            String mean,
            String range,
            String answered,
            List<Seal> showings,
            boolean claimed,
            String change,
            boolean rises) {}

    /**
     * What would lift a weak answer.
     *
     * @param id of the question
     * @param question the question
     * @param now what was answered
     * @param next what the next grade asks for
     * @param evidence what would show it
     * @param reach how far up it is decided
     * @param leads where to go on
     * @param plan address that begins an action from it in the workspace
     */
    public record Step(
            String id,
            String question,
            String now,
            String next,
            String evidence,
            String reach,
            List<Lead> leads,
            String plan) {}

    /**
     * Where to go on.
     *
     * @param path an address of this site
     * @param name what is there
     */
    public record Lead(String path, String name) {}
}
