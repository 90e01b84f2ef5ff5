package org.isopolity.server.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.isopolity.text.input.InvalidInput;

/**
 * The survey that lies beside the releases, {@code governance.csv}, read once.
 *
 * @param survey what it says; absent where there is none, or none that can be read
 * @param digest SHA-256 of the file; empty where there is none
 * @param problem why it cannot be read; empty where it can
 */
public record SurveyFile(Optional<Survey> survey, String digest, String problem) {

    private static final String NAME = "governance.csv";

    /**
     * The survey of a home. One that is wrong is named on its page and stops nothing else.
     *
     * @param releases the directory of releases, beside which it lies
     */
    public static SurveyFile beside(Path releases) {
        Path file = releases.toAbsolutePath().normalize().resolveSibling(NAME);
        if (!Files.isRegularFile(file)) {
            return new SurveyFile(Optional.empty(), "", "");
        }
        try {
            byte[] content = Files.readAllBytes(file);
            String digest = "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return read(content, digest);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static SurveyFile read(byte[] content, String digest) {
        try {
            return new SurveyFile(Optional.of(Survey.read(NAME, content)), digest, "");
        } catch (InvalidInput invalid) {
            return new SurveyFile(Optional.empty(), digest, String.valueOf(invalid.getMessage()));
        }
    }
}
