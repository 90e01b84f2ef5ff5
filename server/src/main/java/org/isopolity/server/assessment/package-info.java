/**
 * Self-assessment: the published recommendations as questions, the answers of a city or its partners, and what they say. The
 * answers stay with those who give them.
 */
@NullMarked
package org.isopolity.server.assessment;

import org.jspecify.annotations.NullMarked;
