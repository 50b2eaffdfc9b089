package io.haihe.modules.inspection.draw;

import io.haihe.platform.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with terms, for the pools they are about. Fields are named as in {@link Terms}. */
final class TermsCheck {

  private static final int MOST = 20;

  private final Terms terms;
  private final Pools pools;
  private final List<Finding> findings = new ArrayList<>();

  private TermsCheck(Terms terms, Pools pools) {
    this.terms = terms;
    this.pools = pools;
  }

  static List<Finding> of(Terms terms, Pools pools, Instant committedAt) {
    TermsCheck check = new TermsCheck(terms, pools);
    check.text("title", terms.title(), true);
    check.text("plan", terms.plan(), false);
    check.text("task", terms.task(), false);
    check.text("source", terms.source(), true);
    if (!committedAt.isBefore(terms.sourceAt())) {
      check.add("sourceAt", "draw.committed.late", committedAt.toString(), terms.sourceAt().toString());
    }
    check.samples();
    check.teams();
    return check.findings;
  }

  private void text(String field, String text, boolean needed) {
    if (!Text.fits(text, Text.LONGEST) || (needed && text.isBlank())) {
      add(field, "draw.terms.text", Text.LONGEST);
    }
  }

  private void samples() {
    terms.samples().forEach((stratum, size) -> {
      boolean fits = switch (size) {
        case SampleSize.Number(int number) -> number >= 0;
        case SampleSize.Ratio(int ratio) -> ratio >= 0 && ratio <= SampleSize.WHOLE;
      };
      if (!fits || !Text.isName(stratum)) {
        add("samples", "draw.samples.size", stratum, SampleSize.WHOLE);
      }
    });
    long drawn = 0;
    for (var stratum : pools.strata().entrySet()) {
      SampleSize size = terms.samples().get(stratum.getKey());
      if (size == null) {
        add("samples", "draw.samples.missing", stratum.getKey(), stratum.getValue());
      } else if (size.of(stratum.getValue()) > stratum.getValue()) {
        add("samples", "draw.samples.many", stratum.getKey(), size.of(stratum.getValue()), stratum.getValue());
      } else {
        drawn += size.of(stratum.getValue());
      }
    }
    if (drawn <= 0 && findings.isEmpty()) {
      add("samples", "draw.samples.nothing");
    }
  }

  private void teams() {
    if (!terms.teams().keySet().equals(pools.departments())) {
      add("teams", "draw.teams.departments", String.join(", ", terms.teams().keySet()), String.join(", ", pools.departments()));
    }
    terms.teams().forEach((department, size) -> {
      if (size < Terms.FEWEST || size > MOST) {
        add("teams", "draw.teams.size", department, size, Terms.FEWEST, MOST);
      }
    });
  }

  private void add(String field, String code, Object... args) {
    findings.add(Finding.ofField(field, code, args));
  }
}
