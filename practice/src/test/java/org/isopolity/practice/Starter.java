package org.isopolity.practice;

import java.nio.file.Path;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.library.Library;

/** The library that is shipped, read once for all tests. */
public final class Starter {

    /** Where it lies. */
    public static final Path FOLDER = Path.of("..", "starter", "practices");

    private static final Library LIBRARY = LibraryFolder.read(FOLDER);

    private Starter() {}

    /** The library. */
    public static Library library() {
        return LIBRARY;
    }
}
