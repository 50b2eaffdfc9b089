package io.haihe.modules.inspection.open;

import java.util.List;

/**
 * @param certificates numbers of the certificates of those who inspected, and no names
 * @param signed how the party signed, or why it did not; empty where no record says so
 * @param photos how many were taken, or that there are none; empty where no record says so
 * @param plan its number, or 0 where a lead led to it
 * @param kind key of the text that says why the party was visited
 * @param pointed how the lead points to the party; empty where it names it, or no lead led to it
 * @param itemsWhy how it points to what was looked at; empty where that is of its field
 * @param atCounter whether staff took the objection down, and the party did not make it by its link
 * @param objectUntil empty where no time runs
 * @param sentBack SHA-256 of earlier records, which the head of the department sent back before publication
 * @param decided why an objection changed the result or did not; empty where none was decided
 * @param before what the result was before that; empty where it was upheld
 * @param settled the day on which what was left open was settled; empty where nothing was
 * @param settledSeen what was seen then
 * @param orders what was ordered, until when, and what became of that; empty where nothing was
 * @param settledPublished the day on which it was published as open
 */
public record ResultView(
    ResultLine line, String partyName, String where, String risk, String kind, long task, String taskTitle, long plan, boolean drawn,
    String pointed, String itemsWhy, int checked,
    String summary, List<String> certificates, String signed, String photos, int objections, boolean atCounter,
    String objectUntil, String publishDue, boolean inTime,
    List<String> sentBack, String decided, String before, int problemsBefore, String settled, String settledSeen, int settledProblems,
    String settledPublished, List<String> orders) {}
