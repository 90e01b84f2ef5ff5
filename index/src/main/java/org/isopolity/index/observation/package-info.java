/** Cities and what was observed of them, each value with its source, year, level and flags. */
@NullMarked
package org.isopolity.index.observation;

import org.jspecify.annotations.NullMarked;
