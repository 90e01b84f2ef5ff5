/** Cities that learn from each other: offers and wishes, who suits whom, requests, events, the weekly digest. */
@NullMarked
package org.isopolity.server.exchange;

import org.jspecify.annotations.NullMarked;
