package io.haihe.modules.service.web;

import io.haihe.platform.Finding;

/** A finding with where it belongs, in words. */
public record Said(String field, String label, Finding finding) {}
