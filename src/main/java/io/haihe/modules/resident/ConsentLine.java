package io.haihe.modules.resident;

/**
 * What a resident agreed to.
 *
 * @param number of the case it was given for, or empty
 * @param withdrawn on which day it was taken back, or empty
 */
public record ConsentLine(long id, String purpose, String number, String given, String withdrawn) {}
