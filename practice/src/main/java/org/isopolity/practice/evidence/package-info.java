/** How strong the evidence of a practice is: a public rule over what was recorded, never an opinion typed in. */
@NullMarked
package org.isopolity.practice.evidence;

import org.jspecify.annotations.NullMarked;
