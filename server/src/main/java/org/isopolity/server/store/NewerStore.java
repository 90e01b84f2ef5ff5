package org.isopolity.server.store;

import org.isopolity.text.Mendable;

/** A newer program wrote the database; this one leaves it as it is. */
public final class NewerStore extends Mendable {

    private static final long serialVersionUID = 1;

    NewerStore(Throwable cause) {
        super(
                "The database was written by a newer Isopolity, or its tables were changed by hand. It was left as it"
                        + " is: start the newer program, or restore a backup.",
                cause);
    }
}
