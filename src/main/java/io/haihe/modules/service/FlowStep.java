package io.haihe.modules.service;

/** @param limit in the limit words of the product; empty where it is not said */
public record FlowStep(Bilingual name, Bilingual text, String limit) {}
