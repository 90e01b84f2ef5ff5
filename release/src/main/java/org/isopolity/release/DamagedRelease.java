package org.isopolity.release;

import java.nio.file.Path;
import org.isopolity.text.Mendable;

/** A release directory is not what was published; it is never used. The message says what differs and what to do. */
public final class DamagedRelease extends Mendable {

    private static final long serialVersionUID = 1L;

    DamagedRelease(Path directory, String problem) {
        super(directory + ": " + problem + " Restore the release from a copy, or remove it and publish again.");
    }
}
