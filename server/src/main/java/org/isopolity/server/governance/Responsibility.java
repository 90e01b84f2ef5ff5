package org.isopolity.server.governance;

import org.isopolity.index.framework.Competence;

/** What is the city's own in a field. */
public enum Responsibility {
    /** Nothing. */
    NONE(Competence.NATIONAL),
    /** Part of it. */
    SHARED(Competence.SHARED),
    /** All of it. */
    FULL(Competence.CITY);

    private final Competence competence;

    Responsibility(Competence competence) {
        this.competence = competence;
    }

    /** Who can change what is done in the field. Where nothing is the city's own it can only ask, whichever level decides. */
    public Competence competence() {
        return competence;
    }
}
