package io.haihe.platform.api;

/**
 * The JSON body of a request. A class that implements it is read strictly: unknown fields, wrong types, doubled keys,
 * characters no database keeps and oversized numbers are each refused with the path of the field.
 */
public interface ApiBody {}
