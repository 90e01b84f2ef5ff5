package org.isopolity.population.disclosure;

import java.io.Serializable;

/** Who is going to see what is computed from a table, and so what has to be done to it first. */
public sealed interface Handling extends Serializable {

    /** The smallest count that is shown beside 0 unless one says otherwise. */
    int SMALLEST = 10;

    /**
     * It may leave the house: small counts and those that give them away are hidden, and nothing is computed from them.
     *
     * @param smallest the smallest count that may be shown beside 0; at least 2
     */
    record ForAnyone(int smallest) implements Handling {
        public ForAnyone {
            if (smallest < 2) {
                throw new IllegalArgumentException(
                        "the smallest count that may be shown is 2 or more, not " + smallest);
            }
        }
    }

    /** It stays in the house: exact, and it may point at people. */
    record InsideOnly() implements Handling {}

    /** The counts themselves have been published by those who answer for them. */
    record AlreadyPublic() implements Handling {}

    /** What is done unless one says otherwise. */
    static Handling usual() {
        return new ForAnyone(SMALLEST);
    }
}
