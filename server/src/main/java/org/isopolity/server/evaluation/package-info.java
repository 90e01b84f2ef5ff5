/** Did it work: the effect of a programme, what could be found at all, and progress to a target, asked without an account. */
@NullMarked
package org.isopolity.server.evaluation;

import org.jspecify.annotations.NullMarked;
