/** One value for each city and indicator: what the steps of a recipe hand to one another. */
@NullMarked
package org.isopolity.index.sheet;

import org.jspecify.annotations.NullMarked;
