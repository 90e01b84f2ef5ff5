/** Large tables of indicators in Parquet files: one column for each indicator, read without a detour through rows. */
@NullMarked
package org.isopolity.parquet;

import org.jspecify.annotations.NullMarked;
