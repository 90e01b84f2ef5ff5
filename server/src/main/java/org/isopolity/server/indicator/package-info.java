/** The list of indicators and the page of each. */
@NullMarked
package org.isopolity.server.indicator;

import org.jspecify.annotations.NullMarked;
