/**
 * Releases: immutable, numbered, hashed directories that everything public reads.
 *
 * <pre>{@code
 * Archive archive = Archive.open(home.resolve("releases"));
 * Release release = archive.publish(Sources.in(home.resolve("openness")), Progress.SILENT);
 * }</pre>
 */
@NullMarked
package org.isopolity.release;

import org.jspecify.annotations.NullMarked;
