/**
 * Whether the data support the structure that the framework claims: the audit that the Joint Research Centre of the European
 * Commission makes of an index, with conclusions in plain language.
 */
@NullMarked
package org.isopolity.index.coherence;

import org.jspecify.annotations.NullMarked;
