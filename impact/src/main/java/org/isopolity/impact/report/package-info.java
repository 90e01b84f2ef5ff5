/** Results as people and programs read them: findings, facts, tables and pictures, the same for every design. */
@NullMarked
package org.isopolity.impact.report;

import org.jspecify.annotations.NullMarked;
