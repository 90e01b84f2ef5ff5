package org.isopolity.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.text.input.InvalidInput;

/** What an analysis of an index found: its tables as CSV and JSON, a note on the method in words, and the hashes. */
public final class AnalysisFolder {

    private AnalysisFolder() {}

    /**
     * What was done, for the note.
     *
     * @param title of the note
     * @param paragraphs what the analysis did
     * @param recipe how the index was made
     * @param varied whether what the recipe varies was part of the analysis
     */
    public record Method(String title, List<String> paragraphs, Recipe recipe, boolean varied) {

        public Method {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * Writes the tables whole or not at all.
     *
     * @param place a directory that is not there yet, or is empty
     * @return {@code sha256:} and the hash over the hashes of all files: the same input gives the same
     * @throws InvalidInput if something is at the place already
     * @throws UncheckedIOException if it cannot be written; nothing is left behind then
     */
    public static String write(Path place, Method method, List<AnalysisTable> tables) {
        List<CsvFile> files = tables.stream().map(AnalysisTable::toCsv).toList();
        return write(place, MethodNote.of(method, Locale.ENGLISH), files);
    }

    static String write(Path place, String note, List<CsvFile> files) {
        try {
            WholeDirectory.write(place, directory -> {
                for (CsvFile file : files) {
                    file.write(directory);
                }
                JsonFile.write(directory, files);
                Files.writeString(directory.resolve(MethodNote.NAME), note);
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
