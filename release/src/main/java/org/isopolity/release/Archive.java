package org.isopolity.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isopolity.index.robustness.Progress;

/** All releases of one directory, read into memory; a damaged one is named and never served. */
public final class Archive {

    private static final Comparator<Release> BY_AGE =
            Comparator.comparing((Release release) -> release.edition().date()).thenComparing(Release::id);

    private static final String WITHDRAWN = ".withdrawn";
    private static final Pattern DATED = Pattern.compile("withdrawn: (\\d{4}-\\d{2}-\\d{2})\\R");

    private final Path directory;
    private final List<Shelved> shelved;
    private final Map<String, List<Erratum>> errata = new HashMap<>();

    private Archive(Path directory, List<Shelved> shelved) {
        this.directory = directory;
        this.shelved = List.copyOf(shelved);
        for (Shelved entry : shelved) {
            errata.put(entry.name(), Errata.read(directory.resolve(entry.name())));
        }
    }

    /** A place in the archive: a sound release, or one that no longer is what was published. */
    public sealed interface Shelved {

        /** The name of its directory. */
        String name();

        /**
         * A release that may be served.
         *
         * @param release the release
         */
        record Sound(Release release) implements Shelved {
            @Override
            public String name() {
                return release.id().toString();
            }
        }

        /**
         * A release that must not be served.
         *
         * @param name of its directory
         * @param problem what differs, and what to do
         */
        record Damaged(String name, String problem) implements Shelved {}

        /**
         * A release that was taken back: it keeps its number and its bytes, and is not served.
         *
         * @param name of its directory
         * @param day when
         * @param reason why
         */
        record Withdrawn(String name, LocalDate day, String reason) implements Shelved {}
    }

    /**
     * Reads all releases of a directory. One that is not there counts as empty; what a broken-off publication left behind
     * is passed over.
     */
    public static Archive open(Path directory) {
        if (!Files.isDirectory(directory)) {
            return new Archive(directory, List.of());
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return new Archive(
                    directory,
                    entries.filter(Files::isDirectory)
                            .filter(entry -> !entry.getFileName().toString().startsWith("."))
                            .map(Archive::shelve)
                            .sorted(Comparator.comparing(Archive::order).reversed())
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(directory + " cannot be read", unreadable);
        }
    }

    private static Shelved shelve(Path entry) {
        String name = entry.getFileName().toString();
        Path note = entry.resolveSibling(name + WITHDRAWN);
        if (Files.exists(note)) {
            return withdrawn(name, note);
        }
        try {
            return new Shelved.Sound(Release.open(entry));
        } catch (DamagedRelease damaged) {
            return new Shelved.Damaged(name, String.valueOf(damaged.getMessage()));
        }
    }

    private static Shelved withdrawn(String name, Path note) {
        try {
            String text = Files.readString(note);
            Matcher dated = DATED.matcher(text);
            if (dated.lookingAt()) {
                return new Shelved.Withdrawn(
                        name,
                        LocalDate.parse(dated.group(1)),
                        text.substring(dated.end()).strip());
            }
            // notes of before 0.1.0 do not say when; their file does, as long as nobody copies it
            LocalDate day = LocalDate.ofInstant(Files.getLastModifiedTime(note).toInstant(), ZoneOffset.UTC);
            return new Shelved.Withdrawn(name, day, text.strip());
        } catch (IOException | DateTimeException unreadable) {
            return new Shelved.Withdrawn(name, LocalDate.EPOCH, note + " cannot be read");
        }
    }

    /** Newest edition first; names that are no release ids last. */
    private static ReleaseId order(Shelved entry) {
        return ReleaseId.parse(entry.name()).orElse(new ReleaseId("", 0, 0));
    }

    /** Every place, newest first. */
    public List<Shelved> shelved() {
        return shelved;
    }

    /** The sound releases, newest first. */
    public List<Release> releases() {
        List<Release> releases = new ArrayList<>();
        for (Shelved entry : shelved) {
            if (entry instanceof Shelved.Sound sound) {
                releases.add(sound.release());
            }
        }
        return releases;
    }

    /** The newest sound release. */
    public Optional<Release> latest() {
        return releases().stream().max(BY_AGE);
    }

    /** The sound releases of a series, the oldest first. */
    public List<Release> series(String series) {
        return releases().stream()
                .filter(release -> release.edition().series().equals(series))
                .sorted(BY_AGE)
                .toList();
    }

    /**
     * What was found to be wrong in a release after it was published, in the order in which it was said.
     *
     * @param id of the release
     */
    public List<Erratum> errata(String id) {
        return errata.getOrDefault(id, List.of());
    }

    /** The sound release with this id, if there is one. */
    public Optional<Release> find(String id) {
        return releases().stream()
                .filter(release -> release.id().toString().equals(id))
                .findFirst();
    }

    /** The release made from just these sources, if there is one. */
    public Optional<Release> find(Sources sources) {
        return releases().stream()
                .filter(release -> sameFiles(release, sources))
                .findFirst();
    }

    private static boolean sameFiles(Release release, Sources sources) {
        try {
            for (String name : Sources.NAMES) {
                if (!release.files().contains(Seal.fileOf(sources.directory(), name))) {
                    return false;
                }
            }
            return true;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(sources.directory() + " cannot be read", unreadable);
        }
    }

    /**
     * Computes the index and publishes it under the next number of the edition's year.
     *
     * @param sources what to publish
     * @param progress told how far the draws have come
     * @return the release, read back from its files
     * @throws UncheckedIOException if it cannot be written; nothing is left behind then
     * @throws org.isopolity.index.recipe.UnusableStep if the data do not allow the recipe
     */
    public Release publish(Sources sources, Progress progress) {
        Results results = sources.score(progress);
        ReleaseId id = nextId(sources.edition());
        try {
            return Release.open(Publication.write(directory, id, sources, results));
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The release " + id + " could not be written to " + directory + " (" + failed.getMessage()
                            + "); nothing was left behind. Check space and permissions, then publish again.",
                    failed);
        }
    }

    /**
     * Takes a release back. A note beside it says when and why; the release itself stays as it is, and its number is not used
     * again.
     *
     * @param id of a release that is served now
     * @param day when
     * @param reason for readers
     * @throws UncheckedIOException if the note cannot be written; the release is then served as before
     */
    public void withdraw(String id, LocalDate day, String reason) {
        Release release = find(id).orElseThrow(() -> new IllegalArgumentException("there is no release " + id));
        Path note = release.directory().resolveSibling(id + WITHDRAWN);
        try {
            WholeFile.write(note, "withdrawn: " + day + "\n\n" + reason.strip() + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException("The release " + id + " could not be withdrawn", failed);
        }
    }

    /**
     * Says what is wrong in a release. It stands beside the release, which stays as it is.
     *
     * @param id of a release that is served now
     * @param erratum what is wrong
     * @throws IllegalArgumentException if there is no such release, or the erratum names what is not in it
     * @throws UncheckedIOException if it cannot be written; nothing is changed then
     */
    public void add(String id, Erratum erratum) {
        Release release = find(id).orElseThrow(() -> new IllegalArgumentException("there is no release " + id));
        if (!erratum.city().isEmpty() && release.cities().find(erratum.city()).isEmpty()) {
            throw new IllegalArgumentException("there is no city " + erratum.city() + " in " + id);
        }
        if (!erratum.indicator().isEmpty()
                && release.framework().findIndicator(erratum.indicator()).isEmpty()) {
            throw new IllegalArgumentException("there is no indicator " + erratum.indicator() + " in " + id);
        }
        List<Erratum> all = new ArrayList<>(Errata.read(release.directory()));
        all.add(erratum);
        try {
            Errata.write(release.directory(), all);
        } catch (IOException failed) {
            throw new UncheckedIOException("The erratum of " + id + " could not be written", failed);
        }
    }

    /** Damaged and withdrawn releases keep their number: it was cited. */
    private ReleaseId nextId(Edition edition) {
        int year = edition.date().getYear();
        int last = shelved.stream()
                .map(entry -> ReleaseId.parse(entry.name()))
                .flatMap(Optional::stream)
                .filter(id -> id.series().equals(edition.series()) && id.year() == year)
                .mapToInt(ReleaseId::number)
                .max()
                .orElse(0);
        return new ReleaseId(edition.series(), year, last + 1);
    }
}
