/** What the site says, in the reader's language, and numbers as that reader writes them. */
@NullMarked
package org.isopolity.server.text;

import org.jspecify.annotations.NullMarked;
