/** How a contribution becomes public: states, reviews and declared conflicts of interest. */
@NullMarked
package org.isopolity.practice.review;

import org.jspecify.annotations.NullMarked;
