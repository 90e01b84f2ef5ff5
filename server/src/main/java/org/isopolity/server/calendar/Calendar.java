package org.isopolity.server.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A calendar as iCalendar (RFC 5545): the same appointments always give the same bytes.
 *
 * @param name what subscribers see
 * @param appointments what is in it
 */
public record Calendar(String name, List<Appointment> appointments) {

    /** The media type of a calendar. */
    public static final String TYPE = "text/calendar;charset=UTF-8";

    private static final int LONGEST_LINE = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    public Calendar {
        appointments = List.copyOf(appointments);
    }

    /** The calendar as a file. */
    public byte[] bytes() {
        StringBuilder out = new StringBuilder();
        line(out, "BEGIN", "VCALENDAR");
        line(out, "VERSION", "2.0");
        line(out, "PRODID", "-//Isopolity//Isopolity//EN");
        line(out, "METHOD", "PUBLISH");
        line(out, "NAME", text(name));
        line(out, "X-WR-CALNAME", text(name));
        appointments.forEach(appointment -> write(out, appointment));
        line(out, "END", "VCALENDAR");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(StringBuilder out, Appointment appointment) {
        line(out, "BEGIN", "VEVENT");
        line(out, "UID", text(appointment.uid()));
        line(out, "DTSTAMP", MOMENT.format(appointment.changed()));
        line(out, "SEQUENCE", Integer.toString(appointment.sequence()));
        switch (appointment.when()) {
            case When.Days(LocalDate first, LocalDate last) -> {
                line(out, "DTSTART;VALUE=DATE", DAY.format(first));
                // the end of whole days is the day after the last
                line(out, "DTEND;VALUE=DATE", DAY.format(last.plusDays(1)));
                line(out, "TRANSP", "TRANSPARENT");
            }
            case When.Time(Instant from, Instant to) -> {
                line(out, "DTSTART", MOMENT.format(from));
                line(out, "DTEND", MOMENT.format(to));
            }
        }
        line(out, "SUMMARY", text(appointment.summary()));
        if (!appointment.description().isEmpty()) {
            line(out, "DESCRIPTION", text(appointment.description()));
        }
        if (!appointment.place().isEmpty()) {
            line(out, "LOCATION", text(appointment.place()));
        }
        if (!appointment.link().isEmpty()) {
            line(out, "URL", bare(appointment.link()));
        }
        line(out, "STATUS", appointment.cancelled() ? "CANCELLED" : "CONFIRMED");
        line(out, "END", "VEVENT");
    }

    private static String text(String plain) {
        return bare(plain.replace("\r\n", "\n").replace('\r', '\n').replace("\\", "\\\\"))
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Without control characters, which no line may hold; line feeds stay for now. */
    private static String bare(String plain) {
        StringBuilder kept = new StringBuilder(plain.length());
        plain.codePoints()
                .filter(point -> point == '\n' || point == '\t' || !Character.isISOControl(point))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** A line, folded so that no part is longer than 75 octets and no character is cut. */
    private static void line(StringBuilder out, String name, String value) {
        String whole = name + ":" + value.replace("\n", "");
        int octets = 0;
        for (int i = 0; i < whole.length(); ) {
            int point = whole.codePointAt(i);
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            if (octets + size > LONGEST_LINE) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(point);
            octets += size;
            i += Character.charCount(point);
        }
        out.append("\r\n");
    }
}
