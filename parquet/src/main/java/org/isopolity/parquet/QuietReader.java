package org.isopolity.parquet;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the reader from telling, on most machines, that it could be faster on another. */
final class QuietReader {

    /** Held, or its level would be forgotten. */
    private static final Logger LOGGER = Logger.getLogger("dev.hardwood");

    private QuietReader() {}

    static void quieten() {
        LOGGER.setLevel(Level.WARNING);
    }
}
