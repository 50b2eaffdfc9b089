package io.haihe.modules.service.web;

import io.haihe.modules.service.Card;

/** An item of a list. */
public record CatalogueLine(Card card, String link, String department, String type, String promise) {}
