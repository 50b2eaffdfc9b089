package io.haihe.modules.resident;

/**
 * A passkey in a list.
 *
 * @param used on which day it was used last, or empty
 */
public record PasskeyLine(String id, String made, String used) {}
