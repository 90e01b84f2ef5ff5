/** What if: other values for a city, and what the index would say then. */
@NullMarked
package org.isopolity.server.scenario;

import org.jspecify.annotations.NullMarked;
