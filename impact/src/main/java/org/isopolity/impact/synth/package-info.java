/** Synthetic control and its kin: weights, placebos, intervals. */
@NullMarked
package org.isopolity.impact.synth;

import org.jspecify.annotations.NullMarked;
