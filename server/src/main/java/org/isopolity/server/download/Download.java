package org.isopolity.server.download;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.isopolity.server.page.Lasting;

/**
 * A file to be kept.
 *
 * @param name it should be kept under
 * @param type its media type
 * @param length in bytes; empty where it is known only when all is written
 * @param content what is in it
 */
public record Download(String name, String type, OptionalLong length, Content content) implements Lasting {

    /** What is in a file: it writes itself, so that a long one needs little memory. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it.
         *
         * @throws IOException if it cannot be written
         * @throws RuntimeException if it cannot be had whole; what was written until then is not to be used
         */
        void writeTo(OutputStream to) throws IOException;
    }

    /** A short file that is at hand. */
    public Download(String name, String type, byte[] bytes) {
        this(name, type, OptionalLong.of(bytes.length), to -> to.write(bytes));
    }
}
