/** Rounds of collection, from invitation to deadline. */
@NullMarked
package org.isopolity.server.round;

import org.jspecify.annotations.NullMarked;
