/** The kernels of population over Apache Spark: for countries of small areas that one machine reads too slowly. */
@NullMarked
package org.isopolity.spark;

import org.jspecify.annotations.NullMarked;
