package org.isopolity.server.exchange;

import java.time.Instant;

/**
 * Something to which cities come together.
 *
 * @param id of it, the same in the workspace, in public and in calendars
 * @param network that invites
 * @param title of it
 * @param place where, or how to take part
 * @param words more of it; may be empty
 * @param link where it is told in full; may be empty
 * @param begins when
 * @param ends when, not before it begins
 * @param cancelled whether it does not take place
 * @param sequence grows whenever it changes
 * @param changed when it last did
 */
public record Event(
        String id,
        String network,
        String title,
        String place,
        String words,
        String link,
        Instant begins,
        Instant ends,
        boolean cancelled,
        int sequence,
        Instant changed) {

    org.isopolity.server.calendar.Appointment appointment() {
        return new org.isopolity.server.calendar.Appointment(
                "event-" + id + "@isopolity",
                sequence,
                changed,
                new org.isopolity.server.calendar.When.Time(begins, ends),
                title,
                words,
                place,
                link,
                cancelled);
    }
}
