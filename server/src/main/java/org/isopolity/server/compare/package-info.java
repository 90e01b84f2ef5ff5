/** Two to five cities side by side. */
@NullMarked
package org.isopolity.server.compare;

import org.jspecify.annotations.NullMarked;
