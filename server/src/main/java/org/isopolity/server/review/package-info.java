/** Who checked an answer, what they said, and what may happen next. */
@NullMarked
package org.isopolity.server.review;

import org.jspecify.annotations.NullMarked;
