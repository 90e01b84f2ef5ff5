package org.isopolity.server.exchange;

import org.isopolity.server.text.Languages;
import org.springframework.context.ApplicationContext;

/** The clock of the digest, for tests elsewhere. */
public final class DigestClock {

    private DigestClock() {}

    /** Does what the clock does every hour. */
    public static void tick(ApplicationContext workspace) {
        workspace.getBean(Digests.class).send(new Languages().accept(null));
    }
}
