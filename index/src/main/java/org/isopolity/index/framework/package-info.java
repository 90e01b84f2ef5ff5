/** The tree of what is measured: index, groups of any depth, indicators at the leaves. */
@NullMarked
package org.isopolity.index.framework;

import org.jspecify.annotations.NullMarked;
