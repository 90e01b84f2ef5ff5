package org.isopolity.cli;

import java.text.MessageFormat;
import org.isopolity.text.Mendable;

/** The person asked for something that cannot be done; the message says why and what to do instead. */
final class Refusal extends Mendable {

    private static final long serialVersionUID = 1L;

    /** A refusal by the key of its message and the arguments of that. */
    Refusal(String key, Object... arguments) {
        super(MessageFormat.format(Main.messages().getString(key), arguments));
    }
}
