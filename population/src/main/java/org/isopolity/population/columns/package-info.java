/** Large tables as files of columns (Parquet), read in stretches of rows, so that memory does not grow with them. */
@NullMarked
package org.isopolity.population.columns;

import org.jspecify.annotations.NullMarked;
