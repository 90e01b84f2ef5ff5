/** Scores, ranks, coverage and contributions. */
@NullMarked
package org.isopolity.index.score;

import org.jspecify.annotations.NullMarked;
