package io.haihe.kernel.intake.web;

/** @param chosen whether it is the one the visitor means */
public record CityLink(String key, String name, boolean chosen) {}
