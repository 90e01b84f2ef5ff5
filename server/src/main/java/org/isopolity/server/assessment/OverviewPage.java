package org.isopolity.server.assessment;

import java.util.List;

/**
 * Where an assessment begins.
 *
 * @param sections the sets of questions
 * @param questions how many there are in all
 * @param problem what was wrong with a file that was sent; empty where nothing was
 */
public record OverviewPage(List<SectionRow> sections, int questions, String problem) {

    /**
     * A set of questions.
     *
     * @param code its name in addresses
     * @param name its name for readers
     * @param note whose part it is
     * @param counts how many recommendations and questions
     */
    public record SectionRow(String code, String name, String note, String counts) {}
}
