package io.haihe.modules.service.find;

/** A part of a text, and whether what was looked for is there. */
public record Piece(String text, boolean marked) {}
