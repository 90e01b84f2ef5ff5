/** What all pages share: frame, rendering, parameters, errors and assets. */
@NullMarked
package org.isopolity.server.page;

import org.jspecify.annotations.NullMarked;
