package io.haihe.kernel.intake.web;

/** @param group the name of the root it is under */
public record CategoryHit(String code, String name, String group) {}
