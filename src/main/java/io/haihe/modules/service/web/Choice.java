package io.haihe.modules.service.web;

/** Something to choose in a form. */
public record Choice(String value, String name, boolean chosen) {}
