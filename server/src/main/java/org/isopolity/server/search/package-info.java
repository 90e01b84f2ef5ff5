/** Finding a city by its name. */
@NullMarked
package org.isopolity.server.search;

import org.jspecify.annotations.NullMarked;
