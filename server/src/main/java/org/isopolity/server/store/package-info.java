/** Where the workspace keeps what people write: one database, embedded or PostgreSQL. */
@NullMarked
package org.isopolity.server.store;

import org.jspecify.annotations.NullMarked;
