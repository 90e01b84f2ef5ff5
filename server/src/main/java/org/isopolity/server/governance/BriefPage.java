package org.isopolity.server.governance;

import java.util.List;
import org.isopolity.server.governance.GovernancePage.DemandRow;
import org.isopolity.server.governance.GovernancePage.FindingRow;

/**
 * What cities say of one level, as a paper that a network takes to it.
 *
 * @param heading how many cities of which country say something of which level
 * @param lead what the paper is
 * @param countries to choose
 * @param levels to choose
 * @param findings field by field
 * @param gaps where the level leaves responsible cities without support, in sentences
 * @param both where it restricts and supports the same cities, in sentences
 * @param demands its rules that restrict
 * @param file address of the same as a file
 * @param digest of the survey, so that it can be named
 */
public record BriefPage(
        String heading,
        String lead,
        List<Choice> countries,
        List<Choice> levels,
        List<FindingRow> findings,
        List<String> gaps,
        List<String> both,
        List<DemandRow> demands,
        String file,
        String digest) {

    /**
     * Something to choose.
     *
     * @param value in the address
     * @param name for readers
     * @param chosen whether it is
     */
    public record Choice(String value, String name, boolean chosen) {}
}
