/** The controlled vocabulary: concepts with labels in many languages, mapped to what others call the same. */
@NullMarked
package org.isopolity.practice.vocabulary;

import org.jspecify.annotations.NullMarked;
