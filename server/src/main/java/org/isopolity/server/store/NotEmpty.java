package org.isopolity.server.store;

import org.isopolity.text.Mendable;

/** There is something already where a copy should go; it stays as it is. */
public final class NotEmpty extends Mendable {

    private static final long serialVersionUID = 1;

    NotEmpty() {
        super("There is a workspace already; a copy would mix with it. Nothing was changed: name an empty place.");
    }
}
