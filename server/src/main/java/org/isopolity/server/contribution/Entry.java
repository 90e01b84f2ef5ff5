package org.isopolity.server.contribution;

import java.time.Instant;
import org.isopolity.practice.review.Contribution;
import org.isopolity.practice.review.Proposal;

/**
 * A contribution as it stands in the workspace.
 *
 * @param id of the contribution
 * @param network in which it was made
 * @param title what it is called in lists
 * @param authorName who wrote it
 * @param contribution where it stands; people in it are ids of accounts
 * @param revision how often its content was written
 * @param version of the row, named by whoever changes it
 * @param due whether the library has yet to be told
 * @param changed when something was last done with it
 */
record Entry(
        String id,
        String network,
        String title,
        String authorName,
        Contribution contribution,
        int revision,
        int version,
        boolean due,
        Instant changed) {

    Proposal proposal() {
        return contribution.proposal();
    }

    Contribution.State state() {
        return contribution.state();
    }

    boolean isBy(String account) {
        return contribution.author().equals(account);
    }

    String path() {
        return Contributions.path(network) + "/" + id;
    }
}
