package io.haihe.kernel.org;

/**
 * What somebody enters about a unit, unchecked.
 *
 * @param word what its key ends in, such as {@code urban-management}
 * @param kind {@code department} or {@code company}, as in the city's file
 * @param nameEn may be blank
 * @param duties a line for each scenario: its key or {@code *}, then category codes, or {@code *} for all
 */
public record UnitWish(String word, String kind, String name, String nameEn, String duties) {}
