package org.isopolity.server.exchange;

import java.util.List;

/**
 * The events of all networks.
 *
 * @param heading how many are ahead
 * @param ahead those that are still to come
 * @param past those that are over, the newest first
 */
public record EventsPage(String heading, List<Row> ahead, List<Row> past) {

    /**
     * An event.
     *
     * @param id of it
     * @param title of it
     * @param time when, in words
     * @param place where
     * @param words more of it; may be empty
     * @param link where it is told in full; may be empty
     * @param note that it is called off; empty otherwise
     */
    public record Row(String id, String title, String time, String place, String words, String link, String note) {}
}
