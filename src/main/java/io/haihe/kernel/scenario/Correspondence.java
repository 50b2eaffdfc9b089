package io.haihe.kernel.scenario;

import java.util.Map;

/**
 * What a case type hands out and tells.
 *
 * @param documents print forms by key
 * @param templates texts to reply with by key
 * @param notices who is told what when, by key
 */
public record Correspondence(
    Map<String, PrintForm> documents, Map<String, ReplyTemplate> templates, Map<String, Notice> notices) {}
