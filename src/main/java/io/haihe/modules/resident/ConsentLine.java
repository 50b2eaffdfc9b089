package io.haihe.modules.resident;

/**
 * What a resident agreed to.
 *
 * @param withdrawal path of what takes it back; empty where it cannot be
 * @param number of the case it was given for, or empty
 * @param used on which day use was made of it, or empty where that is not known
 * @param withdrawn on which day it was taken back, or empty
 */
public record ConsentLine(String withdrawal, String purpose, String number, String given, String used, String withdrawn) {}
