package org.isopolity.server.store;

import org.isopolity.text.Mendable;

/** A copy is not what it was made from; it was not kept. */
public final class NotTheSame extends Mendable {

    private static final long serialVersionUID = 1;

    NotTheSame(String what) {
        super("The copy of '" + what
                + "' is not the same as the original, and was not kept. The original is as it was.");
    }
}
