package org.isopolity.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.isopolity.text.input.InvalidInput;

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
     * @throws InvalidInput if something is at the place already
     * @throws UncheckedIOException if it cannot be written; nothing is left behind then
     */
    public static String write(Path place, Sources sources, Results results) {
        try {
            WholeDirectory.write(place, directory -> {
                for (CsvFile table : ResultTables.of(sources.framework(), results)) {
                    table.write(directory);
                }
                Files.writeString(
                        directory.resolve(MethodNote.NAME),
                        MethodNote.of(
                                "draft",
                                sources.edition(),
                                sources.framework(),
                                sources.recipe(),
                                results,
                                Locale.ENGLISH));
                Seal.write(directory);
            });
        } catch (FileAlreadyExistsException taken) {
            throw InvalidInput.inFile(
                    place, "is there already and not empty.", "Name a new directory; nothing was overwritten.");
        } catch (IOException failed) {
            throw new UncheckedIOException(place + " cannot be written; nothing was left behind.", failed);
        }
        return Seal.verify(place).digest();
    }
}
