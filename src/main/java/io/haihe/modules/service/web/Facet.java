package io.haihe.modules.service.web;

/** A door into the catalogue: how many items lie behind it. */
public record Facet(String value, String name, String link, long count) {}
