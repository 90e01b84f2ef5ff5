/** Tables as files of columns (Parquet): read whole or in stretches of rows, so that memory need not grow with them; written. */
@NullMarked
package org.isopolity.parquet;

import org.jspecify.annotations.NullMarked;
