/** Immigrant gateways: a city's history of reception read by rules whose thresholds have names. */
@NullMarked
package org.isopolity.population.gateway;

import org.jspecify.annotations.NullMarked;
