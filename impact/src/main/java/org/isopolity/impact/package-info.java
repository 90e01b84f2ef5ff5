/**
 * Did it work? Targets and progress in {@link org.isopolity.impact.target}; the effect of a programme by synthetic control
 * ({@link org.isopolity.impact.synth}), synthetic difference-in-differences ({@link org.isopolity.impact.sdid}),
 * difference-in-differences ({@link org.isopolity.impact.did}) and designs for a single series
 * ({@link org.isopolity.impact.series}); what could be found at all in {@link org.isopolity.impact.power}; flows between
 * places in {@link org.isopolity.impact.flow}. Results speak through {@link org.isopolity.impact.evaluation}.
 */
@NullMarked
package org.isopolity.impact;

import org.jspecify.annotations.NullMarked;
