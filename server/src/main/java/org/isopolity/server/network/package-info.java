/** Networks of cities, and the frameworks by which they measure. */
@NullMarked
package org.isopolity.server.network;

import org.jspecify.annotations.NullMarked;
