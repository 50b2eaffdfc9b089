package io.haihe.modules.service.web;

/** A line of a list for editors: what it is, where it leads, and what else there is to say. */
public record EditorLine(String name, String link, String badge, String about) {}
