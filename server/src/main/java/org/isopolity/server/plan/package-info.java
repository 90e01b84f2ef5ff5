/** Local action plans: written in the workspace, published as documents, read by everybody against the newest release. */
@NullMarked
package org.isopolity.server.plan;

import org.jspecify.annotations.NullMarked;
