package org.isopolity.practice.exchange;

import java.util.List;

/** Tables that cannot be taken in; says every mistake with its file, line and column. Nothing was changed. */
public final class InvalidImport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    InvalidImport(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, complete and fit to be shown as it is. */
    public List<String> mistakes() {
        return mistakes;
    }
}
