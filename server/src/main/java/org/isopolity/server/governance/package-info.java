/** Who may act: what cities say of their responsibilities, and of the levels of government above them. */
@NullMarked
package org.isopolity.server.governance;

import org.jspecify.annotations.NullMarked;
