/** Reading and writing the library: tables, workbooks, JSON-LD, SKOS, PROV, Atom. */
@NullMarked
package org.isopolity.practice.exchange;

import org.jspecify.annotations.NullMarked;
