/** Days and moments as calendars understand them (iCalendar, RFC 5545). */
@NullMarked
package org.isopolity.server.calendar;

import org.jspecify.annotations.NullMarked;
