/**
 * Small areas: who lives where, how it changes, what kind of gateway a city is. Tables come in through
 * {@link org.isopolity.population.area}, figures go out as {@link org.isopolity.population.Figure}: a number or the reason why
 * there is none.
 */
@NullMarked
package org.isopolity.population;

import org.jspecify.annotations.NullMarked;
