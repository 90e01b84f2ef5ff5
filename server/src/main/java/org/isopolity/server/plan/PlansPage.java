package org.isopolity.server.plan;

import java.util.List;

/**
 * The plans of all cities.
 *
 * @param heading how many there are
 * @param rows a plan each
 */
public record PlansPage(String heading, List<Row> rows) {

    /**
     * A plan.
     *
     * @param path of its page
     * @param city whose it is
     * @param title of it
     * @param time when it runs
     * @param actions how many actions
     * @param stale how many of them are stale
     */
    public record Row(String path, String city, String title, String time, String actions, String stale) {}
}
