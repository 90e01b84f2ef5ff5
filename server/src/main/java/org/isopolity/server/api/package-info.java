/**
 * The facts of the pages for programs: JSON below {@code /api/v1}, described by OpenAPI 3.1. Numbers carry every digit that the
 * release has; what is missing is left out, with a reason beside it where there is one.
 */
@NullMarked
package org.isopolity.server.api;

import org.jspecify.annotations.NullMarked;
