package org.isopolity.server.calendar;

import java.time.Instant;

/**
 * Something in a calendar.
 *
 * @param uid the same for as long as it is the same thing, so that calendars move it instead of adding it again
 * @param sequence grows whenever it changes
 * @param changed when it was last changed
 * @param when it is
 * @param summary one line
 * @param description more of it; may be empty
 * @param place where; may be empty
 * @param link where it is told in full; may be empty
 * @param cancelled whether it does not take place
 */
public record Appointment(
        String uid,
        int sequence,
        Instant changed,
        When when,
        String summary,
        String description,
        String place,
        String link,
        boolean cancelled) {}
