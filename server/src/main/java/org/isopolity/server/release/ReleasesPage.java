package org.isopolity.server.release;

import java.util.List;

/**
 * The shelf of releases.
 *
 * @param sound those that are served
 * @param damaged those that are not
 * @param withdrawn those that were taken back
 */
public record ReleasesPage(List<Sound> sound, List<Damaged> damaged, List<Withdrawn> withdrawn) {

    /**
     * A sound release.
     *
     * @param id of the release
     * @param title of the release
     * @param current whether the pages show it
     * @param date of publication
     * @param cities how many have a score
     * @param indicators how many count
     * @param digest its beginning
     */
    public record Sound(
            String id, String title, boolean current, String date, int cities, int indicators, String digest) {}

    /**
     * A damaged release.
     *
     * @param name of its directory
     * @param problem what is wrong
     */
    public record Damaged(String name, String problem) {}

    /**
     * A release that was taken back.
     *
     * @param name of its directory
     * @param reason why
     */
    public record Withdrawn(String name, String reason) {}
}
