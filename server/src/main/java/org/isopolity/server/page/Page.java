package org.isopolity.server.page;

/**
 * A page as a controller hands it over: which template shows what.
 *
 * @param template path of the template without its ending
 * @param head what the page says about itself
 * @param content what the template is about; the template's parameter {@code page}
 */
public record Page(String template, Head head, Object content) implements Lasting {}
