/** Evaluations of actions: kept in versions that never change, and handed on to the practice as evidence, through review. */
@NullMarked
package org.isopolity.server.evidence;

import org.jspecify.annotations.NullMarked;
