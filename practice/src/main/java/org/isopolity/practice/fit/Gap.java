package org.isopolity.practice.fit;

import java.util.Optional;

/**
 * What a city wants to do something about.
 *
 * @param scheme {@code indicator}, {@code area} or {@code recommendation}
 * @param target its id in that scheme
 * @param name what it is called
 * @param area the area it belongs to, so that practices for the area are found too; absent where it has none
 */
public record Gap(String scheme, String target, String name, Optional<String> area) {}
