/** What a city answers, with its evidence. */
@NullMarked
package org.isopolity.server.answer;

import org.jspecify.annotations.NullMarked;
