package org.isopolity.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how results leave, and the leaving itself: whole or not at all. */
final class ReportOptions {

    /** Forms of a report. */
    enum Form {
        /** For reading. */
        TEXT,
        /** The main table. */
        CSV,
        /** Everything. */
        JSON,
        /** The picture. */
        SVG
    }

    @Option(names = "--as", paramLabel = "FORM", defaultValue = "TEXT", descriptionKey = "as")
    @SuppressWarnings("NullAway.Init")
    private Form form;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "report-out")
    private @Nullable Path out;

    /** Prints the report, or writes it into a file that appears only when it is whole. */
    void write(Report report, Terminal terminal) {
        String text = switch (form) {
            case TEXT -> report.asText();
            case CSV -> report.asCsv();
            case JSON -> report.asJson();
            case SVG -> report.asSvg();
        };
        if (out == null) {
            terminal.line(text.stripTrailing());
            return;
        }
        whole(out, text);
        terminal.say("population.written", out);
    }

    /** Writes a file in one step. */
    static void whole(Path place, String text) {
        whole(place, writer -> writer.write(text));
    }

    /** What writes a text. */
    @FunctionalInterface
    interface Content {
        void write(Writer text) throws IOException;
    }

    /** Writes a file that is too long to be held, in one step. */
    static void whole(Path place, Content content) {
        Path absolute = place.toAbsolutePath();
        Path parent = absolute.getParent();
        try {
            if (parent == null || !Files.isDirectory(parent)) {
                throw new Refusal("population.no-directory", place);
            }
            Path unfinished = Files.createTempFile(parent, ".unfinished-", "");
            try {
                try (Writer text = Files.newBufferedWriter(unfinished)) {
                    content.write(text);
                }
                Files.move(unfinished, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException unwritable) {
            throw new Refusal("population.unwritable", place, String.valueOf(unwritable.getMessage()));
        }
    }
}
