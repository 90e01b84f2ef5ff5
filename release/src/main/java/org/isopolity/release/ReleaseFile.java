package org.isopolity.release;

/**
 * One file of a release.
 *
 * @param name within the release
 * @param bytes its length
 * @param sha256 its SHA-256 in lower-case hexadecimal
 */
public record ReleaseFile(String name, long bytes, String sha256) {}
