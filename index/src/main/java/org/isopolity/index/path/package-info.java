/** The cheapest way to a score or rank, by what a city itself can change. */
@NullMarked
package org.isopolity.index.path;

import org.jspecify.annotations.NullMarked;
