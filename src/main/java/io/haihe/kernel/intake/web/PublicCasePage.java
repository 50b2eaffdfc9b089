package io.haihe.kernel.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case as its scenario publishes it; what is not published is empty.
 *
 * @param scenario the scenario's title
 * @param details what else is published, in the package's order
 * @param linkedData JSON-LD, or null where the package declares none
 */
public record PublicCasePage(
    String number,
    String scenario,
    String category,
    String state,
    String place,
    String text,
    String opened,
    String closed,
    List<FollowPage.Detail> details,
    @Nullable String linkedData) {}
