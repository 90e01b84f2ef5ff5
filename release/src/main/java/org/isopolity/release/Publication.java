package org.isopolity.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The files of a release. */
final class Publication {

    private Publication() {}

    /** Writes a release to its place in an archive, whole or not at all, and returns the place. */
    static Path write(Path archive, ReleaseId id, Sources sources, Results results) throws IOException {
        Path place = archive.resolve(id.toString());
        WholeDirectory.write(place, directory -> fill(directory, id, sources, results));
        return place;
    }

    private static void fill(Path directory, ReleaseId id, Sources sources, Results results) throws IOException {
        for (String name : Sources.NAMES) {
            Files.copy(sources.directory().resolve(name), directory.resolve(name));
        }
        List<CsvFile> tables = ResultTables.of(sources.framework(), results);
        for (CsvFile table : tables) {
            table.write(directory);
        }
        Files.writeString(
                directory.resolve(MethodNote.NAME),
                MethodNote.of(
                        id.toString(),
                        sources.edition(),
                        sources.framework(),
                        sources.recipe(),
                        results,
                        Locale.ENGLISH));
        DataPackage.write(directory, id, sources.edition(), tables);
        Seal.write(directory);
    }
}
