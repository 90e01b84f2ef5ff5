package org.isopolity.server.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Files that cities send as evidence, each under the hash of its bytes: no name of a sender ever becomes a path, and the same
 * file is kept once.
 */
final class EvidenceFiles {

    private final Path directory;

    EvidenceFiles(Path directory) {
        this.directory = directory;
    }

    /**
     * Keeps a file, on the disk when this returns.
     *
     * @return its SHA-256
     */
    String keep(Path file) {
        try {
            Files.createDirectories(directory);
            String hash = hash(file);
            Path place = directory.resolve(hash);
            if (!Files.exists(place)) {
                Path unfinished = Files.createTempFile(directory, ".unfinished", "");
                try {
                    Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
                    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                        channel.force(true);
                    }
                    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(unfinished);
                }
            }
            return hash;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The file of a hash, if it is there and still has it. */
    Optional<Path> find(String sha256) {
        Path place = directory.resolve(sha256);
        try {
            return sha256.matches("[0-9a-f]{64}")
                            && Files.isRegularFile(place)
                            && hash(place).equals(sha256)
                    ? Optional.of(place)
                    : Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
