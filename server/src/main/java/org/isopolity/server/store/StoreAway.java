package org.isopolity.server.store;

import org.isopolity.text.Mendable;

/** The database cannot be reached, or cannot take what is to be written; nothing of it was written. */
public final class StoreAway extends Mendable {

    private static final long serialVersionUID = 1;

    private final boolean full;

    StoreAway(boolean full, Throwable cause) {
        super(full ? "the disk of the database is full" : "the database cannot be reached", cause);
        this.full = full;
    }

    /** Whether there is no room left, rather than no connection. */
    public boolean isFull() {
        return full;
    }
}
