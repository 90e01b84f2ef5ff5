package org.isopolity.release;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a release, written {@code openness-2026.1}.
 *
 * @param series which index
 * @param year of the edition
 * @param number counted from 1 within the year
 */
public record ReleaseId(String series, int year, int number) implements Comparable<ReleaseId> {

    private static final Pattern WRITTEN = Pattern.compile("([a-z][a-z0-9-]{0,60})-(\\d{4})\\.([1-9]\\d{0,5})");
    private static final Comparator<ReleaseId> ORDER = Comparator.comparing(ReleaseId::series)
            .thenComparingInt(ReleaseId::year)
            .thenComparingInt(ReleaseId::number);

    /** The id that a text writes, if it writes one. */
    public static Optional<ReleaseId> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new ReleaseId(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public int compareTo(ReleaseId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return series + "-" + year + "." + number;
    }
}
