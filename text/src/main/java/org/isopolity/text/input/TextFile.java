package org.isopolity.text.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of UTF-8 text. Malformed text is refused, not replaced: a value that cannot be read must not become another value. */
final class TextFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * Makes sure that there is a file.
     *
     * @throws InvalidInput if there is none, or something else is in its place
     */
    static void require(Path file) {
        if (Files.isDirectory(file)) {
            throw InvalidInput.inFile(file, "is a directory, not a file.", "Name the file in it.");
        }
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.inFile(file, "there is no such file.", "Check the path.");
        }
    }

    /**
     * The whole text, without a byte order mark.
     *
     * @throws InvalidInput if there is no such file, it cannot be read, or it is not UTF-8
     */
    static String read(Path file) {
        require(file);
        try (Reader reader = utf8(Files.newInputStream(file))) {
            return withoutByteOrderMark(reader.readAllAsString());
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    static Reader utf8(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static InvalidInput unreadable(Path file, IOException failure) {
        return switch (failure) {
            case CharacterCodingException _ ->
                InvalidInput.inFile(file, "is not UTF-8 text.", "Save it as plain text in UTF-8.");
            case AccessDeniedException _ ->
                InvalidInput.inFile(file, "may not be read by you.", "Change its permissions, or use a copy.");
            default ->
                InvalidInput.inFile(
                        file, "cannot be read (" + failure.getMessage() + ").", "Check the disk it lies on.");
        };
    }
}
