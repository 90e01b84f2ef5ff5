/** What was done, by whom and when, in a chain that shows tampering. */
@NullMarked
package org.isopolity.server.audit;

import org.jspecify.annotations.NullMarked;
