/** The page of one city, and the page of each of its values. */
@NullMarked
package org.isopolity.server.city;

import org.jspecify.annotations.NullMarked;
