package org.isopolity.server.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calendars against the rules of RFC 5545, read back by hand. */
class CalendarTest {

    private static final Instant CHANGED = Instant.parse("2026-03-01T10:20:30Z");

    private static String file(String summary, When when, String link) {
        return new String(
                new Calendar(
                                "Plan; of Wien",
                                List.of(new Appointment("a@b", 3, CHANGED, when, summary, "", "", link, false)))
                        .bytes(),
                StandardCharsets.UTF_8);
    }

    @Test
    void aDayEndsOnTheNextAndTextIsEscaped() {
        assertThat(file("Desk, open;\nback\\slash", When.Days.of(LocalDate.of(2026, 12, 31)), "https://x.org/a;b"))
                .isEqualTo(String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Isopolity//Isopolity//EN",
                        "METHOD:PUBLISH",
                        "NAME:Plan\\; of Wien",
                        "X-WR-CALNAME:Plan\\; of Wien",
                        "BEGIN:VEVENT",
                        "UID:a@b",
                        "DTSTAMP:20260301T102030Z",
                        "SEQUENCE:3",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "TRANSP:TRANSPARENT",
                        "SUMMARY:Desk\\, open\\;\\nback\\\\slash",
                        "URL:https://x.org/a;b",
                        "STATUS:CONFIRMED",
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    @Test
    void aMomentIsToldInUniversalTime() {
        assertThat(file("x", new When.Time(CHANGED, CHANGED.plusSeconds(3600)), ""))
                .contains("DTSTART:20260301T102030Z\r\nDTEND:20260301T112030Z\r\n");
    }

    @Test
    void whateverIsWrittenIsReadBackAndNoLineIsTooLongOrForged() {
        Random random = new Random(5);
        String signs = "ab ,;:\\\n\r\t\u0007\u00e9\u0645\u4e2d\ud83c\udf0dEND:VEVENT\"";
        int[] points = signs.codePoints().toArray();
        for (int run = 0; run < 1_000; run++) {
            StringBuilder written = new StringBuilder("x");
            for (int i = random.nextInt(300); i > 0; i--) {
                written.appendCodePoint(points[random.nextInt(points.length)]);
            }
            String file = file(written.toString(), When.Days.of(LocalDate.of(2026, 1, 1)), "");
            for (String line : file.split("\r\n", -1)) {
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
                assertThat(line).doesNotContain("\n", "\r", "\u0007");
            }
            String unfolded = file.replace("\r\n ", "");
            List<String> lines = List.of(unfolded.split("\r\n", -1));
            assertThat(lines.stream().filter("END:VEVENT"::equals)).hasSize(1);
            String summary = lines.stream()
                    .filter(line -> line.startsWith("SUMMARY:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("SUMMARY:".length());
            assertThat(unescaped(summary))
                    .isEqualTo(written.toString()
                            .replace("\r\n", "\n")
                            .replace("\r", "\n")
                            .replace("\u0007", ""));
        }
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\') {
                i++;
                plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                plain.append(sign);
            }
        }
        return plain.toString();
    }
}
