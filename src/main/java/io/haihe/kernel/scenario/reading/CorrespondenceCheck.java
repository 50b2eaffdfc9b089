package io.haihe.kernel.scenario.reading;

import io.haihe.kernel.scenario.CaseType;
import io.haihe.kernel.scenario.Form;
import io.haihe.kernel.scenario.PrintForm;
import io.haihe.kernel.scenario.ReplyTemplate;
import io.haihe.kernel.scenario.ValueNames;
import io.haihe.kernel.scenario.ValueNames.Use;
import java.util.List;
import java.util.Locale;

/** What stands in braces in the texts of documents, reply templates and notices is there, and may be told to who reads it. */
final class CorrespondenceCheck {

  private final CaseType type;
  private final ValueNames names;
  private final List<TextFile> languages;
  private final Problems problems;

  private CorrespondenceCheck(CaseType type, List<TextFile> languages, Problems problems) {
    this.type = type;
    this.languages = languages;
    this.problems = problems;
    this.names =
        new ValueNames(type.intake().form(), type.transitions(), type.facts().keySet(), type.deadlines().keySet());
  }

  static void check(CaseType type, List<TextFile> languages, Problems problems) {
    CorrespondenceCheck check = new CorrespondenceCheck(type, languages, problems);
    type.correspondence().documents().values().forEach(check::document);
    type.correspondence().templates().values()
        .forEach(template -> check.text(template.text(), check.isReadByReporter(template) ? Use.REPORTER : Use.STAFF));
    type.correspondence().notices().values()
        .forEach(notice -> check.text(notice.text(), notice.toReporter() ? Use.REPORTER : Use.STAFF));
  }

  /** Says so where a name may not be used. */
  static void judge(String name, Use use, ValueNames names, Position at, Problems problems) {
    ValueNames.Fault fault = names.fault(name, use);
    if (fault != null) {
      problems.error(
          at, "scenario.value." + fault.name().toLowerCase(Locale.ROOT), name, String.join(", ", names.all(use)));
    }
  }

  private void document(PrintForm form) {
    Use use = form.personal() ? Use.PERSONAL_DOCUMENT : Use.DOCUMENT;
    text(form.title(), use);
    if (form.certificate() != null) {
      plain(form.title());
    }
    for (PrintForm.Part part : form.parts()) {
      switch (part) {
        case PrintForm.Part.Heading heading -> text(form.text(heading.name()), use);
        case PrintForm.Part.Words words -> text(form.text(words.name()), use);
        case PrintForm.Part.Signatures signatures -> signatures.names().forEach(name -> text(form.text(name), use));
        case PrintForm.Part.Link link -> text(form.text(link.name()), use);
        case PrintForm.Part.Fields fields -> { }
        case PrintForm.Part.Insert insert -> { }
      }
    }
  }

  /** What a certificate is called is told to whoever checks it. */
  private void plain(String key) {
    for (TextFile language : languages) {
      if (!ValueNames.in(language.texts().getOrDefault(key, "")).isEmpty()) {
        problems.error(language.at(key), "scenario.certificate.title", key);
      }
    }
  }

  private boolean isReadByReporter(ReplyTemplate template) {
    Form form = CorrespondenceReader.form(type.transitions(), type.tasks(), template.step());
    return form != null && form.field(template.field()).filter(Form.Field::visible).isPresent();
  }

  private void text(String key, Use use) {
    for (TextFile language : languages) {
      for (String name : ValueNames.in(language.texts().getOrDefault(key, ""))) {
        judge(name, use, names, language.at(key), problems);
      }
    }
  }
}
