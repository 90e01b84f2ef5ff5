/** Nothing that could expose a small group leaves: suppression, rounding, perturbation, and the attack on them. */
@NullMarked
package org.isopolity.population.disclosure;

import org.jspecify.annotations.NullMarked;
