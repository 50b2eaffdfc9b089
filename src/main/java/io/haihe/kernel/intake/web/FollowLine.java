package io.haihe.kernel.intake.web;

import io.haihe.kernel.place.PlaceCode;
import java.util.List;

/**
 * A case as its reporter sees it in a list.
 *
 * @param path of the page that follows it
 * @param state in words for the public
 * @param place on whose clock its times are
 * @param signature whether it asks to be signed in the state it is in
 */
public record FollowLine(
    long caseId, String number, String path, String title, String state, boolean ended, String category, String opened, PlaceCode place,
    boolean signature, List<FollowPage.Promise> promises) {}
