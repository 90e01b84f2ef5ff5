/** How the scores of a group's children become the group's: means that make up for a weakness or punish it, and orders. */
@NullMarked
package org.isopolity.index.aggregation;

import org.jspecify.annotations.NullMarked;
