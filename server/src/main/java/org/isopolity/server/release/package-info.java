/** The shelf of releases and the page of each. */
@NullMarked
package org.isopolity.server.release;

import org.jspecify.annotations.NullMarked;
