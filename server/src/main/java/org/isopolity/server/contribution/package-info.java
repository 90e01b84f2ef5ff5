/** How people propose records for the practice library, review them, publish them and take them back. */
@NullMarked
package org.isopolity.server.contribution;

import org.jspecify.annotations.NullMarked;
