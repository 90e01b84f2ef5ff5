package org.isopolity.server.practice;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.isopolity.practice.exchange.InvalidImport;
import org.isopolity.practice.exchange.LibraryFolder;
import org.isopolity.practice.library.Library;
import org.isopolity.server.page.Basis;
import org.isopolity.text.input.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place from which public pages take practices. What lies on it is replaced as a whole: a page that is being made goes on with
 * what it began with, the next one sees what is new.
 */
public final class PracticeShelf implements Basis {

    private static final Logger LOG = LoggerFactory.getLogger(PracticeShelf.class);

    private final Path folder;
    private final Clock clock;
    private volatile Practices now;

    private PracticeShelf(Path folder, Clock clock, Practices now) {
        this.folder = folder;
        this.clock = clock;
        this.now = now;
    }

    /** The practices in a folder; none where there is no library or it cannot be read, which is logged. */
    public static PracticeShelf open(Path folder) {
        Practices first = Practices.none();
        try {
            if (LibraryFolder.exists(folder)) {
                first = Practices.read(folder);
            }
        } catch (InvalidInput | InvalidImport wrong) {
            LOG.error("The practices are not shown. {}", wrong.getMessage());
        }
        return new PracticeShelf(folder, Clock.systemUTC(), first);
    }

    /** The practices of this moment. */
    public Practices now() {
        return now;
    }

    /** The day of this moment, by which records are overdue. */
    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * Changes the library in its folder, whole or not at all, and shows it. The folder is read anew, so that what was brought in by
     * other ways in the meantime stays.
     *
     * @throws InvalidInput if there is no library in the folder
     * @throws InvalidImport if what is there cannot be read
     * @throws IllegalArgumentException if the change does not fit
     * @throws java.io.UncheckedIOException if the folder cannot be written; it is then as it was
     */
    public synchronized void change(UnaryOperator<Library> change) {
        Library before = LibraryFolder.read(folder);
        Library after = change.apply(before);
        if (after != before) {
            LibraryFolder.write(folder, after);
        }
        now = Practices.of(after, folder);
    }

    /** Pages say since when nobody has checked a record, so they are made anew every day. */
    @Override
    public String digest() {
        return now.digest() + today();
    }
}
