/** The table of all cities, with weights of the reader's own. */
@NullMarked
package org.isopolity.server.league;

import org.jspecify.annotations.NullMarked;
