package org.isopolity.release;

import java.nio.file.Path;
import java.util.Locale;

/** Results of an index that is not published: the same tables as a release has, the method note and the hashes. */
public final class ScoreFolder {

    private ScoreFolder() {}

    /**
     * Writes the results whole or not at all.
     *
     * @param place a directory that is not there yet, or is empty
     * @param sources what was scored
     * @param results of it
     * @return {@code sha256:} and the hash over the hashes of all files: the same sources give the same
     * @throws org.isopolity.text.input.InvalidInput if something is at the place already
     * @throws java.io.UncheckedIOException if it cannot be written; nothing is left behind then
     */
    public static String write(Path place, Sources sources, Results results) {
        return AnalysisFolder.write(
                place,
                MethodNote.of(
                        "draft", sources.edition(), sources.framework(), sources.recipe(), results, Locale.ENGLISH),
                ResultTables.of(sources.framework(), results));
    }
}
