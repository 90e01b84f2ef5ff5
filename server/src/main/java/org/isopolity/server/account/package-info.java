/** Who works here, how they prove it, and what each may do. */
@NullMarked
package org.isopolity.server.account;

import org.jspecify.annotations.NullMarked;
