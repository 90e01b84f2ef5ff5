package org.isopolity.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a directory whole or not at all: everything into a temporary directory beside its place, forced to the disk, then
 * moved there in one step. Killed half-way it leaves only a directory whose name begins with a dot.
 */
public final class WholeDirectory {

    private static final String UNFINISHED = ".unfinished-";

    /** Puts files into a directory. */
    @FunctionalInterface
    public interface Filling {
        /** Writes the files. */
        void into(Path directory) throws IOException;
    }

    private WholeDirectory() {}

    /**
     * Writes a directory that is not there yet, or is empty.
     *
     * @throws FileAlreadyExistsException if something is at its place; that stays as it is
     * @throws IOException if it cannot be written; nothing is left behind then
     */
    public static void write(Path place, Filling filling) throws IOException {
        Path parent = place.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("the root of a file system cannot be written as a whole");
        }
        Files.createDirectories(parent);
        if (Files.isDirectory(place)) {
            deleteEmpty(place);
        }
        if (Files.exists(place)) {
            throw new FileAlreadyExistsException(place.toString());
        }
        Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
        try {
            filling.into(unfinished);
            for (Path file : files(unfinished)) {
                force(file);
            }
            force(unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
            force(parent);
        } catch (IOException | RuntimeException failed) {
            delete(unfinished);
            throw failed;
        }
    }

    private static void deleteEmpty(Path place) throws IOException {
        try {
            Files.delete(place);
        } catch (DirectoryNotEmptyException full) {
            throw new FileAlreadyExistsException(place.toString());
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Asks the disk to keep what was written; a directory is forced so that its entries last. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            for (Path file : files(directory)) {
                Files.deleteIfExists(file);
            }
            Files.delete(directory);
        }
    }
}
