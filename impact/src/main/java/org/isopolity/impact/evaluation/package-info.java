/** What an evaluation says: effect, interval, traffic lights, a finding in words. */
@NullMarked
package org.isopolity.impact.evaluation;

import org.jspecify.annotations.NullMarked;
