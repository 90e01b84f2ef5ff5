/** The practices: found, told, drawn as lineages, and ranked as ideas for a city's gap. */
@NullMarked
package org.isopolity.server.practice;

import org.jspecify.annotations.NullMarked;
