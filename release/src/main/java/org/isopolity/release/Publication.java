package org.isopolity.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Writes a release: everything into a temporary directory beside its place, forced to the disk, then moved there in one
 * step. Whatever happens on the way, either the whole release is there or nothing is.
 */
final class Publication {

    /** Temporary directories begin with a dot, which no release id does. */
    static final String UNFINISHED = ".unfinished-";

    private Publication() {}

    static Path write(Path archive, ReleaseId id, Sources sources, Results results) throws IOException {
        Files.createDirectories(archive);
        Path place = archive.resolve(id.toString());
        if (Files.exists(place)) {
            throw new FileAlreadyExistsException(place.toString(), null, "a release is never overwritten");
        }
        Path unfinished = Files.createTempDirectory(archive, UNFINISHED);
        try {
            fill(unfinished, id, sources, results);
            Files.setPosixFilePermissions(
                    unfinished, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            force(archive);
            return place;
        } catch (IOException | RuntimeException failed) {
            delete(unfinished);
            throw failed;
        }
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
                MethodNote.of(id, sources.edition(), sources.framework(), sources.recipe(), results, Locale.ENGLISH));
        DataPackage.write(directory, id, sources.edition(), tables);
        Seal.write(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                force(file);
            }
        }
        force(directory);
    }

    /** Asks the disk to keep what was written; a directory is forced so that its entries last. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
