package org.isopolity.server.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isopolity.server.desk.Refused.Reason;
import org.isopolity.text.input.InvalidInput;

/**
 * A file that was sent, in a directory of its own until it is closed.
 *
 * @param file where it lies
 * @param name what the sender called it, fit to be shown
 */
public record Upload(Path file, String name) implements AutoCloseable {

    private static final int LONGEST_NAME = 120;

    /**
     * The file of a field.
     *
     * @param most bytes at most
     * @return nothing where none was chosen
     */
    public static Optional<Upload> find(HttpServletRequest request, String field, long most) {
        try {
            Part part = request.getPart(field);
            if (part == null || part.getSize() == 0) {
                return Optional.empty();
            }
            if (part.getSize() > most) {
                throw new Refused(Reason.LARGE, "refused.large", most >> 20);
            }
            Path directory = Files.createTempDirectory("isopolity-upload");
            // the name says nothing about where it is put
            Path file = directory.resolve("file");
            try (InputStream in = part.getInputStream();
                    OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return Optional.of(new Upload(file, clean(part.getSubmittedFileName())));
        } catch (IllegalStateException large) {
            throw new Refused(Reason.LARGE, "refused.large", most >> 20);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ServletException noForm) {
            return Optional.empty();
        }
    }

    private static String clean(String submitted) {
        String name = submitted.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cntrl}\"<>|:*?]", "")
                .strip();
        if (name.isEmpty() || name.startsWith(".")) {
            name = "file" + name;
        }
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    /** What is wrong with the file, under the sender's name for it. */
    public String words(InvalidInput wrong) {
        return String.valueOf(wrong.getMessage()).replace(file.toString(), name);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Path directory = file.getParent();
            if (directory != null) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
