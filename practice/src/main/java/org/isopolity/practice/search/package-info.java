/** Finding practices in words of many languages, and saying why each was found. */
@NullMarked
package org.isopolity.practice.search;

import org.jspecify.annotations.NullMarked;
