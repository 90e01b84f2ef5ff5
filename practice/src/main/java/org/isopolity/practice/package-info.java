/**
 * The library of good ideas that can travel between cities.
 *
 * <pre>{@code
 * Library library = LibraryFolder.read(Path.of("practices"));
 * try (PracticeIndex index = PracticeIndex.build(library)) {
 *     Answer answer = index.search(Question.of("Arbeit für Geflüchtete", "de"));
 * }
 * Ideas ideas = Fit.standard().rank(library, gap, context);
 * }</pre>
 */
@NullMarked
package org.isopolity.practice;

import org.jspecify.annotations.NullMarked;
