package org.isopolity.server.release;

import java.util.List;

/**
 * The page of one release.
 *
 * @param id of the release
 * @param title of the release
 * @param lead what it is
 * @param description its paragraph about itself
 * @param cities how many there are
 * @param scoredCities how many of them have a score
 * @param indicators how many there are
 * @param scoredIndicators how many of them count
 * @param values how many observations there are
 * @param standIns how many of them stand in
 * @param draws how often it was recomputed
 * @param seed of these recalculations
 * @param files in the package
 * @param digest of the whole
 * @param citation how to quote it
 * @param errata what was found to be wrong in it
 * @param licence its terms
 * @param licenceUrl where they stand
 */
public record ReleasePage(
        String id,
        String title,
        String lead,
        String description,
        String cities,
        String scoredCities,
        String indicators,
        String scoredIndicators,
        String values,
        String standIns,
        String draws,
        String seed,
        List<File> files,
        String digest,
        String citation,
        List<Wrong> errata,
        String licence,
        String licenceUrl) {

    /**
     * What was found to be wrong.
     *
     * @param date when it was said
     * @param about the city and the indicator it concerns; empty where it concerns no single ones
     * @param path where these are shown; empty where there is no such place
     * @param text what is wrong, and what is right
     */
    public record Wrong(String date, String about, String path, String text) {}

    /**
     * A file.
     *
     * @param name of the file
     * @param what it holds; empty where it is not one we know
     * @param size in words
     * @param sha256 of its bytes
     */
    public record File(String name, String what, String size, String sha256) {}
}
