package io.haihe.modules.service.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is listed, told apart by one thing.
 *
 * @param parameter of the address
 * @param chosen its link takes the choice back; null where nothing was chosen
 * @param choices with how many there are if one is chosen, everything else as it is
 */
public record Narrowing(String parameter, String title, @Nullable Facet chosen, List<Facet> choices) {}
