package io.haihe.kernel.org.web;

/** A place with how many units are in service there and below. */
public record BranchLine(String code, String name, int units) {}
