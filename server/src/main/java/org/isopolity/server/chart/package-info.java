/** The geometry of the charts: from figures to places in per cent, and nothing about markup. */
@NullMarked
package org.isopolity.server.chart;

import org.jspecify.annotations.NullMarked;
