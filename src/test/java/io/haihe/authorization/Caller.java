package io.haihe.authorization;

import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Somebody who calls every route.
 *
 * @param name for messages
 * @param seesTheCase whether the case of the test lies in their sight
 * @param comes puts the session or the token into a request
 */
record Caller(String name, boolean seesTheCase, RequestPostProcessor comes) {}
