package org.isopolity.server.assessment;

import java.util.List;
import org.isopolity.server.chart.Seal;

/**
 * Where an assessment begins.
 *
 * @param sections the sets of questions
 * @param questions how many there are in all
 * @param showings how answers are drawn by how far they are shown
 * @param problem what was wrong with a file that was sent; empty where nothing was
 */
public record OverviewPage(List<SectionRow> sections, int questions, List<Seal> showings, String problem) {

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
