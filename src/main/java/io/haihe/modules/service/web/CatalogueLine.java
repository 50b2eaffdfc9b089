package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;
import io.haihe.modules.service.find.Highlight;

/** An item of a list. */
public record CatalogueLine(Card card, Highlight found, String link, String department, String type, String promise) {}
