/** The best and the worst that real cities show, put together. */
@NullMarked
package org.isopolity.index.profile;

import org.jspecify.annotations.NullMarked;
