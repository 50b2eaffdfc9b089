package io.haihe.modules.openapi311;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the discovery document says, and how requests are answered.
 *
 * @param contact whom integrators may ask
 * @param keyService how to get a key
 * @param type {@code production} or {@code test}
 * @param tokens answer a new request with a token instead of its number, for cities that give numbers out later
 */
@ConfigurationProperties("haihe.open311")
record Open311Settings(
    @DefaultValue("") String contact,
    @DefaultValue("") String keyService,
    @DefaultValue("production") String type,
    @DefaultValue("false") boolean tokens) {}
