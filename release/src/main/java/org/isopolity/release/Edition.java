package org.isopolity.release;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.isopolity.text.input.YamlFile;

/**
 * What a release says about itself. The date is part of what is published, never the clock: the same sources give the same
 * bytes.
 *
 * @param series short name of the index, lower case
 * @param title for readers
 * @param description one paragraph
 * @param date of publication
 * @param publisher who answers for it
 * @param licence of the compilation
 * @param draws how often the index is recomputed for the rank intervals
 * @param seed makes those draws repeatable
 * @param ranking what is said about the order of the cities; nothing written means everything
 */
public record Edition(
        String series,
        String title,
        String description,
        LocalDate date,
        String publisher,
        Licence licence,
        int draws,
        long seed,
        Optional<RankingPolicy> ranking) {

    /**
     * Terms of use.
     *
     * @param name short name, SPDX where there is one
     * @param title for readers
     * @param url where the terms stand
     */
    public record Licence(String name, String title, String url) {}

    public Edition {
        if (ReleaseId.parse(series + "-2000.1").isEmpty()) {
            throw new IllegalArgumentException("'series' must be lower-case letters, digits and dashes");
        }
        if (draws < 1 || draws > 1_000_000) {
            throw new IllegalArgumentException("'draws' must be from 1 to 1000000");
        }
    }

    /** What is said about the order of the cities. */
    public RankingPolicy policy() {
        return ranking.orElse(RankingPolicy.FULL);
    }

    /**
     * Reads an edition file (YAML).
     *
     * @throws org.isopolity.text.input.InvalidInput if the file is wrong, naming the line
     */
    public static Edition read(Path file) {
        return YamlFile.readWhole(file, Edition.class);
    }
}
