package org.isopolity.server.figures;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.isopolity.release.Archive;

/** The archive as the pages read it: the newest sound release is the one they show. */
public final class Library {

    private final Archive archive;
    private final Optional<Figures> latest;
    private final Map<String, Figures> earlier = new ConcurrentHashMap<>();

    /** A library over an archive. */
    public Library(Archive archive) {
        this.archive = archive;
        this.latest = archive.latest().map(Figures::new);
    }

    /** All releases, sound or not. */
    public Archive archive() {
        return archive;
    }

    /** The figures of the newest sound release, if there is one. */
    public Optional<Figures> findLatest() {
        return latest;
    }

    /**
     * The figures of the newest sound release.
     *
     * @throws NoRelease if there is none
     */
    public Figures latest() {
        return latest.orElseThrow(NoRelease::new);
    }

    /** The figures of a sound release, by its id or as {@code latest}; nothing if there is none. */
    public Optional<Figures> find(String id) {
        if (id.equals("latest")
                || latest.filter(figures -> isNamed(figures, id)).isPresent()) {
            return latest;
        }
        return archive.find(id).map(release -> earlier.computeIfAbsent(id, _ -> new Figures(release)));
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
