/**
 * What people write and read: the ground that every engine stands on. Sentences that have yet to choose their language here,
 * files that people wrote in {@link org.isopolity.text.input}.
 */
@NullMarked
package org.isopolity.text;

import org.jspecify.annotations.NullMarked;
