/** How a sheet of values becomes an index: steps as data, and the choices that could have been made otherwise. */
@NullMarked
package org.isopolity.index.recipe;

import org.jspecify.annotations.NullMarked;
