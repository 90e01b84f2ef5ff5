package org.isopolity.server.page;

import java.util.List;

/** An address whose parameters ask for something impossible. */
public final class InvalidParameters extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One wrong parameter.
     *
     * @param parameter its name
     * @param given what stood there
     * @param allowed what may stand there, in the reader's language
     */
    public record Problem(String parameter, String given, String allowed) {}

    private final transient List<Problem> problems;

    /** For all that is wrong with an address. */
    public InvalidParameters(List<Problem> problems) {
        super("invalid parameters", null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
