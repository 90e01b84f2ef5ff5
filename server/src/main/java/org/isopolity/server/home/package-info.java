/** The start page. */
@NullMarked
package org.isopolity.server.home;

import org.jspecify.annotations.NullMarked;
