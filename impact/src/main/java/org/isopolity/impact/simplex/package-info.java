/** Least squares over weights that are not negative and sum to one, with a certificate. */
@NullMarked
package org.isopolity.impact.simplex;

import org.jspecify.annotations.NullMarked;
