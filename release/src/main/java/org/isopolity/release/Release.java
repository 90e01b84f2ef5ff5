package org.isopolity.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.isopolity.index.framework.Framework;
import org.isopolity.index.observation.Cities;
import org.isopolity.index.observation.Observations;
import org.isopolity.index.recipe.Recipe;
import org.isopolity.index.robustness.Ensemble;
import org.isopolity.index.robustness.Progress;
import org.isopolity.index.score.Weights;
import org.isopolity.text.input.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A published release held in memory: what was measured, how it was scored, and the results, exactly as its files have them.
 * Immutable and safe to share among threads.
 */
public final class Release {

    private final ReleaseId id;
    private final Sources sources;
    private final Seal seal;
    private final Results results;
    private final Prepared prepared = new Prepared();

    private Release(ReleaseId id, Sources sources, Seal seal, Results results) {
        this.id = id;
        this.sources = sources;
        this.seal = seal;
        this.results = results;
    }

    /**
     * Verifies every hash of a release directory and reads it.
     *
     * @throws DamagedRelease if anything differs from what was published
     */
    public static Release open(Path directory) {
        ReleaseId id = ReleaseId.parse(String.valueOf(directory.getFileName()))
                .orElseThrow(() -> new DamagedRelease(
                        directory, "the directory's name is not that of a release, such as openness-2026.1."));
        Seal seal = Seal.verify(directory);
        try {
            Sources sources = Sources.in(directory);
            Results results = ResultTables.read(
                    directory, sources.recipe(), sources.cities(), sources.observations(), sources.edition());
            return new Release(id, sources, seal, results);
        } catch (InvalidInput | IllegalArgumentException unreadable) {
            throw new DamagedRelease(directory, "its hashes are right, but " + unreadable.getMessage());
        }
    }

    /** Its name. */
    public ReleaseId id() {
        return id;
    }

    /** What it says about itself. */
    public Edition edition() {
        return sources.edition();
    }

    /** {@code sha256:} and the hash over the hashes of all its files: what a citation names. */
    public String digest() {
        return seal.digest();
    }

    /** Where it lies. */
    public Path directory() {
        return sources.directory();
    }

    /** Its files but for the list of hashes and the seal, by name. */
    public List<ReleaseFile> files() {
        return seal.files();
    }

    /**
     * A file of the release as it was published, the list of hashes and the seal included.
     *
     * @return its bytes; nothing if the release has no such file
     * @throws DamagedRelease if it is not what was published any more
     */
    public Optional<byte[]> read(String name) {
        return seal.read(directory(), name);
    }

    /**
     * How many bytes a file of the release has, the list of hashes and the seal included.
     *
     * @return nothing if the release has no such file
     */
    public OptionalLong findLength(String name) {
        return seal.files().stream()
                .filter(file -> file.name().equals(name))
                .map(file -> OptionalLong.of(file.bytes()))
                .findFirst()
                .orElseGet(() ->
                        read(name).map(bytes -> OptionalLong.of(bytes.length)).orElseGet(OptionalLong::empty));
    }

    /**
     * Copies a file of the release as it was published, in little memory however long it is. Its hash is taken on the way:
     * the last piece is held back until the hash is known to be right.
     *
     * @throws DamagedRelease if it is not what was published any more; what was copied until then is not to be used
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the release has no such file
     */
    public void copy(String name, OutputStream to) throws IOException {
        seal.copy(directory(), name, to);
    }

    /**
     * Writes the whole release as a ZIP archive with one folder of the release's name: the same bytes every time.
     *
     * @throws DamagedRelease if a file is not what was published any more; the archive is then not complete
     * @throws IOException if it cannot be written
     */
    public void zip(OutputStream to) throws IOException {
        ReleaseZip.write(this, seal.names(), to);
    }

    /** What is measured. */
    public Framework framework() {
        return sources.framework();
    }

    /** The cities. */
    public Cities cities() {
        return sources.cities();
    }

    /** Everything observed. */
    public Observations observations() {
        return sources.observations();
    }

    /** How the index is made. */
    public Recipe recipe() {
        return sources.recipe();
    }

    /** The results as published. */
    public Results results() {
        return results;
    }

    /** The method in words. */
    public String methodNote() {
        return MethodNote.of(id.toString(), edition(), framework(), recipe(), results, Locale.ENGLISH);
    }

    /**
     * The same data and recipe with other weights, with as many draws around them. What takes long is done at the first
     * call only.
     */
    public Results reweighted(Weights weights) {
        return sources.score(weights, prepared.ensemble(), Progress.SILENT);
    }

    /**
     * Computes the results anew from the release's own sources and compares them with the published ones.
     *
     * @return the first difference, if there is any
     */
    public Optional<String> findDifferenceWhenRebuilt() {
        Results rebuilt = reweighted(Weights.of(framework()));
        List<CsvFile> published = ResultTables.of(framework(), results);
        List<CsvFile> again = ResultTables.of(framework(), rebuilt);
        for (int table = 0; table < published.size(); table++) {
            List<List<String>> lines = published.get(table).lines();
            List<List<String>> linesAgain = again.get(table).lines();
            for (int line = 0; line < Math.max(lines.size(), linesAgain.size()); line++) {
                List<String> before = line < lines.size() ? lines.get(line) : List.of();
                List<String> after = line < linesAgain.size() ? linesAgain.get(line) : List.of();
                if (!before.equals(after)) {
                    return Optional.of(published.get(table).name() + ", line " + (line + 2) + ": published "
                            + String.join(",", before) + ", rebuilt " + String.join(",", after));
                }
            }
        }
        return Optional.empty();
    }

    /** The ensemble of this release, made when it is first asked for. */
    private final class Prepared {

        private @Nullable Ensemble ensemble;

        synchronized Ensemble ensemble() {
            Ensemble made = ensemble;
            if (made == null) {
                made = Ensemble.prepare(recipe(), framework(), observations());
                ensemble = made;
            }
            return made;
        }
    }
}
