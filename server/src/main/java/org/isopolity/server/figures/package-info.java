/** The figures of the newest release as pages need them, worked out once. */
@NullMarked
package org.isopolity.server.figures;

import org.jspecify.annotations.NullMarked;
