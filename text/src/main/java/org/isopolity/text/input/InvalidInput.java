package org.isopolity.text.input;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Something a person wrote cannot be used: says what is wrong, where, and what to do about it. The message is complete
 * and fit to be shown as it is.
 */
public final class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 1_000;
    private static final int TAIL = 200;

    private InvalidInput(String place, String problem, String remedy) {
        super(fit(place + ": " + problem + (remedy.isEmpty() ? "" : " " + remedy)));
    }

    /** What a file holds may be anything: no line breaks or terminal codes in a message, and no page-long cells. */
    private static String fit(String message) {
        String line = CONTROL.matcher(message).replaceAll("\uFFFD");
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - TAIL) + " … " + line.substring(line.length() - TAIL);
    }

    /** A file as a whole is wrong. */
    public static InvalidInput inFile(Path file, String problem, String remedy) {
        return new InvalidInput(nameOf(file), problem, remedy);
    }

    /** One line of a file is wrong; lines count from 1, the header included. */
    public static InvalidInput atLine(Path file, long line, String problem, String remedy) {
        return new InvalidInput(nameOf(file) + ", line " + line, problem, remedy);
    }

    /** One field of a line is wrong. */
    public static InvalidInput inField(Path file, long line, String field, String problem, String remedy) {
        return new InvalidInput(nameOf(file) + ", line " + line + ", " + field, problem, remedy);
    }

    private static String nameOf(Path file) {
        return file.toString();
    }
}
