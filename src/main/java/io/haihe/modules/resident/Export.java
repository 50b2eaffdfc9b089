package io.haihe.modules.resident;

import io.haihe.kernel.casework.By;
import io.haihe.kernel.casework.Case;
import io.haihe.kernel.casework.CaseConsents;
import io.haihe.kernel.casework.Entry;
import io.haihe.kernel.casework.Files;
import io.haihe.kernel.casework.FollowLinks;
import io.haihe.kernel.casework.Followed;
import io.haihe.kernel.casework.OwnCases;
import io.haihe.kernel.casework.Personal;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept about a resident, for programs to read: {@code data.json}, and the files of the cases beside it. */
@Component
class Export {

  static final String PURPOSE = "export";

  private final OwnedCases owned;
  private final FollowLinks links;
  private final Followed followed;
  private final OwnCases own;
  private final Files files;
  private final Messages messages;
  private final Consents consents;
  private final Drafts drafts;
  private final ReadLines reads;
  private final SignatureExport signatures;
  private final AllConsents allConsents;
  private final MyCertificates certificates;
  private final JsonMapper json;

  Export(
      OwnedCases owned, FollowLinks links, Followed followed, OwnCases own, Files files, Messages messages, Consents consents, Drafts drafts,
      ReadLines reads, SignatureExport signatures, AllConsents allConsents, MyCertificates certificates, JsonMapper json) {
    this.owned = owned;
    this.links = links;
    this.followed = followed;
    this.own = own;
    this.files = files;
    this.messages = messages;
    this.consents = consents;
    this.drafts = drafts;
    this.reads = reads;
    this.signatures = signatures;
    this.allConsents = allConsents;
    this.certificates = certificates;
    this.json = json;
  }

  void write(Account account, Locale locale, Instant now, OutputStream out) throws IOException {
    List<Followed.View> cases =
        owned.all(account.id()).stream().flatMap(each -> followed.find(each.number(), links.token(each.number()), now).stream()).toList();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("data.json"));
      zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(data(account, cases, locale, now)));
      for (Followed.View view : cases) {
        for (Entry entry : view.timeline()) {
          put(view, entry, zip);
        }
      }
    }
  }

  private void put(Followed.View view, Entry entry, ZipOutputStream zip) throws IOException {
    if (entry.kind() != Entry.Kind.ATTACHED || !(entry.input().get("id") instanceof Number id)) {
      return;
    }
    var content = files.findForReporter(view.matter(), id.longValue(), view.timeline());
    if (content.isPresent()) {
      zip.putNextEntry(new ZipEntry(path(view.matter(), id.longValue(), content.get().info().name())));
      zip.write(content.get().bytes());
    }
  }

  private static String path(Case matter, long id, String name) {
    return "files/" + matter.number() + "/" + id + "-" + name.replaceAll("[/\\\\]", "_");
  }

  private Map<String, Object> data(Account account, List<Followed.View> cases, Locale locale, Instant now) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("exportedAt", now.toString());
    all.put("account", account(account));
    all.put("cases", cases.stream().map(view -> matter(view, now)).toList());
    all.put("drafts", drafts.list(account.id()).stream().map(Export::draft).toList());
    all.put("messages", messages.list(account.id(), Integer.MAX_VALUE).stream()
        .map(message -> of("at", message.at().toString(), "kind", message.kind().name(), "about", message.about())).toList());
    all.put("consents", Stream.concat(
        consents.list(account.id()).stream().map(Export::consent), allConsents.ofCases(account.id()).stream().map(Export::consent)).toList());
    all.put("certificates", certificates.exported(account.id()));
    all.put("reads", reads.find(account.id(), Integer.MAX_VALUE, 0, locale, now).lines().stream()
        .map(read -> of("at", read.at().toString(), "case", read.number(), "who", read.who(), "why", read.why())).toList());
    return all;
  }

  private static Map<String, Object> account(Account account) {
    Map<String, Object> data = of("name", account.name(), "language", account.language(), "openedAt", account.createdAt().toString());
    data.put("ways", account.ways().stream().map(way -> {
      Map<String, Object> one = of("kind", way.kind(), "value", way.value(), "password", way.password());
      one.put("confirmedAt", text(way.confirmedAt()));
      return one;
    }).toList());
    return data;
  }

  private Map<String, Object> matter(Followed.View view, Instant now) {
    Case matter = view.matter();
    Map<String, Object> data =
        of("number", matter.number(), "scenario", matter.scenario(), "type", matter.type(), "state", matter.state(), "category", matter.category(),
            "place", matter.place().toString(), "openedAt", matter.openedAt().toString(), "text", matter.text(), "answers", matter.form());
    data.put("address", matter.address());
    data.put("closedAt", text(matter.closedAt()));
    Personal personal = own.personal(matter.id(), PURPOSE, now).orElse(Personal.NONE);
    data.put("contact", personal.contact());
    data.put("personal", personal.entered());
    data.put("steps", view.timeline().stream().flatMap(entry -> step(matter, entry).stream()).toList());
    data.put("signatures", signatures.of(matter.id()));
    return data;
  }

  /** What happened, and what the resident brought in. What others wrote for themselves is not in it. */
  private static List<Map<String, Object>> step(Case matter, Entry entry) {
    boolean mine = entry.by().kind() == By.Kind.REPORTER;
    boolean told = mine || entry.open() || entry.changes().state() != null;
    if (!told) {
      return List.of();
    }
    Map<String, Object> data = of("at", entry.at().toString(), "kind", entry.kind().name(), "name", entry.name(), "mine", mine);
    data.put("state", entry.changes().state());
    if (mine || entry.open()) {
      data.put("entered", entry.input());
    }
    if (entry.kind() == Entry.Kind.ATTACHED && entry.input().get("id") instanceof Number id) {
      data.put("file", path(matter, id.longValue(), String.valueOf(entry.input().get("name"))));
    }
    return List.of(data);
  }

  private static Map<String, Object> draft(Drafts.Draft draft) {
    return of("scenario", draft.form().scenario(), "type", draft.form().type(), "savedAt", draft.savedAt().toString(),
        "expiresAt", draft.expiresAt().toString(), "entered", draft.form().entered());
  }

  private static Map<String, Object> consent(Consents.Given given) {
    Map<String, Object> data = of("at", given.at().toString(), "purpose", given.purpose());
    data.put("case", given.number());
    data.put("withdrawnAt", text(given.withdrawnAt()));
    return data;
  }

  private static Map<String, Object> consent(CaseConsents.Given given) {
    Map<String, Object> data = of("at", given.at().toString(), "purpose", given.purpose(), "case", given.number());
    data.put("usedAt", text(given.usedAt()));
    data.put("withdrawnAt", text(given.withdrawnAt()));
    return data;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static Map<String, Object> of(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
