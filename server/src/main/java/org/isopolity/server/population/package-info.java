/** Who lives where: tables of small areas that lie beside the releases, protected before anything of them is shown. */
@NullMarked
package org.isopolity.server.population;

import org.jspecify.annotations.NullMarked;
