/** Mail to people: kept with what it tells of, sent when a server takes it, never waited for. */
@NullMarked
package org.isopolity.server.mail;

import org.jspecify.annotations.NullMarked;
