package org.isopolity.server.page;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.isopolity.server.text.Scope;

/**
 * How much of the site a language must have for this page to be shown in it; without it, all. Such a page also heeds a
 * parameter {@code language}, so that it can be linked to in a language.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Speaks {

    /** What the language must have. */
    Scope value();
}
