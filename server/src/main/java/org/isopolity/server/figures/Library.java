package org.isopolity.server.figures;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.isopolity.release.Archive;
import org.isopolity.release.Archive.Shelved;
import org.isopolity.release.Release;

/** The archive as the pages read it: the newest sound release is the one they show. */
public final class Library {

    private volatile Shelf shelf;

    private record Shelf(Archive archive, Optional<Figures> latest, Map<String, Figures> earlier, String stamp) {
        static Shelf of(Archive archive) {
            return new Shelf(archive, archive.latest().map(Figures::new), new ConcurrentHashMap<>(), stamp(archive));
        }

        private static String stamp(Archive archive) {
            StringBuilder stamp = new StringBuilder();
            archive.shelved()
                    .forEach(entry -> stamp.append(entry.name())
                            .append(
                                    switch (entry) {
                                        case Shelved.Sound(Release release) -> " " + release.digest() + "\n";
                                        case Shelved.Damaged _ -> " damaged\n";
                                        case Shelved.Withdrawn(String _, LocalDate _, String reason) ->
                                            " withdrawn " + reason.length() + "\n";
                                    })
                            .append(archive.errata(entry.name()).size())
                            .append('\n'));
            return stamp.toString();
        }
    }

    /** A library over an archive. */
    public Library(Archive archive) {
        this.shelf = Shelf.of(archive);
    }

    /** Shows another archive from now on: the same directory after something was published or withdrawn. */
    public void show(Archive archive) {
        shelf = Shelf.of(archive);
    }

    /** All releases, sound or not. */
    public Archive archive() {
        return shelf.archive();
    }

    /** A text that changes whenever something is published, withdrawn or damaged. */
    public String stamp() {
        return shelf.stamp();
    }

    /** The figures of the newest sound release, if there is one. */
    public Optional<Figures> findLatest() {
        return shelf.latest();
    }

    /**
     * The figures of the newest sound release.
     *
     * @throws NoRelease if there is none
     */
    public Figures latest() {
        return shelf.latest().orElseThrow(NoRelease::new);
    }

    /** The figures of a sound release, by its id or as {@code latest}; nothing if there is none. */
    public Optional<Figures> find(String id) {
        Shelf now = shelf;
        if (id.equals("latest")
                || now.latest().filter(figures -> isNamed(figures, id)).isPresent()) {
            return now.latest();
        }
        return now.archive().find(id).map(release -> now.earlier().computeIfAbsent(id, _ -> new Figures(release)));
    }

    private static boolean isNamed(Figures figures, String id) {
        return figures.release().id().toString().equals(id);
    }

    /**
     * Something that has a page.
     *
     * @param path address of its page
     * @param name what it is called
     * @param place its country code; empty where it has none
     */
    public record Named(String path, String name, String place) {}
}
