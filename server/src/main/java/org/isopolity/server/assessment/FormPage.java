package org.isopolity.server.assessment;

import java.util.List;

/**
 * A set of questions to answer.
 *
 * @param code its name in addresses
 * @param name its name for readers
 * @param note whose part it is
 * @param recommendations with their questions
 * @param carried answers to other questions, as a file
 * @param carriedCount how many those are, in words; empty where there are none
 */
public record FormPage(
        String code, String name, String note, List<Topic> recommendations, String carried, String carriedCount) {

    /**
     * A recommendation.
     *
     * @param id of it
     * @param label of it
     * @param questions asked about it
     */
    public record Topic(String id, String label, List<Item> questions) {}

    /**
     * A question.
     *
     * @param id of it
     * @param text the question
     * @param options what can be chosen
     * @param needed what would show it
     * @param evidence what was written so far
     */
    public record Item(String id, String text, List<Option> options, String needed, String evidence) {}

    /**
     * What can be chosen.
     *
     * @param value in the form; empty where the question is left open
     * @param label what it means
     * @param chosen whether it is
     */
    public record Option(String value, String label, boolean chosen) {}
}
