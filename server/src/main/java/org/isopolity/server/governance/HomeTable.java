package org.isopolity.server.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiFunction;
import org.isopolity.text.input.InvalidInput;

/**
 * A table that lies beside the releases, read once.
 *
 * @param <T> what it becomes
 * @param content what it says; absent where there is none, or none that can be read
 * @param digest SHA-256 of the file, after {@code sha256:}; empty where there is none
 * @param problem why it cannot be read; empty where it can
 */
public record HomeTable<T>(Optional<T> content, String digest, String problem) {

    /** How much of a digest stands in an address. */
    private static final int SHORT = 12;

    /** No table. */
    static <T> HomeTable<T> none() {
        return new HomeTable<>(Optional.empty(), "", "");
    }

    /**
     * The table of a home. One that is wrong is named on its page and stops nothing else.
     *
     * @param releases the directory of releases, beside which it lies
     * @param name of the file
     * @param reader makes something of a name and the bytes
     */
    static <T> HomeTable<T> beside(Path releases, String name, BiFunction<String, byte[], T> reader) {
        Path file = releases.toAbsolutePath().normalize().resolveSibling(name);
        if (!Files.isRegularFile(file)) {
            return none();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            String digest = "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return read(name, content, digest, reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static <T> HomeTable<T> read(
            String name, byte[] content, String digest, BiFunction<String, byte[], T> reader) {
        try {
            return new HomeTable<>(Optional.of(reader.apply(name, content)), digest, "");
        } catch (InvalidInput invalid) {
            return new HomeTable<>(Optional.empty(), digest, String.valueOf(invalid.getMessage()));
        }
    }

    /** The beginning of the digest, for addresses. */
    String shortDigest() {
        String hex = digest.substring(digest.indexOf(':') + 1);
        return hex.substring(0, Math.min(SHORT, hex.length()));
    }
}
